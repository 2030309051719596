package org.clepsydra.port;

import org.clepsydra.trace.Realizes;

/**
 * The slots of non-volatile memory as they were read after power-on, raw: torn, blank or of another
 * device, whatever they hold; and the last records of the journal. The device fills all of it
 * before the first step.
 */
@Realizes("req~structure.frames~1")
public final class StoredState {
    /** The most records of the journal that are handed over. */
    public static final int RECORDS = 8;

    /** Words of each. */
    public static final int RECORD_WORDS = 6;

    private final long[] plan = new long[PlanLayout.WORDS];
    private final long[] controlA = new long[StateLayout.WORDS];
    private final long[] controlB = new long[StateLayout.WORDS];
    private final long[] monitorA = new long[StateLayout.WORDS];
    private final long[] monitorB = new long[StateLayout.WORDS];
    private final long[] journal = new long[RECORDS * RECORD_WORDS];
    private int records;

    /** Takes every word of another. */
    public void copy(StoredState other) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            plan[i] = other.plan[i];
        }
        for (int i = 0; i < StateLayout.WORDS; i++) {
            controlA[i] = other.controlA[i];
            controlB[i] = other.controlB[i];
            monitorA[i] = other.monitorA[i];
            monitorB[i] = other.monitorB[i];
        }
        for (int i = 0; i < RECORDS * RECORD_WORDS; i++) {
            journal[i] = other.journal[i];
        }
        records = other.records;
    }

    /**
     * The words of a slot; fill them in place, a slot that was never written with zeros.
     *
     * @param slot one of {@link StateLayout}; any other reads as the plan's
     */
    public long[] slot(int slot) {
        switch (slot) {
            case StateLayout.CONTROL_A:
                return controlA;
            case StateLayout.CONTROL_B:
                return controlB;
            case StateLayout.MONITOR_A:
                return monitorA;
            case StateLayout.MONITOR_B:
                return monitorB;
            default:
                return plan;
        }
    }

    /**
     * Takes a word of one of the last records of the journal, as it was read: torn or whole.
     *
     * @param place 0 for the oldest of them; the newest is the last
     * @param index 0 to 5
     */
    public void record(int place, int index, long word) {
        journal[at(place, index)] = word;
    }

    /** A word of one of them. */
    public long record(int place, int index) {
        return journal[at(place, index)];
    }

    /**
     * Takes how many records were read: the last 8, or as many as there are; 0 where the device
     * keeps none.
     */
    public void records(int count) {
        records = Math.max(0, Math.min(count, RECORDS));
    }

    /** How many there are. */
    public int records() {
        return records;
    }

    private static int at(int place, int index) {
        int record = Math.max(0, Math.min(place, RECORDS - 1));
        return record * RECORD_WORDS + Math.max(0, Math.min(index, RECORD_WORDS - 1));
    }
}
