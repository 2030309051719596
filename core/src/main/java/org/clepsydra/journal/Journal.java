package org.clepsydra.journal;

import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.Therapy;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Realizes;

/** Notes what changed in a step. */
public final class Journal {
    /** Words of a record: sequence, time in ms, {@link EventCode}, two figures, seal. */
    public static final int RECORD_WORDS = 6;

    private final Ring ring = new Ring();
    private int lastState = TherapyState.IDLE;
    private long lastConditions;
    private boolean lastRestored;

    @Realizes({"req~journal.events~2", "req~persistence.announced~1"})
    public void step(
            Signals in,
            Therapy therapy,
            StateFrame state,
            AnnunciatorFrame alarms,
            StoreFrame out) {
        long nowMs = in.nowMs();
        if (in.lostMs() > 0) {
            ring.append(nowMs, EventCode.LATE_STEP, in.elapsedMs(), in.lostMs());
        }
        if (state.restored() && !lastRestored) {
            ring.append(nowMs, EventCode.RESTORED, state.planId(), therapy.givenNl());
        }
        lastRestored = state.restored();
        if (in.order() != Orders.NONE) {
            order(nowMs, in.order(), therapy);
        }
        if (therapy.state() != lastState) {
            ring.append(nowMs, EventCode.STATE, lastState, therapy.state());
            lastState = therapy.state();
        }
        long began = alarms.present() & ~lastConditions;
        if (began != 0) {
            ring.append(nowMs, EventCode.CONDITION, began, alarms.conditions());
        }
        lastConditions = alarms.present();
        out.present(ring.handOver(out.record()), ring.lost());
    }

    private void order(long nowMs, int order, Therapy therapy) {
        if (therapy.orderTaken()) {
            ring.append(nowMs, EventCode.ORDER_TAKEN, order, therapy.state());
        } else {
            ring.append(nowMs, EventCode.ORDER_REFUSED, order, therapy.verdict().rule());
        }
    }
}
