package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;

/** The control channel's newest record: written here, and found again after power-on. */
@Realizes("req~persistence.records~3")
final class StateRecord {
    // All of the largest plan on the finest device is below 2^51; no sum of cells overflows.
    private static final long MICROSTEPS_MAX = 1L << 52;

    private final PumpGeometry device;
    private final Crc32c crc = new Crc32c();
    private final long[] words = new long[StateLayout.WORDS];
    private int slot = StateLayout.CONTROL_B;

    StateRecord(PumpGeometry device) {
        this.device = device;
    }

    long[] words() {
        return words;
    }

    /** The slot of this record. */
    int slot() {
        return slot;
    }

    long word(int index) {
        return words[Math.max(0, Math.min(index, StateLayout.WORDS - 1))];
    }

    /**
     * Begins a record of nothing for the other slot; {@link #set} says more, {@link #seal} ends.
     */
    void begin(long sequence) {
        boolean inA = slot == StateLayout.CONTROL_A;
        slot = inA ? StateLayout.CONTROL_B : StateLayout.CONTROL_A;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            words[i] = 0;
        }
        words[StateLayout.MAGIC] = StateLayout.CONTROL_MAGIC;
        words[StateLayout.VERSION] = StateLayout.LAYOUT_VERSION;
        words[StateLayout.DEVICE_ID] = device.deviceId();
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
        long[] a = stored.slot(StateLayout.CONTROL_A);
        long[] b = stored.slot(StateLayout.CONTROL_B);
        boolean validA = valid(a);
        boolean validB = valid(b);
        boolean newerB = !validA || b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE];
        if (validB && newerB) {
            take(b, StateLayout.CONTROL_B);
        } else if (validA) {
            take(a, StateLayout.CONTROL_A);
        }
        return validA || validB;
    }

    /** Whether a slot holds nothing, not even what cannot be read. */
    static boolean blank(long[] slot) {
        boolean blank = true;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            blank = blank && slot[i] == 0;
        }
        return blank;
    }

    private void take(long[] from, int where) {
        slot = where;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            words[i] = from[i];
        }
    }

    private boolean valid(long[] record) {
        boolean valid =
                record[StateLayout.CRC] == seal(record)
                        && record[StateLayout.MAGIC] == StateLayout.CONTROL_MAGIC
                        && record[StateLayout.VERSION] == StateLayout.LAYOUT_VERSION
                        && record[StateLayout.DEVICE_ID] == device.deviceId()
                        && record[StateLayout.SEQUENCE] >= 1
                        && record[StateLayout.STARTED_PLAN_ID] >= 0
                        && state(record[StateLayout.STATE], record[StateLayout.OVERLAY]);
        for (int i = StateLayout.RESERVED_MS; i < StateLayout.CRC; i++) {
            valid = valid && (drugId(i) || (record[i] >= 0 && record[i] <= most(i)));
        }
        return valid;
    }

    /** An overlay is named while one runs, and only then. */
    private static boolean state(long state, long overlay) {
        boolean other = state >= TherapyState.IDLE && state <= TherapyState.DONE;
        return overlay == 0 ? other : state == TherapyState.OVERLAY;
    }

    /** The highest value that a word may have; 0 for one without a name. */
    private static long most(int index) {
        if (index >= StateLayout.CONTROL_NAMELESS) {
            return 0;
        }
        switch (index) {
            case StateLayout.RESERVED_MS:
                return HardLimits.DURATION_MS_MAX + HardLimits.RESERVE_MS;
            case StateLayout.OVERLAY:
                return PlanLayout.OVERLAYS_MAX;
            case StateLayout.OVERLAY_RESERVED_MS:
                return Overlay.MS_MAX + HardLimits.RESERVE_MS;
            case StateLayout.FILL_NL:
                return HardLimits.VOLUME_NL_MAX;
            case StateLayout.AIR_BUBBLE_NL:
            case StateLayout.AIR_QUARTER_NL:
            case StateLayout.AIR_DAY_NL:
                return HardLimits.AIR_NL_MAX;
            default:
                return windowed(index) ? windows(index) : count(index);
        }
    }

    private static long count(int index) {
        boolean begun =
                index >= StateLayout.BEGUN && index < StateLayout.BEGUN + PlanLayout.OVERLAYS_MAX;
        return begun ? HardLimits.OVERLAY_COUNT_MAX : MICROSTEPS_MAX;
    }

    private static long windows(int index) {
        switch ((index - StateLayout.DRUGS) % StateLayout.DRUG_WORDS) {
            case StateLayout.WINDOW_HOUR_INTO_MS:
                return DrugWindows.HOUR_CELL_MS - 1;
            case StateLayout.WINDOW_DAY_INTO_MS:
                return DrugWindows.DAY_CELL_MS - 1;
            default:
                return MICROSTEPS_MAX;
        }
    }

    /** Whether a word is of a drug's window. */
    private static boolean windowed(int index) {
        return index >= StateLayout.DRUGS && index < StateLayout.EVER_RELEASED;
    }

    /** The number of a drug, which may be any. */
    private static boolean drugId(int index) {
        int at = index - StateLayout.DRUGS;
        return windowed(index) && at % StateLayout.DRUG_WORDS == StateLayout.WINDOW_DRUG_ID;
    }

    private long seal(long[] record) {
        crc.begin();
        for (int i = 0; i < StateLayout.CRC; i++) {
            crc.word(record[i]);
        }
        return crc.value();
    }
}
