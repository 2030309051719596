package org.clepsydra.therapy;

import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/** What was released of one drug in the hour and the day just past, in whole strokes. */
final class DrugWindows {
    static final long HOUR_CELL_MS = 60_000L;
    static final long DAY_CELL_MS = 900_000L;
    // Two more than the hour, and by an hour fewer than the day: see the requirement.
    private static final int HOUR_CELLS = 63;
    private static final int DAY_CELLS = 94;

    private final SlidingWindow hour = new SlidingWindow(HOUR_CELLS, HOUR_CELL_MS);
    private final SlidingWindow day = new SlidingWindow(DAY_CELLS, DAY_CELL_MS);
    private long drugId;

    /** Whether nothing of it was released in the day just past. */
    boolean empty() {
        return day.sum() == 0;
    }

    long drugId() {
        return drugId;
    }

    /** Keeps what is released of this drug from now on; only where it is empty. */
    void take(long id) {
        drugId = id;
    }

    void pass(@Ms long ms) {
        hour.pass(ms);
        day.pass(ms);
    }

    void book(long microsteps) {
        hour.book(microsteps);
        day.book(microsteps);
    }

    /** Writes the drug and what was released of it, from word {@code at} on. */
    @Realizes({"req~persistence.records~3", "req~persistence.windows~1"})
    void keep(StateRecord record, int at) {
        record.set(at + StateLayout.WINDOW_DRUG_ID, drugId);
        hour.keep(record, at + StateLayout.WINDOW_HOUR_INTO_MS, at + StateLayout.WINDOW_HOUR);
        day.keep(record, at + StateLayout.WINDOW_DAY_INTO_MS, at + StateLayout.DRUG_DAY);
    }

    /** Goes on from what {@link #keep} wrote. */
    void restore(StateRecord record, int at) {
        drugId = record.word(at + StateLayout.WINDOW_DRUG_ID);
        hour.restore(record, at + StateLayout.WINDOW_HOUR_INTO_MS, at + StateLayout.WINDOW_HOUR);
        day.restore(record, at + StateLayout.WINDOW_DAY_INTO_MS, at + StateLayout.DRUG_DAY);
    }

    @Microsteps
    long hourSum() {
        return hour.sum();
    }

    @Microsteps
    long daySum() {
        return day.sum();
    }

    /** Time until the hour just past holds no more than {@code most}; -1 for never. */
    long msToHour(long most) {
        return hour.msUntil(most);
    }

    /** Time until the day just past holds no more than {@code most}; -1 for never. */
    long msToDay(long most) {
        return day.msUntil(most);
    }
}
