package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a plan may go on from another: {@code req~plan.continues~2} beyond what {@link
 * PlanImageOracle} says of its image alone; and whether its rate needs an entry of its own: {@code
 * req~plan.change-confirmed~1}.
 */
public final class ContinuationOracle {
    private static final BigInteger MS_PER_H = big(3_600_000);

    private final PumpFigures pump;
    private final OverlayOracle overlays;

    public ContinuationOracle(PumpFigures pump) {
        this.pump = pump;
        overlays = new OverlayOracle(pump);
    }

    /**
     * Every demand that an image fails in, which fails in none of {@link PlanImageOracle}.
     *
     * @param before image of the plan that was cleared last, or null where none was
     * @param released microsteps that were released of its curve
     */
    public Set<ContinuationDemand> faults(long[] before, long released, long[] image) {
        Set<ContinuationDemand> faults = EnumSet.noneOf(ContinuationDemand.class);
        if (image[ImageWords.CONTINUES] == 0) {
            return faults;
        }
        if (before == null || before[ImageWords.PLAN] != image[ImageWords.CONTINUES]) {
            faults.add(ContinuationDemand.OTHER_PLAN);
            return faults;
        }
        same(before, image, faults);
        overlays(before, image, faults);
        demand(faults, ContinuationDemand.HOUR_LIMIT, hourWithin(before, image));
        demand(faults, ContinuationDemand.DAY_LIMIT, dayWithin(before, image));
        BigInteger leftNl = leftNl(before, released);
        BigInteger volumeNl = big(image[ImageWords.VOLUME_NL]);
        demand(faults, ContinuationDemand.TOO_MUCH, volumeNl.compareTo(leftNl) <= 0);
        return faults;
    }

    private static void same(long[] before, long[] image, Set<ContinuationDemand> faults) {
        same(before, image, ImageWords.DRUG_ID, faults, ContinuationDemand.DRUG_ID);
        same(before, image, ImageWords.ROUTE, faults, ContinuationDemand.ROUTE);
        same(before, image, ImageWords.BSA_CM2, faults, ContinuationDemand.BODY_SURFACE_AREA);
        same(before, image, ImageWords.DOSE_RATE_MAX, faults, ContinuationDemand.DOSE_RATE_LIMIT);
        same(before, image, ImageWords.DOSE_MAX, faults, ContinuationDemand.DOSE_LIMIT);
        same(before, image, ImageWords.DOSE_BEFORE, faults, ContinuationDemand.DOSE_BEFORE);
        ContinuationDemand inCycle = ContinuationDemand.DOSE_BEFORE_IN_CYCLE;
        same(before, image, ImageWords.BEFORE_IN_CYCLE, faults, inCycle);
        same(before, image, ImageWords.LIBRARY_VERSION, faults, ContinuationDemand.LIBRARY);
        boolean stops = image[ImageWords.SAFE_STATE] == ImageWords.STOP;
        boolean safe = stops || image[ImageWords.SAFE_STATE] == before[ImageWords.SAFE_STATE];
        demand(faults, ContinuationDemand.SAFE_STATE, safe);
        ContinuationDemand concentration = ContinuationDemand.CONCENTRATION;
        same(before, image, ImageWords.CONCENTRATION_NG, faults, concentration);
        same(before, image, ImageWords.CONCENTRATION_NL, faults, concentration);
    }

    private static void overlays(long[] before, long[] image, Set<ContinuationDemand> faults) {
        demand(faults, ContinuationDemand.BOLUS, sameOrNone(before, image, ImageWords.BOLUS));
        demand(faults, ContinuationDemand.KVO, sameOrNone(before, image, ImageWords.KVO));
        demand(faults, ContinuationDemand.PRIME, !row(image, ImageWords.PRIME).present());
    }

    private static boolean sameOrNone(long[] before, long[] image, int kind) {
        OverlayRow row = row(image, kind);
        return !row.present() || row.equals(row(before, kind));
    }

    private boolean hourWithin(long[] before, long[] image) {
        BigInteger most = overlays.hourMostNl(image).max(big(before[ImageWords.HOUR_NL_MAX]));
        return big(image[ImageWords.HOUR_NL_MAX]).compareTo(most) <= 0;
    }

    private boolean dayWithin(long[] before, long[] image) {
        BigInteger most = overlays.dayMostNl(image).max(big(before[ImageWords.DAY_NL_MAX]));
        return big(image[ImageWords.DAY_NL_MAX]).compareTo(most) <= 0;
    }

    /** What was not released of a plan's curve, rounded down to a nanolitre. */
    public BigInteger leftNl(long[] before, long released) {
        Rational microstepNl =
                Rational.of(pump.nlPerRev()).dividedBy(Rational.of(pump.microstepsPerRev()));
        return Rational.of(before[ImageWords.VOLUME_NL])
                .minus(Rational.of(released).times(microstepNl))
                .floor();
    }

    /** The highest rate of segment {@code index}, rounded down to nL/h. */
    public static BigInteger highestRateNlPerH(long[] image, int index) {
        int at = ImageWords.SEGMENTS + index * ImageWords.SEGMENT_WORDS;
        return ProgramOracle.peakNl(image, index)
                .multiply(MS_PER_H)
                .divide(big(image[at + ImageWords.SEGMENT_MS]));
    }

    /** The same of the first segment that gives drug. */
    public static BigInteger firstRateNlPerH(long[] image) {
        int index = 0;
        while (image[ImageWords.SEGMENTS + index * ImageWords.SEGMENT_WORDS + ImageWords.SEGMENT_NL]
                == 0) {
            index++;
        }
        return highestRateNlPerH(image, index);
    }

    /** Whether a rate after another needs an entry of its own. */
    public static boolean needsEntry(BigInteger before, BigInteger now) {
        return now.compareTo(before.shiftLeft(1)) > 0 || now.shiftLeft(1).compareTo(before) < 0;
    }

    private static OverlayRow row(long[] image, int kind) {
        return OverlayRow.of(image, ImageWords.OVERLAYS, kind);
    }

    private static void same(
            long[] before,
            long[] image,
            int word,
            Set<ContinuationDemand> faults,
            ContinuationDemand of) {
        demand(faults, of, before[word] == image[word]);
    }

    private static void demand(
            Set<ContinuationDemand> faults, ContinuationDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
