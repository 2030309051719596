package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree in which all holds, and one fault at a time in its tests. */
class TestGatesTest {
    private static final String ONE =
            "<testcase name=\"one\" classname=\"org.clepsydra.seed.SeedTest\"";
    private static final String TOOL_TESTS = "traceability/tool-tests.csv";

    @TempDir Path root;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        seed = Seed.plant(root);
    }

    private void trips(String... gates) throws IOException {
        assertEquals(Set.of(gates), seed.tripped());
    }

    private Tests.Row test(String method) throws IOException {
        return seed.read().tests().stream()
                .filter(t -> t.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "error", "skipped"})
    void findsATestThatDidNotPass(String what) throws IOException {
        seed.change(Seed.REPORT, ONE + "/>", ONE + "><" + what + "/></testcase>");
        trips("outcome");
    }

    @Test
    void findsATestThatDidNotRun() throws IOException {
        seed.change(Seed.REPORT, ONE + "/>", "");
        trips("outcome");
    }

    @Test
    void oneRunThatFailsOutweighsAllThatPass() throws IOException {
        seed.change(
                Seed.REPORT,
                "\"three(int)[2]\" classname=\"org.clepsydra.seed.SeedTest\"/>",
                "\"three(int)[2]\""
                        + " classname=\"org.clepsydra.seed.SeedTest\"><failure/></testcase>");
        assertEquals("failed", test("three").outcome());
        assertEquals(2, test("three").runs());
        trips("outcome", "verification");
    }

    @Test
    void findsReportsThatChangedPlaces() throws IOException {
        seed.report(Seed.REPORT, "org.clepsydra.bench.WholeTest", "runs");
        seed.report(Seed.SIMULATED, "org.clepsydra.seed.SeedTest", "one", "two", "three(int)[1]");
        trips("outcome");
    }

    @Test
    void findsAClassThatFailedOutsideItsMethods() throws IOException {
        seed.change(
                Seed.REPORT,
                "</testsuite>",
                "<testcase name=\"\" classname=\"org.clepsydra.seed.SeedTest\"><error/></testcase>"
                        + "</testsuite>");
        trips("outcome");
    }

    @Test
    void findsAReportThatIsCutShort() throws IOException {
        seed.change(Seed.REPORT, "</testsuite>", "");
        trips("outcome");
    }

    @Test
    void findsARequirementOfWhichNoTestPassed() throws IOException {
        seed.change(Seed.REPORT, "three(int)[1]", "four");
        seed.change(Seed.REPORT, "three(int)[2]", "four");
        trips("outcome", "verification");
    }

    @Test
    void findsARequirementThatNoTestClaims() throws IOException {
        seed.append(Seed.REQUIREMENTS, Seed.requirement("more", "").replace("impl, utest", "impl"));
        seed.change(Seed.CODE, "\"req~safe~1\"", "{\"req~safe~1\", \"req~more~1\"}");
        seed.accept();
        trips("verification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"impl, utest, itest\n", "impl, utest\n\nVerification: proof\n"})
    void findsAKindOfVerificationThatIsMissing(String needs) throws IOException {
        seed.change(
                Seed.REQUIREMENTS,
                Seed.requirement("sound", ""),
                Seed.requirement("sound", "").replace("impl, utest\n", needs));
        seed.accept();
        trips("kind");
    }

    @Test
    void findsATestWithoutRequirement() throws IOException {
        seed.change(Seed.TEST, "void helper()", "@Test void helper()");
        seed.change(Seed.REPORT, "</testsuite>", ONE.replace("one", "helper") + "/></testsuite>");
        trips("test");
    }

    @Test
    void findsATestOfTheBenchThatTheRegisterDoesNotName() throws IOException {
        seed.write(TOOL_TESTS, "prefix,reason\n");
        trips("test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.clepsydra.gate.,\n", "org.clepsydra.gate.,So.\norg.other.,So.\n"})
    void findsAnExcuseThatIsStaleOrHasNoReason(String rows) throws IOException {
        seed.write(TOOL_TESTS, "prefix,reason\n" + rows);
        trips("test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.clepsydra.gate.*#f", "org.clepsydra.gate.RuleTest#finds"})
    void takesAPrefixOfTheWholeName(String prefix) throws IOException {
        seed.write(TOOL_TESTS, "prefix,reason\n" + prefix + ",So.\n");
        trips();
    }

    @Test
    void aTestOfAToolNeedsNoRequirement() throws IOException {
        seed.write(
                "traceability/src/test/java/org/x/ToolTest.java",
                "package org.x; class ToolTest { @Test void works() {} }");
        seed.report(
                "traceability/target/surefire-reports/TEST-org.x.ToolTest.xml",
                "org.x.ToolTest",
                "works");
        trips();
        assertEquals("tool", test("works").kind());
    }

    @Test
    void tellsWhereATestStandsAndWhatItClaims() throws IOException {
        Tests.Row two = test("two");
        assertEquals(Seed.TEST, two.file());
        assertEquals(4, two.line());
        assertEquals(7, two.endLine());
        assertEquals(Set.of("req~safe~1"), Set.copyOf(two.verifies()));
        assertEquals("itest", test("runs").kind());
        assertEquals("gate", test("finds").kind());
        assertTrue(seed.read().tests().stream().noneMatch(t -> t.method().equals("helper")));
    }
}
