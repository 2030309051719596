package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlidingLimitOracleTest {
    private static final long HOUR = 3_600_000;

    /** Quanta of 10 nL, one microstep each. */
    private static SlidingLimitOracle tens() {
        return new SlidingLimitOracle(100, 10, 1);
    }

    @Test
    void addsUpASpanThatBeginsAtAnyTime() {
        SlidingLimitOracle oracle = tens();
        // 30 nL late in one hour and 40 nL early in the next
        oracle.step(HOUR - 1_000, 3, false);
        oracle.step(HOUR + 1_000, 4, false);
        oracle.step(3 * HOUR, 6, false);
        assertEquals(Rational.of(70), oracle.mostNl(HOUR));
        assertFalse(oracle.exceeds(70, HOUR));
        assertTrue(oracle.exceeds(69, HOUR));
        assertEquals(Rational.of(130), oracle.mostNl(24 * HOUR));
    }

    @Test
    void holdsNoTwoReleasesASpanApart() {
        SlidingLimitOracle apart = tens();
        apart.step(5, 1, false);
        apart.step(HOUR + 5, 1, false);
        assertEquals(Rational.of(10), apart.mostNl(HOUR));
        SlidingLimitOracle nearer = tens();
        nearer.step(5, 1, false);
        nearer.step(HOUR + 4, 1, false);
        assertEquals(Rational.of(20), nearer.mostNl(HOUR));
    }

    @Test
    void keepsTheLimitOfAPumpThatGivesItEvenly() {
        // 10 nL a minute, 600 nL an hour and not 610
        SlidingLimitOracle oracle = tens();
        for (int minute = 0; minute < 300; minute++) {
            oracle.step(minute * 60_000L, 1, false);
        }
        assertFalse(oracle.exceeds(600, HOUR));
        assertTrue(oracle.exceeds(599, HOUR));
    }

    @Test
    void findsAnyPlaceOfTheMost() {
        // 10, 20, 50, 10 nL, half an hour apart: in an hour two of them, 70 nL
        SlidingLimitOracle oracle = tens();
        oracle.step(0, 1, false);
        oracle.step(HOUR / 2, 2, false);
        oracle.step(HOUR, 5, false);
        oracle.step(HOUR / 2 * 3, 1, false);
        assertEquals(Rational.of(70), oracle.mostNl(HOUR));
        assertEquals(Rational.of(80), oracle.mostNl(HOUR + 1));
        assertEquals(Rational.of(50), oracle.mostNl(1));
    }

    @Test
    void addsUpReleasesOfOneTime() {
        SlidingLimitOracle oracle = tens();
        oracle.step(7, 1, false);
        oracle.step(7, 1, false);
        assertEquals(Rational.of(20), oracle.mostNl(1));
    }

    @Test
    void leavesPrimesOut() {
        SlidingLimitOracle oracle = tens();
        oracle.step(0, 100, true);
        assertEquals(Rational.ZERO, oracle.mostNl(HOUR));
        oracle.step(10, 2, false);
        oracle.step(20, 100, true);
        oracle.step(30, 3, false);
        assertEquals(Rational.of(50), oracle.mostNl(HOUR));
    }

    @Test
    void countsAStrokeWholeFromItsFirstMicrostep() {
        // Strokes of 50000 nL in 64 microsteps
        SlidingLimitOracle oracle = new SlidingLimitOracle(50_000, 64, 64);
        oracle.step(0, 1, false);
        assertEquals(Rational.of(50_000), oracle.mostNl(HOUR));
        oracle.step(10, 63, false);
        assertEquals(Rational.of(50_000), oracle.mostNl(HOUR));
        oracle.step(20, 65, false);
        assertEquals(Rational.of(150_000), oracle.mostNl(HOUR));
        // The first stroke is of time 0, although its last microstep was later
        oracle.step(HOUR, 64, false);
        assertEquals(Rational.of(150_000), oracle.mostNl(HOUR));
        assertEquals(Rational.of(200_000), oracle.mostNl(HOUR + 1));
    }

    @Test
    void countsAStrokeThatAPrimeLeftWholeOnce() {
        SlidingLimitOracle oracle = new SlidingLimitOracle(50_000, 64, 64);
        oracle.step(0, 96, true);
        assertEquals(Rational.ZERO, oracle.mostNl(HOUR));
        // The other half of the second stroke, in two steps; then a third is begun
        oracle.step(10, 16, false);
        assertEquals(Rational.of(50_000), oracle.mostNl(HOUR));
        oracle.step(20, 16, false);
        assertEquals(Rational.of(50_000), oracle.mostNl(HOUR));
        oracle.step(30, 1, false);
        assertEquals(Rational.of(100_000), oracle.mostNl(HOUR));
    }

    @Test
    void answersForSpansThatEndFromATimeOn() {
        SlidingLimitOracle oracle = tens();
        oracle.step(0, 9, false);
        oracle.step(1_000, 1, false);
        oracle.step(HOUR, 2, false);
        assertEquals(Rational.of(100), oracle.mostNl(HOUR, 1_000));
        // From there on only the last release: with that of 1000 ms in the hour before it
        assertEquals(Rational.of(30), oracle.mostNl(HOUR, 1_001));
        assertFalse(oracle.exceeds(30, HOUR, 1_001));
        assertTrue(oracle.exceeds(29, HOUR, 1_001));
        assertEquals(Rational.ZERO, oracle.mostNl(HOUR, HOUR + 1));
    }

    @Test
    void isExactForAFractionOfANanolitre() {
        // 62.5 nL each: 17 are 1062.5 nL
        SlidingLimitOracle oracle = new SlidingLimitOracle(200_000, 3_200, 1);
        oracle.step(0, 17, false);
        assertEquals(Rational.of("1062.5"), oracle.mostNl(HOUR));
        assertTrue(oracle.exceeds(1_062, HOUR));
        assertFalse(oracle.exceeds(1_063, HOUR));
    }

    @Test
    void refusesWhatCannotBe() {
        SlidingLimitOracle oracle = tens();
        oracle.step(10, 0, false);
        assertThrows(IllegalArgumentException.class, () -> oracle.step(9, 0, false));
        assertThrows(IllegalArgumentException.class, () -> oracle.step(10, -1, false));
        assertThrows(IllegalArgumentException.class, () -> oracle.mostNl(0));
        assertThrows(IllegalArgumentException.class, () -> new SlidingLimitOracle(0, 1, 1));
    }
}
