package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Overlays and sliding limits of a plan, each figure at its limit and one beyond. */
class OverlayOracleTest {
    private static final PlanImageOracle ORACLE = new PlanImageOracle(HandImage.PUMP);

    /** Expects these faults, and no other, in the image by hand changed so and sealed. */
    private static void faults(Consumer<long[]> change, PlanDemand... demands) {
        long[] image = HandImage.image();
        change.accept(image);
        PlanImageOracle.seal(image);
        assertEquals(Set.of(demands), ORACLE.faults(image));
    }

    /** The same with narrow sliding limits, so that they are not broken too. */
    private static void overlay(int kind, long[] row, PlanDemand... demands) {
        faults(
                image -> {
                    HandImage.overlay(image, kind, row);
                    HandImage.limits(image, 1_000, 1_000);
                    image[ImageWords.DOSE_MAX] = 500_000_000_000L;
                },
                demands);
    }

    private static long[] row(long... words) {
        return words;
    }

    @Test
    void findsNothingInAPlanAtItsLimits() {
        faults(image -> {});
    }

    @Test
    void takesAPlanWithoutOverlays() {
        for (int kind = 0; kind < 4; kind++) {
            overlay(kind, row(0, 0, 0, 0, 0));
        }
    }

    @Test
    void boundsAVolume() {
        // 50 ng/nL, so a bolus of 1000 nL is 50000 ng; one of 100 mL 5000000000 ng
        overlay(ImageWords.BOLUS, row(1_000, 60_000, 0, 1, 50_000));
        overlay(ImageWords.BOLUS, row(999, 60_000, 0, 1, 49_950), PlanDemand.OVERLAY_VOLUME);
        long[] most = row(100_000_000, 3_600_000, 0, 1, 5_000_000_000L);
        overlay(ImageWords.BOLUS, most);
        long[] more = row(100_000_001, 3_600_000, 0, 1, 5_000_000_050L);
        overlay(ImageWords.BOLUS, more, PlanDemand.OVERLAY_VOLUME);
        overlay(ImageWords.PRIME, row(10_000_000, 60_000, 0, 1, 0));
        overlay(ImageWords.PRIME, row(10_000_001, 60_000, 0, 1, 0), PlanDemand.OVERLAY_VOLUME);
        overlay(ImageWords.FLUSH, row(1_000, 60_000, 0, 1, 0));
    }

    @Test
    void boundsAVolumeByAQuantumThatIsNoWholeNanolitre() {
        // 10000 nL in 3 microsteps, each a quantum: 3333.33 nL
        PumpFigures pump =
                new PumpFigures(7, 10_000, 3, 1, 500, 150, 100, 100, 1_200_000_000, 100_000);
        long[] image = HandImage.image();
        HandImage.overlay(image, ImageWords.PRIME, 3_334, 60_000, 0, 1, 0);
        PlanImageOracle.seal(image);
        assertEquals(Set.of(), new PlanImageOracle(pump).faults(image));
        HandImage.overlay(image, ImageWords.PRIME, 3_333, 60_000, 0, 1, 0);
        PlanImageOracle.seal(image);
        assertEquals(Set.of(PlanDemand.OVERLAY_VOLUME), new PlanImageOracle(pump).faults(image));
    }

    @Test
    void boundsTimeGapAndCount() {
        overlay(ImageWords.PRIME, row(1_000, 1_000, 86_400_000, 100, 0));
        overlay(ImageWords.PRIME, row(1_000, 999, 0, 1, 0), PlanDemand.OVERLAY_DURATION);
        overlay(ImageWords.PRIME, row(1_000, 86_400_000, 0, 1, 0));
        overlay(ImageWords.PRIME, row(1_000, 86_400_001, 0, 1, 0), PlanDemand.OVERLAY_DURATION);
        overlay(ImageWords.PRIME, row(1_000, 1_000, 86_400_001, 1, 0), PlanDemand.OVERLAY_GAP);
        overlay(ImageWords.PRIME, row(1_000, 1_000, -1, 1, 0), PlanDemand.OVERLAY_GAP);
        overlay(ImageWords.PRIME, row(1_000, 1_000, 0, 0, 0), PlanDemand.OVERLAY_COUNT);
        overlay(ImageWords.PRIME, row(1_000, 1_000, 0, 101, 0), PlanDemand.OVERLAY_COUNT);
    }

