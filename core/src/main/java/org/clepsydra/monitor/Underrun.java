package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a head that gives less than the envelope: the ceiling waits for one that trails it, and
 * what it waited is added up, less a tenth of all the time that it might have run.
 *
 * <p>Whatever keeps the head behind, a fault in the other channel's memory among it: nothing is
 * read here but the encoder and the envelope.
 */
@Realizes("req~monitor.under-delivery~1")
final class Underrun {
    // Eighths of a millisecond that were waited count for nine, those that ran for one less.
    private static final long WAITED = 9;
    private static final long WAITED_MS_MAX = 60_000;
    private static final long ENOUGH = WAITED_MS_MAX * 8 * WAITED;

    private long waited;

    /** START: what was waited before is of before. */
    void begin() {
        waited = 0;
    }

    /** Takes in {@code eighths} of {@code ms}, in which the ceiling waited or did not. */
    void pass(@Ms long ms, int eighths, boolean waits) {
        long weight = waits ? WAITED : -1;
        waited = Math.max(0, Math.min(ENOUGH, waited + weight * ms * eighths));
    }

    /** Whether it waited for too long. */
    boolean found() {
        return waited >= ENOUGH;
    }
}
