package org.clepsydra.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContractResultTest {
    private static Result of(Finding finding) {
        return new Clause("motor", "some-clause", "ASM-001", "nothing", () -> finding).run();
    }

    @Test
    void saysFigureAndLimit() {
        assertEquals(
                "pass  motor        some-clause                 500 ms (limit: at most 500 ms)",
                of(Finding.atMost(500, 500, "ms")).line());
        assertEquals(
                "FAIL  motor        some-clause                 501 ms (limit: at most 500 ms)",
                of(Finding.atMost(501, 500, "ms")).line());
    }

    @Test
    void judgesAtItsLimits() {
        assertTrue(of(Finding.atLeast(1, 1, "ms")).passed());
        assertFalse(of(Finding.atLeast(0, 1, "ms")).passed());
        assertTrue(of(Finding.exactly(3, 3, "pulses")).passed());
        assertFalse(of(Finding.exactly(2, 3, "pulses")).passed());
        assertFalse(of(Finding.exactly(4, 3, "pulses")).passed());
    }

    @Test
    void timesTheMiddleCallInWholeMsRoundedUp() {
        assertEquals(2, Hands.middleMs(new long[] {9_000_000, 2_000_000, 1}));
        assertEquals(3, Hands.middleMs(new long[] {9_000_000, 2_000_001, 1}));
        assertEquals(3, Hands.middleMs(new long[] {1, 2_990_000, 9_000_000}));
        assertEquals(1, Hands.middleMs(new long[] {1, 1, 1}));
        assertEquals(0, Hands.middleMs(new long[] {0, 0, 9_000_000}));
    }

    @Test
    void failsWhereNothingWasShown() {
        Finding finding = Finding.atMost(0, 50, "ms").provided(false, "no power to begin with");
        assertFalse(of(finding).passed());
        assertEquals("no power to begin with", finding.figure());
    }

    @Test
    void failsWhenAPortThrows() {
        Clause clause =
                new Clause(
                        "motor",
                        "some-clause",
                        "ASM-017",
                        "throws",
                        () -> {
                            throw new IllegalStateException("broken");
                        });
        assertFalse(clause.run().passed());
        assertTrue(clause.run().finding().figure().contains("broken"));
    }
}
