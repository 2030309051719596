package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Consumer;
import org.clepsydra.oracle.CeilingOracle.Ceiling;
import org.junit.jupiter.api.Test;

/** The ceiling against the curve of 20 mL in 10 h, at each bound and beyond it. */
class CeilingOracleTest {
    private static final int COUNT = 249;
    private static final int REPEATS = 250;
    private static final int CYCLE = 251;
    private static final int POINTS = 260;

    private static void is(Ceiling wanted, Consumer<long[]> change) {
        long[] image = HandImage.image();
        change.accept(image);
        assertEquals(wanted, CeilingOracle.judge(image));
    }

    @Test
    void isOfAnImageThatIsRightInAllElse() {
        PlanImageOracle oracle = new PlanImageOracle(HandImage.PUMP);
        long[] image = HandImage.image();
        image[POINTS + 2]--;
        PlanImageOracle.seal(image);
        assertEquals(Set.of(PlanDemand.ENVELOPE_NOT_OF_CURVE), oracle.faults(image));
        image[ImageWords.BSA_CM2] = 0;
        PlanImageOracle.seal(image);
        assertEquals(false, oracle.faults(image).contains(PlanDemand.ENVELOPE_NOT_OF_CURVE));
    }

    @Test
    void readsThePointsInOrder() {
        is(Ceiling.FOLLOWS, image -> {});
        is(Ceiling.STRAYS, image -> image[COUNT] = 1);
        is(Ceiling.STRAYS, image -> image[COUNT] = 65);
        is(Ceiling.STRAYS, image -> image[CYCLE] = -1);
        is(Ceiling.STRAYS, image -> image[CYCLE] = 1);
        is(Ceiling.STRAYS, image -> image[CYCLE] = 2);
        is(Ceiling.STRAYS, image -> image[REPEATS] = 2);
        is(Ceiling.STRAYS, image -> image[POINTS] = 1);
        is(Ceiling.STRAYS, image -> image[POINTS + 1] = 1);
        is(Ceiling.STRAYS, image -> image[POINTS + 2]++);
        is(Ceiling.STRAYS, image -> image[POINTS + 3]++);
        is(Ceiling.STRAYS, image -> HandImage.ceiling(image, 20_000_000, 999, 999));
        is(Ceiling.FOLLOWS, image -> HandImage.ceiling(image, 20_000_000, 1_000, 999));
        is(Ceiling.STRAYS, image -> HandImage.ceiling(image, 20_000_000, 1_000, 9, 2_000, 8));
        long min = Long.MIN_VALUE;
        is(Ceiling.STRAYS, image -> HandImage.ceiling(image, 20_000_000, 1_000, 9, min, 9));
    }

    @Test
    void boundsAPointByTheCurveAndTheGap() {
        // 10 mL are due after half of the time.
        is(Ceiling.FOLLOWS, image -> half(image, 10_000_000));
        is(Ceiling.FOLLOWS, image -> half(image, 10_000_007));
        is(Ceiling.STRAYS, image -> half(image, 9_999_999));
        is(Ceiling.STRAYS, image -> half(image, 10_000_008));
    }

    private static void half(long[] image, long nl) {
        HandImage.ceiling(image, 7, 18_000_000, nl);
    }

    @Test
    void leavesOpenWhatIsLessThanANanolitre() {
        // 5/9 nL a millisecond: 1,000,000.56 nL are due after 1,800,001 ms.
        is(Ceiling.FOLLOWS, image -> HandImage.ceiling(image, 1, 1_800_001, 1_000_001));
        is(Ceiling.IN_DOUBT, image -> HandImage.ceiling(image, 1, 1_800_001, 1_000_000));
        is(Ceiling.STRAYS, image -> HandImage.ceiling(image, 0, 1_800_001, 1_000_001));
        is(Ceiling.STRAYS, image -> HandImage.ceiling(image, 1, 1_800_001, 999_999));
    }

    @Test
    void findsTheHighestOfAChordOverARamp() {
        // From nothing: a quarter of the volume above it in its middle.
        is(Ceiling.FOLLOWS, image -> ramp(image, 0, 5_000_001));
        is(Ceiling.IN_DOUBT, image -> ramp(image, 0, 5_000_000));
        is(Ceiling.IN_DOUBT, image -> ramp(image, 0, 4_999_999));
        is(Ceiling.STRAYS, image -> ramp(image, 0, 4_999_998));
        is(Ceiling.STRAYS, image -> ramp(image, 40_000_000, 20_000_000));
    }

    private static void ramp(long[] image, long firstNl, long gapNl) {
        HandImage.put(image, 32, 3, 1, 20_000_000, 36_000_000, firstNl);
        HandImage.ceiling(image, gapNl);
    }

    @Test
    void findsTheHighestOfAChordOverACosine() {
        // 20,000,000 / 2 pi are 3183098.86; to the middle, and from there twice the mean rate.
        is(Ceiling.FOLLOWS, image -> cosine(image, 3_183_099));
        is(Ceiling.IN_DOUBT, image -> cosine(image, 3_183_098));
        is(Ceiling.STRAYS, image -> cosine(image, 3_183_097));
        // A chord over the second half is below it.
        is(
                Ceiling.STRAYS,
                image -> {
                    cosine(image, 20_000_000);
                    HandImage.ceiling(image, 20_000_000, 18_000_000, 10_000_000);
                });
    }

    private static void cosine(long[] image, long gapNl) {
        HandImage.put(image, 32, 4, 1, 20_000_000, 36_000_000, 0);
        HandImage.ceiling(image, gapNl, 18_000_000, 10_000_000, 27_000_000, 20_000_000);
    }
}
