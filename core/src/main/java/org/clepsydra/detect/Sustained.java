package org.clepsydra.detect;

import org.clepsydra.units.Ms;

/** Whether something has been so without a break for a time, and in two readings at least. */
final class Sustained {
    private final @Ms long confirmMs;
    private final Held held = new Held();
    private boolean readAgain;

    /**
     * @param confirmMs how long, 1 ms to an hour
     */
    Sustained(@Ms long confirmMs) {
        this.confirmMs = confirmMs;
    }

    /**
     * One step, {@code elapsedMs} after the last, in which it {@code is} so or not.
     *
     * @param fresh whether that is said of a new reading
     */
    boolean step(boolean is, boolean fresh, @Ms long elapsedMs) {
        @Ms long heldMs = held.step(is, elapsedMs);
        readAgain = heldMs > 0 && (readAgain || fresh);
        return heldMs >= confirmMs && readAgain;
    }
}
