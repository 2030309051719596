package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/** The monitor's newest record: written here, and found again after power-on. */
@Realizes("req~persistence.records~3")
final class MonitorRecord {
    private static final long TIME_UNITS_MAX = 32L * 24 * 3_600_000L * 800;
    private static final long PARTS_MAX = 1L << 60;
    // 16 counts of the coarsest encoder.
    private static final long SLACK_PARTS_MAX = 1L << 28;
    private static final long NL_MAX = 1L << 40;
    private static final long BEGUN_MAX = 100;
    private static final long HOUR_CELL_MS = 60_000L;
    private static final long DAY_CELL_MS = 900_000L;

    private final long deviceId;
    private final Castagnoli crc = new Castagnoli();
    private final long[] words = new long[StateLayout.WORDS];
    private boolean inA;

    MonitorRecord(MonitorGeometry device) {
        deviceId = device.deviceId();
    }

    long[] words() {
        return words;
    }

    /** The slot of this record. */
    int slot() {
        return inA ? StateLayout.MONITOR_A : StateLayout.MONITOR_B;
    }

    long word(int index) {
        return words[Math.max(0, Math.min(index, StateLayout.WORDS - 1))];
    }

    /**
     * Begins a record of nothing for the other slot; {@link #set} says more, {@link #seal} ends.
     */
    void begin(long sequence) {
        inA = !inA;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            words[i] = 0;
        }
        words[StateLayout.MAGIC] = StateLayout.MONITOR_MAGIC;
        words[StateLayout.VERSION] = StateLayout.LAYOUT_VERSION;
        words[StateLayout.DEVICE_ID] = deviceId;
        words[StateLayout.SEQUENCE] = sequence;
    }

    void set(int index, long value) {
        words[Math.max(0, Math.min(index, StateLayout.CRC - 1))] = value;
    }

    void seal() {
        words[StateLayout.CRC] = seal(words);
    }

    /** Takes the newest valid record of the store; whether there is one. */
    boolean find(StoredState stored) {
        long[] a = stored.slot(StateLayout.MONITOR_A);
        long[] b = stored.slot(StateLayout.MONITOR_B);
        boolean validA = valid(a);
        boolean validB = valid(b);
        inA = validA && !(validB && b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE]);
        if (validA || validB) {
            for (int i = 0; i < StateLayout.WORDS; i++) {
                words[i] = inA ? a[i] : b[i];
            }
        }
        return validA || validB;
    }

    private boolean valid(long[] from) {
        boolean valid =
                from[StateLayout.CRC] == seal(from)
                        && from[StateLayout.MAGIC] == StateLayout.MONITOR_MAGIC
                        && from[StateLayout.VERSION] == StateLayout.LAYOUT_VERSION
                        && from[StateLayout.DEVICE_ID] == deviceId
                        && from[StateLayout.SEQUENCE] >= 1;
        for (int i = StateLayout.TIME_UNITS; i < StateLayout.CRC; i++) {
            valid = valid && (drugId(i) || (from[i] >= 0 && from[i] <= most(i)));
        }
        return valid;
    }

    /** The highest value that a word may have; 0 for one without a name. */
    private static long most(int index) {
        if (index >= StateLayout.MONITOR_NAMELESS) {
            return 0;
        }
        if (index >= StateLayout.MOTIONS) {
            return windows(index);
        }
        switch (index) {
            case StateLayout.TIME_UNITS:
            case StateLayout.RESERVED_UNITS:
            case StateLayout.LINE_RESERVED_UNITS:
                return TIME_UNITS_MAX;
            case StateLayout.SEEN_PARTS:
                return PARTS_MAX;
            case StateLayout.LINES_SLACK_PARTS:
                return SLACK_PARTS_MAX;
            case StateLayout.LINE:
                return PlanLayout.OVERLAYS_MAX;
            case StateLayout.LINES_NL:
                return NL_MAX;
            default:
                return BEGUN_MAX;
        }
    }

    private static long windows(int index) {
        switch ((index - StateLayout.MOTIONS) % StateLayout.MOTION_WORDS) {
            case StateLayout.WINDOW_HOUR_INTO_MS:
                return HOUR_CELL_MS - 1;
            case StateLayout.WINDOW_DAY_INTO_MS:
                return DAY_CELL_MS - 1;
            default:
                return MotionWindow.CELL_PARTS_MAX;
        }
    }

    /** The number of a drug, which may be any. */
    private static boolean drugId(int index) {
        int at = index - StateLayout.MOTIONS;
        return at >= 0
                && index < StateLayout.MONITOR_NAMELESS
                && at % StateLayout.MOTION_WORDS == StateLayout.WINDOW_DRUG_ID;
    }

    private long seal(long[] from) {
        crc.begin();
        for (int i = 0; i < StateLayout.CRC; i++) {
            crc.word(from[i]);
        }
        return crc.value();
    }

    /** Envelope time that may have been come to. */
    long reachedUnits() {
        return Math.max(word(StateLayout.TIME_UNITS), word(StateLayout.RESERVED_UNITS));
    }

    /** Whether it reserves time, of the envelope or of an overlay. */
    boolean reserves() {
        return word(StateLayout.RESERVED_UNITS) > 0 || word(StateLayout.LINE_RESERVED_UNITS) > 0;
    }
}
