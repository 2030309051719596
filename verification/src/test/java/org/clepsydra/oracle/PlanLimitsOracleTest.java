package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The sliding limits of a plan and what the whole dose and the envelope have to do with overlays.
 */
class PlanLimitsOracleTest {
    private static final PlanImageOracle ORACLE = new PlanImageOracle(HandImage.PUMP);

    private static void faults(Consumer<long[]> change, PlanDemand... demands) {
        long[] image = HandImage.image();
        change.accept(image);
        PlanImageOracle.seal(image);
        assertEquals(Set.of(demands), ORACLE.faults(image));
    }

    /** Expects so much to be the most that the hour's limit may be, after a change. */
    private static void hourMost(long nl, Consumer<long[]> change) {
        faults(change.andThen(image -> HandImage.limits(image, nl, nl)));
        faults(
                change.andThen(image -> HandImage.limits(image, nl + 1, nl + 1)),
                PlanDemand.HOUR_LIMIT);
    }

    /** The same for the day's, the hour's being 1 nL. */
    private static void dayMost(long nl, Consumer<long[]> change) {
        faults(change.andThen(image -> HandImage.limits(image, 1, nl)));
        faults(change.andThen(image -> HandImage.limits(image, 1, nl + 1)), PlanDemand.DAY_LIMIT);
    }

    private static void bolus(long[] image, long ms, long gapMs, long count) {
        HandImage.overlay(image, ImageWords.BOLUS, 100_000, ms, gapMs, count, 5_000_000);
        image[ImageWords.DOSE_MAX] = 500_000_000_000L;
    }

    private static void none(long[] image, int kind) {
        HandImage.overlay(image, kind, 0, 0, 0, 0, 0);
    }

    @Test
    void addsUpTheHour() {
        hourMost(HandImage.HOUR_NL, image -> {});
        hourMost(HandImage.HOUR_NL - 600_000, image -> none(image, ImageWords.BOLUS));
        hourMost(HandImage.HOUR_NL - 500_000, image -> none(image, ImageWords.FLUSH));
        // A prime is given to nobody
        hourMost(HandImage.HOUR_NL, image -> none(image, ImageWords.PRIME));
    }

    @Test
    void roundsDrugDownOnce() {
        // 59999999 ng/m2/h: 119999998 ng/h, 2399999.96 nL/h, in 64 min 2559999.957; 1 less
        hourMost(HandImage.HOUR_NL - 1, image -> image[ImageWords.DOSE_RATE_MAX] = 59_999_999);
        // 1.2345 m2: 74070000 ng/h, 1481400 nL/h, 1580160 nL; 979840 less. Rate: 2 mL/h is more
        // than this patient may be given, so the same over 20 h, and a flush half as fast.
        hourMost(
                HandImage.HOUR_NL - 979_840,
                image -> {
                    HandImage.flat(image, 20_000_000, 72_000_000);
                    HandImage.overlay(image, ImageWords.FLUSH, 500_000, 1_800_000, 0, 1, 0);
                    image[ImageWords.BSA_CM2] = 12_345;
                    image[ImageWords.DOSE_MAX] = 500_000_000_000L;
                });
    }

    @Test
    void roundsDownNoFigureOnTheWay() {
        // 1 ng/nL, 0.2 m2 of 67204399 ng/m2/h: 13440879.8 ng/h, 14336938.45 nL in 64 min, rounded
        // down 14336938; from 13440879 ng/h it would be 14336937. And 1, 500000, 63, 4.
        hourMost(
                14_336_938 + 1 + 500_000 + 63 + 4,
                image -> {
                    none(image, ImageWords.BOLUS);
                    image[ImageWords.CONCENTRATION_NG] = 1;
                    image[ImageWords.DOSE_NG] = 20_000_000;
                    image[ImageWords.BSA_CM2] = 2_000;
                    image[ImageWords.DOSE_RATE_MAX] = 67_204_399;
                });
    }

    @Test
    void takesTheVolumeWhereItIsLess() {
        // 2560001 nL are the drug's; a plan of 2560000 nL in 2 h, 1280000 nL/h
        Consumer<long[]> less =
                image -> {
                    HandImage.flat(image, 2_560_000, 7_200_000);
                    HandImage.overlay(image, ImageWords.FLUSH, 310_000, 900_000, 0, 1, 0);
                };
        hourMost(2_560_000 + 310_000 + 600_000 + 63 + 4, less);
        Consumer<long[]> same = image -> HandImage.flat(image, 2_560_001, 7_200_000);
        hourMost(2_560_001 + 310_000 + 600_000 + 63 + 4, less.andThen(same));
        Consumer<long[]> more = image -> HandImage.flat(image, 2_560_002, 7_200_000);
        hourMost(2_560_001 + 310_000 + 600_000 + 63 + 4, less.andThen(more));
    }

