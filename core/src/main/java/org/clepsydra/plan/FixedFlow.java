package org.clepsydra.plan;

import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * An implant without software, whose flow is fixed by its making, at a refill, on the host. What it
 * really gave since the last fill is its flow; the next dose goes by that and not by the label.
 *
 * <p>The flow is kept as a ratio, what was given over the time it took, and nothing is rounded but
 * the result.
 */
@Realizes("req~reservoir.fixed-flow~1")
public final class FixedFlow {
    private static final long MS_PER_DAY = 24L * Units.MS_PER_H;
    private static final long G_PER_KG = 1_000L;
    private static final long PERCENT = 100L;
    // 15 % is three parts in twenty, 10 % one in ten.
    private static final long ACT_PARTS = 3L;
    private static final long ACT_OF = 20L;
    private static final long ACT_PERCENT = 15L;
    private static final long WATCH_OF = 10L;
    private static final long WATCH_PERCENT = 10L;

    private final WideQuotient wide = new WideQuotient();
    private @Nl long fillNl;
    private @Nl long aspiratedNl;
    private @Ms long elapsedMs;
    private long labelNlPerDay;

    /** What the reservoir was last filled with, up to 50,000,000 nL. */
    public FixedFlow fillNl(@Nl long value) {
        fillNl = value;
        return this;
    }

    /** What was drawn from it at this refill, 0 to less than the fill. */
    public FixedFlow aspiratedNl(@Nl long value) {
        aspiratedNl = value;
        return this;
    }

    /** Time from that fill to this refill, 1 to 366 days. */
    public FixedFlow elapsedMs(@Ms long value) {
        elapsedMs = value;
        return this;
    }

    /** Flow by the label of this pump, 100,000 to 10,000,000 nL a day. */
    public FixedFlow labelNlPerDay(long value) {
        labelNlPerDay = value;
        return this;
    }

    /**
     * Accepted; or that the flow is off its label by more than 10 % or by more than 15 %, with the
     * flow in nL a day and the bound it passed; or the figure that is out of range.
     */
    @Realizes("req~reservoir.fixed-flow~1")
    public Verdict verdict() {
        Ruling ruling = ranges();
        if (ruling.accepted()) {
            // At most 5e7 * 8.64e7, and 1e7 * 3.2e10 twenty times: below 2^63.
            long labelled = labelNlPerDay * elapsedMs;
            long more = givenNl() * MS_PER_DAY - labelled;
            long off = Math.abs(more);
            boolean fast = more > 0;
            if (off * ACT_OF > labelled * ACT_PARTS) {
                refuse(ruling, Rule.FLOW_OFF_LABEL, fast, ACT_PERCENT);
            } else if (off * WATCH_OF > labelled) {
                refuse(ruling, Rule.FLOW_DRIFTS, fast, WATCH_PERCENT);
            }
        }
        return new Verdict(ruling.rule(), ruling.figure(), ruling.limit());
    }

    /** Figure and bound are rounded away from each other. */
    private void refuse(Ruling ruling, int rule, boolean fast, long percent) {
        long hundredfold = labelNlPerDay * (PERCENT + (fast ? percent : -percent));
        long limit = fast ? hundredfold / PERCENT : (hundredfold + PERCENT - 1) / PERCENT;
        long up = flowNlPerDay();
        ruling.refuse(rule, fast || wide.remainder() == 0 ? up : up - 1, limit);
    }

    private Ruling ranges() {
        Ruling ruling = new Ruling();
        ruling.between(Rule.FILL_VOLUME, fillNl, 1, HardLimits.IMPLANT_NL_MAX);
        ruling.between(Rule.ASPIRATED_VOLUME, aspiratedNl, 0, fillNl - 1);
        ruling.between(
                Rule.DURATION, elapsedMs, HardLimits.REFILL_MS_MIN, HardLimits.REFILL_MS_MAX);
        ruling.between(
                Rule.FLOW_OFF_LABEL,
                labelNlPerDay,
                HardLimits.FLOW_NL_PER_DAY_MIN,
                HardLimits.FLOW_NL_PER_DAY_MAX);
        return ruling;
    }

    /** Whether the figures are in range and the flow is within half and twice its label. */
    private boolean usable() {
        if (!ranges().accepted()) {
            return false;
        }
        long labelled = labelNlPerDay * elapsedMs;
        long given = givenNl() * MS_PER_DAY;
        return 2 * given >= labelled && given <= 2 * labelled;
    }

    private long givenNl() {
        return fillNl - aspiratedNl;
    }

    /** The flow since the last fill, nL a day, rounded up; 0 where a figure is out of range. */
    @Realizes("req~reservoir.fixed-flow~1")
    public long flowNlPerDay() {
        if (!ranges().accepted()) {
            return 0;
        }
        wide.divide(givenNl(), MS_PER_DAY, elapsedMs);
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }

    /**
     * Drug for the next fill, ng: dose rate times weight times the fill over the flow that was
     * measured, rounded down. At a flow off the label by half or more something else is wrong, and
     * it is 0, which no fill may have; so it is where a figure is out of range.
     *
     * @param ngPerKgPerDay what the patient is to have, up to 100,000,000,000
     * @param weightG 300 to 300,000
     * @param nextNl the next fill, up to 50,000,000 nL
     */
    @Realizes("req~reservoir.fixed-flow-dose~1")
    public long massNg(long ngPerKgPerDay, long weightG, @Nl long nextNl) {
        boolean inRange =
                ngPerKgPerDay >= 1
                        && ngPerKgPerDay <= HardLimits.DOSE_NG_MAX
                        && weightG >= HardLimits.WEIGHT_G_MIN
                        && weightG <= HardLimits.WEIGHT_G_MAX
                        && nextNl >= 1
                        && nextNl <= HardLimits.IMPLANT_NL_MAX;
        if (!inRange || !usable()) {
            return 0;
        }
        // At most 1e11 * 3e5, 5e7 * 3.2e10 and 8.64e10 * 5e7: each below 2^62. The fill lasts a
        // thousand days at most, so the quotient is below 3e19 / 1e3 and in range once a day is.
        long perDay = ngPerKgPerDay * weightG;
        if (perDay / G_PER_KG > HardLimits.DOSE_NG_MAX) {
            return 0;
        }
        wide.divide(perDay, nextNl * elapsedMs, G_PER_KG * MS_PER_DAY * givenNl());
        return wide.quotient() <= HardLimits.DOSE_NG_MAX ? wide.quotient() : 0;
    }

    /**
     * How long the next fill may run until it is down to {@code lowNl}, at the flow that was
     * measured, rounded down; 0 where it already is, or at a flow as unusable as for a dose.
     */
    @Realizes("req~reservoir.refill-due~1")
    public @Ms long refillDueMs(@Nl long nextNl, @Nl long lowNl) {
        boolean inRange = lowNl >= 0 && nextNl > lowNl && nextNl <= HardLimits.IMPLANT_NL_MAX;
        if (!inRange || !usable()) {
            return 0;
        }
        wide.divide(nextNl - lowNl, elapsedMs, givenNl());
        return Units.ms(wide.quotient());
    }
}