    @Test
    void boundsTheRate() {
        // 1200 mL/h are 1000000 nL in 3 s
        overlay(ImageWords.PRIME, row(1_000_000, 3_000, 0, 1, 0));
        overlay(ImageWords.PRIME, row(1_000_001, 3_000, 0, 1, 0), PlanDemand.DEVICE_RATE);
        overlay(ImageWords.PRIME, row(1_000_000, 2_999, 0, 1, 0), PlanDemand.DEVICE_RATE);
    }

    @Test
    void findsADoseThatIsNotOfABolus() {
        overlay(ImageWords.PRIME, row(1_000, 1_000, 0, 1, 1), PlanDemand.OVERLAY_DOSE);
        overlay(ImageWords.FLUSH, row(1_000, 60_000, 0, 1, -1), PlanDemand.OVERLAY_DOSE);
    }

    @Test
    void derivesTheVolumeOfABolus() {
        // 50049 / 50 = 1000.98, rounded down 1000
        overlay(ImageWords.BOLUS, row(1_000, 60_000, 0, 1, 50_049));
        PlanDemand follows = PlanDemand.OVERLAY_VOLUME_FROM_DOSE;
        overlay(ImageWords.BOLUS, row(1_000, 60_000, 0, 1, 50_050), follows);
        overlay(ImageWords.BOLUS, row(1_000, 60_000, 0, 1, 49_999), follows);
        overlay(ImageWords.BOLUS, row(1_000, 60_000, 0, 1, 0), follows, PlanDemand.OVERLAY_DOSE);
    }

    @Test
    void takesAnOverlayWithoutAVolumeForOneThatIsNotThereOrIsTooSmall() {
        // 7 ng / 50 ng/nL is nothing
        overlay(
                ImageWords.BOLUS,
                row(0, 0, 0, 0, 7),
                PlanDemand.OVERLAY_VOLUME,
                PlanDemand.OVERLAY_DURATION,
                PlanDemand.OVERLAY_COUNT,
                PlanDemand.OVERLAY_DOSE);
    }

    @Test
    void boundsTheFiguresOfAKvo() {
        overlay(ImageWords.KVO, row(1_000, 60_000, 86_400_000, 20, 0));
        overlay(ImageWords.KVO, row(1_000, 60_000, 0, 21, 0), PlanDemand.OVERLAY_COUNT);
        overlay(ImageWords.KVO, row(999, 60_000, 0, 1, 0), PlanDemand.OVERLAY_VOLUME);
        // 24 mL in 24 h are 1 mL/h, and more would be faster, or longer
        overlay(ImageWords.KVO, row(24_000_000, 86_400_000, 0, 1, 0));
        overlay(ImageWords.KVO, row(24_000_000, 86_400_001, 0, 1, 0), PlanDemand.OVERLAY_DURATION);
        overlay(ImageWords.KVO, row(1_000, 60_000, 86_400_001, 1, 0), PlanDemand.OVERLAY_GAP);
        overlay(ImageWords.KVO, row(1_000, 60_000, 0, 101, 0), PlanDemand.OVERLAY_COUNT);
        overlay(ImageWords.KVO, row(1_000, 60_000, 0, 1, 1), PlanDemand.OVERLAY_DOSE);
        faults(image -> image[388 + 15] = 1, PlanDemand.ENVELOPE_OVERLAYS);
    }

    @Test
    void boundsAKvoByAMillilitreAnHour() {
        // 250000 nL in 15 min and 1000000 nL in 1 h are 1 mL/h; the plan gives 2 mL/h
        overlay(ImageWords.KVO, row(250_000, 900_000, 0, 1, 0));
        overlay(ImageWords.KVO, row(250_001, 900_000, 0, 1, 0), PlanDemand.KVO_RATE);
        overlay(ImageWords.KVO, row(250_000, 899_999, 0, 1, 0), PlanDemand.KVO_RATE);
        overlay(ImageWords.KVO, row(1_000_000, 3_600_000, 0, 1, 0));
        overlay(ImageWords.KVO, row(1_000_001, 3_600_000, 0, 1, 0), PlanDemand.KVO_RATE);
    }

