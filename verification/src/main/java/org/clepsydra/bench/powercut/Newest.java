package org.clepsydra.bench.powercut;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.clepsydra.port.StateLayout;
import org.clepsydra.world.StateStore;

/** The newest valid record of a channel in a store, read without the core. */
final class Newest {
    private final long[] words;

    private Newest(long[] words) {
        this.words = words;
    }

    static Newest control(StateStore store) {
        return of(store, StateLayout.CONTROL_A, StateLayout.CONTROL_B);
    }

    static Newest monitor(StateStore store) {
        return of(store, StateLayout.MONITOR_A, StateLayout.MONITOR_B);
    }

    private static Newest of(StateStore store, int slotA, int slotB) {
        long[] a = words(store, slotA);
        long[] b = words(store, slotB);
        boolean takesB = b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE];
        return new Newest(takesB ? b : a);
    }

    /** All zeros where it is not valid. */
    private static long[] words(StateStore store, int slot) {
        long[] words = new long[StateLayout.WORDS];
        ByteBuffer bytes = ByteBuffer.allocate(8 * StateLayout.CRC).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < StateLayout.WORDS; i++) {
            words[i] = store.word(slot, i);
            if (i < StateLayout.CRC) {
                bytes.putLong(words[i]);
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return crc.getValue() == words[StateLayout.CRC] ? words : new long[StateLayout.WORDS];
    }

    long word(int index) {
        return words[index];
    }

    /** What the day's cells of all drugs come to. */
    long days(int first, int wordsOfEach, int day) {
        long sum = 0;
        for (int at = first; at < first + 4 * wordsOfEach; at += wordsOfEach) {
            for (int i = day; i < wordsOfEach; i++) {
                sum += words[at + i];
            }
        }
        return sum;
    }
}
