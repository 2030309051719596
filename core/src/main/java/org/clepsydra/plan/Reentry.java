package org.clepsydra.plan;

import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;

/**
 * Holds what a second person entered against the plan: dose and duration to 1 %, the mean rate to 5
 * % of the volume it would give. Figures are entered again because a "yes" agrees with a mistake
 * too.
 */
@Realizes("req~plan.reentry~2")
final class Reentry {
    private final Ruling ruling;

    Reentry(Ruling ruling) {
        this.ruling = ruling;
    }

    /** Rules on the entry; the words are those of a plan that was accepted. */
    void judge(long[] words, OrderFrame entered) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        near(Rule.REENTRY_DOSE, entered.enteredDoseNg(), words[PlanLayout.DOSE_NG]);
        near(Rule.REENTRY_DURATION, entered.enteredDurationMs(), words[PlanLayout.DURATION_MS]);
        long durationMs = Math.max(1, words[PlanLayout.DURATION_MS]);
        // At most 1e10 * 3.6e6, and a twentieth more.
        long planned = words[PlanLayout.VOLUME_NL] * Units.MS_PER_H;
        long allowed = planned / HardLimits.TYPED_RATE_PART;
        // Rounded inwards: what a whole figure times the duration may be at most, and at least.
        long leastNlPerH = (planned - allowed + durationMs - 1) / durationMs;
        long mostNlPerH = (planned + allowed) / durationMs;
        ruling.between(Rule.REENTRY_RATE, entered.enteredRateNlPerH(), leastNlPerH, mostNlPerH);
    }

    /** Rules on the dose entered with the order for a bolus. */
    @Realizes("req~overlay.bolus-entry~1")
    void judgeBolus(long[] words, OrderFrame entered) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        long bolusNg = words[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_NG];
        near(Rule.REENTRY_DOSE, entered.enteredDoseNg(), bolusNg);
    }

    private void near(int rule, long value, long wanted) {
        long allowed = wanted / HardLimits.REENTRY_PART;
        ruling.between(rule, value, wanted - allowed, wanted + allowed);
    }
}
