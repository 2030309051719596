package org.clepsydra.plan;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;

/**
 * Holds what a second person entered against the plan: dose and duration to 1 %, the mean rate to 5
 * % of what it would give. Figures are entered again because a "yes" agrees with a mistake too.
 */
@Realizes("req~plan.reentry~1")
final class Reentry {
    private final Ruling ruling = new Ruling();

    /** The first figure that does not agree, or {@link Rule#ACCEPTED}. */
    Ruling judge(long[] words, OrderFrame entered) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        near(Rule.REENTRY_DOSE, entered.enteredDoseNg(), words[PlanLayout.DOSE_NG]);
        near(Rule.REENTRY_DURATION, entered.enteredDurationMs(), words[PlanLayout.DURATION_MS]);
        rate(words, entered.enteredRateNlPerH());
        return ruling;
    }

    /** At most 1e11 times 100 for a plan that was accepted. */
    private void near(int rule, long value, long wanted) {
        long allowed = wanted / HardLimits.REENTRY_PART;
        if (ruling.accepted() && (value < wanted - allowed || value > wanted + allowed)) {
            ruling.refuse(rule, value, wanted);
        }
    }

    private void rate(long[] words, long nlPerH) {
        ruling.between(Rule.REENTRY_RATE, nlPerH, 1, HardLimits.RATE_NL_PER_H_MAX);
        if (ruling.accepted()) {
            long durationMs = words[PlanLayout.DURATION_MS];
            // As for a typed rate: both below 2^62.
            long planned = words[PlanLayout.VOLUME_NL] * Units.MS_PER_H;
            long difference = nlPerH * durationMs - planned;
            long allowed = planned / HardLimits.TYPED_RATE_PART;
            if (difference > allowed || difference < -allowed) {
                ruling.refuse(Rule.REENTRY_RATE, nlPerH, planned / Math.max(1, durationMs));
            }
        }
    }
}
