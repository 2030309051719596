package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("req~persistence.records~3")
class StateRecordTest {
    private final StateRecord record =
            new StateRecord(new PumpGeometry(Devices.bedside().storesState(true).seal()));
    private final StoredState stored = new StoredState();

    @Test
    void writesTheSlotsByTurns() {
        record.begin(1);
        assertEquals(StateLayout.CONTROL_A, record.slot());
        record.begin(2);
        assertEquals(StateLayout.CONTROL_B, record.slot());
        record.begin(3);
        assertEquals(StateLayout.CONTROL_A, record.slot());
    }

    @Test
    void sealsEveryWordBeforeTheLast() {
        record.begin(9);
        record.set(StateLayout.STATE, TherapyState.HELD);
        record.set(StateLayout.BASAL, 77);
        record.seal();
        long[] words = record.words();
        assertEquals(StateLayout.CONTROL_MAGIC, words[StateLayout.MAGIC]);
        assertEquals(2, words[StateLayout.VERSION]);
        assertEquals(Devices.ID, words[StateLayout.DEVICE_ID]);
        assertEquals(9, words[StateLayout.SEQUENCE]);
        assertEquals(77, words[StateLayout.BASAL]);
        assertEquals(crc(words), words[StateLayout.CRC]);
        // Nothing of it is in the next.
        record.begin(10);
        assertEquals(0, record.word(StateLayout.BASAL));
    }

    @Test
    void findsTheNewerAndWritesOverTheOlder() {
        put(StateLayout.CONTROL_A, 5);
        put(StateLayout.CONTROL_B, 6);
        assertTrue(record.find(stored));
        assertEquals(6, record.word(StateLayout.SEQUENCE));
        record.begin(7);
        assertEquals(StateLayout.CONTROL_A, record.slot());
        put(StateLayout.CONTROL_A, 7);
        assertTrue(record.find(stored));
        assertEquals(7, record.word(StateLayout.SEQUENCE));
        record.begin(8);
        assertEquals(StateLayout.CONTROL_B, record.slot());
    }

    @Test
    void findsTheOnlyOneThatIsValid() {
        put(StateLayout.CONTROL_A, 5);
        put(StateLayout.CONTROL_B, 6);
        stored.slot(StateLayout.CONTROL_B)[StateLayout.CRC] ^= 1;
        assertTrue(record.find(stored));
        assertEquals(5, record.word(StateLayout.SEQUENCE));
        assertEquals(StateLayout.CONTROL_A, record.slot());
        stored.slot(StateLayout.CONTROL_A)[StateLayout.STATE] ^= 1;
        assertFalse(record.find(stored));
        put(StateLayout.CONTROL_B, 1);
        assertTrue(record.find(stored));
        assertEquals(StateLayout.CONTROL_B, record.slot());
    }

    @Test
    void takesEveryWordOfTheOneItFinds() {
        put(StateLayout.CONTROL_B, 5);
        assertTrue(record.find(stored));
        assertArrayEquals(stored.slot(StateLayout.CONTROL_B), record.words());
    }

    @Test
    void isBlankOnlyWhereEveryWordIsZero() {
        long[] slot = new long[StateLayout.WORDS];
        assertTrue(StateRecord.blank(slot));
        for (int i = 0; i < StateLayout.WORDS; i++) {
            slot[i] = 1;
            assertFalse(StateRecord.blank(slot));
            slot[i] = 0;
        }
    }

    /**
     * 31 d and ten seconds are 2,678,410,000 ms; 24 h, a fortieth of it, 20 s and ten seconds
     * 88,590,000 ms. An overlay is named while one runs, and only then.
     */
    @ParameterizedTest
    @CsvSource({"3, 1, false", "7, 0, false", "7, 1, true", "7, 4, true", "7, 5, false"})
    void namesAnOverlayWhileOneRuns(int state, long overlay, boolean valid) {
        put(StateLayout.CONTROL_A, 5);
        long[] words = stored.slot(StateLayout.CONTROL_A);
        words[StateLayout.STATE] = state;
        words[StateLayout.OVERLAY] = overlay;
        words[StateLayout.CRC] = crc(words);
        assertEquals(valid, record.find(stored));
    }

