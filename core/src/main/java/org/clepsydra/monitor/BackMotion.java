package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;

/**
 * How far the head was driven back since the last START, held against what the device may be driven
 * back after an occlusion: so little that it is never a delivery backward.
 *
 * <p>What was taken back stays counted as given. It errs to less drug.
 */
@Realizes("req~monitor.back-off~1")
final class BackMotion {
    // An encoder springs back by its play without a motor.
    private static final long PLAY_COUNTS = 2;
    // Beside that one is read as a count more, and what is left is rounded.
    private static final long BEYOND_COUNTS = 5;
    // Beyond what any device may; what a step adds is below 2^62, so that no sum overflows.
    private static final long TAKEN_COUNTS_MAX = 1L << 61;

    private final MonitorGeometry device;
    private @Counts long takenCounts;

    BackMotion(MonitorGeometry device) {
        this.device = device;
        // Until there is a START it may not.
        takenCounts = device.backOffCounts();
    }

    /** The operator started: it may go back anew. */
    void begin() {
        takenCounts = 0;
    }

    /** Whether a head that stands so far behind its furthest position went back. */
    boolean wentBack(@Counts long behindCounts) {
        return behindCounts > PLAY_COUNTS;
    }

    /**
     * Takes in that it went back by {@code behindCounts}.
     *
     * @return whether it may have
     */
    boolean take(@Counts long behindCounts) {
        takenCounts = Quantities.counts(Math.min(TAKEN_COUNTS_MAX, takenCounts + behindCounts));
        boolean ever = device.backOffCounts() > 0;
        return ever && takenCounts <= device.backOffCounts() + BEYOND_COUNTS;
    }

    /**
     * How far it may still be driven back, where the driver has {@code toGo} to make; below 0 those
     * that are on their way.
     */
    @Microsteps
    long microstepsMax(@Microsteps long toGo) {
        long leftCounts = Math.max(0, device.backOffCounts() - takenCounts);
        long leftParts = device.partsMoved(Quantities.counts(leftCounts));
        long left = device.microstepsIn(leftParts) + toGo;
        return Quantities.microsteps(toGo > 0 ? 0 : Math.max(0, left));
    }
}
