package org.clepsydra.monitor;

import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;

/** What the store shall keep of the monitor: shown at every step until it says that it does. */
@Realizes({"req~structure.frames~1", "req~persistence.records~3"})
public final class MonitorStateFrame {
    private final long[] record = new long[StateLayout.WORDS];
    private boolean present;
    private int slot;
    private long sequence;

    /** Whether there is a record to keep; without one nothing else here has a meaning. */
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

    /** The record. Read only. */
    public long[] words() {
        return record;
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
}
