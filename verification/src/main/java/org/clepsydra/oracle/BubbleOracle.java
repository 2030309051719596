package org.clepsydra.oracle;

/**
 * How large a bubble may really be when {@code req~detect.single-bubble~3} reports it: the plan's
 * limit, 10 % either way for what the pump head's motion does not tell. The 10 % is the bench's
 * figure; the requirement itself counts by motion and has no such band.
 */
public final class BubbleOracle {
    private static final Rational LEAST = Rational.of(90, 100);
    private static final Rational MOST = Rational.of(110, 100);

    private final Rational limitNl;

    /** A plan with the given bubble limit, nL, above zero. */
    public BubbleOracle(long limitNl) {
        if (limitNl < 1) {
            throw new IllegalArgumentException("limit must be above zero, was " + limitNl);
        }
        this.limitNl = Rational.of(limitNl);
    }

    /** The smallest bubble that may be reported; nL. */
    public Rational leastNl() {
        return limitNl.times(LEAST);
    }

    /** The largest bubble that may have passed when it is reported; nL. */
    public Rational mostNl() {
        return limitNl.times(MOST);
    }

    /** Whether a bubble of this volume, nL, at the alarm is within 10 % of the limit. */
    public boolean allows(long bubbleNl) {
        Rational bubble = Rational.of(bubbleNl);
        return bubble.compareTo(leastNl()) >= 0 && bubble.compareTo(mostNl()) <= 0;
    }
}
