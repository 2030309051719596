package org.clepsydra.world;

/**
 * Half of the drive lease, as the hardware holds it: a token that is the successor of the last one
 * renews it, token 0 gives it up at once, any other token does nothing.
 */
final class Lease {
    static final long EXPIRY_US = 500_000;

    private final int factor;
    private final int increment;
    private int lastToken;
    private boolean held;
    private long sinceRenewalUs;

    Lease(int factor, int increment) {
        this.factor = factor;
        this.increment = increment;
    }

    static Lease ofControl() {
        return new Lease(5, 12_345);
    }

    static Lease ofMonitor() {
        return new Lease(13, 4_567);
    }

    void renew(int token) {
        if (token == 0) {
            held = false;
        } else if (token == successor(lastToken)) {
            lastToken = token;
            held = true;
            sinceRenewalUs = 0;
        }
    }

    /** Power went: the next token is the first. */
    void forget() {
        lastToken = 0;
        held = false;
    }

    void advance(long spanUs) {
        sinceRenewalUs += spanUs;
    }

    /** Time until the lease runs out, 0 when it is not held or has run out. */
    long remainingUs() {
        return held ? Math.max(0, EXPIRY_US - sinceRenewalUs) : 0;
    }

    /** The token after {@code token}; 0 is never given, its own successor is in its place. */
    int successor(int token) {
        int next = (token * factor + increment) & 0xFFFF;
        return next != 0 ? next : increment;
    }
}
