package org.clepsydra.bench.storm;

import org.clepsydra.Snapshot;

/**
 * What the core ever booked to go forward: the accounts of all its plans, one after another, and no
 * more than its mechanism's own count, in which what goes back counts too.
 */
final class Booked {
    private long before;
    private long closed;

    /** Takes in a step; says how much, in microsteps. */
    long after(Snapshot shown) {
        long accounts =
                shown.commanded()
                        + shown.bolusCommanded()
                        + shown.primeCommanded()
                        + shown.flushCommanded()
                        + shown.kvoCommanded();
        // Another plan's begin at nothing.
        closed += accounts < before ? before : 0;
        before = accounts;
        return Math.min(closed + accounts, shown.everCommanded());
    }
}
