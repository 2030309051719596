package org.clepsydra.monitor;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/**
 * What the store holds of the monitor, and how far envelope time, and the time of an overlay, may
 * run before it holds more.
 *
 * <p>A record either reserves time, and then the ceiling at its end is what may have been given, or
 * it reserves none, and then nothing is permitted while the store may hold it.
 */
@Realizes({"req~persistence.monitor-reserve~3", "req~persistence.records~3"})
final class Allowance {
    private static final long UNITS_PER_MS = 800L;
    private static final long RESERVE_UNITS = 10_000L * UNITS_PER_MS;

    private final boolean stores;
    private final MotionWindows windows;
    private final MonitorRecord record;
    private long sequence;
    private boolean pending;
    private long allowedUnits;
    private long allowedLineUnits;
    private long heldChecksum;

    Allowance(MonitorGeometry device, MotionWindows windows) {
        stores = device.storesState();
        this.windows = windows;
        record = new MonitorRecord(device);
        allowedUnits = stores ? 0 : Long.MAX_VALUE;
        allowedLineUnits = allowedUnits;
    }

    /** Up to which envelope time may run. */
    long allowedUnits() {
        return allowedUnits;
    }

    /** Up to which the time of the overlay that runs may. */
    long allowedLineUnits() {
        return allowedLineUnits;
    }

    /**
     * Whether anything may be given at all: not in the step in which an overlay begins or ends, as
     * the record that says so reserves nothing.
     */
    boolean reserves(OverlayCeiling overlay) {
        return !stores || ((allowedUnits > 0 || allowedLineUnits > 0) && overlay.kept(record));
    }

    /** Whether the store names the envelope, so that it is there again after a loss of power. */
    boolean names(long checksum) {
        return !stores || heldChecksum == checksum;
    }

    /** Takes what the store says it holds, and shows what it shall hold after this step. */
    void step(
            SensorFrame in,
            Envelope envelope,
            long seenParts,
            boolean moving,
            MonitorStateFrame out) {
        boolean named = envelope.overlay().runs() && envelope.overlay().named(record);
        if (pending && in.monitorStored() == sequence) {
            pending = false;
            heldChecksum = record.word(StateLayout.ENVELOPE_CHECKSUM);
            boolean same = heldChecksum == envelope.checksum();
            allowedUnits = same ? record.word(StateLayout.RESERVED_UNITS) : 0;
            allowedLineUnits = record.word(StateLayout.LINE_RESERVED_UNITS);
        }
        // What was reserved for another overlay is not of this.
        allowedLineUnits = named || !stores ? allowedLineUnits : 0;
        if (stores && !pending && says(envelope, seenParts, moving)) {
            write(envelope, seenParts, moving);
        }
        if (pending) {
            out.show(record.slot(), sequence, record.words());
        } else {
            out.nothing();
        }
    }

    /** Whether there is something to say that the last record does not. */
    private boolean says(Envelope envelope, long seenParts, boolean moving) {
        OverlayCeiling overlay = envelope.overlay();
        if (record.word(StateLayout.ENVELOPE_CHECKSUM) != envelope.checksum()
                || !overlay.kept(record)) {
            return true;
        }
        if (moving) {
            long lineUnits = record.word(StateLayout.LINE_RESERVED_UNITS) - overlay.timeUnits();
            long units = record.word(StateLayout.RESERVED_UNITS) - envelope.timeUnits();
            return (overlay.runs() ? lineUnits : units) < RESERVE_UNITS / 2;
        }
        boolean reserves =
                record.word(StateLayout.RESERVED_UNITS) > 0
                        || record.word(StateLayout.LINE_RESERVED_UNITS) > overlay.timeUnits();
        return reserves || record.word(StateLayout.SEEN_PARTS) != seenParts;
    }

    private void write(Envelope envelope, long seenParts, boolean moving) {
        OverlayCeiling overlay = envelope.overlay();
        sequence = sequence + 1;
        pending = true;
        record.begin(sequence);
        record.set(StateLayout.ENVELOPE_CHECKSUM, envelope.checksum());
        record.set(StateLayout.TIME_UNITS, envelope.timeUnits());
        // While an overlay runs, only its own time does.
        long moreUnits = overlay.runs() ? 0 : RESERVE_UNITS;
        record.set(StateLayout.RESERVED_UNITS, moving ? envelope.timeUnits() + moreUnits : 0);
        overlay.keep(record, overlay.timeUnits() + (moving ? RESERVE_UNITS : 0));
        record.set(StateLayout.SEEN_PARTS, seenParts);
        windows.keep(record);
        record.seal();
        // The store may hold it before it says so, and the one before until then.
        allowedUnits = Math.min(allowedUnits, record.word(StateLayout.RESERVED_UNITS));
        allowedLineUnits = Math.min(allowedLineUnits, record.word(StateLayout.LINE_RESERVED_UNITS));
        heldChecksum = heldChecksum == envelope.checksum() ? heldChecksum : 0;
    }

    /** Takes the newest valid record of the store; whether there is one. */
    boolean restore(StoredState stored) {
        boolean found = stores && record.find(stored);
        if (found) {
            sequence = record.word(StateLayout.SEQUENCE);
            heldChecksum = record.word(StateLayout.ENVELOPE_CHECKSUM);
        }
        return found;
    }

    /** The newest record. */
    MonitorRecord record() {
        return record;
    }
}
