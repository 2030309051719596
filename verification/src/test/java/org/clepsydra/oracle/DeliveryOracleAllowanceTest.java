package org.clepsydra.oracle;

import static org.clepsydra.oracle.Stretch.flat;
import static org.clepsydra.oracle.Stretch.raisedCosine;
import static org.clepsydra.oracle.Stretch.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The 2^-54 of its volume that the lower bound allows in a raised cosine, and nowhere else. */
class DeliveryOracleAllowanceTest {
    /** An oracle on these stretches, a quantum being 1 nL, after a step to each of two times. */
    private static DeliveryOracle after(long firstMs, long secondMs, Stretch... curve) {
        DeliveryOracle oracle = new DeliveryOracle(List.of(curve), 1, 1, 1);
        oracle.advance(firstMs, true, Long.MAX_VALUE);
        oracle.advance(secondMs - firstMs, true, Long.MAX_VALUE);
        return oracle;
    }

    @Test
    void allowsAQuantumLessWhereTheCurveWasExactlyWhole() {
        // 500 nL in the middle: 500 < 499 + 1 + 2^-54 x 1000, but not 498 + 1 + that
        DeliveryOracle oracle = after(30_000, 30_001, raisedCosine(1000, 60_000));
        assertTrue(oracle.judge(500));
        assertTrue(oracle.judge(499));
        assertFalse(oracle.judge(498));
    }

    @Test
    void allowsNoQuantumLessOneMillisecondLater() {
        // The curve at 30001 ms is 500 + 1000 x 2 / 60000 = 500.033
        DeliveryOracle oracle = after(30_001, 30_002, raisedCosine(1000, 60_000));
        assertTrue(oracle.judge(500));
        assertFalse(oracle.judge(499));
        assertTrue(oracle.complaint().startsWith("behind by 1.066666"), oracle.complaint());
    }

    @Test
    void allowsNothingInOtherShapes() {
        for (Stretch stretch : List.of(flat(1000, 60_000), ramp(1000, 60_000, 1000))) {
            DeliveryOracle oracle = after(30_000, 30_001, stretch);
            assertTrue(oracle.judge(500));
            assertFalse(oracle.judge(499));
        }
    }

    @Test
    void goesByTheSegmentThatTheStepIsIn() {
        // 500 nL at the seam, whole; the step before is at the seam and this one beyond it
        DeliveryOracle into = after(1000, 1001, flat(500, 1000), raisedCosine(1000, 60_000));
        assertTrue(into.judge(499));
        assertFalse(into.judge(498));
        DeliveryOracle outOf = after(60_000, 60_001, raisedCosine(500, 60_000), flat(1000, 1000));
        assertTrue(outOf.judge(500));
        assertFalse(outOf.judge(499));
        // and where the steps are on either side of a whole 250 nL
        DeliveryOracle across = after(30_000, 60_001, raisedCosine(500, 60_000), flat(1000, 1000));
        assertTrue(across.judge(250));
        assertFalse(across.judge(249));
        assertEquals(
                "behind by 252.000000000000 quanta, must be less than 252.000000000000:"
                        + " commanded 249, curve 501.000000000000 quanta of 1 nL,"
                        + " at therapy time 60001 ms, step 2",
                across.complaint());
    }

    @Test
    void allowsUpToTheEndOfTheRaisedCosineAndNotBeyond() {
        DeliveryOracle atEnd = after(30_000, 60_000, raisedCosine(500, 60_000));
        assertTrue(atEnd.judge(249));
        assertFalse(atEnd.judge(248));
        DeliveryOracle beyond = after(30_000, 60_001, raisedCosine(500, 60_000));
        assertTrue(beyond.judge(250));
        assertFalse(beyond.judge(249));
        DeliveryOracle over = after(60_000, 60_001, raisedCosine(500, 60_000));
        assertFalse(over.judge(499));
    }

    @Test
    void allowsExactlyThatMuch() {
        // The flat segment gives 5 nL in 2^34 ms; 5 x 3435973837 = 2^34 + 1, so there the curve is
        // 1 + 2^-34. 2^-54 of 2^20 nL is 2^-34: not below 0 + 1 + 2^-34. Of 2^20 + 1 nL it is.
        Stretch slow = flat(5, 1L << 34);
        long firstMs = 3_435_973_837L;
        long secondMs = (1L << 34) + 1;
        DeliveryOracle equal = after(firstMs, secondMs, slow, raisedCosine(1 << 20, 60_000));
        assertTrue(equal.judge(1));
        assertFalse(equal.judge(0));
        DeliveryOracle more = after(firstMs, secondMs, slow, raisedCosine((1 << 20) + 1, 60_000));
        assertTrue(more.judge(0));
    }

    @Test
    void allowsLessThanADoubleCanTell() {
        // Quanta and volumes from convergents of 1/4 - 1/2π; the curve at 1/4 is 1 quantum and
        // 2.0e-14, 1.2e-15, 4.4e-17 or 4.3e-20 more; allowed are 2^-54 x 11.0078 = 6.1e-16.
        assertFalse(acceptsNoneAfterAQuarter(1_424_891L, 15_684_849L));
        assertFalse(acceptsNoneAfterAQuarter(3_394_176L, 37_362_253L));
        assertTrue(acceptsNoneAfterAQuarter(22_334_341L, 245_850_922L));
        assertTrue(acceptsNoneAfterAQuarter(280_163_905L, 3_083_975_227L));
    }

    private static boolean acceptsNoneAfterAQuarter(long quantumNl, long volumeNl) {
        DeliveryOracle oracle =
                new DeliveryOracle(List.of(raisedCosine(volumeNl, 4)), quantumNl, 1, 1);
        oracle.advance(1, true, 1);
        oracle.advance(1, true, 1);
        assertTrue(oracle.judge(1));
        return oracle.judge(0);
    }

    @Test
    void allowsWholeQuantaWhereTheVolumeIsThatLarge() {
        // 2^-54 of 2^55 nL is 2 nL. In the middle 2^54 nL: 2^54 - 2 is enough, 2^54 - 3 is not,
        // as 2^54 < c + 1 + 2 asks c > 2^54 - 3.
        long half = 1L << 54;
        DeliveryOracle oracle = after(2, 3, raisedCosine(2 * half, 4));
        assertTrue(oracle.judge(half - 2));
        assertFalse(oracle.judge(half - 3));
    }

    @Test
    void allowsNothingAbove() {
        DeliveryOracle oracle = after(29_998, 29_999, raisedCosine(1000, 60_000));
        assertTrue(oracle.judge(499));
        assertFalse(oracle.judge(500));
    }

    @Test
    void asksNothingWhileHeldOrNotPermitted() {
        DeliveryOracle oracle = after(30_000, 30_001, raisedCosine(1000, 60_000));
        assertTrue(oracle.judge(0, false));
        oracle.advance(10, false, Long.MAX_VALUE);
        assertTrue(oracle.judge(0));
        assertFalse(oracle.judge(501));
        oracle.advance(0, true, Long.MAX_VALUE);
        assertFalse(oracle.judge(499), "a clock that stands still: 500.033 was due before");
    }
}
