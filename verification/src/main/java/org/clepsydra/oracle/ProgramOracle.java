package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.Set;

/** The part of {@link PlanImageOracle} that judges the segments and the cycle. */
final class ProgramOracle {
    private static final long DAY_MS = 24L * 3_600_000;
    private static final BigInteger MS_PER_H = BigInteger.valueOf(3_600_000);
    private static final BigInteger CM2_PER_M2 = BigInteger.valueOf(10_000);

    private final PumpFigures pump;

    ProgramOracle(PumpFigures pump) {
        this.pump = pump;
    }

    /** One row of the segment table. */
    private record Row(long kind, long anchor, long nl, long ms, long firstNl) {
        static Row of(long[] image, int index) {
            int at = at(index);
            return new Row(
                    image[at + ImageWords.KIND],
                    image[at + ImageWords.ANCHOR],
                    image[at + ImageWords.SEGMENT_NL],
                    image[at + ImageWords.SEGMENT_MS],
                    image[at + ImageWords.FIRST_NL]);
        }

        boolean known() {
            return kind >= ImageWords.FLAT && kind <= ImageWords.RAISED_COSINE;
        }

        boolean volumeInRange() {
            return kind == ImageWords.PAUSE ? nl == 0 : nl >= 1_000 && nl <= 10_000_000_000L;
        }

        boolean durationInRange() {
            boolean shaped = kind == ImageWords.RAMP || kind == ImageWords.RAISED_COSINE;
            return ms >= 60_000 && ms <= (shaped ? DAY_MS : 31 * DAY_MS);
        }

        boolean firstRateInRange() {
            BigInteger most = kind == ImageWords.RAMP ? twice(nl) : BigInteger.ZERO;
            return firstNl >= 0 && big(firstNl).compareTo(most) <= 0;
        }

        /** What the highest rate would give over the whole time. */
        BigInteger peakNl() {
            if (kind == ImageWords.RAMP) {
                return big(firstNl).max(twice(nl).subtract(big(firstNl)));
            }
            return kind == ImageWords.RAISED_COSINE ? twice(nl) : big(nl);
        }
    }

    void judge(long[] image, Set<PlanDemand> faults) {
        long count = image[ImageWords.SEGMENT_COUNT];
        long repeats = image[ImageWords.REPEATS];
        long cycle = image[ImageWords.CYCLE_SEGMENT];
        demand(faults, PlanDemand.SEGMENT_COUNT, count >= 1 && count <= ImageWords.SEGMENTS_MAX);
        demand(faults, PlanDemand.REPEATS, repeats >= 1 && repeats <= 1_000);
        // A cycle that runs once begins at 0, any other at one of the segments.
        boolean begins = repeats == 1 ? cycle == 0 : cycle >= 0 && cycle < count;
        demand(faults, PlanDemand.CYCLE_SEGMENT, begins);
        BigInteger nl = BigInteger.ZERO;
        BigInteger ms = BigInteger.ZERO;
        for (int i = 0; i < used(image); i++) {
            Row row = Row.of(image, i);
            row(row, faults);
            demand(
                    faults,
                    PlanDemand.DOSE_RATE_TOO_HIGH,
                    doseRateWithin(image, row, image[ImageWords.DOSE_RATE_MAX]));
            BigInteger runs = i < cycle ? BigInteger.ONE : big(repeats);
            nl = nl.add(runs.multiply(big(row.nl)));
            ms = ms.add(runs.multiply(big(row.ms)));
        }
        demand(faults, PlanDemand.VOLUME, nl.equals(big(image[ImageWords.VOLUME_NL])));
        demand(faults, PlanDemand.DURATION, ms.equals(big(image[ImageWords.DURATION_MS])));
    }

