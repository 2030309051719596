package org.clepsydra.oracle;

import static org.clepsydra.oracle.Oracles.ones;
import static org.clepsydra.oracle.Oracles.run;
import static org.clepsydra.oracle.Stretch.flat;
import static org.clepsydra.oracle.Stretch.raisedCosine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Raised cosines, their ends and middles and what lies a millisecond beside them. */
class DeliveryOracleRaisedCosineTest {
    @Test
    void followsARaisedCosine() {
        // 1000 (1/12 - sin(30°)/2π) = 1000 (1/12 - 1/4π) = 3.7558 nL
        // 1000 (1/4 - 1/2π) = 90.84505690810466... nL; 1000 (3/4 + 1/2π) = 909.1549430918953...
        DeliveryOracle oracle = ones(raisedCosine(1000, 60_000));
        run(oracle, 5_000);
        assertTrue(oracle.judge(3));
        assertFalse(oracle.judge(4));
        run(oracle, 10_000);
        assertTrue(oracle.judge(90));
        assertEquals(0.8450569081046642, oracle.errorQuanta(), 1e-12);
        assertEquals(90.84505690810467, oracle.curveNl(), 1e-12);
        assertFalse(oracle.judge(91));
        run(oracle, 30_000);
        assertTrue(oracle.judge(909));
        assertFalse(oracle.judge(910));
        assertTrue(oracle.complete(1000));
        assertFalse(oracle.complete(999));
        assertFalse(oracle.complete(1001));
    }

    @Test
    void showsARaisedCosineAsADecimal() {
        // Rounded down, so ahead by 91 - 90.845056908104
        DeliveryOracle oracle = ones(raisedCosine(1000, 60_000));
        run(oracle, 15_000);
        assertFalse(oracle.judge(91));
        assertEquals(
                "ahead by 0.154943091896 quanta: commanded 91, curve 90.845056908104 quanta of"
                        + " 1 nL, at therapy time 15000 ms, step 1",
                oracle.complaint());
    }

    @Test
    void catchesARaisedCosineThatFallsBehind() {
        // From 15 s to 30 s: 90.845056908104 to 500, risen 409.154943091896; 2^-54 of 1000 quanta
        // is 5.55e-14. The step before asks 90.
        DeliveryOracle oracle = ones(raisedCosine(1000, 60_000));
        run(oracle, 15_000);
        run(oracle, 15_000);
        assertTrue(oracle.judge(90));
        assertFalse(oracle.judge(89));
        assertEquals(
                "behind by 411.000000000000 quanta, must be less than 410.154943091896:"
                        + " commanded 89, curve 500.000000000000 quanta of 1 nL,"
                        + " at therapy time 30000 ms, step 2",
                oracle.complaint());
    }

    @Test
    void givesExactlyHalfInTheMiddleOfARaisedCosine() {
        // Half of 1000 is 500; one ms before, less by 1000 x 2/60000 = 0.033
        DeliveryOracle oracle = ones(raisedCosine(1000, 60_000));
        run(oracle, 29_999);
        assertTrue(oracle.judge(499));
        assertFalse(oracle.judge(500));
        run(oracle, 1);
        assertTrue(oracle.judge(500));
        assertFalse(oracle.judge(501));
        assertEquals(500.0, oracle.curveNl());
    }

    @Test
    void givesTheWholeOnlyAtTheEndOfARaisedCosine() {
        // One ms before the end 1000 (2π)²/6 / 60000³ = 3.05e-11 nL are still to come.
        DeliveryOracle oracle = ones(raisedCosine(1000, 60_000));
        run(oracle, 59_999);
        assertTrue(oracle.judge(999));
        assertFalse(oracle.judge(1000));
        assertEquals(
                "ahead by 0.000000000031 quanta: commanded 1000, curve 999.999999999969 quanta of"
                        + " 1 nL, at therapy time 59999 ms, step 1",
                oracle.complaint());
        run(oracle, 1);
        assertTrue(oracle.judge(1000));
        assertFalse(oracle.judge(1001));
        run(oracle, 60_000);
        assertTrue(oracle.judge(1000));
        assertFalse(oracle.judge(1001));
        assertFalse(oracle.judge(999));
    }

    @Test
    void startsARaisedCosineFromAWholeQuantumAndNotBelow() {
        // 500 nL, then at 1 ms 1000 (2π)²/6 / 60000³ = 3.05e-11 nL more
        DeliveryOracle oracle = ones(flat(500, 1000), raisedCosine(1000, 60_000));
        run(oracle, 1000);
        run(oracle, 1);
        assertTrue(oracle.judge(500));
        assertFalse(oracle.judge(501));
        assertFalse(oracle.judge(498));
    }

    @Test
    void tellsARaisedCosineFromAWholeNumberThatNoDoubleCould() {
        // 1/4 - 1/2π lies between its convergents 85943188/946041435, too high by 3.4e-19, and
        // 280163905/3083975227, too low by 3.9e-21. With the denominator as the volume and the
        // numerator as the quantum, the curve at 1/4 is 1 - 3.7e-18 and 1 + 4.3e-20 quanta.
        assertFalse(acceptsOneAtAQuarter(85_943_188L, 946_041_435L));
        assertTrue(acceptsOneAtAQuarter(280_163_905L, 3_083_975_227L));
        // Two of those that hardly fit in a long: 1 + 9.5e-37 and 1 - 1.5e-35
        assertTrue(acceptsOneAtAQuarter(100_687_309_328_697_921L, 1_108_341_089_274_117_551L));
        assertFalse(acceptsOneAtAQuarter(55_570_166_327_996_642L, 611_702_697_090_159_421L));
    }

    private static boolean acceptsOneAtAQuarter(long quantumNl, long volumeNl) {
        DeliveryOracle oracle =
                new DeliveryOracle(List.of(raisedCosine(volumeNl, 4)), quantumNl, 1, 1);
        run(oracle, 1);
        assertTrue(oracle.judge(0));
        assertFalse(oracle.judge(2));
        return oracle.judge(1);
    }

    @Test
    void countsStrokesOnARaisedCosine() {
        // 4 strokes of 50 microsteps, 50 uL each; the second is due in the middle exactly
        DeliveryOracle oracle =
                new DeliveryOracle(List.of(raisedCosine(200_000, 60_000)), 200_000, 200, 50);
        run(oracle, 29_999);
        assertTrue(oracle.judge(50));
        assertFalse(oracle.judge(51));
        run(oracle, 1);
        assertTrue(oracle.judge(51));
        assertTrue(oracle.midStroke(51));
        assertFalse(oracle.judge(101));
        assertTrue(oracle.complete(200));
        assertTrue(oracle.complete(151));
        assertFalse(oracle.complete(150));
    }
}
