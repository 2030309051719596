package org.clepsydra.quantity;

import org.clepsydra.trace.Realizes;

/**
 * A count that must not change by itself, held twice: as it is and as its complement, so that no
 * bit of memory that turns over goes unnoticed. Whoever keeps it must ask in every step whether it
 * is {@link #intact}.
 */
@Realizes("req~persistence.held-twice~1")
public final class Doubled {
    // What is left of all ones is every bit turned over; no difference from it overflows.
    private static final long ONES = -1;

    private long value;
    private long complement = ONES;

    public void set(long count) {
        value = count;
        complement = ONES - count;
    }

    /** The count; of two that differ the greater, for what was given. */
    public long greater() {
        return Math.max(value, ONES - complement);
    }

    /** The count; of two that differ the lesser, for what is taken off. */
    public long lesser() {
        return Math.min(value, ONES - complement);
    }

    /** Whether both say the same. */
    public boolean intact() {
        return value == ONES - complement;
    }
}
