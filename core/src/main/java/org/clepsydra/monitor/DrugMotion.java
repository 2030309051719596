package org.clepsydra.monitor;

import org.clepsydra.port.StateLayout;
import org.clepsydra.units.Ms;

/** What the pump head moved of one drug in the hour and the day just past. */
final class DrugMotion {
    private static final long MINUTE_MS = 60_000L;
    private static final int QUARTERS_OF_A_DAY = 91;

    private final MotionWindow hour = new MotionWindow(60, MINUTE_MS);
    private final MotionWindow day = new MotionWindow(QUARTERS_OF_A_DAY, 15 * MINUTE_MS);
    private long drugId;

    /** Whether nothing of it was moved in the day just past. */
    boolean empty() {
        return day.total() == 0;
    }

    long drugId() {
        return drugId;
    }

    /** Keeps what is moved of this drug from now on; only where it is empty. */
    void take(long id) {
        drugId = id;
    }

    void pass(@Ms long ms) {
        hour.pass(ms);
        day.pass(ms);
    }

    void add(long parts) {
        hour.add(parts);
        day.add(parts);
    }

    /** Writes the drug and what was moved of it, from word {@code at} on. */
    void keep(MonitorRecord record, int at) {
        record.set(at + StateLayout.WINDOW_DRUG_ID, drugId);
        hour.keep(record, at + StateLayout.WINDOW_HOUR_INTO_MS, at + StateLayout.WINDOW_HOUR);
        day.keep(record, at + StateLayout.WINDOW_DAY_INTO_MS, at + StateLayout.MOTION_DAY);
    }

    /** Goes on from what {@link #keep} wrote. */
    void restore(MonitorRecord record, int at) {
        drugId = record.word(at + StateLayout.WINDOW_DRUG_ID);
        hour.restore(record, at + StateLayout.WINDOW_HOUR_INTO_MS, at + StateLayout.WINDOW_HOUR);
        day.restore(record, at + StateLayout.WINDOW_DAY_INTO_MS, at + StateLayout.MOTION_DAY);
    }

    long hourParts() {
        return hour.total();
    }

    long dayParts() {
        return day.total();
    }
}
