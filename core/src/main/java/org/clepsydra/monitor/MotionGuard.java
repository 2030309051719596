package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Nl;

/**
 * Compares what the pump head did with what the ceiling allowed, over every span of time at once.
 *
 * <p>A level rises with motion and falls with 1.01 times the rise of the ceiling; 1 % is what two
 * clocks may differ by. It falls no further below zero than honest motion can lag the curve: one
 * stroke where strokes are indexed, and what the driver's queue holds of one longest period. Beyond
 * that, time lost earlier is no credit for running fast later. As the level is never below motion
 * less 1.01 times the ceiling, it bounds the whole motion since the plan was loaded as well.
 *
 * <p>In parts of {@link MonitorGeometry}: nothing is rounded but the allowance, down.
 */
final class MotionGuard {
    private static final long ALLOWANCE_PART = 100;

    private final MonitorGeometry device;
    private long levelParts;
    private long dueParts;
    private long movedParts;

    MotionGuard(MonitorGeometry device) {
        this.device = device;
    }

    /**
     * A new plan: its ceiling and its motion begin at zero. An excess belongs to the device and
     * stays.
     */
    void begin() {
        dueParts = 0;
        movedParts = 0;
        // What honest motion trailed the last plan by is not owed under this one.
        levelParts = Math.max(0, levelParts);
    }

    /**
     * Takes in the motion of one step, the ceiling at its end, and the volume the driver's queue
     * may hold.
     */
    @Realizes({"req~monitor.over-delivery~1", "req~monitor.unintended-motion~1"})
    void step(@Counts long forwardCounts, @Nl long ceilingNl, @Nl long queueNl) {
        long parts = forwardCounts * device.partsPerCount();
        long nowDueParts = dueParts(ceilingNl);
        movedParts = movedParts + parts;
        long lagParts = device.strokeParts() + queueNl * device.partsPerNl();
        levelParts = Math.max(-lagParts, levelParts + parts - (nowDueParts - dueParts));
        dueParts = nowDueParts;
    }

    /** Whether motion over some span exceeds what the ceiling allowed by more than two counts. */
    boolean overAnySpan() {
        return levelParts > device.slackParts();
    }

    /** Parts that may still be released, counting {@code toGoParts} as given. */
    @Realizes("req~monitor.permit~1")
    long roomParts(@Nl long volumeNl, long toGoParts) {
        long wholeParts = volumeNl * device.partsPerNl();
        return Math.min(dueParts, wholeParts) + device.slackParts() - movedParts - toGoParts;
    }

    private long dueParts(@Nl long ceilingNl) {
        long ceilingParts = ceilingNl * device.partsPerNl();
        return ceilingParts + ceilingParts / ALLOWANCE_PART;
    }
}
