package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the control channel may accept a plan image: {@code req~plan.ranges~1}, {@code
 * req~plan.image-integrity~1}, {@code req~plan.derived-volume~2}, {@code req~plan.typed-rate~1},
 * {@code req~plan.dose-rate-limit~2}, {@code req~plan.dose-limit~3}, {@code
 * req~plan.envelope-agrees~4}, {@code req~library.without~2}, {@code req~plan.container~1}; by way
 * of {@link OverlayOracle} {@code req~plan.overlays~2} and {@code req~plan.sliding-limits~2}, and
 * of {@link CeilingOracle} {@code req~plan.envelope-follows~1}. The channel holds no drug library.
 * Of {@code req~plan.continues~2} only what the image says by itself: the number.
 *
 * <p>Every demand is judged by itself, whatever else is wrong with the image, so that an image that
 * fails in one alone is known. A demand that cannot be put, for want of a figure to put it with, is
 * held to be met: the figure itself is then refused. So the ceiling is held against the curve only
 * where the image is right in all else.
 */
public final class PlanImageOracle {
    private static final long DAY_MS = 24L * 3_600_000;
    private static final BigInteger MS_PER_H = BigInteger.valueOf(3_600_000);
    private static final BigInteger CM2_PER_M2 = BigInteger.valueOf(10_000);
    private static final BigInteger TWENTY = BigInteger.valueOf(20);

    private final PumpFigures pump;
    private final ProgramOracle program;
    private final OverlayOracle overlays;

    public PlanImageOracle(PumpFigures pump) {
        this.pump = pump;
        program = new ProgramOracle(pump);
        overlays = new OverlayOracle(pump);
    }

    /** Puts the right seal on both blocks of {@code image}, whatever they say. */
    public static void seal(long[] image) {
        image[ImageWords.SEAL] = ImageWords.planSeal(image);
        image[ImageWords.ENVELOPE_SEAL] = ImageWords.envelopeSeal(image);
    }

    /** Every demand that the image fails in. */
    public Set<PlanDemand> faults(long[] image) {
        Set<PlanDemand> faults = EnumSet.noneOf(PlanDemand.class);
        integrity(image, faults);
        header(image, faults);
        program.judge(image, faults);
        overlays.judge(image, faults);
        together(image, faults);
        envelope(image, faults);
        // What a library says comes after.
        if (EnumSet.of(PlanDemand.NO_LIBRARY).containsAll(faults)) {
            boolean strays = CeilingOracle.judge(image) == CeilingOracle.Ceiling.STRAYS;
            demand(faults, PlanDemand.ENVELOPE_NOT_OF_CURVE, !strays);
            demand(faults, PlanDemand.RESERVED_WORD, endsWithItsPoints(image));
        }
        return faults;
    }

    /** Whether every word after the last point is zero. */
    private static boolean endsWithItsPoints(long[] image) {
        long points = Math.max(0, Math.min(ImageWords.POINTS_MAX, image[ImageWords.POINT_COUNT]));
        int from = ImageWords.POINTS + 2 * (int) points;
        return Arrays.stream(image, from, ImageWords.POINTS + 2 * ImageWords.POINTS_MAX)
                .allMatch(word -> word == 0);
    }

    /**
     * Whether the ceiling of an image that fails in nothing is so near its bounds that {@code
     * req~plan.envelope-follows~1} lets it be refused too.
     */
    public static boolean ceilingInDoubt(long[] image) {
        return CeilingOracle.judge(image) == CeilingOracle.Ceiling.IN_DOUBT;
    }

