package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Plan 2 goes on from plan 1, the one by hand, of which 100001 microsteps of 62.5 nL were released:
 * 6250062.5 nL of 20000000; left are 13749937.5, rounded down 13749937.
 */
class ContinuationOracleTest {
    private static final ContinuationOracle ORACLE = new ContinuationOracle(HandImage.PUMP);
    private static final long RELEASED = 100_001;
    private static final long LEFT_NL = 13_749_937;

    private static long[] before() {
        long[] image = HandImage.image();
        HandImage.overlay(image, ImageWords.KVO, 250_000, 900_000, 60_000, 2, 0);
        image[ImageWords.DRUG_ID] = 5;
        return image;
    }

    /** What is left, over 10 h, with every overlay but the prime. */
    private static long[] after() {
        long[] image = before();
        image[ImageWords.PLAN] = 2;
        image[ImageWords.CONTINUES] = 1;
        HandImage.flat(image, LEFT_NL, 36_000_000);
        HandImage.overlay(image, ImageWords.PRIME, 0, 0, 0, 0, 0);
        return image;
    }

    private static void faults(Consumer<long[]> change, ContinuationDemand... demands) {
        long[] image = after();
        change.accept(image);
        assertEquals(Set.of(demands), ORACLE.faults(before(), RELEASED, image));
    }

    @Test
    void takesExactlyWhatWasLeft() {
        faults(image -> {});
        faults(image -> image[ImageWords.VOLUME_NL] = LEFT_NL + 1, ContinuationDemand.TOO_MUCH);
        assertEquals(BigInteger.valueOf(LEFT_NL), ORACLE.leftNl(before(), RELEASED));
        assertEquals(BigInteger.valueOf(20_000_000), ORACLE.leftNl(before(), 0));
    }

    @Test
    void knowsOnlyThePlanThatWasClearedLast() {
        long[] image = after();
        Set<ContinuationDemand> other = Set.of(ContinuationDemand.OTHER_PLAN);
        assertEquals(other, ORACLE.faults(null, 0, image));
        long[] third = before();
        third[ImageWords.PLAN] = 3;
        assertEquals(other, ORACLE.faults(third, RELEASED, image));
        image[ImageWords.CONTINUES] = 0;
        assertEquals(Set.of(), ORACLE.faults(null, 0, image));
    }

    @Test
    void findsWhatDiffers() {
        faults(image -> image[ImageWords.DRUG_ID]++, ContinuationDemand.DRUG_ID);
        faults(image -> image[ImageWords.ROUTE]++, ContinuationDemand.ROUTE);
        faults(image -> image[ImageWords.BSA_CM2]++, ContinuationDemand.BODY_SURFACE_AREA);
        faults(image -> image[ImageWords.DOSE_RATE_MAX]--, ContinuationDemand.DOSE_RATE_LIMIT);
        faults(image -> image[ImageWords.DOSE_MAX]--, ContinuationDemand.DOSE_LIMIT);
        faults(image -> image[ImageWords.DOSE_BEFORE]++, ContinuationDemand.DOSE_BEFORE);
        faults(
                image -> image[ImageWords.BEFORE_IN_CYCLE]++,
                ContinuationDemand.DOSE_BEFORE_IN_CYCLE);
        faults(image -> image[ImageWords.LIBRARY_VERSION]++, ContinuationDemand.LIBRARY);
        // 1 is stop, which any plan may go on to; 2 is a minimum rate.
        faults(image -> image[ImageWords.SAFE_STATE] = 2, ContinuationDemand.SAFE_STATE);
        long[] minimum = before();
        minimum[ImageWords.SAFE_STATE] = 2;
        for (long safe = 1; safe <= 2; safe++) {
            long[] goesOn = after();
            goesOn[ImageWords.SAFE_STATE] = safe;
            assertEquals(Set.of(), ORACLE.faults(minimum, RELEASED, goesOn));
        }
        faults(image -> image[ImageWords.CONCENTRATION_NG]++, ContinuationDemand.CONCENTRATION);
        // 100 ng in 2 nL are 50 ng/nL, but other words
        faults(
                image -> {
                    image[ImageWords.CONCENTRATION_NG] = 100;
                    image[ImageWords.CONCENTRATION_NL] = 2;
                },
                ContinuationDemand.CONCENTRATION);
        faults(
                image -> HandImage.overlay(image, ImageWords.PRIME, 1_000, 60_000, 0, 1, 0),
                ContinuationDemand.PRIME);
    }

