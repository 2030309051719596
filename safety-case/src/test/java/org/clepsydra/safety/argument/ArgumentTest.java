package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An argument with one fault of structure is refused for it, with its line, and for nothing else.
 */
class ArgumentTest {

    /** A whole argument; each line a node but the first. */
    static final List<String> GOOD =
            List.of(
                    "nodes:",
                    "- {id: G0, kind: G, text: safe, supportedBy: [S0], inContextOf: [C0]}",
                    "- {id: C0, kind: C, text: here}",
                    "- {id: S0, kind: S, text: over, supportedBy: ['G-{name}', Sn0]}",
                    "- {id: 'G-{name}', kind: G, forEach: haz, text: '{title}', supportedBy:"
                            + " ['Sn-{name}']}",
                    "- {id: 'Sn-{name}', kind: Sn, forEach: haz, text: c, evidence: {chain:"
                            + " {hazard: '{id}'}}}",
                    "- {id: Sn0, kind: Sn, text: gate, evidence: {gate: {name: hazard}}}",
                    "- {id: D0, kind: D, text: but, challenges: [S0], answeredBy: [Sn1]}",
                    "- {id: Sn1, kind: Sn, text: storms, evidence: {campaign: {name: storms}}}");

    static String good() {
        return String.join("\n", GOOD) + "\n";
    }

    private static List<Node> read(String text) throws BadArgument {
        return Patterns.expand(
                "a.yaml", ArgumentReader.read("a.yaml", text), new Sample().evidence());
    }

    static Case evaluate(String text, Findings evidence) throws BadArgument {
        List<Node> nodes = Patterns.expand("a.yaml", ArgumentReader.read("a.yaml", text), evidence);
        String root = Structure.root("a.yaml", nodes);
        return Case.of(root, nodes, leaf -> Predicates.judge(leaf, evidence));
    }

    @Test
    void writesPatternsOutForEachItem() throws BadArgument {
        List<Node> nodes = read(good());
        assertEquals("G0", Structure.root("a.yaml", nodes));
        Node strategy = nodes.get(2);
        assertEquals(List.of("G-flow", "Sn0"), strategy.supportedBy());
        Node goal = nodes.get(3);
        assertEquals("The flow", goal.text());
        assertEquals(List.of("Sn-flow"), goal.supportedBy());
        assertEquals(Map.of("hazard", "haz~flow"), nodes.get(4).args());
        assertEquals("chain(hazard: haz~flow)", nodes.get(4).call());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "supportedBy: [S0]", "supportedBy: [S9]", ":2: G0: supportedBy names 'S9'"),
                Arguments.of(
                        "inContextOf: [C0]",
                        "inContextOf: [Sn0]",
                        ":2: G0: inContextOf cannot name Sn0"),
                Arguments.of(
                        "challenges: [S0]",
                        "challenges: [C0]",
                        ":8: D0: challenges cannot name C0"),
                Arguments.of(", inContextOf: [C0]", "", ":3: C0: nothing leads to it"),
                Arguments.of(
                        "['G-{name}', Sn0]", "['G-{name}', Sn0, G0]", "one goal nothing is above"),
                Arguments.of("['Sn-{name}']", "['Sn-{name}', S0]", ": it rests on itself"),
                Arguments.of(
                        "supportedBy: ['Sn-{name}']",
                        "supportedBy: []",
                        ":5: G-flow: nothing supports it"),
                Arguments.of("answeredBy: [Sn1]", "answeredBy: []", ":8: D0: nothing answers it"),
                Arguments.of("challenges: [S0]", "challenges: []", ":8: D0: it challenges nothing"),
                Arguments.of("id: Sn1", "id: Sn0", ":9: Sn0: the id is used twice"),
                Arguments.of("{gate:", "{gates:", ":7: Sn0: 'gates' is no predicate"),
                Arguments.of("{name: hazard}", "{nam: hazard}", ":7: Sn0: gate needs an argument"),
                Arguments.of(
                        ", evidence: {gate: {name: hazard}}",
                        "",
                        ":7: Sn0: a solution has one predicate"),
                Arguments.of(
                        "text: here",
                        "text: here, evidence: {gate: {name: x}}",
                        ":3: C0: only a solution has"),
                Arguments.of("text: here", "txt: here", ":3: unknown word 'txt'"),
                Arguments.of("kind: C,", "kind: K,", ":3: C0: 'K' is no kind"),
                Arguments.of(
                        "text: over,",
                        "text: over, challenges: [G0],",
                        ":4: S0: a node of kind S has no"),
                Arguments.of(
                        "forEach: haz, text: '{",
                        "forEach: hat, text: '{",
                        ":5: G-{name}: no pattern is for"),
                Arguments.of("id: 'Sn-{name}'", "id: Sn-one", ":6: Sn-one: the id of a pattern"),
                Arguments.of("nodes:", "node:", "it has no list 'nodes'"),
                Arguments.of("[C0]}", "[C0}", "no YAML"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesOneFault(String good, String bad, String fault) {
        assertTrue(good().contains(good), good);
        String text = good().replace(good, bad);
        BadArgument refused =
                assertThrows(BadArgument.class, () -> Structure.root("a.yaml", read(text)));
        assertTrue(
                refused.faults().stream().anyMatch(each -> each.contains(fault)),
                refused.getMessage());
        assertTrue(refused.faults().stream().allMatch(each -> each.startsWith("a.yaml:")));
    }

    @Test
    void namesEveryFaultAtOnce() {
        String text = good().replace("[S0]}", "[S9]}").replace("text: here", "txt: here");
        assertThrows(BadArgument.class, () -> read(text));
        String two =
                good().replace("supportedBy: [S0]", "supportedBy: [S8]").replace("{gate:", "{g:");
        BadArgument refused =
                assertThrows(BadArgument.class, () -> Structure.root("a.yaml", read(two)));
        assertEquals(2, refused.faults().size(), refused.getMessage());
    }

    @Test
    void theCommittedArgumentIsWhole() throws Exception {
        String text = Files.readString(Path.of("argument.yaml"));
        List<Node> nodes =
                Patterns.expand(
                        "argument.yaml",
                        ArgumentReader.read("argument.yaml", text),
                        new Sample().evidence());
        assertEquals("G0", Structure.root("argument.yaml", nodes));
        Case made = Case.of("G0", nodes, leaf -> Verdict.holds(""));
        assertEquals(List.of("G1", "G2", "G3", "G4", "G5", "G6"), Layers.branches(made));
    }
}
