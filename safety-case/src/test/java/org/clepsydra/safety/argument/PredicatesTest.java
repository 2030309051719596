package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each predicate is true, or open, over evidence that holds, and worse over evidence that does not.
 */
class PredicatesTest {

    /** One leaf of each predicate that holds over the sample. */
    static final Map<String, String> LEAVES = new LinkedHashMap<>();

    static {
        LEAVES.put("tests", "of=req~stop.*,kind=utest,min=1");
        LEAVES.put("ownMutation", "of=haz~flow");
        LEAVES.put("coverage", "room=org.*,min=100");
        LEAVES.put("proof", "of=StopProofTest");
        LEAVES.put("static", "check=RoomsGateTest");
        LEAVES.put("campaign", "name=storms");
        LEAVES.put("review", "of=req~*");
        LEAVES.put("reproducible", "");
        LEAVES.put("noRuntimeDependency", "");
        LEAVES.put("openAnomalies", "max=0");
        LEAVES.put("chain", "hazard=haz~flow");
        LEAVES.put("gate", "name=hazard");
        LEAVES.put("manufacturer", "item=ASM-001");
    }

    static Node leaf(String predicate, String args) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String arg : args.split(",", -1)) {
            if (!arg.isEmpty()) {
                byName.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
            }
        }
        return new Node(
                "Sn",
                Kind.SOLUTION,
                "x",
                List.of(),
                List.of(),
                List.of(),
                predicate,
                byName,
                "",
                1);
    }

    private static Verdict judge(String predicate, Sample sample) {
        return Predicates.judge(leaf(predicate, LEAVES.get(predicate)), sample.evidence());
    }

    @ParameterizedTest
    @CsvSource({
        "tests, TRUE",
        "ownMutation, TRUE",
        "coverage, TRUE",
        "proof, TRUE",
        "static, TRUE",
        "campaign, TRUE",
        "review, OPEN",
        "reproducible, TRUE",
        "noRuntimeDependency, TRUE",
        "openAnomalies, TRUE",
        "chain, OPEN",
        "gate, TRUE",
        "manufacturer, OPEN"
    })
    void holdsOverEvidenceThatHolds(String predicate, Value value) {
        Verdict verdict = judge(predicate, new Sample());
        assertEquals(value, verdict.value(), verdict.why());
    }

    @Test
    void aChainWithoutADevicesControlIsTrue() {
        Sample sample = new Sample();
        sample.drop("items.json", "items", "id", "rc~clamp~1");
        assertEquals(Value.TRUE, judge("chain", sample).value());
    }

    private static Consumer<Sample> set(
            String file, String key, String field, String of, String changed, String to) {
        return sample -> sample.row(file, key, field, of).addProperty(changed, to);
    }

    private static Consumer<Sample> gone(String file, String key, String field, String value) {
        return sample -> sample.drop(file, key, field, value);
    }

    private static Consumer<Sample> item(String id, String field, String to) {
        return set("items.json", "items", "id", id, field, to);
    }

    private static Consumer<Sample> test(String method, String field, String to) {
        return set("tests.json", "tests", "method", method, field, to);
    }

    private static Consumer<Sample> mutant(String id, String field, String to) {
        return set("mutants.json", "mutants", "id", id, field, to);
    }

    private static Consumer<Sample> check(String name, String to) {
        return set("checks.json", "checks", "name", name, "result", to);
    }

    private static Consumer<Sample> noFile(String file) {
        return sample -> sample.dropFile(file);
    }

    static Stream<Arguments> worse() {
        return Stream.of(
                Arguments.of("tests", test("stops", "outcome", "failed"), Value.FALSE),
                Arguments.of("tests", test("stops", "outcome", "skipped"), Value.MISSING),
                Arguments.of(
                        "tests", gone("tests.json", "tests", "method", "stops"), Value.MISSING),
                Arguments.of("tests", test("stops", "kind", "itest"), Value.MISSING),
                Arguments.of("tests", item("req~stop.now~2", "seen", "x"), Value.STALE),
                Arguments.of("tests", item("req~stop.now~2", "text", "no stop"), Value.STALE),
                Arguments.of("tests", noFile("tests.json"), Value.MISSING),
                Arguments.of("ownMutation", mutant("m1", "status", "survived"), Value.FALSE),
                Arguments.of(
                        "ownMutation",
                        mutant("m1", "killer", "org.x.OtherTest#other"),
                        Value.FALSE),
                Arguments.of(
                        "ownMutation", mutant("m1", "killer", "org.x.Gone#gone"), Value.MISSING),
                Arguments.of("ownMutation", mutant("m2", "justification", ""), Value.FALSE),
                Arguments.of(
                        "ownMutation", gone("mutants.json", "mutants", "id", "m3"), Value.FALSE),
                Arguments.of("ownMutation", noFile("mutants.json"), Value.MISSING),
                Arguments.of(
                        "coverage",
                        set("coverage.json", "classes", "lines", "10", "branchesCovered", "3"),
                        Value.FALSE),
                Arguments.of("coverage", noFile("coverage.json"), Value.MISSING),
                Arguments.of("proof", test("proves", "outcome", "failed"), Value.FALSE),
                Arguments.of("proof", test("proves", "kind", "utest"), Value.MISSING),
                Arguments.of("static", check("RoomsGateTest", "fails"), Value.FALSE),
                Arguments.of("static", check("RoomsGateTest", "missing"), Value.MISSING),
                Arguments.of("campaign", check("storms", "stale"), Value.STALE),
                Arguments.of(
                        "campaign", gone("checks.json", "checks", "name", "storms"), Value.MISSING),
                Arguments.of(
                        "review",
                        gone("items.json", "items", "id", "req~stop.now~2"),
                        Value.MISSING),
                Arguments.of("review", item("req~stop.now~2", "seen", ""), Value.STALE),
                Arguments.of("reproducible", check("reproducible", "missing"), Value.OPEN),
                Arguments.of("reproducible", check("reproducible", "fails"), Value.FALSE),
                Arguments.of("reproducible", noFile("checks.json"), Value.MISSING),
                Arguments.of(
                        "noRuntimeDependency",
                        check("no run-time dependency of core", "fails"),
                        Value.FALSE),
                Arguments.of("openAnomalies", item("ANO-001", "evaluation", " "), Value.FALSE),
                Arguments.of("openAnomalies", item("ANO-001", "text", "none"), Value.STALE),
                Arguments.of(
                        "openAnomalies",
                        gone("items.json", "items", "id", "ANO-001"),
                        Value.MISSING),
                Arguments.of(
                        "chain",
                        gone("items.json", "items", "id", "req~stop.now~2"),
                        Value.MISSING),
                Arguments.of("chain", gone("items.json", "items", "id", "ASM-001"), Value.MISSING),
                Arguments.of("chain", gone("marks.json", "marks", "kind", "impl"), Value.MISSING),
                Arguments.of("chain", test("stops", "outcome", "failed"), Value.FALSE),
                Arguments.of("chain", item("rc~limit~1", "seen", ""), Value.STALE),
                Arguments.of("chain", item("rc~limit~1", "id", "rc~limit~2"), Value.MISSING),
                Arguments.of("chain", item("haz~flow~1", "severity", ""), Value.MISSING),
                Arguments.of(
                        "gate",
                        set("gates.json", "gates", "name", "hazard", "count", "1"),
                        Value.FALSE),
                Arguments.of("gate", noFile("gates.json"), Value.MISSING),
                Arguments.of("manufacturer", item("ASM-001", "seen", "x"), Value.STALE),
                Arguments.of("manufacturer", noFile("items.json"), Value.MISSING));
    }

    @ParameterizedTest
    @MethodSource("worse")
    void isWorseOverEvidenceThatDoesNotHold(
            String predicate, Consumer<Sample> change, Value value) {
        Sample sample = new Sample();
        change.accept(sample);
        Verdict verdict = judge(predicate, sample);
        assertEquals(value, verdict.value(), predicate + ": " + verdict.why());
    }

    @Test
    void aControlOfTheLibraryDoesNotRestOnAnAssumption() {
        Sample sample = new Sample();
        sample.row("items.json", "items", "id", "rc~clamp~1").addProperty("by", "library");
        assertEquals(Value.MISSING, judge("chain", sample).value());
    }

    @Test
    void aControlOfTheDeviceStaysOpenThoughItsRequirementHolds() {
        assertEquals(Value.OPEN, judge("chain", devices()).value());
    }

    @Test
    void aRequirementOfADevicesControlIsJudged() {
        Sample sample = devices();
        sample.row("tests.json", "tests", "method", "stops").addProperty("outcome", "failed");
        assertEquals(Value.FALSE, judge("chain", sample).value());
    }

    @Test
    void aRequirementDoesNotStandForADevicesAssumption() {
        Sample sample = devices();
        sample.drop("items.json", "items", "id", "ASM-001");
        assertEquals(Value.MISSING, judge("chain", sample).value());
    }

    /** The device's control is the only one, and has a requirement and an assumption. */
    private static Sample devices() {
        Sample sample = new Sample();
        sample.drop("items.json", "items", "id", "rc~limit~1");
        sample.row("items.json", "items", "id", "req~stop.now~2")
                .getAsJsonArray("links")
                .get(0)
                .getAsJsonObject()
                .addProperty("to", "rc~clamp~1");
        return sample;
    }

    @Test
    void aLinkToAnotherRevisionIsStale() {
        Sample sample = new Sample();
        sample.row("items.json", "items", "id", "rc~clamp~1")
                .getAsJsonArray("links")
                .get(0)
                .getAsJsonObject()
                .addProperty("to", "haz~flow~2");
        assertEquals(Value.STALE, judge("chain", sample).value());
    }

    @ParameterizedTest
    @CsvSource({
        "test, of=x, is no predicate",
        "'', '', has one predicate",
        "tests, kind=utest, needs an argument 'of'",
        "tests, of=x|most=1, has no argument 'most'",
        "openAnomalies, max=few, is a number",
    })
    void refusesWhatIsNotOnTheList(String predicate, String args, String fault) {
        List<String> faults = Predicates.faults(leaf(predicate, args.replace('|', ',')));
        assertEquals(1, faults.size());
        assertTrue(faults.get(0).contains(fault), faults.get(0));
    }

    @Test
    void everyPredicateCanBeAttacked() {
        Findings evidence = new Sample().evidence();
        LEAVES.forEach(
                (predicate, args) ->
                        assertFalse(
                                Predicates.corruptions(leaf(predicate, args), evidence).isEmpty(),
                                predicate));
    }
}
