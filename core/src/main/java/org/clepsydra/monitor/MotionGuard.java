package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Nl;

/**
 * What the pump head did since the envelope was taken, held against the ceiling from both sides:
 * never above it, and never so far below that the ceiling should go on.
 *
 * <p>In parts of {@link MonitorGeometry}: nothing is rounded.
 */
final class MotionGuard {
    private static final long UNLEAVED_COUNTS = 2;
    // A thousand times what an envelope may hold, 1e10 nL of 65,536 parts; no sum overflows.
    private static final long SEEN_PARTS_MAX = 1L << 60;

    private final MonitorGeometry device;
    private long seenParts;
    private long unleavedParts;

    MotionGuard(MonitorGeometry device) {
        this.device = device;
    }

    /**
     * A new envelope: motion counts from here. What was beyond the last ceiling belongs to the
     * device and stays.
     */
    void begin(@Nl long lastCeilingNl) {
        seenParts = Math.max(0, seenParts - parts(lastCeilingNl));
    }

    /**
     * Takes in the motion of one step.
     *
     * @param leave whether it had leave, or one step to come to rest
     * @param held whether there is an envelope it counts under
     */
    @Realizes("req~monitor.unintended-motion~2")
    void step(@Counts long forwardCounts, boolean leave, boolean held) {
        long movedParts = device.partsMoved(forwardCounts);
        seenParts = Math.min(SEEN_PARTS_MAX, seenParts + (held ? movedParts : 0));
        unleavedParts = leave ? 0 : Math.min(SEEN_PARTS_MAX, unleavedParts + movedParts);
    }

    /** Counts {@code droppedParts} that will not be made as seen, up to the ceiling. */
    @Realizes("req~monitor.dropped~1")
    void drop(long droppedParts, @Nl long ceilingNl) {
        long roomParts = parts(ceilingNl) - seenParts;
        seenParts = seenParts + Math.max(0, Math.min(droppedParts, roomParts));
    }

    /** Whether the head moved while it had no leave to. */
    boolean movedWithoutLeave() {
        return unleavedParts > UNLEAVED_COUNTS * device.partsPerCount();
    }

    @Realizes("req~monitor.over-delivery~2")
    boolean above(@Nl long ceilingNl) {
        return seenParts > parts(ceilingNl) + device.partsPerCount();
    }

    /** Whether the head trails, given the ceiling of one lag ago. */
    @Realizes("req~monitor.envelope-time~1")
    boolean trails(@Nl long pastCeilingNl) {
        return parts(pastCeilingNl) > seenParts + device.quantumParts() + device.partsPerCount();
    }

    /** Parts that may still be released, counting {@code toGoParts} as given. */
    @Realizes("req~monitor.permit~2")
    long roomParts(@Nl long ceilingNl, long toGoParts) {
        return parts(ceilingNl) + device.partsPerCount() - seenParts - toGoParts;
    }

    private long parts(@Nl long nl) {
        return nl * device.partsPerNl();
    }
}
