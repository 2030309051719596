package org.clepsydra.monitor;

import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Ms;

/**
 * What the pump head did in the hour and the day just past, under whatever envelope, held against
 * the limits of the one in force.
 */
@Realizes("req~monitor.windows~2")
final class MotionWindows {
    private static final long MINUTE_MS = 60_000L;
    // The encoder errs by a count, and a permit may use one more.
    private static final long COUNTS = 2;

    private final MonitorGeometry device;
    private final MotionWindow hour = new MotionWindow(60, MINUTE_MS);
    private final MotionWindow day = new MotionWindow(96, 15 * MINUTE_MS);

    MotionWindows(MonitorGeometry device) {
        this.device = device;
    }

    void pass(@Ms long ms) {
        hour.pass(ms);
        day.pass(ms);
    }

    void add(@Counts long forwardCounts) {
        addParts(device.partsMoved(forwardCounts));
    }

    /** Adds what may have been moved besides. */
    void addParts(long parts) {
        hour.add(parts);
        day.add(parts);
    }

    void keep(MonitorRecord record) {
        hour.keep(record, StateLayout.MOTION_HOUR_INTO_MS, StateLayout.MOTION_HOUR);
        day.keep(record, StateLayout.MOTION_DAY_INTO_MS, StateLayout.MOTION_DAY);
    }

    /** Goes on from {@code record}; time without power counts as none. */
    @Realizes("req~persistence.monitor-windows~1")
    void restore(MonitorRecord record) {
        hour.restore(record, StateLayout.MOTION_HOUR_INTO_MS, StateLayout.MOTION_HOUR);
        day.restore(record, StateLayout.MOTION_DAY_INTO_MS, StateLayout.MOTION_DAY);
    }

    /**
     * Parts that may still be released: the limits, a quantum and two counts, so that the control
     * channel's own limit comes first.
     */
    long roomParts(EnvelopeBlock block, long toGoParts) {
        // At most 2e10 * 65,536.
        long hourParts = block.hourNlMax() * device.partsPerNl() - hour.total();
        long dayParts = block.dayNlMax() * device.partsPerNl() - day.total();
        long slackParts = device.quantumParts() + COUNTS * device.partsPerCount();
        return Math.min(hourParts, dayParts) + slackParts - toGoParts;
    }
}
