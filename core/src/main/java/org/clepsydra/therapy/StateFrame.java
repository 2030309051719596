package org.clepsydra.therapy;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;

/**
 * What the store shall keep of the control channel: shown at every step until it says that it does.
 */
@Realizes("req~structure.frames~1")
public final class StateFrame {
    private final long[] record = new long[StateLayout.WORDS];
    private final long[] image = new long[PlanLayout.WORDS];
    private boolean present;
    private int slot;
    private long sequence;
    private boolean restored;
    private boolean lost;
    private boolean worn;
    private long planId;

    /** Whether there is something to keep; without it nothing else here has a meaning. */
    public boolean present() {
        return present;
    }

    /** The slot it belongs in, of {@link StateLayout}. */
    public int slot() {
        return slot;
    }

    /** Number of the write. */
    public long sequence() {
        return sequence;
    }

    /** The words: a record, or a plan image for the plan's slot. Read only. */
    public long[] words() {
        return slot == StateLayout.PLAN ? image : record;
    }

    /** Whether therapy was restored after a loss of power, and nobody has acknowledged it yet. */
    public boolean restored() {
        return restored;
    }

    /** Whether something was stored that cannot be believed, and nobody has acknowledged it yet. */
    public boolean lost() {
        return lost;
    }

    /** Whether the store has taken nine tenths of the writes that it may. */
    public boolean worn() {
        return worn;
    }

    /** Number of the plan that was restored; without meaning where none was. */
    public long planId() {
        return planId;
    }

    /** To be filled where the slot is the plan's. */
    long[] image() {
        return image;
    }

    void show(int where, long number, long[] words) {
        present = true;
        slot = where;
        sequence = number;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            record[i] = words[i];
        }
    }

    void nothing() {
        present = false;
    }

    void worn(boolean nearlyAll) {
        worn = nearlyAll;
    }

    void found(boolean therapy, long number, boolean unbelievable) {
        restored = therapy;
        planId = number;
        lost = unbelievable;
    }
}
