package org.clepsydra.monitor;

/**
 * CRC-32C by plain shifting, bit by bit: slow, without a table, and sharing nothing with the
 * control channel's.
 */
final class Castagnoli {
    private static final int WORD_BITS = 64;
    private static final long REFLECTED_POLYNOMIAL = 0x82F63B78L;

    private long state;

    void begin() {
        state = 0xFFFF_FFFFL;
    }

    void word(long word) {
        long crc = state;
        long rest = word;
        for (int i = 0; i < WORD_BITS; i++) {
            long bit = (crc ^ rest) & 1;
            rest = rest >>> 1;
            crc = crc >>> 1;
            if (bit != 0) {
                crc = crc ^ REFLECTED_POLYNOMIAL;
            }
        }
        state = crc;
    }

    long value() {
        return state ^ 0xFFFF_FFFFL;
    }
}
