package org.clepsydra.quantity;

/**
 * CRC-32C (Castagnoli) over 64-bit words, each as eight bytes, least significant first.
 *
 * <p>Reflected, polynomial 0x1EDC6F41, initial value and final complement all ones. A word is taken
 * in at once: what each of its bytes does to the sum is looked up by how many come after it.
 */
public final class Crc32c {
    private static final int REFLECTED_POLYNOMIAL = 0x82F63B78;
    private static final int BYTE_VALUES = 256;
    private static final int BYTES = 8;
    private static final int BITS = 8;
    private static final int HALF_BITS = 32;

    // By the bytes that come after, then by value.
    private final int[] table = new int[BYTES * BYTE_VALUES];
    private int state;

    public Crc32c() {
        // The entry for 0 is 0.
        for (int i = 1; i < BYTES * BYTE_VALUES; i++) {
            int crc = i < BYTE_VALUES ? i : table[i - BYTE_VALUES];
            for (int bit = 0; bit < BITS; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * REFLECTED_POLYNOMIAL);
            }
            table[i] = crc;
        }
        state = -1;
    }

    /** Begins a new checksum. */
    public void begin() {
        state = -1;
    }

    /** Takes one word into the checksum. */
    public void word(long word) {
        // The sum so far meets the bytes that come first.
        int low = state ^ (int) word;
        int high = (int) (word >>> HALF_BITS);
        state =
                table[7 * BYTE_VALUES + (low & 0xFF)]
                        ^ table[6 * BYTE_VALUES + ((low >>> 8) & 0xFF)]
                        ^ table[5 * BYTE_VALUES + ((low >>> 16) & 0xFF)]
                        ^ table[4 * BYTE_VALUES + (low >>> 24)]
                        ^ table[3 * BYTE_VALUES + (high & 0xFF)]
                        ^ table[2 * BYTE_VALUES + ((high >>> 8) & 0xFF)]
                        ^ table[BYTE_VALUES + ((high >>> 16) & 0xFF)]
                        ^ table[high >>> 24];
    }

    /** The checksum of the words since {@link #begin}, 0 to 2^32 - 1. */
    public long value() {
        return ~state & 0xFFFF_FFFFL;
    }
}
