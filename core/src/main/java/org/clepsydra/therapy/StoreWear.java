package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;

/** How much of its life the store has behind it: writes of this channel, and journal records. */
@Realizes("req~persistence.wear~1")
final class StoreWear {
    /** A tenth is left. */
    private static final long PARTS = 10;

    /** So many records the journal may be ahead of the newest record of state. */
    private static final long JOURNAL_AHEAD = 256;

    private final PumpGeometry device;
    private long journalRecords;

    StoreWear(PumpGeometry device) {
        this.device = device;
    }

    /** Notes how many records of the journal were ever begun. */
    void journal(long records) {
        journalRecords = Math.min(records, HardLimits.STORE_WRITES_MAX);
    }

    /** Whether the newest record of state is behind it by so much that another is to follow. */
    boolean unkept(StateRecord record) {
        return journalRecords - record.word(StateLayout.JOURNAL_RECORDS) >= JOURNAL_AHEAD;
    }

    void keep(StateRecord record) {
        record.set(StateLayout.JOURNAL_RECORDS, journalRecords);
    }

    /** Whether nine tenths of what the store takes are used; the writes of state are numbered. */
    boolean worn(long stateWrites) {
        long most = device.condition().storeWrites();
        long writes = Math.min(stateWrites, HardLimits.STORE_WRITES_MAX) + journalRecords;
        return most > 0 && writes >= most - most / PARTS;
    }
}
