package org.clepsydra.quantity;

/**
 * CRC-32C (Castagnoli) over 64-bit words, each as eight bytes, least significant first.
 *
 * <p>Reflected, polynomial 0x1EDC6F41, initial value and final complement all ones.
 */
public final class Crc32c {
    private static final int REFLECTED_POLYNOMIAL = 0x82F63B78;
    private static final int BYTE_VALUES = 256;
    private static final int BYTES = 8;
    private static final int BITS = 8;

    private final int[] table = new int[BYTE_VALUES];
    private int state;

    public Crc32c() {
        // The entry for 0 is 0.
        for (int value = 1; value < BYTE_VALUES; value++) {
            int crc = value;
            for (int bit = 0; bit < BITS; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * REFLECTED_POLYNOMIAL);
            }
            table[value] = crc;
        }
        state = -1;
    }

    /** Begins a new checksum. */
    public void begin() {
        state = -1;
    }

    /** Takes one word into the checksum. */
    public void word(long word) {
        long rest = word;
        int crc = state;
        for (int i = 0; i < BYTES; i++) {
            int index = (crc ^ (int) rest) & 0xFF;
            crc = (crc >>> 8) ^ table[index];
            rest = rest >>> 8;
        }
        state = crc;
    }

    /** The checksum of the words since {@link #begin}, 0 to 2^32 - 1. */
    public long value() {
        return ~state & 0xFFFF_FFFFL;
    }
}
