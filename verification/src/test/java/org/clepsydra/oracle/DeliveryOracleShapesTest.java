package org.clepsydra.oracle;

import static org.clepsydra.oracle.Oracles.ones;
import static org.clepsydra.oracle.Oracles.run;
import static org.clepsydra.oracle.Oracles.tens;
import static org.clepsydra.oracle.Stretch.flat;
import static org.clepsydra.oracle.Stretch.raisedCosine;
import static org.clepsydra.oracle.Stretch.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ramps, and curves of several shapes, where they meet and a millisecond beside. */
class DeliveryOracleShapesTest {
    @Test
    void followsARampThatStartsFromNothing() {
        // 1000 (1/2)² = 250 nL = 25 quanta; at 499 ms 1000 x 0.499² = 249.001 nL = 24.9001
        DeliveryOracle oracle = tens(ramp(1000, 1000, 0));
        run(oracle, 499);
        assertTrue(oracle.judge(24));
        assertFalse(oracle.judge(25));
        assertEquals(
                "ahead by 999/10000 quanta: commanded 25, curve 249001/10000 quanta of 10 nL,"
                        + " at therapy time 499 ms, step 1",
                oracle.complaint());
        run(oracle, 1);
        assertTrue(oracle.judge(25));
        assertFalse(oracle.judge(26));
        assertEquals(250.0, oracle.curveNl());
        assertEquals(-1.0, oracle.errorQuanta());
        assertTrue(oracle.complete(100));
        assertFalse(oracle.complete(99));
        assertFalse(oracle.complete(101));
    }

    @Test
    void catchesARampThatFallsBehind() {
        // From 500 to 510 ms: 25 to 26.01 quanta. 24 is behind by 2.01, not less than 1 + 1.01.
        DeliveryOracle oracle = tens(ramp(1000, 1000, 0));
        run(oracle, 500);
        run(oracle, 10);
        assertTrue(oracle.judge(25));
        assertFalse(oracle.judge(24));
        assertEquals(
                "behind by 201/100 quanta, must be less than 201/100: commanded 24,"
                        + " curve 2601/100 quanta of 10 nL, at therapy time 510 ms, step 2",
                oracle.complaint());
    }

    @Test
    void followsARampThatEndsInNothing() {
        // A = 2 V: 2000/2 - 1000/4 = 750 nL; at 1 ms 2000/1000 - 1000/10^6 = 1.999 nL;
        // one ms before the end 1000 - 1000/10^6 = 999.999 nL
        DeliveryOracle oracle = ones(ramp(1000, 1000, 2000));
        run(oracle, 1);
        assertTrue(oracle.judge(1));
        assertFalse(oracle.judge(2));
        run(oracle, 499);
        assertTrue(oracle.judge(750));
        assertFalse(oracle.judge(751));
        run(oracle, 499);
        assertTrue(oracle.judge(999));
        assertFalse(oracle.judge(1000));
        run(oracle, 1);
        assertTrue(oracle.judge(1000));
        run(oracle, 1000);
        assertTrue(oracle.judge(1000));
        assertFalse(oracle.judge(1001));
    }

    @Test
    void followsARampBetween() {
        // A = 500: 500/2 + 500/4 = 375 nL; A = V = 1000 is flat, 500 nL
        DeliveryOracle oracle = ones(ramp(1000, 1000, 500));
        run(oracle, 500);
        assertTrue(oracle.judge(375));
        assertFalse(oracle.judge(376));
        DeliveryOracle level = ones(ramp(1000, 1000, 1000));
        run(level, 500);
        assertTrue(level.judge(500));
        assertFalse(level.judge(501));
    }

    @Test
    void followsARampBeyondLongs() {
        // V = 10^10 nL, T = 86399999 ms (so that nothing cancels), A = 0, 1 nL a quantum.
        // x = 43200000/86399999: 10^10 x 1866240000000000/7464959827200001 =
        // 2500000057.87037137...; one ms before, 43199999/86399999: 2499999942.12962929...
        DeliveryOracle oracle = ones(ramp(10_000_000_000L, 86_399_999, 0));
        run(oracle, 43_199_999);
        assertTrue(oracle.judge(2_499_999_942L));
        assertFalse(oracle.judge(2_499_999_943L));
        run(oracle, 1);
        assertTrue(oracle.judge(2_500_000_057L));
        assertEquals(0.87037138, oracle.errorQuanta(), 1e-8);
        assertFalse(oracle.judge(2_500_000_058L));
        assertFalse(oracle.judge(2_499_999_941L), "the step before asks 2499999942");
        assertTrue(oracle.judge(2_499_999_942L));
    }

    @Test
    void goesFromShapeToShape() {
        // 100 nL with the rate going up, 200 flat, none, 400 as a cosine, 100 going down
        DeliveryOracle oracle =
                tens(
                        ramp(100, 100, 0),
                        flat(200, 100),
                        flat(0, 100),
                        raisedCosine(400, 100),
                        ramp(100, 100, 200));
        long[] atHalf = {2, 20, 30, 50, 77}; // 25, 100 + 100, 300, 300 + 200, 700 + 75 nL
        long[] atEnd = {10, 30, 30, 70, 80};
        for (int i = 0; i < atHalf.length; i++) {
            run(oracle, 50);
            assertTrue(oracle.judge(atHalf[i]));
            assertFalse(oracle.judge(atHalf[i] + 1));
            run(oracle, 50);
            assertTrue(oracle.judge(atEnd[i]));
            assertFalse(oracle.judge(atEnd[i] + 1));
        }
        assertTrue(oracle.complete(80));
        assertEquals(500, oracle.therapyMs());
    }

    @Test
    void takesARaisedCosineOfNoVolumeForAPause() {
        DeliveryOracle oracle = ones(flat(10, 1000), raisedCosine(0, 60_000), ramp(0, 1000, 0));
        run(oracle, 1000);
        run(oracle, 7_777);
        assertTrue(oracle.judge(10));
        assertFalse(oracle.judge(11));
        assertFalse(oracle.judge(9));
        assertTrue(oracle.complete(10));
    }

    @Test
    void runsTwentyThousandStretchesWithoutDrift() {
        // 2 nL each, a quantum being 3 nL: after i of them 2 i / 3 quanta, rounded down
        List<Stretch> curve = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            curve.add(raisedCosine(2, 60_000));
        }
        DeliveryOracle oracle = new DeliveryOracle(curve, 3, 1, 1);
        for (long i = 1; i <= 20_000; i++) {
            run(oracle, 60_000);
            assertTrue(oracle.judge(2 * i / 3));
            assertFalse(oracle.judge(2 * i / 3 + 1));
        }
        assertTrue(oracle.complete(13_333));
        assertEquals(1_200_000_000, oracle.therapyMs());
    }

    @Test
    void refusesACurveThatIsNone() {
        List<Stretch> one = List.of(flat(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryOracle(List.of(), 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryOracle(one, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryOracle(one, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeliveryOracle(one, 1, 1, 0));
        List<Stretch> tooLong = List.of(flat(1, Long.MAX_VALUE), flat(1, 1));
        assertThrows(ArithmeticException.class, () -> new DeliveryOracle(tooLong, 1, 1, 1));
    }
}