    /** As above. */
    @ParameterizedTest
    @CsvSource({
        "0, 4849327109800481356, true", // "CLEPCTRL"
        "0, 4849327109800481355, false",
        "1, 2, true",
        "1, 1, false",
        "2, 7001, true",
        "2, 7002, false",
        "3, 1, true",
        "3, 0, false",
        "4, 0, false",
        "4, 1, true",
        "4, 5, true",
        "4, 6, false",
        "4, 4294967298, false",
        "7, 0, true",
        "7, -1, false",
        "8, -1, false",
        "8, 0, true",
        "8, 2678410000, true",
        "8, 2678410001, false",
        "9, 0, true",
        "9, -1, false",
        "9, 4503599627370496, true",
        "9, 4503599627370497, false",
        "10, -1, false",
        "10, 1, false",
        "11, 88590000, true",
        "11, 88590001, false",
        "12, 4503599627370496, true",
        "12, 4503599627370497, false",
        "13, -1, false",
        "16, 4503599627370496, true",
        "16, 4503599627370497, false",
        "17, 100, true",
        "17, 101, false",
        "20, 100, true",
        "20, 101, false",
        "21, 10000000000, true",
        "21, 10000000001, false",
        "22, 4503599627370496, true",
        "22, 4503599627370497, false",
        "23, -1, true",
        "24, 59999, true",
        "24, 60000, false",
        "25, 899999, true",
        "25, 900000, false",
        "26, 4503599627370496, true",
        "26, 4503599627370497, false",
        "503, -1, true",
        "504, 60000, false",
        "662, 4503599627370496, true",
        "662, 4503599627370497, false",
        "663, -1, false",
        "663, 4503599627370496, true",
        "663, 4503599627370497, false",
        "664, 10000000, true",
        "664, 10000001, false",
        "664, -1, false",
        "665, 10000000, true",
        "665, 10000001, false",
        "666, 10000000, true",
        "666, 10000001, false",
        "667, -1, false",
        "667, 4503599627370496, true",
        "667, 4503599627370497, false",
        "668, 4503599627370496, true",
        "668, 4503599627370497, false",
        "668, -1, false",
        "669, 4503599627370496, true",
        "669, 4503599627370497, false",
        "669, -1, false",
        "670, 4503599627370496, true",
        "670, 4503599627370497, false",
        "670, -1, false",
    })
    void believesARecordOnlyWithinItsRanges(int word, long value, boolean valid) {
        put(StateLayout.CONTROL_A, 5);
        long[] words = stored.slot(StateLayout.CONTROL_A);
        words[word] = value;
        words[StateLayout.CRC] = crc(words);
        assertEquals(valid, record.find(stored));
        words[StateLayout.CRC] = words[StateLayout.CRC] ^ 0x8000_0000L;
        assertFalse(record.find(stored));
    }

    @Test
    void keepsAnIndexWithinTheRecord() {
        record.begin(1);
        record.set(-1, 5);
        assertEquals(5, record.word(-1));
        record.set(StateLayout.WORDS, 6);
        assertEquals(6, record.word(StateLayout.CRC - 1));
        assertEquals(record.word(StateLayout.CRC), record.word(StateLayout.WORDS));
    }

    private void put(int slot, long sequence) {
        long[] words = stored.slot(slot);
        Arrays.fill(words, 0);
        words[StateLayout.MAGIC] = StateLayout.CONTROL_MAGIC;
        words[StateLayout.VERSION] = StateLayout.LAYOUT_VERSION;
        words[StateLayout.DEVICE_ID] = Devices.ID;
        words[StateLayout.SEQUENCE] = sequence;
        words[StateLayout.STATE] = TherapyState.IDLE;
        words[StateLayout.CRC] = crc(words);
    }

    /** By the library's own CRC-32C, over words as bytes, least significant first. */
    private static long crc(long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * StateLayout.CRC).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).limit(StateLayout.CRC).forEach(bytes::putLong);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return crc.getValue();
    }
}
