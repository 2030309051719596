package org.clepsydra;

/** Proof that a step came to its end. */
public final class WatchdogFrame {
    private int token;

    /** Differs from the token of the step before. */
    public int token() {
        return token;
    }

    void kick() {
        token = token + 1;
    }
}