    @Test
    void findsAnotherBolusOrKvo() {
        for (int field = 0; field < 5; field++) {
            int at = 224 + field;
            faults(image -> image[at]++, ContinuationDemand.BOLUS);
            faults(image -> image[at + 15]++, ContinuationDemand.KVO);
        }
        faults(image -> HandImage.overlay(image, ImageWords.BOLUS, 0, 0, 0, 0, 0));
        faults(image -> HandImage.overlay(image, ImageWords.KVO, 0, 0, 0, 0, 0));
        // Another flush may be
        faults(image -> HandImage.overlay(image, ImageWords.FLUSH, 1_000, 60_000, 0, 1, 0));
    }

    @Test
    void takesTheHigherLimitOfTheTwo() {
        // A KVO and its least time are 16 min, so both may be begun in an hour: 500000 nL more
        long hourNl = HandImage.HOUR_NL + 500_000;
        // 13749937 + 500000 + 800000 + 500000 + 67
        long dayNl = 15_550_004;
        faults(image -> HandImage.limits(image, hourNl, dayNl));
        faults(image -> HandImage.limits(image, hourNl + 1, dayNl), ContinuationDemand.HOUR_LIMIT);
        faults(image -> HandImage.limits(image, 1, HandImage.DAY_NL));
        faults(
                image -> HandImage.limits(image, 1, HandImage.DAY_NL + 1),
                ContinuationDemand.DAY_LIMIT);
        // The plan before had less than this one may have
        long[] before = before();
        HandImage.limits(before, 1, 1);
        long[] image = after();
        HandImage.limits(image, hourNl, dayNl);
        assertEquals(Set.of(), ORACLE.faults(before, RELEASED, image));
        HandImage.limits(image, 1, dayNl + 1);
        assertEquals(Set.of(ContinuationDemand.DAY_LIMIT), ORACLE.faults(before, RELEASED, image));
    }

    @Test
    void knowsTheHighestRateOfASegment() {
        long[] image = HandImage.image();
        image[ImageWords.SEGMENT_COUNT] = 3;
        HandImage.put(image, 32, 2, 1, 0, 3_600_000, 0, 0);
        // A ramp of 1 mL in 2 h from 600000 nL: to 2000000 - 600000 over 2 h, 700000 nL/h
        HandImage.put(image, 38, 3, 1, 1_000_000, 7_200_000, 600_000, 0);
        // 8 nL in 7 s: 8 x 3600 / 7 = 4114.28 nL/h
        HandImage.put(image, 44, 1, 1, 8, 7_000, 0, 0);
        assertEquals(BigInteger.ZERO, ContinuationOracle.highestRateNlPerH(image, 0));
        assertEquals(BigInteger.valueOf(700_000), ContinuationOracle.firstRateNlPerH(image));
        assertEquals(BigInteger.valueOf(4_114), ContinuationOracle.highestRateNlPerH(image, 2));
    }

    @Test
    void asksForAnEntryBeyondTwiceAndHalf() {
        assertFalse(asks(2_000_000, 4_000_000));
        assertTrue(asks(2_000_000, 4_000_001));
        assertFalse(asks(2_000_000, 1_000_000));
        assertTrue(asks(2_000_000, 999_999));
        // Half of an odd rate lies between two
        assertFalse(asks(2_000_001, 1_000_001));
        assertTrue(asks(2_000_001, 1_000_000));
        assertTrue(asks(0, 1));
    }

    private static boolean asks(long before, long now) {
        return ContinuationOracle.needsEntry(BigInteger.valueOf(before), BigInteger.valueOf(now));
    }
}
