package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parent is worth its worst child, and a doubt that is not answered defeats. */
class CaseTest {

    private static Case with(String leaf, Value value) throws BadArgument {
        var nodes =
                Patterns.expand(
                        "a.yaml",
                        ArgumentReader.read("a.yaml", ArgumentTest.good()),
                        new Sample().evidence());
        return Case.of(
                "G0",
                nodes,
                node ->
                        node.id().equals(leaf)
                                ? new Verdict(value, "seeded")
                                : Verdict.holds("fine"));
    }

    @ParameterizedTest
    @EnumSource(Value.class)
    void theRootIsWorthItsWorstLeaf(Value value) throws BadArgument {
        Case made = with("Sn-flow", value);
        assertEquals(value, made.value());
        assertEquals(value, made.verdict("S0").value());
        assertEquals(Value.TRUE, made.verdict("Sn0").value());
        assertNull(made.verdict("C0"));
    }

    @ParameterizedTest
    @EnumSource(Value.class)
    void aDoubtIsWorthItsAnswerAndWhatItChallengesIsNoBetter(Value value) throws BadArgument {
        Case made = with("Sn1", value);
        assertEquals(value, made.verdict("D0").value());
        assertEquals(value, made.verdict("S0").value());
        assertEquals(value, made.value());
    }

    @Test
    void saysWhichLeafMakesItSo() throws BadArgument {
        assertEquals("Sn1: seeded", with("Sn1", Value.STALE).verdict("G0").why());
    }

    @Test
    void worseIsInOrderTrueOpenStaleMissingFalse() {
        assertTrue(Value.OPEN.worseThan(Value.TRUE));
        assertTrue(Value.STALE.worseThan(Value.OPEN));
        assertTrue(Value.MISSING.worseThan(Value.STALE));
        assertTrue(Value.FALSE.worseThan(Value.MISSING));
    }
}
