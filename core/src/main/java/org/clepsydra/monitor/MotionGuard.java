package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Nl;

/**
 * Compares what the pump head did with what the ceiling allowed, over every span of time at once.
 *
 * <p>A level rises with motion and falls with 1.02 times the rise of the ceiling, never below zero.
 * It is therefore the largest excess over any span that ends now: time lost earlier is no credit
 * for running fast later. Beside it the whole motion since the plan was loaded is held against 1.01
 * times the whole ceiling, which a small constant excess cannot pass.
 *
 * <p>In parts of {@link MonitorGeometry}: nothing is rounded but the two allowances, down.
 */
final class MotionGuard {
    private static final long LEVEL_ALLOWANCE_PART = 50;
    private static final long CUMULATIVE_ALLOWANCE_PART = 100;

    private final MonitorGeometry device;
    private long levelParts;
    private long drainedParts;
    private long movedParts;

    MotionGuard(MonitorGeometry device) {
        this.device = device;
    }

    /** A new plan: its ceiling and its motion begin at zero. The level belongs to the device. */
    void begin() {
        drainedParts = 0;
        movedParts = 0;
    }

    /** Takes in the motion of one step and the ceiling at its end. */
    @Realizes({"req~monitor.over-delivery~1", "req~monitor.unintended-motion~1"})
    void step(@Counts long forwardCounts, @Nl long ceilingNl) {
        long parts = forwardCounts * device.partsPerCount();
        long ceilingParts = ceilingNl * device.partsPerNl();
        long drainParts = ceilingParts + ceilingParts / LEVEL_ALLOWANCE_PART;
        levelParts = Math.max(0, levelParts + parts - (drainParts - drainedParts));
        drainedParts = drainParts;
        movedParts = movedParts + parts;
    }

    /** Whether motion over some span exceeds what the ceiling rose by more than the slack. */
    boolean overAnySpan() {
        return levelParts > device.slackParts();
    }

    /** Whether motion since the plan was loaded exceeds the ceiling by more than the slack. */
    @Realizes("req~monitor.cumulative~1")
    boolean overSincePlan(@Nl long ceilingNl) {
        return movedParts > allowedParts(ceilingNl);
    }

    /** Parts that may still be released, counting {@code toGoParts} as given. */
    @Realizes("req~monitor.permit~1")
    long roomParts(@Nl long ceilingNl, @Nl long volumeNl, long toGoParts) {
        long wholeParts = volumeNl * device.partsPerNl() + device.encoderSlackParts();
        return Math.min(allowedParts(ceilingNl), wholeParts) - movedParts - toGoParts;
    }

    private long allowedParts(@Nl long ceilingNl) {
        long ceilingParts = ceilingNl * device.partsPerNl();
        return ceilingParts + ceilingParts / CUMULATIVE_ALLOWANCE_PART + device.slackParts();
    }
}
