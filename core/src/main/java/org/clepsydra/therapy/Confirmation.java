package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The second entry of a plan that waits for START, and of a rate that is another by much: whether
 * each agreed, and how long it holds.
 */
@Realizes({"req~plan.reentry~2", "req~plan.change-confirmed~1"})
final class Confirmation {
    private final LoadedPlan plan;
    private @Ms long leftMs;
    private @Ms long changeLeftMs;

    Confirmation(LoadedPlan plan) {
        this.plan = plan;
    }

    /** A new plan, or none. */
    void forget() {
        leftMs = 0;
        changeLeftMs = 0;
    }

    /** Takes in the time and the order of a step; whether it was an entry that agreed. */
    boolean step(Signals in, OrderFrame asked) {
        leftMs = older(in, leftMs);
        changeLeftMs = older(in, changeLeftMs);
        boolean agrees = false;
        if (in.order() == Orders.CONFIRM) {
            agrees = plan.agreesWith(asked);
            leftMs = fresh(agrees);
        } else if (in.order() == Orders.CONFIRM_CHANGE) {
            agrees = plan.agreesWithChange(asked);
            changeLeftMs = fresh(agrees);
        }
        return agrees;
    }

    /** Without a clock nobody knows how old it is. */
    private static @Ms long older(Signals in, @Ms long ms) {
        return Units.ms(in.clockTrusted() ? Math.max(0, ms - in.elapsedMs()) : 0);
    }

    private static @Ms long fresh(boolean agrees) {
        return Units.ms(agrees ? HardLimits.REENTRY_MS_MAX : 0);
    }

    /**
     * Whether every entry that the plan needs agreed and still holds; if not, its verdict says so.
     */
    boolean holds() {
        boolean entryHolds = leftMs > 0;
        boolean changeHolds = changeLeftMs > 0 || !plan.changesRate();
        if (!entryHolds) {
            plan.refuseUnconfirmed();
        } else if (!changeHolds) {
            plan.refuseUnconfirmedChange();
        }
        return entryHolds && changeHolds;
    }
}
