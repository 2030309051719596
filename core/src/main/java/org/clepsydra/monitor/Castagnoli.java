package org.clepsydra.monitor;

/**
 * CRC-32C as a sum: what four bits of a word add depends on their value and their place alone, so
 * each are looked up by both. The control channel's takes it byte by byte, the least first, through
 * tables of its own; nothing is shared with it.
 */
final class Castagnoli {
    private static final int PLACES = 16;
    private static final int VALUES = 16;
    private static final int BITS = 4;
    private static final int TOP = 60;
    private static final long REFLECTED_POLYNOMIAL = 0x82F63B78L;

    // By place, the most significant bits first, which are shifted in last; then by value.
    private final long[] summands = new long[PLACES * VALUES];
    private long state;

    Castagnoli() {
        for (int i = 0; i < PLACES * VALUES; i++) {
            // Each place is followed by four shifts more than the one above it.
            long crc = i < VALUES ? i : summands[i - VALUES];
            for (int bit = 0; bit < BITS; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * REFLECTED_POLYNOMIAL);
            }
            summands[i] = crc;
        }
    }

    void begin() {
        state = 0xFFFF_FFFFL;
    }

    void word(long word) {
        long rest = word ^ state;
        long crc = 0;
        for (int i = 0; i < PLACES; i++) {
            int value = (int) (rest >>> TOP);
            crc = crc ^ summands[i * VALUES + value];
            rest = rest << BITS;
        }
        state = crc;
    }

    long value() {
        return state ^ 0xFFFF_FFFFL;
    }
}
