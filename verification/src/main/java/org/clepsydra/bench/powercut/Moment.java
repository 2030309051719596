package org.clepsydra.bench.powercut;

import java.util.List;

/**
 * An instant at which power may go: what the mechanism has made by then, and what the core said
 * last.
 *
 * @param plan that is loaded, or was last
 * @param cleared whether none is loaded any more
 * @param watched whether the monitor holds its envelope: where another plan had been offered and
 *     power went before anything was given of it, the plan before may be restored without
 * @param made by the mechanism's own count
 * @param accounts of the control channel, as in {@link Made}
 * @param therapyMs therapy time
 * @param overlays that the monitor began since the beginning
 * @param ran of each kind of overlay the one that was begun last since power-on
 * @param remainingMostNl what the reservoir holds at most
 * @param ever microsteps that the mechanism was ever commanded to make
 */
record Moment(
        Plan plan,
        boolean cleared,
        boolean watched,
        Made made,
        List<Long> accounts,
        long therapyMs,
        long overlays,
        List<Ran> ran,
        long remainingMostNl,
        long ever) {

    /**
     * An overlay that runs, or ran.
     *
     * @param row its kind
     * @param base its account when it began
     * @param msMost how long it has run, or ran, at most
     */
    record Ran(int row, long base, long msMost) {}
}
