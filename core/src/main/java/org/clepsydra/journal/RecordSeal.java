package org.clepsydra.journal;

import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;

/**
 * Seals records: in the lower half a CRC-32C over the one of the record before and the words before
 * the seal, in the upper half the one of the record before. So each can be judged by itself, and
 * two by whether one follows the other.
 */
@Realizes("req~journal.chain~2")
final class RecordSeal {
    /** The place of the seal in a record. */
    static final int AT = Journal.RECORD_WORDS - 1;

    private static final int HALF = 32;
    private static final long LOWER = 0xFFFF_FFFFL;

    private final Crc32c crc = new Crc32c();

    /** Begins the seal of a record that follows the one with that seal, 0 for the first. */
    void begin(long before) {
        crc.begin();
        crc.word(before & LOWER);
    }

    void word(long value) {
        crc.word(value);
    }

    /** The seal over all words since {@link #begin}, which was given {@code before}. */
    long end(long before) {
        return (before << HALF) | crc.value();
    }

    /** What {@link #begin} was given for the record with that seal, as far as it is kept. */
    static long before(long seal) {
        return seal >>> HALF;
    }

    /** Whether the record with that seal says that it follows the one with {@code before}. */
    static boolean follows(long seal, long before) {
        return before(seal) == (before & LOWER);
    }
}
