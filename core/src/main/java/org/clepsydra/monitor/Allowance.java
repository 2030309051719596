package org.clepsydra.monitor;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Realizes;

/**
 * What the store holds of the monitor, and how far envelope time may run before it holds more.
 *
 * <p>A record either reserves time, and then the ceiling at its end is what may have been given, or
 * it reserves none, and then nothing is permitted while the store may hold it.
 */
@Realizes({"req~persistence.monitor-reserve~1", "req~persistence.records~1"})
final class Allowance {
    private static final long UNITS_PER_MS = 800L;
    private static final long RESERVE_UNITS = 10_000L * UNITS_PER_MS;
    private static final long TIME_UNITS_MAX = 32L * 24 * 3_600_000L * UNITS_PER_MS;
    private static final long SEEN_PARTS_MAX = 1L << 60;

    private final boolean stores;
    private final long deviceId;
    private final Castagnoli crc = new Castagnoli();
    private final long[] record = new long[StateLayout.WORDS];
    private long sequence;
    private boolean inA;
    private boolean pending;
    private long allowedUnits;
    private long heldChecksum;

    Allowance(MonitorGeometry device) {
        stores = device.storesState();
        deviceId = device.deviceId();
        allowedUnits = stores ? 0 : Long.MAX_VALUE;
    }

    /** Up to which envelope time may run; 0 while nothing may be given at all. */
    long allowedUnits() {
        return allowedUnits;
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
            boolean permitting,
            boolean moving,
            MonitorStateFrame out) {
        if (pending && in.monitorStored() == sequence) {
            pending = false;
            heldChecksum = record[StateLayout.ENVELOPE_CHECKSUM];
            boolean same = heldChecksum == envelope.checksum();
            allowedUnits = same ? record[StateLayout.RESERVED_UNITS] : 0;
        }
        if (stores && !pending && says(envelope, seenParts, permitting, moving)) {
            write(envelope, seenParts, moving);
        }
        if (pending) {
            out.show(slot(), sequence, record);
        } else {
            out.nothing();
        }
    }

    /** Whether there is something to say that the last record does not. */
    private boolean says(Envelope envelope, long seenParts, boolean permitting, boolean moving) {
        long reservedUnits = record[StateLayout.RESERVED_UNITS];
        if (record[StateLayout.ENVELOPE_CHECKSUM] != envelope.checksum()) {
            return true;
        }
        if (moving) {
            return reservedUnits - envelope.timeUnits() < RESERVE_UNITS / 2;
        }
        return reservedUnits == 0 ? record[StateLayout.SEEN_PARTS] != seenParts : !permitting;
    }

    private void write(Envelope envelope, long seenParts, boolean moving) {
        long timeUnits = envelope.timeUnits();
        long reservedUnits = moving ? timeUnits + RESERVE_UNITS : 0;
        sequence = sequence + 1;
        pending = true;
        inA = !inA;
        for (int i = 0; i < StateLayout.WORDS; i++) {
            record[i] = 0;
        }
        record[StateLayout.MAGIC] = StateLayout.MONITOR_MAGIC;
        record[StateLayout.VERSION] = StateLayout.LAYOUT_VERSION;
        record[StateLayout.DEVICE_ID] = deviceId;
        record[StateLayout.SEQUENCE] = sequence;
        record[StateLayout.ENVELOPE_CHECKSUM] = envelope.checksum();
        record[StateLayout.TIME_UNITS] = timeUnits;
        record[StateLayout.RESERVED_UNITS] = reservedUnits;
        record[StateLayout.SEEN_PARTS] = seenParts;
        record[StateLayout.CRC] = seal(record);
        // The store may hold it before it says so, and the one before until then.
        allowedUnits = Math.min(allowedUnits, reservedUnits);
        heldChecksum = heldChecksum == envelope.checksum() ? heldChecksum : 0;
    }

    private int slot() {
        return inA ? StateLayout.MONITOR_A : StateLayout.MONITOR_B;
    }

    /** Takes the newest valid record of the store; whether there is one. */
    boolean restore(StoredState stored) {
        long[] a = stored.slot(StateLayout.MONITOR_A);
        long[] b = stored.slot(StateLayout.MONITOR_B);
        boolean validA = stores && valid(a);
        boolean validB = stores && valid(b);
        inA = validA && !(validB && b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE]);
        if (validA || validB) {
            for (int i = 0; i < StateLayout.WORDS; i++) {
                record[i] = inA ? a[i] : b[i];
            }
            sequence = record[StateLayout.SEQUENCE];
            heldChecksum = record[StateLayout.ENVELOPE_CHECKSUM];
        }
        return validA || validB;
    }

    private boolean valid(long[] from) {
        boolean valid =
                from[StateLayout.CRC] == seal(from)
                        && from[StateLayout.MAGIC] == StateLayout.MONITOR_MAGIC
                        && from[StateLayout.VERSION] == StateLayout.LAYOUT_VERSION
                        && from[StateLayout.DEVICE_ID] == deviceId
                        && from[StateLayout.SEQUENCE] >= 1
                        && within(from[StateLayout.TIME_UNITS], TIME_UNITS_MAX)
                        && within(from[StateLayout.RESERVED_UNITS], TIME_UNITS_MAX)
                        && within(from[StateLayout.SEEN_PARTS], SEEN_PARTS_MAX);
        for (int i = StateLayout.WINDOWS; i < StateLayout.CRC; i++) {
            valid = valid && from[i] == 0;
        }
        return valid;
    }

    private static boolean within(long value, long most) {
        return value >= 0 && value <= most;
    }

    private long seal(long[] from) {
        crc.begin();
        for (int i = 0; i < StateLayout.CRC; i++) {
            crc.word(from[i]);
        }
        return crc.value();
    }

    /** Checksum of the envelope that the restored record names, 0 for none. */
    long envelopeChecksum() {
        return record[StateLayout.ENVELOPE_CHECKSUM];
    }

    /** Envelope time that may have been come to. */
    long reachedUnits() {
        return Math.max(record[StateLayout.TIME_UNITS], record[StateLayout.RESERVED_UNITS]);
    }

    /** Whether the restored record reserved anything. */
    boolean reserved() {
        return record[StateLayout.RESERVED_UNITS] > 0;
    }

    /** Parts seen when the restored record was made. */
    long seenParts() {
        return record[StateLayout.SEEN_PARTS];
    }
}
