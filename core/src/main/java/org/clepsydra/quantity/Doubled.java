package org.clepsydra.quantity;

import org.clepsydra.trace.Realizes;

/**
 * A count that must not change by itself, held twice: as it is and as its complement, so that no
 * bit of memory that turns over goes unnoticed. Whoever keeps it must ask in every step whether it
 * is {@link #intact}.
 */
@Realizes("req~persistence.held-twice~1")
public final class Doubled {
    private long value;
    private long complement = ~value;

    public void set(long count) {
        value = count;
        complement = ~count;
    }

    /** The count; of two that differ the greater, for what was given. */
    public long greater() {
        return Math.max(value, ~complement);
    }

    /** The count; of two that differ the lesser, for what is taken off. */
    public long lesser() {
        return Math.min(value, ~complement);
    }

    /** Whether both say the same. */
    public boolean intact() {
        return value == ~complement;
    }
}
