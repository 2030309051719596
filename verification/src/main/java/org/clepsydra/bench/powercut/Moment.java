package org.clepsydra.bench.powercut;

import java.util.List;

/**
 * An instant at which power may go: what the mechanism has made by then, and what the core said
 * last.
 *
 * @param made by the mechanism's own count
 * @param accounts of the control channel, as in {@link Made}
 * @param therapyMs therapy time
 * @param overlays begun since the beginning
 * @param overlayRow the one that was begun last since power-on, -1 for none
 * @param overlayBase its account when it began
 * @param overlayMsMost how long it has run, or ran, at most
 * @param remainingMostNl what the reservoir holds at most
 * @param ever microsteps that the mechanism was ever commanded to make
 */
record Moment(
        Made made,
        List<Long> accounts,
        long therapyMs,
        long overlays,
        int overlayRow,
        long overlayBase,
        long overlayMsMost,
        long remainingMostNl,
        long ever) {}
