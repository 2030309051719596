package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every leaf turns the root when its evidence is tampered with, or is told of. */
class RedTeamTest {

    private static String oneLeaf(String predicate, String args) {
        StringBuilder given = new StringBuilder();
        PredicatesTest.leaf(predicate, args)
                .args()
                .forEach(
                        (k, v) ->
                                given.append(given.isEmpty() ? "" : ", ")
                                        .append(k)
                                        .append(": '")
                                        .append(v)
                                        .append("'"));
        return "nodes:\n- {id: G0, kind: G, text: safe, supportedBy: [Sn0]}\n"
                + "- {id: Sn0, kind: Sn, text: x, evidence: {"
                + predicate
                + ": {"
                + given
                + "}}}\n";
    }

    private static RedTeam attack(String text, Sample sample) throws BadArgument {
        Findings evidence = sample.evidence();
        return RedTeam.attack(ArgumentTest.evaluate(text, evidence), evidence);
    }

    @Test
    void everyCorruptionOfEveryPredicateTurnsTheRoot() throws BadArgument {
        for (Map.Entry<String, String> leaf : PredicatesTest.LEAVES.entrySet()) {
            RedTeam team = attack(oneLeaf(leaf.getKey(), leaf.getValue()), new Sample());
            assertTrue(team.rows().size() >= 2, leaf.getKey());
            team.rows().forEach(row -> assertTrue(row.turned(), leaf.getKey() + ": " + row));
            assertEquals(1, team.turned());
        }
    }

    @Test
    void aLeafThatNothingCanTurnIsAHole() throws BadArgument {
        String blind = oneLeaf("coverage", "room=org.*,min=0");
        RedTeam team = attack(blind, new Sample());
        assertEquals(0, team.turned());
        assertEquals(1, team.leaves());
        assertTrue(team.rows().stream().anyMatch(row -> row.turned()));
        assertFalse(team.rows().stream().allMatch(row -> row.turned()));
    }

    @Test
    void aLeafThatDoesNotStandIsHeldOpenWhileOthersAreAttacked() throws BadArgument {
        Sample sample = new Sample();
        sample.row("checks.json", "checks", "name", "storms").addProperty("result", "fails");
        RedTeam team = attack(ArgumentTest.good(), sample);
        assertEquals(team.leaves(), team.turned());
        assertTrue(
                team.rows().stream()
                        .anyMatch(row -> row.leaf().equals("Sn1") && row.root() == Value.FALSE));
        assertTrue(
                team.rows().stream()
                        .anyMatch(row -> row.leaf().equals("Sn0") && row.root() == Value.MISSING));
    }
}
