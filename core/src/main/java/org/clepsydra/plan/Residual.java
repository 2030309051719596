package org.clepsydra.plan;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * What was drawn from a reservoir, held against what should have been left in it: the one volume
 * check that does not pass through the motor. It may be off by 2 mL or by 15 % of what was given,
 * whichever is more.
 */
@Realizes("req~reservoir.residual~1")
public final class Residual {
    private static final long PERCENT = 100L;

    private Residual() {}

    /**
     * What the aspirated volume may be off, rounded down, which errs to finding it off.
     *
     * @param givenNl 0 to 10,000,000,000
     */
    public static @Nl long toleranceNl(@Nl long givenNl) {
        long shareNl = givenNl * HardLimits.RESIDUAL_PERCENT / PERCENT;
        return Units.nl(Math.max(HardLimits.RESIDUAL_NL_MIN, shareNl));
    }

    /**
     * {@link Rule#OVER_DELIVERED} where less was drawn than may be left, {@link
     * Rule#UNDER_DELIVERED} where more was, else {@link Rule#ACCEPTED}.
     *
     * @param expectedNl the fill less what was given since
     * @param givenNl what was given since the fill
     * @param aspiratedNl what was drawn
     */
    public static int rule(@Nl long expectedNl, @Nl long givenNl, @Nl long aspiratedNl) {
        long moreNl = aspiratedNl - expectedNl;
        long toleranceNl = toleranceNl(givenNl);
        if (moreNl < -toleranceNl) {
            return Rule.OVER_DELIVERED;
        }
        return moreNl > toleranceNl ? Rule.UNDER_DELIVERED : Rule.ACCEPTED;
    }
}
