package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Ms;

/**
 * What the pump head did in the second and the minute just past, held against what the steepest
 * line of the envelope gives in as long. It asks no envelope time: a fault in that, which lets the
 * ceiling run on, meets another limit here.
 */
@Realizes("req~monitor.speed~1")
final class SpeedWindows {
    private static final int SECOND_CELLS = 10;
    private static final long SECOND_CELL_MS = 100;
    private static final int MINUTE_CELLS = 60;
    private static final long MINUTE_CELL_MS = 1_000;
    // The clocks may differ by 0.9 %.
    private static final long CLOCKS_PART = 100;
    // What two points are rounded by.
    private static final long ROUNDING_NL = 2;
    // The encoder errs by a count, and a permit may use one more.
    private static final long PERMITTED_COUNTS = 2;
    // A permit used to the full is read as up to two counts more.
    private static final long ABOVE_COUNTS = 2;

    private final MonitorGeometry device;
    private final MotionWindow second = new MotionWindow(SECOND_CELLS, SECOND_CELL_MS);
    private final MotionWindow minute = new MotionWindow(MINUTE_CELLS, MINUTE_CELL_MS);
    private long secondParts;
    private long minuteParts;

    SpeedWindows(MonitorGeometry device) {
        this.device = device;
    }

    void pass(@Ms long ms) {
        second.pass(ms);
        minute.pass(ms);
    }

    void add(@Counts long forwardCounts) {
        second.add(device.partsMoved(forwardCounts));
        minute.add(device.partsMoved(forwardCounts));
    }

    /** Another envelope: what was moved under one that may have been faster does not count. */
    void begin(EnvelopeBlock block) {
        pass(Quantities.ms(Long.MAX_VALUE));
        secondParts = limitParts(block, (SECOND_CELLS + 1) * SECOND_CELL_MS);
        minuteParts = limitParts(block, (MINUTE_CELLS + 1) * MINUTE_CELL_MS);
    }

    /** Parts that may still be released, counting {@code toGoParts} as given. */
    long roomParts(long toGoParts) {
        long left = Math.min(secondParts - second.total(), minuteParts - minute.total());
        return left - toGoParts;
    }

    /** Whether the head moved further than any permit lets it. */
    boolean above() {
        return roomParts(0) < -ABOVE_COUNTS * device.partsPerCount();
    }

    private long limitParts(EnvelopeBlock block, long windowMs) {
        // Late motion may be made up within it.
        long spanMs = windowMs + device.lagMs();
        long ms = spanMs + spanMs / CLOCKS_PART + 1;
        long riseNl = Math.max(steepestNl(block, ms), steepestOverlayNl(block, ms));
        long mostNl = riseNl + ROUNDING_NL + block.gapNl();
        long slackParts = device.quantumParts() + PERMITTED_COUNTS * device.partsPerCount();
        return mostNl * device.partsPerNl() + slackParts;
    }

    private static long steepestNl(EnvelopeBlock block, long ms) {
        long most = 0;
        for (int i = 1; i < PlanLayout.ENVELOPE_POINTS_MAX; i++) {
            // Beyond the last point all are zero, and the one that leads there falls.
            long nl = block.pointNl(i) - block.pointNl(i - 1);
            most = Math.max(most, inMs(nl, block.pointMs(i) - block.pointMs(i - 1), ms));
        }
        return most;
    }

    /** A prime is not given to a patient, and not counted. */
    private static long steepestOverlayNl(EnvelopeBlock block, long ms) {
        long most = 0;
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            if (row != PlanLayout.PRIME) {
                long nl = block.overlay(row, PlanLayout.OVERLAY_NL);
                most = Math.max(most, inMs(nl, block.overlay(row, PlanLayout.OVERLAY_MS), ms));
            }
        }
        return most;
    }

    /** What a line that gives {@code nl} in {@code ofMs} gives in {@code ms}, rounded up. */
    private static long inMs(long nl, long ofMs, long ms) {
        // At most 1e10 nL, and 1.4e7 ms, where a stroke takes hours.
        return nl * ms / Math.max(1, ofMs) + 1;
    }
}
