package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~persistence.records~3")
class MonitorRecordTest {
    private final MonitorGeometry device = new MonitorGeometry(Devices.bedside().seal());
    private final MonitorRecord record = new MonitorRecord(device);
    private final StoredState stored = new StoredState();

    @Test
    void beginsWithNothingOfTheOneBefore() {
        record.begin(1);
        for (int i = StateLayout.ENVELOPE_CHECKSUM; i < StateLayout.CRC; i++) {
            record.set(i, 7);
        }
        record.seal();
        record.begin(2);
        assertEquals(StateLayout.MONITOR_MAGIC, record.word(StateLayout.MAGIC));
        assertEquals(2, record.word(StateLayout.SEQUENCE));
        for (int i = StateLayout.ENVELOPE_CHECKSUM; i < StateLayout.WORDS; i++) {
            assertEquals(0, record.word(i), "word " + i);
        }
    }

    @Test
    void writesNoFigureOverItsSeal() {
        record.begin(1);
        record.seal();
        long seal = record.word(StateLayout.CRC);
        record.set(StateLayout.CRC, seal + 1);
        assertEquals(seal, record.word(StateLayout.CRC));
        record.set(StateLayout.MAGIC, 5);
        assertEquals(5, record.word(StateLayout.MAGIC));
    }

    @Test
    void readsNothingBeyondItsWords() {
        record.begin(1);
        record.seal();
        assertEquals(StateLayout.MONITOR_MAGIC, record.word(-1));
        assertEquals(record.word(StateLayout.CRC), record.word(StateLayout.WORDS));
    }

    @Test
    void takesTheWholeRecordThatItFinds() {
        put(1);
        assertEquals(StateLayout.MONITOR_A, record.slot());
        MonitorRecord found = new MonitorRecord(device);
        assertTrue(found.find(stored));
        assertArrayEquals(stored.slot(StateLayout.MONITOR_A), found.words());
        assertEquals(StateLayout.MONITOR_A, found.slot());
    }

    @Test
    void takesNothingOfARecordThatIsNotValid() {
        put(1);
        put(2);
        stored.slot(StateLayout.MONITOR_A)[StateLayout.SEEN_PARTS]++;
        stored.slot(StateLayout.MONITOR_B)[StateLayout.SEEN_PARTS]++;
        MonitorRecord found = new MonitorRecord(device);
        assertFalse(found.find(stored));
        assertArrayEquals(new long[StateLayout.WORDS], found.words());
    }

    @Test
    void takesTheFirstOfTwoWithOneNumber() {
        // No writer makes them: either is the newest, and always the same.
        put(4);
        put(4);
        assertTrue(record.find(stored));
        assertEquals(StateLayout.MONITOR_A, record.slot());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void reservesTimeFromTheFirstUnitOn() {
        record.begin(1);
        assertFalse(record.reserves());
        record.set(StateLayout.RESERVED_UNITS, 1);
        assertTrue(record.reserves());
        record.set(StateLayout.RESERVED_UNITS, 0);
        record.set(StateLayout.LINE_RESERVED_UNITS, 1);
        assertTrue(record.reserves());
    }

    private void put(long sequence) {
        record.begin(sequence);
        record.set(StateLayout.SEEN_PARTS, 9);
        record.seal();
        System.arraycopy(record.words(), 0, stored.slot(record.slot()), 0, StateLayout.WORDS);
    }
}
