package org.clepsydra.journal;

import org.clepsydra.trace.Realizes;

/** The journal record to be stored after this step, if there is one. Written by the journal. */
@Realizes("req~structure.frames~1")
public final class StoreFrame {
    private final long[] record = new long[Journal.RECORD_WORDS];
    private boolean present;
    private long lost;

    /** Whether a record waits in {@link #record}. */
    public boolean present() {
        return present;
    }

    /**
     * The record: sequence, time in ms, event code, two figures, seal. Of the seal the lower half
     * is the checksum, the upper that of the record before. Read only.
     */
    public long[] record() {
        return record;
    }

    /** Records overwritten before they could be stored, since power-on. */
    @Realizes("req~journal.store~1")
    public long lost() {
        return lost;
    }

    void present(boolean value, long lostSoFar) {
        present = value;
        lost = lostSoFar;
    }
}