    @Test
    void countsBolusesThatMayBeBegunInAnHour() {
        long without = HandImage.HOUR_NL - 600_000;
        // 64 min are 3840000 ms: 32 min fit twice, three boluses; a millisecond more once, two
        hourMost(without + 300_000, image -> bolus(image, 60_000, 1_860_000, 100));
        hourMost(without + 200_000, image -> bolus(image, 60_000, 1_860_001, 100));
        // 64 min once, and not at all
        hourMost(without + 200_000, image -> bolus(image, 60_000, 3_780_000, 100));
        hourMost(without + 100_000, image -> bolus(image, 60_000, 3_780_001, 100));
        // One a minute, 64 times and once more; but no more than may be begun
        hourMost(without + 6_500_000, image -> bolus(image, 60_000, 0, 100));
        hourMost(without + 6_400_000, image -> bolus(image, 60_000, 0, 64));
    }

    @Test
    void boundsTheLimitsFromBelow() {
        faults(image -> HandImage.limits(image, 1, 1));
        faults(image -> HandImage.limits(image, 0, 1), PlanDemand.HOUR_LIMIT);
        faults(image -> HandImage.limits(image, 2, 1), PlanDemand.DAY_LIMIT);
        faults(
                image -> HandImage.limits(image, 0, -1),
                PlanDemand.HOUR_LIMIT,
                PlanDemand.DAY_LIMIT);
    }

    @Test
    void addsUpTheDay() {
        dayMost(HandImage.DAY_NL, image -> {});
        dayMost(HandImage.DAY_NL - 800_000, image -> none(image, ImageWords.BOLUS));
        dayMost(HandImage.DAY_NL - 500_000, image -> none(image, ImageWords.FLUSH));
        dayMost(HandImage.DAY_NL, image -> none(image, ImageWords.PRIME));
    }

    /** 250000 nL in 15 min, 1 mL/h, and 12.5 mg each. */
    private static void kvo(long[] image, long gapMs, long count) {
        HandImage.overlay(image, ImageWords.KVO, 250_000, 900_000, gapMs, count, 0);
        image[ImageWords.DOSE_MAX] = 500_000_000_000L;
    }

    @Test
    void countsKvosThatMayBeBegunInAnHour() {
        // 64 min are 3840000 ms: 16 min fit 4 times, five; a millisecond more 3 times, four
        hourMost(HandImage.HOUR_NL + 1_250_000, image -> kvo(image, 60_000, 20));
        hourMost(HandImage.HOUR_NL + 1_000_000, image -> kvo(image, 60_001, 20));
        hourMost(HandImage.HOUR_NL + 500_000, image -> kvo(image, 60_000, 2));
        // One of 49 min, and one more; of a least time of 49 min and a millisecond, one
        hourMost(HandImage.HOUR_NL + 500_000, image -> kvo(image, 2_940_000, 20));
        hourMost(HandImage.HOUR_NL + 250_000, image -> kvo(image, 2_940_001, 20));
    }

    @Test
    void addsUpEveryKvoInTheDay() {
        dayMost(HandImage.DAY_NL + 750_000, image -> kvo(image, 0, 3));
        dayMost(HandImage.DAY_NL + 5_000_000, image -> kvo(image, 86_400_000, 20));
    }

    @Test
    void countsEveryKvoInTheWholeDose() {
        // Of the 520 mg/m2 that there may be without; 2 x 12.5 mg over 2 m2 are 12.5 mg/m2 more
        Consumer<long[]> two = image -> kvo(image, 0, 2);
        int most = ImageWords.DOSE_MAX;
        faults(two.andThen(image -> image[most] = 532_500_000));
        faults(two.andThen(image -> image[most] = 532_499_999), PlanDemand.DOSE_TOO_HIGH);
    }

    @Test
    void roundsTheDrugOfAKvoUp() {
        // 1 ng in 2 nL: 20000000 nL are 10000000 ng, a KVO of 1001 nL 500.5 ng, which
        // counts as 501. Over 1.2345 m2 100005010000 / 12345 = 8100851.4 ng/m2, so 8100852.
        Consumer<long[]> weak =
                image -> {
                    none(image, ImageWords.BOLUS);
                    image[ImageWords.DOSE_NG] = 10_000_000;
                    image[ImageWords.CONCENTRATION_NG] = 1;
                    image[ImageWords.CONCENTRATION_NL] = 2;
                    image[ImageWords.BSA_CM2] = 12_345;
                    HandImage.limits(image, 1, 1);
                    HandImage.overlay(image, ImageWords.KVO, 1_001, 60_000, 0, 1, 0);
                };
        int most = ImageWords.DOSE_MAX;
        faults(weak.andThen(image -> image[most] = 8_100_852));
        faults(weak.andThen(image -> image[most] = 8_100_851), PlanDemand.DOSE_TOO_HIGH);
    }

