package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/**
 * The limits on any hour and any day, over every source of drug and every plan since power-on. A
 * stroke counts whole from its first microstep, so that none is begun that may not be finished.
 */
@Realizes("req~overlay.sliding-limits~2")
final class DoseWindows {
    private static final int HOUR_CELLS = 62;
    static final long HOUR_CELL_MS = 60_000L;
    private static final int DAY_CELLS = 98;
    static final long DAY_CELL_MS = 900_000L;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final SlidingWindow hour = new SlidingWindow(HOUR_CELLS, HOUR_CELL_MS);
    private final SlidingWindow day = new SlidingWindow(DAY_CELLS, DAY_CELL_MS);
    private final WideQuotient wide = new WideQuotient();

    DoseWindows(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
    }

    void pass(@Ms long ms) {
        hour.pass(ms);
        day.pass(ms);
    }

    /**
     * Microsteps that may still be released.
     *
     * @param begun those of the account that is released from, of which the last stroke may be
     *     under way
     */
    @Microsteps
    long room(@Microsteps long begun) {
        long hourRoom = microsteps(plan.hourNlMax()) - hour.sum();
        long dayRoom = microsteps(plan.dayNlMax()) - day.sum();
        long room = Math.max(0, Math.min(hourRoom, dayRoom));
        long part = room % Math.max(1, device.microstepsPerQuantum());
        return Units.microsteps(wholeFrom(begun) - begun + room - part);
    }

    /** Books {@code count} microsteps released on top of {@code begun} of the same account. */
    void book(@Microsteps long begun, long count) {
        long strokes = wholeFrom(begun + count) - wholeFrom(begun);
        hour.book(strokes);
        day.book(strokes);
    }

    void keep(StateRecord record) {
        hour.keep(record, StateLayout.HOUR_INTO_MS, StateLayout.HOUR);
        day.keep(record, StateLayout.DAY_INTO_MS, StateLayout.DAY);
    }

    /** Goes on from {@code record}; time without power counts as none. */
    @Realizes("req~persistence.windows~1")
    void restore(StateRecord record) {
        hour.restore(record, StateLayout.HOUR_INTO_MS, StateLayout.HOUR);
        day.restore(record, StateLayout.DAY_INTO_MS, StateLayout.DAY);
    }

    /** Rounded up to whole quanta. */
    private long wholeFrom(long begun) {
        long quantum = device.microstepsPerQuantum();
        long rest = begun % Math.max(1, quantum);
        return rest > 0 ? begun + quantum - rest : begun;
    }

    private long microsteps(long nl) {
        wide.divide(nl, device.microstepsPerRev(), device.nlPerRev());
        return wide.quotient();
    }
}
