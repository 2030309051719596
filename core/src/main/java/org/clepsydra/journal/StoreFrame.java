package org.clepsydra.journal;

/** The journal record to be stored after this step, if there is one. Written by the journal. */
public final class StoreFrame {
    private final long[] record = new long[Journal.RECORD_WORDS];
    private boolean present;

    /** Whether a record waits in {@link #record}. */
    public boolean present() {
        return present;
    }

    /** The record: sequence, time in ms, event code, two figures, seal. Read only. */
    public long[] record() {
        return record;
    }

    void present(boolean value) {
        present = value;
    }
}