    private static void demand(Set<PlanDemand> faults, PlanDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private void integrity(long[] image, Set<PlanDemand> faults) {
        demand(faults, PlanDemand.DEVICE_RECORD, pump.mechanismInRange() && pump.pressureInRange());
        demand(faults, PlanDemand.CONTROL_MAGIC, image[ImageWords.MAGIC] == ImageWords.PLAN_MAGIC);
        demand(
                faults,
                PlanDemand.LAYOUT_VERSION,
                image[ImageWords.VERSION] == ImageWords.LAYOUT
                        && image[ImageWords.ENVELOPE_VERSION] == ImageWords.LAYOUT);
        demand(
                faults,
                PlanDemand.CONTROL_CHECKSUM,
                image[ImageWords.SEAL] == ImageWords.planSeal(image));
        demand(faults, PlanDemand.DEVICE_ID, image[ImageWords.DEVICE] == pump.deviceId());
        demand(
                faults,
                PlanDemand.RESERVED_WORD,
                ImageWords.zero(image, ImageWords.NAMELESS, ImageWords.BEFORE_IN_CYCLE)
                        && ImageWords.zero(
                                image, ImageWords.ENVELOPE_NAMELESS, ImageWords.ENVELOPE_SEAL)
                        && ProgramOracle.namelessZero(image));
    }

    private void header(long[] image, Set<PlanDemand> faults) {
        demand(
                faults,
                PlanDemand.NO_LIBRARY,
                image[ImageWords.BEFORE_IN_CYCLE] == 0
                        && ImageWords.zero(image, ImageWords.DRUG_ID + 1, ImageWords.SEAL));
        demand(faults, PlanDemand.PLAN_ID, image[ImageWords.PLAN] >= 1);
        // 0 for none; else it is a plan's number, and those are 1 or more.
        long before = image[ImageWords.CONTINUES];
        boolean earlier = before > 0 && before < image[ImageWords.PLAN];
        demand(faults, PlanDemand.CONTINUES, before == 0 || earlier);
        // A pump of these figures reads no labels.
        within(image, ImageWords.CONTAINER, 0, 0, faults, PlanDemand.CONTAINER_NUMBER);
        within(image, ImageWords.DOSE_NG, 1, 100_000_000_000L, faults, PlanDemand.DOSE);
        demand(faults, PlanDemand.CONCENTRATION, concentrationInRange(image));
        within(image, ImageWords.BSA_CM2, 2_000, 30_000, faults, PlanDemand.BODY_SURFACE_AREA);
        within(
                image,
                ImageWords.DOSE_RATE_MAX,
                1,
                100_000_000_000L,
                faults,
                PlanDemand.DOSE_RATE_LIMIT);
        within(image, ImageWords.DOSE_MAX, 1, 500_000_000_000L, faults, PlanDemand.DOSE_LIMIT);
        // A volume that is less than the mechanism can give would give nothing.
        long leastNl = pump.mechanismInRange() ? Math.max(1_000, pump.quantumNl()) : 1_000;
        within(image, ImageWords.VOLUME_NL, leastNl, 10_000_000_000L, faults, PlanDemand.VOLUME);
        within(image, ImageWords.DURATION_MS, 60_000, 31 * DAY_MS, faults, PlanDemand.DURATION);
        within(image, ImageWords.TYPED_RATE, 0, 1_200_000_000L, faults, PlanDemand.TYPED_RATE);
        long mostPa = Math.min(70_000, pump.pressurePaMax());
        within(image, ImageWords.PRESSURE_PA, 10_000, mostPa, faults, PlanDemand.PRESSURE_LIMIT);
        within(image, ImageWords.BUBBLE_NL, 20_000, 500_000, faults, PlanDemand.BUBBLE_LIMIT);
        demand(faults, PlanDemand.END_ACTION, image[ImageWords.END_ACTION] == ImageWords.STOP);
        long safe = image[ImageWords.SAFE_STATE];
        boolean minimum = safe == ImageWords.MINIMUM_RATE && OverlayOracle.hasKvo(image);
        demand(faults, PlanDemand.SAFE_STATE, safe == ImageWords.STOP || minimum);
    }

    private static void within(
            long[] image, int word, long least, long most, Set<PlanDemand> faults, PlanDemand of) {
        demand(faults, of, image[word] >= least && image[word] <= most);
    }

    /** Up to 1 g in 1 uL as written, and 1000 mg/mL. */
    private static boolean concentrationInRange(long[] image) {
        long ng = image[ImageWords.CONCENTRATION_NG];
        long nl = image[ImageWords.CONCENTRATION_NL];
        return ng >= 1
                && ng <= 1_000_000_000L
                && nl >= 1
                && nl <= 1_000_000L
                && big(ng).compareTo(big(1_000).multiply(big(nl))) <= 0;
    }

    private void together(long[] image, Set<PlanDemand> faults) {
        demand(faults, PlanDemand.VOLUME_FROM_DOSE, volumeFollows(image));
        demand(faults, PlanDemand.TYPED_RATE_DISAGREES, typedRateAgrees(image));
        demand(faults, PlanDemand.DOSE_TOO_HIGH, doseWithin(image));
    }

    /** The volume holds no more than the dose, and falls short by less than 1 nL for each run. */
    private static boolean volumeFollows(long[] image) {
        BigInteger ng = big(image[ImageWords.CONCENTRATION_NG]);
        if (ng.signum() <= 0) {
            return true;
        }
        // All times the concentration, so that nothing is divided.
        BigInteger whole =
                big(image[ImageWords.DOSE_NG]).multiply(big(image[ImageWords.CONCENTRATION_NL]));
        BigInteger shortBy = whole.subtract(big(image[ImageWords.VOLUME_NL]).multiply(ng));
        BigInteger allowed = big(image[ImageWords.REPEATS]).multiply(ng);
        return shortBy.signum() >= 0 && shortBy.compareTo(allowed) < 0;
    }

    /** Dose, boluses and KVOs for the area within the limit; each KVO in whole nanograms. */
    private static boolean doseWithin(long[] image) {
        if (image[ImageWords.CONCENTRATION_NL] <= 0) {
            return true;
        }
        BigInteger all = wholeNg(image).multiply(CM2_PER_M2);
        BigInteger most = big(image[ImageWords.DOSE_MAX]).multiply(big(image[ImageWords.BSA_CM2]));
        return all.compareTo(most) <= 0;
    }

    /** The dose with every bolus and KVO; the concentration is none of 0. */
    static BigInteger wholeNg(long[] image) {
        BigInteger ng = big(image[ImageWords.DOSE_NG]).add(OverlayOracle.bolusesNg(image));
        return ng.add(OverlayOracle.kvosNg(image));
    }

    private static boolean typedRateAgrees(long[] image) {
        BigInteger typed = big(image[ImageWords.TYPED_RATE]);
        if (typed.signum() == 0) {
            return true;
        }
        BigInteger prescribed = big(image[ImageWords.VOLUME_NL]).multiply(MS_PER_H);
        BigInteger gives = typed.multiply(big(image[ImageWords.DURATION_MS]));
        return gives.subtract(prescribed).abs().multiply(TWENTY).compareTo(prescribed) <= 0;
    }

    private void envelope(long[] image, Set<PlanDemand> faults) {
        demand(
                faults,
                PlanDemand.ENVELOPE_MAGIC,
                image[ImageWords.ENVELOPE] == ImageWords.ENVELOPE_MAGIC);
        demand(
                faults,
                PlanDemand.ENVELOPE_CHECKSUM,
                image[ImageWords.ENVELOPE_SEAL] == ImageWords.envelopeSeal(image));
        demand(
                faults,
                PlanDemand.ENVELOPE_DEVICE_ID,
                image[ImageWords.ENVELOPE_DEVICE] == image[ImageWords.DEVICE]);
        demand(
                faults,
                PlanDemand.ENVELOPE_PLAN_ID,
                image[ImageWords.ENVELOPE_PLAN] == image[ImageWords.PLAN]);
        demand(
                faults,
                PlanDemand.ENVELOPE_VOLUME,
                image[ImageWords.ENVELOPE_VOLUME_NL] == image[ImageWords.VOLUME_NL]);
        demand(faults, PlanDemand.ENVELOPE_OVERLAYS, OverlayOracle.sameInEnvelope(image));
        demand(
                faults,
                PlanDemand.ENVELOPE_LIMITS,
                image[ImageWords.ENVELOPE_HOUR_NL_MAX] == image[ImageWords.HOUR_NL_MAX]
                        && image[ImageWords.ENVELOPE_DAY_NL_MAX] == image[ImageWords.DAY_NL_MAX]);
        demand(
                faults,
                PlanDemand.ENVELOPE_DRUG_ID,
                image[ImageWords.ENVELOPE_DRUG_ID] == image[ImageWords.DRUG_ID]);
        demand(
                faults,
                PlanDemand.ENVELOPE_SAFE_STATE,
                image[ImageWords.ENVELOPE_SAFE_STATE] == image[ImageWords.SAFE_STATE]);
        gap(image, faults);
    }

    private static void gap(long[] image, Set<PlanDemand> faults) {
        BigInteger gapNl = big(image[ImageWords.GAP_NL]);
        boolean small =
                gapNl.multiply(big(100))
                                .multiply(big(image[ImageWords.REPEATS]))
                                .compareTo(big(image[ImageWords.VOLUME_NL]))
                        <= 0;
        demand(faults, PlanDemand.ENVELOPE_GAP, gapNl.signum() >= 0 && small);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
