package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;

/** Body surface area by a named formula, on the host. */
public final class BodySurface {
    // sqrt(cm x kg / 3600) m2 is sqrt(mm x g x 25 / 9) cm2.
    private static final long NUMERATOR = 25L;
    private static final long DENOMINATOR = 9L;
    private static final long FIRST_BIT = 1L << 30;

    private BodySurface() {}

    /**
     * Mosteller's formula (N Engl J Med 1987;317:1098): the square root of height in cm times
     * weight in kg over 3600, in m2.
     *
     * @param heightMm 200 to 2,500
     * @param weightG 300 to 300,000
     * @return cm2, rounded down, which errs to less drug; 0 out of range
     */
    @Realizes("req~plan.dose-bases~2")
    public static long mostellerCm2(long heightMm, long weightG) {
        boolean inRange =
                heightMm >= HardLimits.HEIGHT_MM_MIN
                        && heightMm <= HardLimits.HEIGHT_MM_MAX
                        && weightG >= HardLimits.WEIGHT_G_MIN
                        && weightG <= HardLimits.WEIGHT_G_MAX;
        // At most 2.5e3 * 3e5 * 25.
        return inRange ? root(heightMm * weightG * NUMERATOR / DENOMINATOR) : 0;
    }

    /** Square root rounded down, bit by bit. */
    private static long root(long square) {
        long found = 0;
        for (long bit = FIRST_BIT; bit > 0; bit = bit / 2) {
            long tried = found + bit;
            if (tried * tried <= square) {
                found = tried;
            }
        }
        return found;
    }
}
