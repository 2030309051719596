package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.ConditionSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Holds the container at the pump to the one that the plan names.
 *
 * <p>Nothing is given from one that was not seen: not since the plan was loaded, STOP was pressed
 * or the power came on, when it may have been changed. A reader that errs once stops nothing; two
 * readings one after the other of another label, or of none, do.
 */
@Realizes("req~condition.container~1")
final class ContainerDetector {
    private static final long FIND_MS = 10_000;
    private static final long SILENT_MS = 60_000;
    private static final int OTHERS = 2;

    private final Held sought = new Held();
    private final Held silent = new Held();
    private long named;
    private boolean known;
    private int others;

    void step(Signals in, LoadedPlan plan, ConditionFindings out) {
        long number = plan.loaded() ? plan.containerNumber() : 0;
        if (number != named || in.order() == Orders.STOP) {
            named = number;
            known = false;
            others = 0;
        }
        look(in.condition());
        boolean unknown = number != 0 && !known;
        boolean lost = sought.step(unknown, in.elapsedMs()) > FIND_MS;
        out.container(unknown, unknown && (others >= OTHERS || lost), silent(in));
    }

    private void look(ConditionSignals reader) {
        if (reader.containerNumberNew()) {
            boolean right = reader.containerNumber() == named;
            others = right ? 0 : Math.min(OTHERS, others + 1);
            known = right || (known && others < OTHERS);
        }
    }

    private boolean silent(Signals in) {
        boolean waits = named != 0 && known && !in.condition().containerNumberNew();
        @Ms long waitedMs = silent.step(waits, in.elapsedMs());
        return waitedMs > SILENT_MS;
    }
}
