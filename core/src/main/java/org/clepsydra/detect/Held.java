package org.clepsydra.detect;

import org.clepsydra.quantity.Units;
import org.clepsydra.units.Ms;

/**
 * How long something has been so without a break. From the first step that sees it, which counts
 * nothing: what was before it nobody knows.
 */
final class Held {
    // Beyond every time that is waited for; no sum of two overflows.
    private static final long MOST_MS = 1L << 61;

    private boolean was;
    private @Ms long heldMs;

    /** One step, {@code elapsedMs} after the last; returns for how long it {@code is} so. */
    @Ms
    long step(boolean is, @Ms long elapsedMs) {
        heldMs = Units.ms(is && was ? Math.min(MOST_MS, heldMs + Math.min(elapsedMs, MOST_MS)) : 0);
        was = is;
        return heldMs;
    }
}