    private void row(Row row, Set<PlanDemand> faults) {
        demand(faults, PlanDemand.SEGMENT_KIND, row.known());
        demand(faults, PlanDemand.SEGMENT_ANCHOR, row.anchor == ImageWords.ELAPSED);
        demand(faults, PlanDemand.SEGMENT_VOLUME, row.volumeInRange());
        demand(faults, PlanDemand.SEGMENT_DURATION, row.durationInRange());
        demand(faults, PlanDemand.SEGMENT_FIRST_RATE, row.firstRateInRange());
        BigInteger most = big(pump.rateNlPerHMax()).multiply(big(row.ms));
        demand(
                faults,
                PlanDemand.DEVICE_RATE,
                row.peakNl().multiply(MS_PER_H).compareTo(most) <= 0);
    }

    /** Drug at the highest rate, rounded up to the nanogram, within the limit for area and time. */
    private static boolean doseRateWithin(long[] image, Row row, long ngPerM2PerH) {
        BigInteger nl = big(image[ImageWords.CONCENTRATION_NL]);
        if (nl.signum() <= 0) {
            return true;
        }
        BigInteger drug = row.peakNl().multiply(big(image[ImageWords.CONCENTRATION_NG]));
        BigInteger[] ng = drug.divideAndRemainder(nl);
        BigInteger up = ng[1].signum() > 0 ? ng[0].add(BigInteger.ONE) : ng[0];
        BigInteger most =
                big(ngPerM2PerH).multiply(big(row.ms)).multiply(big(image[ImageWords.BSA_CM2]));
        return up.multiply(MS_PER_H).multiply(CM2_PER_M2).compareTo(most) <= 0;
    }

    /** Whether no segment has a higher dose rate than {@code ngPerM2PerH}. */
    static boolean doseRateWithin(long[] image, long ngPerM2PerH) {
        for (int i = 0; i < used(image); i++) {
            if (!doseRateWithin(image, Row.of(image, i), ngPerM2PerH)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The mean rate of the last segment that gives drug, rounded down to a nanolitre an hour; below
     * zero when there is none, or none that lasts.
     */
    static BigInteger lastRateNlPerH(long[] image) {
        for (int i = used(image) - 1; i >= 0; i--) {
            Row row = Row.of(image, i);
            if (row.nl > 0) {
                return meanNlPerH(row);
            }
        }
        return BigInteger.ONE.negate();
    }

    /** What the highest rate of a segment would give over its whole time, nL. */
    static BigInteger peakNl(long[] image, int index) {
        return Row.of(image, index).peakNl();
    }

    /** The least of the mean rates of the segments that give drug; else as the last of them. */
    static BigInteger leastRateNlPerH(long[] image) {
        BigInteger least = BigInteger.ONE.negate();
        for (int i = 0; i < used(image); i++) {
            BigInteger mean = meanNlPerH(Row.of(image, i));
            if (mean.signum() >= 0) {
                least = least.signum() < 0 ? mean : least.min(mean);
            }
        }
        return least;
    }

    private static BigInteger meanNlPerH(Row row) {
        boolean gives = row.nl > 0 && row.ms >= 1;
        return gives ? big(row.nl).multiply(MS_PER_H).divide(big(row.ms)) : BigInteger.ONE.negate();
    }

    /** Whether the last word of every row is zero, and every row after the last segment is. */
    static boolean namelessZero(long[] image) {
        for (int i = 0; i < used(image); i++) {
            if (image[at(i) + ImageWords.SEGMENT_NAMELESS] != 0) {
                return false;
            }
        }
        return ImageWords.zero(image, at(used(image)), ImageWords.OVERLAYS);
    }

    private static int used(long[] image) {
        return (int)
                Math.max(0, Math.min(image[ImageWords.SEGMENT_COUNT], ImageWords.SEGMENTS_MAX));
    }

    private static int at(int index) {
        return ImageWords.SEGMENTS + index * ImageWords.SEGMENT_WORDS;
    }

    private static void demand(Set<PlanDemand> faults, PlanDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private static BigInteger twice(long value) {
        return big(value).shiftLeft(1);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
