package org.clepsydra.quantity;

import org.clepsydra.trace.Realizes;

/**
 * A product of two numbers divided by a third, with the remainder, exact even where the product
 * does not fit 64 bits.
 *
 * <p>The result stays in the object so that the step allocates nothing.
 */
@Realizes("req~structure.exact-products~1")
public final class WideQuotient {
    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xFFFF_FFFFL;
    private static final int WORD_BITS = 64;

    private long quotient;
    private long remainder;

    /** The quotient of the last division, rounded down. */
    public long quotient() {
        return quotient;
    }

    /** What the last division left over, 0 to the divisor less one. */
    public long remainder() {
        return remainder;
    }

    /**
     * Divides {@code a * b} by {@code divisor}.
     *
     * @param a 0 to 2^62 - 1
     * @param b 0 to 2^62 - 1
     * @param divisor 1 to 2^62 - 1, and large enough that the quotient is below 2^63; anything
     *     below 1 gives quotient 0, which commands nothing
     */
    public void divide(long a, long b, long divisor) {
        if (divisor < 1) {
            quotient = 0;
            remainder = 0;
            return;
        }
        long high = high(a, b);
        // The low half: what overflows is the high half.
        long low = a * b;
        // Where the product fits 63 bits the machine's own division is faster, and gives the same.
        if ((high | low >>> 63) == 0) {
            quotient = low / divisor;
            remainder = low % divisor;
        } else {
            divideLong(high, low, divisor);
        }
    }

    /** The upper 64 bits of the product of two numbers of 0 to 2^63 - 1. */
    static long high(long a, long b) {
        long aHigh = a >>> LIMB_BITS;
        long aLow = a & LIMB_MASK;
        long bHigh = b >>> LIMB_BITS;
        long bLow = b & LIMB_MASK;
        // At most (2^31 - 1)(2^32 - 1) + 2^32 - 1, below 2^63; so is the next.
        long middle = aHigh * bLow + ((aLow * bLow) >>> LIMB_BITS);
        long cross = aLow * bHigh + (middle & LIMB_MASK);
        return aHigh * bHigh + (middle >>> LIMB_BITS) + (cross >>> LIMB_BITS);
    }

    /**
     * Restoring division, bit by bit; {@code high} is below {@code divisor}, which is below 2^62.
     */
    private void divideLong(long high, long low, long divisor) {
        long rest = high;
        long bits = low;
        for (int i = 0; i < WORD_BITS; i++) {
            rest = (rest << 1) | (bits >>> 63);
            bits = bits << 1;
            if (rest >= divisor) {
                rest = rest - divisor;
                bits = bits | 1;
            }
        }
        quotient = bits;
        remainder = rest;
    }
}
