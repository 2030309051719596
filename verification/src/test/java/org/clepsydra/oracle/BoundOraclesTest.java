package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The three bounds that are one formula each. */
class BoundOraclesTest {
    private static BigDecimal d(String decimal) {
        return new BigDecimal(decimal);
    }

    @Test
    void overDeliveryOracleAddsSixCountsAndTheCurveToTheDistanceRun() {
        // 400000 nL/s x 0.15 s = 60000 nL. 200000 nL / 400 counts = 500 nL; six are 3000 nL. A
        // curve of 100000 nL/s rises 6700 nL in 0.067 s. 69700 nL.
        OverDeliveryOracle oracle = new OverDeliveryOracle(200_000, 400, 3200, 1);
        assertEquals(Rational.of(69_700), oracle.boundNl(d("400000"), d("100000")));
        assertTrue(oracle.allows(d("400000"), d("100000"), Rational.of(69_700)));
        assertFalse(oracle.allows(d("400000"), d("100000"), Rational.of("69700.001")));
        // 5333 microsteps/s x 62.5 nL x 0.15 s = 49996.875 nL; + 3000 + 6700
        assertEquals(Rational.of("59696.875"), oracle.boundNlAtMicrosteps(5333, d("100000")));
    }

    @Test
    void overDeliveryOracleAddsAStrokeWhereStrokesAreIndexed() {
        // 800 of 3200 microsteps of 200000 nL = 50000 nL. 1000 nL/s x 0.15 s = 150 nL. Six of
        // 700 counts: 6 x 200000/700 = 12000/7 nL. 50150 + 12000/7 = 363050/7 = 51864.29 nL.
        OverDeliveryOracle oracle = new OverDeliveryOracle(200_000, 700, 3200, 800);
        assertEquals(Rational.of(363_050, 7), oracle.boundNl(d("1000"), d("0")));
        assertTrue(oracle.allows(d("1000"), d("0"), Rational.of(51_864)));
        assertFalse(oracle.allows(d("1000"), d("0"), Rational.of(51_865)));
    }

    @Test
    void overDeliveryOracleRefusesAPumpHeadOfNothing() {
        assertThrows(
                IllegalArgumentException.class, () -> new OverDeliveryOracle(200_000, 0, 3200, 1));
    }

    @Test
    void trappedVolumeOracleTakesTheLimitItselfAsTooMuch() {
        // 10 uL/kPa x 70 kPa = 700 uL
        TrappedVolumeOracle oracle = new TrappedVolumeOracle(d("10"));
        assertEquals(Rational.of(700), oracle.limitUl());
        assertTrue(oracle.allows(d("699.999999")));
        assertFalse(oracle.allows(d("700")));
        assertThrows(IllegalArgumentException.class, () -> new TrappedVolumeOracle(d("0")));
    }

    @Test
    void bubbleOracleTakesTenPercentEitherWay() {
        // 0.9 x 50000 = 45000 nL; 1.1 x 50000 = 55000 nL
        BubbleOracle oracle = new BubbleOracle(50_000);
        assertEquals(Rational.of(45_000), oracle.leastNl());
        assertEquals(Rational.of(55_000), oracle.mostNl());
        assertTrue(oracle.allows(45_000));
        assertFalse(oracle.allows(44_999));
        assertTrue(oracle.allows(55_000));
        assertFalse(oracle.allows(55_001));
        assertThrows(IllegalArgumentException.class, () -> new BubbleOracle(0));
    }
}
