package org.clepsydra.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Judges the records of a journal one after the other, oldest first: whether each is whole, and
 * whether it follows the one before.
 */
public final class JournalOracle {
    /** Words of a record: sequence, time in ms, event code, two figures, seal. */
    public static final int WORDS = 6;

    private static final int SEAL = WORDS - 1;
    private static final int JOURNAL_BROKEN = 60;
    private static final long LOWER = 0xFFFF_FFFFL;

    private boolean some;
    private boolean open;
    private long expected;
    private long checksum;

    /** What a record is. */
    public enum Finding {
        /** Whole, and the next of the chain. */
        FOLLOWS,
        /** Whole and the first that is there, but not the first there was. */
        BEGINS,
        /** Damaged, or cut short. */
        TORN,
        /** Whole, but not the next after the one before. */
        BREAKS,
        /** Whole, and says itself that the chain broke here. */
        NOTED
    }

    /** Judges the next record, of six words. */
    public Finding take(long[] record) {
        if (!whole(record)) {
            open = true;
            return Finding.TORN;
        }
        boolean next = record[0] == expected && record[SEAL] >>> Integer.SIZE == checksum;
        boolean first = !some;
        boolean says = record[2] == JOURNAL_BROKEN && record[3] == expected;
        boolean torn = open;
        some = true;
        open = false;
        expected = record[0] + 1;
        checksum = record[SEAL] & LOWER;
        if (next && !torn) {
            return Finding.FOLLOWS;
        }
        if (says) {
            return Finding.NOTED;
        }
        return first && !torn ? Finding.BEGINS : Finding.BREAKS;
    }

    /** The number that the next record shall have. */
    public long expected() {
        return expected;
    }

    private static boolean whole(long[] record) {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(record[SEAL] >>> Integer.SIZE);
        for (int i = 0; i < SEAL; i++) {
            bytes.putLong(record[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return record[0] >= 0 && crc.getValue() == (record[SEAL] & LOWER);
    }
}