    /** Plan 9, which goes on from {@code before}. */
    private static void continues(long[] image, long before) {
        image[ImageWords.PLAN] = 9;
        image[ImageWords.ENVELOPE_PLAN] = 9;
        image[ImageWords.CONTINUES] = before;
    }

    @Test
    void takesAnEarlierPlanToGoOnFrom() {
        for (long before : new long[] {0, 1, 8}) {
            faults(image -> continues(image, before));
        }
        for (long before : new long[] {-1, 9, 10, Long.MIN_VALUE, Long.MAX_VALUE}) {
            faults(image -> continues(image, before), PlanDemand.CONTINUES);
        }
    }

    @Test
    void leavesTheLimitsOfAPlanThatGoesOnToThePlanBefore() {
        Consumer<long[]> on = image -> continues(image, 8);
        long most = 20_000_000_000L;
        faults(on.andThen(image -> HandImage.limits(image, most, most)));
        faults(on.andThen(image -> HandImage.limits(image, 1, most)));
        faults(on.andThen(image -> HandImage.limits(image, 1, most + 1)), PlanDemand.DAY_LIMIT);
        faults(
                on.andThen(image -> HandImage.limits(image, most + 1, most + 1)),
                PlanDemand.HOUR_LIMIT,
                PlanDemand.DAY_LIMIT);
        faults(on.andThen(image -> HandImage.limits(image, 0, 1)), PlanDemand.HOUR_LIMIT);
        faults(on.andThen(image -> HandImage.limits(image, 2, 1)), PlanDemand.DAY_LIMIT);
    }

    @Test
    void countsEveryBolusInTheWholeDose() {
        // 1000 mg and 8 x 5 mg over 2 m2 are 520 mg/m2
        int most = ImageWords.DOSE_MAX;
        faults(image -> image[most] = 519_999_999, PlanDemand.DOSE_TOO_HIGH);
        // Seven: 1035 mg, 517.5 mg/m2
        Consumer<long[]> seven =
                image -> {
                    bolus(image, 60_000, 600_000, 7);
                    HandImage.limits(image, 1, 1);
                };
        faults(seven.andThen(image -> image[most] = 517_500_000));
        faults(seven.andThen(image -> image[most] = 517_499_999), PlanDemand.DOSE_TOO_HIGH);
    }

    @Test
    void comparesTheEnvelopeWordForWord() {
        for (int word = 388; word < 408; word++) {
            int at = word;
            faults(image -> image[at]++, PlanDemand.ENVELOPE_OVERLAYS);
        }
        faults(image -> image[253]--, PlanDemand.ENVELOPE_LIMITS);
        faults(image -> image[254]++, PlanDemand.ENVELOPE_LIMITS);
        faults(image -> image[255]++, PlanDemand.ENVELOPE_DRUG_ID);
        faults(image -> image[256]--, PlanDemand.ENVELOPE_SAFE_STATE);
        faults(image -> image[256]++, PlanDemand.ENVELOPE_SAFE_STATE);
        for (int word = 257; word < 259; word++) {
            int at = word;
            faults(image -> image[at] = 1, PlanDemand.RESERVED_WORD);
        }
        // No device here reads labels.
        faults(image -> image[23] = 1, PlanDemand.CONTAINER_NUMBER);
        faults(image -> image[24] = 1, PlanDemand.RESERVED_WORD);
        // What was given in this cycle. A drug may have a number where there is no library.
        faults(image -> image[25] = 1, PlanDemand.NO_LIBRARY);
        for (int word = 27; word < 31; word++) {
            int at = word;
            faults(image -> image[at] = 1, PlanDemand.NO_LIBRARY);
        }
    }

    @Test
    void sealsTheTablesWithTheirBlocks() {
        long[] image = HandImage.image();
        image[224 + 3]--;
        assertEquals(
                Set.of(PlanDemand.CONTROL_CHECKSUM, PlanDemand.ENVELOPE_OVERLAYS),
                withoutLimits(image));
        image = HandImage.image();
        image[388 + 3]--;
        assertEquals(
                Set.of(PlanDemand.ENVELOPE_CHECKSUM, PlanDemand.ENVELOPE_OVERLAYS),
                withoutLimits(image));
    }

    private static Set<PlanDemand> withoutLimits(long[] image) {
        Set<PlanDemand> faults = ORACLE.faults(image);
        faults.remove(PlanDemand.DAY_LIMIT);
        return faults;
    }
}
