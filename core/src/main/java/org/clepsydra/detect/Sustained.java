package org.clepsydra.detect;

import org.clepsydra.signal.Signals;
import org.clepsydra.units.Ms;

/** Whether something has been so without a break for a time, and in two readings at least. */
final class Sustained {
    private final @Ms long confirmMs;
    private boolean was;
    private boolean readAgain;
    private long sinceMs;

    /**
     * @param confirmMs how long, 1 ms to an hour
     */
    Sustained(@Ms long confirmMs) {
        this.confirmMs = confirmMs;
    }

    /** One step, in which it {@code is} so or not. */
    boolean step(Signals in, boolean is) {
        if (is && was) {
            // No sum overflows: it grows by the whole at most, and only until it is reached.
            long reachedMs = Math.min(sinceMs, confirmMs) + Math.min(in.elapsedMs(), confirmMs);
            sinceMs = reachedMs;
            readAgain = readAgain || in.pressureNew();
        } else {
            sinceMs = 0;
            readAgain = false;
        }
        was = is;
        return sinceMs >= confirmMs && readAgain;
    }
}
