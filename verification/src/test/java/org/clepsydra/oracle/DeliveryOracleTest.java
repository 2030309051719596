package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** An oracle that cannot complain is none: one quantum early and one late, at the boundary. */
class DeliveryOracleTest {
    /** 1000 nL in 1000 ms on a pump of 10 nL a microstep: one microstep due every 10 ms. */
    private final DeliveryOracle single =
            new DeliveryOracle(new long[] {1_000}, new long[] {1_000}, 1_000, 100, 1);

    /** The same volume on strokes of 50 microsteps, 500 nL: due at 500 ms and 1000 ms. */
    private final DeliveryOracle stroke =
            new DeliveryOracle(new long[] {1_000}, new long[] {1_000}, 1_000, 100, 50);

    @Test
    void acceptsAMicrostepWhenItIsDue() {
        single.advance(10, true, 100);
        assertTrue(single.judge(1, true));
    }

    @Test
    void findsAMicrostepOneMillisecondEarly() {
        single.advance(9, true, 100);
        assertFalse(single.judge(1, true));
        assertTrue(single.complaint().startsWith("ahead of the curve at 9 ms"));
    }

    @Test
    void allowsWhatRoseInTheStepAndLessThanAQuantum() {
        // 20 ms in one step: two are due, none given; the rise covers both.
        single.advance(20, true, 100);
        assertTrue(single.judge(0, true));
    }

    @Test
    void findsOneQuantumLate() {
        single.advance(10, true, 100);
        assertTrue(single.judge(0, true));
        // One was due before this step: now it is late by a quantum and the rise.
        single.advance(1, true, 100);
        assertFalse(single.judge(0, true));
        assertTrue(single.complaint().startsWith("behind"));
    }

    @Test
    void doesNotAskForDeliveryWhereNoneIsPermitted() {
        single.advance(10, true, 100);
        single.advance(1, true, 100);
        assertTrue(single.judge(0, false));
    }

    @Test
    void countsAStrokeFromItsFirstMicrostep() {
        stroke.advance(499, true, 1_000);
        assertFalse(stroke.judge(1, true));
        DeliveryOracle again =
                new DeliveryOracle(new long[] {1_000}, new long[] {1_000}, 1_000, 100, 50);
        again.advance(500, true, 1_000);
        assertTrue(again.judge(1, true));
        assertFalse(again.judge(51, true));
    }

    @Test
    void stopsTherapyTimeWhileNotInfusingAndAtTheLongestPeriod() {
        single.advance(10, false, 100);
        assertEquals(0, single.therapyMs());
        single.advance(5_000, true, 100);
        assertEquals(100, single.therapyMs());
    }

    @Test
    void knowsTheWholeVolumeInWholeQuanta() {
        assertTrue(single.complete(100));
        assertFalse(single.complete(99));
        assertFalse(single.complete(101));
        // 1,730 nL on strokes of 500 nL: three, 150 microsteps.
        DeliveryOracle odd =
                new DeliveryOracle(new long[] {1_730}, new long[] {1_000}, 1_000, 100, 50);
        assertTrue(odd.complete(150));
        assertFalse(odd.complete(173));
    }

    @Test
    void followsTwoSegments() {
        // 100 nL in 100 ms, then 100 nL in 1000 ms: after 600 ms 100 + 50 = 150 nL, 15 microsteps.
        DeliveryOracle two =
                new DeliveryOracle(new long[] {100, 100}, new long[] {100, 1_000}, 1_000, 100, 1);
        two.advance(600, true, 1_000);
        assertTrue(two.judge(15, true));
        assertFalse(two.judge(16, true));
        assertEquals(150.0, two.curveNl(), 1e-9);
    }

    @Test
    void staysExactWhereADoubleWouldNot() {
        // 2^53 + 1 nL in as many ms on 1 nL a microstep: at t ms exactly t are due.
        long big = (1L << 53) + 1;
        DeliveryOracle wide = new DeliveryOracle(new long[] {big}, new long[] {big}, 1, 1, 1);
        wide.advance(big, true, big);
        assertTrue(wide.judge(big, true));
        assertFalse(wide.judge(big + 1, true));
    }
}
