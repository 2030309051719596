package org.clepsydra.oracle;

import static org.clepsydra.oracle.Oracles.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeliveryOracleTest {
    private static final long LONGEST_MS = 1_000_000_000L;

    /** 1 nL/ms for 1000 ms; 1000 nL/rev over 10 microsteps/rev: a quantum of 100 nL, 100 ms. */
    private static DeliveryOracle plain() {
        return new DeliveryOracle(new long[] {1000}, new long[] {1000}, 1000, 10, 1);
    }

    /** 200 uL/rev over 200 microsteps/rev: strokes of 50 microsteps are 50 uL; 1 uL/s. */
    private static DeliveryOracle strokes() {
        return new DeliveryOracle(new long[] {100_000}, new long[] {100_000}, 200_000, 200, 50);
    }

    @Test
    void acceptsAQuantumAtTheInstantItIsDue() {
        DeliveryOracle oracle = plain();
        run(oracle, 100);
        assertTrue(oracle.judge(1));
        assertEquals("", oracle.complaint());
        assertEquals(0.0, oracle.errorQuanta());
        assertEquals(100.0, oracle.curveNl());
    }

    @Test
    void catchesAQuantumOneMillisecondEarly() {
        DeliveryOracle oracle = plain();
        run(oracle, 99);
        // 1 - 99/100 = 1/100
        assertFalse(oracle.judge(1));
        assertEquals(
                "ahead by 1/100 quanta: commanded 1, curve 99/100 quanta of 100 nL,"
                        + " at therapy time 99 ms, step 1",
                oracle.complaint());
    }

    @Test
    void catchesAWholeQuantumEarly() {
        DeliveryOracle oracle = plain();
        run(oracle, 300);
        assertFalse(oracle.judge(4));
        assertTrue(oracle.complaint().startsWith("ahead by 1 quanta: commanded 4, curve 3 "));
    }

    @Test
    void allowsBehindByLessThanAQuantumAndTheRise() {
        // At 209 ms after a step of 10 ms: behind 2.09 - 1 = 1.09 < 1 + 0.10
        DeliveryOracle oracle = plain();
        run(oracle, 199);
        assertTrue(oracle.judge(1));
        run(oracle, 10);
        assertTrue(oracle.judge(1));
        assertEquals(1.09, oracle.errorQuanta(), 1e-12);
    }

    @Test
    void catchesBehindByExactlyAQuantumAndTheRise() {
        // At 210 ms after a step of 10 ms: behind 2.1 - 1 = 11/10, not less than 1 + 1/10
        DeliveryOracle oracle = plain();
        run(oracle, 200);
        assertTrue(oracle.judge(2));
        run(oracle, 10);
        assertFalse(oracle.judge(1));
        assertEquals(
                "behind by 11/10 quanta, must be less than 11/10: commanded 1,"
                        + " curve 21/10 quanta of 100 nL, at therapy time 210 ms, step 2",
                oracle.complaint());
    }

    @Test
    void catchesAWholeQuantumLate() {
        DeliveryOracle oracle = plain();
        run(oracle, 290);
        run(oracle, 10);
        assertTrue(oracle.judge(2), "3.0 - 2 = 1.0 < 1.1");
        run(oracle, 10);
        assertFalse(oracle.judge(2), "3.1 - 2 = 1.1");
        assertTrue(oracle.complaint().startsWith("behind by 11/10 quanta"));
    }

    @Test
    void keepsTheFirstComplaint() {
        DeliveryOracle oracle = plain();
        run(oracle, 50);
        assertFalse(oracle.judge(1));
        String first = oracle.complaint();
        run(oracle, 50);
        assertTrue(oracle.judge(1));
        run(oracle, 10);
        assertFalse(oracle.judge(7));
        assertEquals(first, oracle.complaint());
    }

    @Test
    void countsAStrokeWholeFromItsFirstPulse() {
        // A stroke is due at 50000 ms. One pulse before is 50 uL before.
        DeliveryOracle oracle = strokes();
        run(oracle, 49_999);
        assertTrue(oracle.judge(0));
        assertFalse(oracle.judge(1));
        assertEquals(
                "ahead by 1/50000 quanta: commanded 1, curve 49999/50000 quanta of 50000 nL,"
                        + " at therapy time 49999 ms, step 1",
                oracle.complaint());
    }

    @Test
    void countsTheFiftyFirstPulseAsASecondStroke() {
        DeliveryOracle oracle = strokes();
        run(oracle, 50_000);
        assertTrue(oracle.judge(1));
        assertTrue(oracle.judge(50));
        assertFalse(oracle.judge(51));
        assertTrue(oracle.complaint().startsWith("ahead by 1 quanta: commanded 2, curve 1 "));
        assertTrue(oracle.midStroke(51));
        assertFalse(oracle.midStroke(50));
    }

    @Test
    void asksTheWholeVolumeInWholeQuanta() {
        assertFalse(plain().complete(9));
        assertTrue(plain().complete(10));
        assertFalse(plain().complete(11));
        // 1099 nL / 100 nL = 10.99, down to 10; 1100 nL is 11
        long[] ms = {1000};
        assertTrue(new DeliveryOracle(new long[] {1099}, ms, 1000, 10, 1).complete(10));
        assertFalse(new DeliveryOracle(new long[] {1099}, ms, 1000, 10, 1).complete(11));
        assertTrue(new DeliveryOracle(new long[] {1100}, ms, 1000, 10, 1).complete(11));
        // two strokes of 50
        assertFalse(strokes().complete(50));
        assertTrue(strokes().complete(51), "the second stroke is begun, so it is commanded");
        assertTrue(strokes().complete(100));
        assertFalse(strokes().complete(101));
    }

    @Test
    void neverAllowsMoreThanTheWholeVolume() {
        DeliveryOracle oracle = plain();
        run(oracle, 5000);
        assertTrue(oracle.judge(10));
        assertFalse(oracle.judge(11));
        assertEquals(1000.0, oracle.curveNl());
    }

    @Test
    void advancesOnlyWhileInfusingAndByNoMoreThanTheLongestPeriod() {
        DeliveryOracle oracle = plain();
        oracle.advance(100, true, 100);
        assertEquals(100, oracle.therapyMs());
        oracle.advance(101, true, 100);
        assertEquals(200, oracle.therapyMs());
        oracle.advance(100, false, 100);
        assertEquals(200, oracle.therapyMs());
        oracle.advance(0, true, 100);
        oracle.advance(-5, true, 100);
        assertEquals(200, oracle.therapyMs());
    }

    @Test
    void doesNotAskForPulsesWhileHeldOrNotPermitted() {
        DeliveryOracle oracle = plain();
        run(oracle, 500);
        oracle.advance(10, false, LONGEST_MS);
        assertTrue(oracle.judge(0));
        assertFalse(oracle.judge(6), "never ahead holds always");
        run(oracle, 10);
        assertTrue(oracle.judge(0, false));
        assertFalse(oracle.judge(0, true));
    }

    @Test
    void followsSegmentsOfDifferentSlope() {
        // 400 nL in 100 ms, a pause of 100 ms, 600 nL in 600 ms; a quantum is 100 nL
        DeliveryOracle oracle =
                new DeliveryOracle(
                        new long[] {400, 0, 600}, new long[] {100, 100, 600}, 1000, 10, 1);
        run(oracle, 75);
        assertTrue(oracle.judge(3));
        assertFalse(oracle.judge(4));
        run(oracle, 25);
        assertTrue(oracle.judge(4));
        run(oracle, 100);
        assertTrue(oracle.judge(4));
        assertFalse(oracle.judge(5));
        run(oracle, 99);
        assertFalse(oracle.judge(5));
        run(oracle, 1);
        assertTrue(oracle.judge(5));
        assertTrue(oracle.complete(10));
    }

    @Test
    void givesMfolfox6In1728Strokes() {
        // 86.4 mL / 50 uL = 1728 strokes; 46 h = 165600000 ms; / 1728 = 95833 1/3 ms a stroke
        DeliveryOracle oracle =
                new DeliveryOracle(
                        new long[] {86_400_000}, new long[] {165_600_000}, 200_000, 3200, 800);
        run(oracle, 95_833);
        assertFalse(oracle.judge(1));
        run(oracle, 1);
        assertTrue(oracle.judge(1));
        // the third is due at exactly 287500 ms
        run(oracle, 287_499 - 95_834);
        assertFalse(oracle.judge(1601));
        run(oracle, 1);
        assertTrue(oracle.judge(1601));
        assertTrue(oracle.complete(1728 * 800));
        assertFalse(oracle.complete(1728 * 800 + 1));
        assertFalse(oracle.complete(1727 * 800));
    }

    @Test
    void gives1200MlPerHourOnAHeadOf200Ul() {
        // 200000 nL / 3200 = 62.5 nL; 1.2e9 nL / 62.5 nL = 19200000 microsteps in 3600000 ms:
        // 53 1/3 in 10 ms, 160 in 30 ms
        DeliveryOracle oracle =
                new DeliveryOracle(
                        new long[] {1_200_000_000}, new long[] {3_600_000}, 200_000, 3200, 1);
        run(oracle, 10);
        assertTrue(oracle.judge(53));
        assertFalse(oracle.judge(54));
        assertTrue(oracle.complaint().startsWith("ahead by 2/3 quanta: commanded 54, curve 160/3"));
        run(oracle, 10);
        run(oracle, 10);
        assertTrue(oracle.judge(160));
        assertFalse(oracle.judge(161));
        assertTrue(oracle.complete(19_200_000));
        assertFalse(oracle.complete(19_199_999));
        assertFalse(oracle.complete(19_200_001));
    }

    @Test
    void refusesACurveThatIsNone() {
        long[] one = {1};
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeliveryOracle(new long[0], new long[0], 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeliveryOracle(one, new long[] {0}, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeliveryOracle(new long[] {-1}, one, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeliveryOracle(one, new long[] {1, 1}, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryOracle(one, one, 1, 0, 1));
    }
}