    @Test
    void boundsAKvoByTheSlowestSegmentThatGivesDrug() {
        // 4000001 nL in 8 h, 500000.125 nL/h, rounded down 500000; 15999999 nL in 1 h; a pause
        Consumer<long[]> three =
                image -> {
                    image[ImageWords.SEGMENT_COUNT] = 3;
                    image[ImageWords.DOSE_RATE_MAX] = 100_000_000_000L;
                    image[ImageWords.DOSE_MAX] = 500_000_000_000L;
                    HandImage.limits(image, 1_000, 1_000);
                    HandImage.put(image, 32, 1, 1, 4_000_001, 28_800_000, 0, 0);
                    HandImage.put(image, 38, 1, 1, 15_999_999, 3_600_000, 0, 0);
                    HandImage.put(image, 44, 2, 1, 0, 3_600_000, 0, 0);
                    HandImage.ceiling(image, 0, 28_800_000, 4_000_001, 32_400_000, 20_000_000);
                };
        faults(three.andThen(image -> put(image, ImageWords.KVO, 500_000, 3_600_000)));
        faults(
                three.andThen(image -> put(image, ImageWords.KVO, 500_001, 3_600_000)),
                PlanDemand.KVO_RATE);
        // 500000.125 nL/h by itself
        faults(
                three.andThen(image -> put(image, ImageWords.KVO, 4_000_001, 28_800_000)),
                PlanDemand.KVO_RATE);
    }

    @Test
    void takesTheMinimumRateAsSafeStateOnlyWithAKvo() {
        Consumer<long[]> kvo =
                image -> {
                    HandImage.overlay(image, ImageWords.KVO, 250_000, 900_000, 0, 1, 0);
                    image[ImageWords.DOSE_MAX] = 500_000_000_000L;
                };
        faults(kvo.andThen(image -> safe(image, 1)));
        faults(kvo.andThen(image -> safe(image, 2)));
        faults(image -> safe(image, 2), PlanDemand.SAFE_STATE);
        for (long none : new long[] {0, 3, -1}) {
            faults(kvo.andThen(image -> safe(image, none)), PlanDemand.SAFE_STATE);
        }
        faults(
                kvo.andThen(image -> image[ImageWords.SAFE_STATE] = 2),
                PlanDemand.ENVELOPE_SAFE_STATE);
    }

    /** Writes the safe state in both blocks. */
    private static void safe(long[] image, long state) {
        image[ImageWords.SAFE_STATE] = state;
        image[ImageWords.ENVELOPE_SAFE_STATE] = state;
    }

    @Test
    void boundsAFlushByTheMeanRateOfWhatWasGivenLast() {
        // 2 mL/h: 500000 nL in 900000 ms are as fast
        overlay(ImageWords.FLUSH, row(500_001, 900_000, 0, 1, 0), PlanDemand.FLUSH_RATE);
        overlay(ImageWords.FLUSH, row(500_000, 899_999, 0, 1, 0), PlanDemand.FLUSH_RATE);
        // 20 mL in 36000001 ms are 1999999.94 nL/h, rounded down 1999999
        faults(
                image -> {
                    HandImage.flat(image, 20_000_000, 36_000_001);
                    HandImage.overlay(image, ImageWords.FLUSH, 1_999_999, 3_600_000, 0, 1, 0);
                });
        faults(
                image -> {
                    HandImage.flat(image, 20_000_000, 36_000_001);
                    // 1999999.94 nL/h by itself, which is above the mean rate rounded down
                    HandImage.overlay(image, ImageWords.FLUSH, 20_000_000, 36_000_001, 0, 1, 0);
                },
                PlanDemand.FLUSH_RATE);
    }

    @Test
    void looksForTheFlushBeyondAPause() {
        // 18 mL in 8 h, then 2 mL in 1 h of a raised cosine, then a pause: the mean is 2 mL/h
        Consumer<long[]> three =
                image -> {
                    image[ImageWords.SEGMENT_COUNT] = 3;
                    image[ImageWords.DOSE_RATE_MAX] = 100_000_000_000L;
                    HandImage.put(image, 32, 1, 1, 18_000_000, 28_800_000, 0, 0);
                    HandImage.put(image, 38, 4, 1, 2_000_000, 3_600_000, 0, 0);
                    HandImage.put(image, 44, 2, 1, 0, 3_600_000, 0, 0);
                    // A quarter of the cosine has given 0.25 - 1 / 2 pi of it, 181690.1 nL. From
                    // its middle on its highest rate, and 181,690 nL above it after half of that.
                    HandImage.ceiling(
                            image,
                            200_000,
                            28_800_000,
                            18_000_000,
                            29_700_000,
                            18_181_691,
                            30_600_000,
                            19_000_000,
                            31_500_000,
                            20_000_000);
                };
        faults(three);
        faults(
                three.andThen(image -> put(image, ImageWords.FLUSH, 500_001, 900_000)),
                PlanDemand.FLUSH_RATE);
    }

    private static void put(long[] image, int kind, long nl, long ms) {
        HandImage.overlay(image, kind, nl, ms, 0, 1);
    }
}
