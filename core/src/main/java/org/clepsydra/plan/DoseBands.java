package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;

/**
 * A table of dose bands being written on the host: every derived dose from one figure up to below
 * another is given as the dose of its band.
 *
 * <p>A band may give more than was derived. That is the choice of who wrote the table, bounded by
 * the percentage stated with it; every limit is held against the band's dose.
 */
@Realizes("req~plan.dose-bands~1")
final class DoseBands {
    private static final long PERCENT = 100L;

    private final long[] fromNg = new long[HardLimits.DOSE_BANDS_MAX];
    private final long[] belowNg = new long[fromNg.length];
    private final long[] doseNg = new long[fromNg.length];
    private int rows;
    private long percentMax;

    void add(long from, long below, long dose) {
        if (rows < fromNg.length) {
            fromNg[rows] = from;
            belowNg[rows] = below;
            doseNg[rows] = dose;
        }
        rows = rows + 1;
    }

    void percentMax(long percent) {
        percentMax = percent;
    }

    /**
     * The dose of the band that holds {@code derivedNg}, or that itself without a table; of no
     * meaning once a rule is broken. What is no dose at all stays so, for the image's own rule.
     */
    long dose(long derivedNg, Ruling ruling) {
        boolean banded = rows > 0 || percentMax != 0;
        if (!banded || derivedNg < HardLimits.DOSE_NG_MIN || derivedNg > HardLimits.DOSE_NG_MAX) {
            return derivedNg;
        }
        table(ruling);
        int row = rowOf(derivedNg, ruling);
        // At most 1e11 * 10; rounded down, and as exact as whole nanograms are.
        long allowedNg = derivedNg * percentMax / PERCENT;
        ruling.between(
                Rule.DOSE_BAND_TOO_FAR, doseNg[row], derivedNg - allowedNg, derivedNg + allowedNg);
        return doseNg[row];
    }

    /** One band after another, none of them empty. */
    private void table(Ruling ruling) {
        ruling.between(Rule.DOSE_BAND_PERCENT, percentMax, 1, HardLimits.DOSE_BAND_PERCENT_MAX);
        ruling.between(Rule.DOSE_BANDS, rows, 1, fromNg.length);
        long least = HardLimits.DOSE_NG_MIN;
        for (int i = 0; ruling.accepted() && i < rows; i++) {
            ruling.between(Rule.DOSE_BANDS, fromNg[i], least, HardLimits.DOSE_NG_MAX);
            ruling.between(Rule.DOSE_BANDS, belowNg[i], fromNg[i] + 1, HardLimits.DOSE_NG_MAX);
            least = belowNg[i];
        }
    }

    /** The band that holds the dose; where none does, the figure it is short of or beyond. */
    private int rowOf(long derivedNg, Ruling ruling) {
        int row = 0;
        for (int i = 1; ruling.accepted() && i < rows; i++) {
            row = derivedNg >= fromNg[i] ? i : row;
        }
        ruling.between(Rule.NO_DOSE_BAND, derivedNg, fromNg[row], belowNg[row] - 1);
        return row;
    }
}
