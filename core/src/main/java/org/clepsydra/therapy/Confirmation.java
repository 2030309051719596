package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/** The second entry of a plan that waits for START: whether it agreed, and how long it holds. */
@Realizes("req~plan.reentry~1")
final class Confirmation {
    private final LoadedPlan plan;
    private @Ms long leftMs;

    Confirmation(LoadedPlan plan) {
        this.plan = plan;
    }

    /** A new plan, or none. */
    void forget() {
        leftMs = 0;
    }

    /** Takes in the time and the order of a step; whether it was a second entry that agreed. */
    boolean step(Signals in, OrderFrame asked) {
        // Without a clock nobody knows how old it is.
        long leftNow = in.clockTrusted() ? leftMs - in.elapsedMs() : 0;
        leftMs = Units.ms(Math.max(0, leftNow));
        if (in.order() != Orders.CONFIRM) {
            return false;
        }
        boolean agrees = plan.agreesWith(asked);
        leftMs = Units.ms(agrees ? HardLimits.REENTRY_MS_MAX : 0);
        return agrees;
    }

    /** Whether a second entry agreed and still holds; if not, the plan's verdict says so. */
    boolean holds() {
        boolean holds = leftMs > 0;
        if (!holds) {
            plan.refuseUnconfirmed();
        }
        return holds;
    }
}
