package org.clepsydra.plan;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * A dose being written on the host, on one basis or another. The whole dose is rounded down to the
 * nanogram, and so is that of a day or an hour before it is counted; it is 0, which no plan may
 * have, unless it was given once and can be made out.
 */
@Realizes("req~plan.dose-bases~2")
final class DoseDraft {
    private static final long G_PER_KG = 1_000L;
    private static final long MS_PER_DAY = 24 * Units.MS_PER_H;
    // Calvert: mg = AUC x (GFR + 25); an AUC is written in hundredths of mg min/mL.
    private static final long CALVERT_ML_PER_MIN = 25L;
    private static final long NG_PER_HUNDREDTH = 10_000L;

    private static final int NONE = 0;
    private static final int WHOLE = 1;
    private static final int PER_AREA = 2;
    private static final int PER_WEIGHT = 3;
    private static final int CALVERT = 4;
    private static final int SEVERAL = 5;

    private int basis = NONE;
    private long figure;
    private long second;
    private boolean perDay;
    private boolean perHour;

    void whole(long ng) {
        set(WHOLE, ng, 1);
    }

    void perArea(long ngPerM2) {
        set(PER_AREA, ngPerM2, 1);
    }

    void perWeight(long ngPerKg, long weightG) {
        set(PER_WEIGHT, ngPerKg, weightG);
    }

    void calvert(long aucHundredths, long gfrMlPerMin) {
        set(CALVERT, aucHundredths, gfrMlPerMin);
    }

    void perDay() {
        perDay = true;
    }

    void perHour() {
        perHour = true;
    }

    /** A figure of 0 takes a dose on that basis back. */
    private void set(int newBasis, long value, long other) {
        if (value == 0) {
            basis = basis == newBasis ? NONE : basis;
            return;
        }
        boolean again = basis != NONE && basis != newBasis;
        basis = again ? SEVERAL : newBasis;
        figure = value;
        second = other;
    }

    /**
     * Whole dose for a body of {@code bsaCm2}, over {@code durationMs} if it was given for a time.
     */
    long wholeNg(long bsaCm2, @Ms long durationMs) {
        long ng = once(bsaCm2);
        if (!perDay && !perHour) {
            return ng;
        }
        // At most 1e11 * 2.7e9 is above 2^63; a dose for a time is bounded by one's share first.
        boolean usable =
                perDay != perHour
                        && within(ng, HardLimits.DOSE_NG_MAX)
                        && within(durationMs, HardLimits.DURATION_MS_MAX);
        return usable ? times(ng, durationMs, perDay ? MS_PER_DAY : Units.MS_PER_H) : 0;
    }

    /** In whole spans and the rest, so that no product overflows: 1e11 * 744, and 1e11 * 8.64e7. */
    private static long times(long ng, @Ms long durationMs, long spanMs) {
        long rest = durationMs % spanMs;
        return ng * (durationMs / spanMs) + ng * rest / spanMs;
    }

    private long once(long bsaCm2) {
        if (basis == WHOLE) {
            return figure;
        }
        if (!within(figure, HardLimits.DOSE_NG_MAX)) {
            return 0;
        }
        switch (basis) {
            case PER_AREA:
                // At most 1e11 * 3e4.
                return within(bsaCm2, HardLimits.BSA_CM2_MAX)
                        ? figure * bsaCm2 / Units.CM2_PER_M2
                        : 0;
            case PER_WEIGHT:
                // At most 1e11 * 3e5.
                return within(second, HardLimits.WEIGHT_G_MAX) ? figure * second / G_PER_KG : 0;
            case CALVERT:
                boolean usable =
                        figure <= HardLimits.AUC_HUNDREDTHS_MAX
                                && second >= 0
                                && second <= HardLimits.GFR_ML_PER_MIN_MAX;
                return usable ? figure * (second + CALVERT_ML_PER_MIN) * NG_PER_HUNDREDTH : 0;
            default:
                return 0;
        }
    }

    /**
     * Volume that holds a dose, rounded down to the nanolitre; 0, which no plan may have, if it
     * cannot be made out.
     */
    static long volumeNl(long doseNg, long concentrationNg, long concentrationNl) {
        boolean usable =
                within(doseNg, HardLimits.DOSE_NG_MAX)
                        && within(concentrationNl, HardLimits.CONCENTRATION_NL_MAX)
                        && concentrationNg >= 1;
        // At most 1e11 * 1e6.
        return usable ? doseNg * concentrationNl / concentrationNg : 0;
    }

    private static boolean within(long value, long most) {
        return value >= 1 && value <= most;
    }
}
