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
    // Between two readings of a head that goes forward the encoder errs by less than a count.
    private static final long PERMITTED_COUNTS = 1;
    // A permit used to the full is read as up to a count more.
    private static final long ABOVE_COUNTS = 2;
    // A head that first went back by the play of its encoder is read as up to two counts less.
    private static final long TRAILING_COUNTS = 2;
    // A thousand times what an envelope may hold, 1e10 nL of 65,536 parts; no sum overflows.
    private static final long SEEN_PARTS_MAX = 1L << 60;

    private final MonitorGeometry device;
    private long seenParts;
    private long unleavedParts;

    MotionGuard(MonitorGeometry device) {
        this.device = device;
    }

    /** The first START under an envelope, or the end of one: motion counts from here. */
    @Realizes({"req~monitor.over-delivery~3", "req~monitor.permit~3"})
    void begin() {
        seenParts = 0;
    }

    /** What was seen, in parts. */
    long seenParts() {
        return seenParts;
    }

    /** After a loss of power: motion counts on from what was seen, and what may have been. */
    void restore(long parts, @Nl long reservedNl) {
        seenParts = Math.max(parts, parts(reservedNl));
    }

    /** All of {@code nl} counts as seen, but the {@code toGoParts} that are still to come of it. */
    void reach(@Nl long nl, long toGoParts) {
        seenParts = Math.max(seenParts, parts(nl) - toGoParts);
    }

    /**
     * Takes in the motion of one step.
     *
     * @param leave whether it had leave, or one step to come to rest
     */
    @Realizes({
        "req~monitor.envelope-time~4",
        "req~monitor.over-delivery~3",
        "req~monitor.permit~3",
        "req~monitor.unintended-motion~4"
    })
    void step(@Counts long forwardCounts, boolean leave) {
        long movedParts = device.partsMoved(forwardCounts);
        seenParts = Math.min(SEEN_PARTS_MAX, seenParts + movedParts);
        unleavedParts = leave ? 0 : Math.min(SEEN_PARTS_MAX, unleavedParts + movedParts);
    }

    /** Counts {@code droppedParts} that will not be made as seen, up to the ceiling. */
    @Realizes("req~monitor.dropped~2")
    void drop(long droppedParts, @Nl long ceilingNl) {
        long roomParts = parts(ceilingNl) - seenParts;
        seenParts = seenParts + Math.max(0, Math.min(droppedParts, roomParts));
    }

    /** Whether the head moved forward while it had no leave to. */
    @Realizes("req~monitor.unintended-motion~4")
    boolean movedWithoutLeave() {
        return unleavedParts > UNLEAVED_COUNTS * device.partsPerCount();
    }

    @Realizes("req~monitor.over-delivery~3")
    boolean above(@Nl long ceilingNl) {
        return seenParts > parts(ceilingNl) + ABOVE_COUNTS * device.partsPerCount();
    }

    /**
     * Whether the head trails, given the ceiling of one lag ago, its gap to the curve, and while an
     * overlay runs by how much the ceiling was above the head before.
     */
    @Realizes("req~monitor.envelope-time~4")
    boolean trails(@Nl long pastCeilingNl, @Nl long gapNl, long leadParts) {
        long playParts = TRAILING_COUNTS * device.partsPerCount();
        long trailedParts = parts(pastCeilingNl - gapNl) - seenParts - leadParts;
        return trailedParts > device.quantumParts() + playParts;
    }

    /**
     * By how many parts the ceiling is above what was seen, counting {@code toGoParts} as given.
     */
    long leadParts(@Nl long ceilingNl, long toGoParts) {
        return parts(ceilingNl) - seenParts - toGoParts;
    }

    /** Parts that may still be released, counting {@code toGoParts} as given. */
    @Realizes("req~monitor.permit~3")
    long roomParts(@Nl long ceilingNl, long toGoParts) {
        long allowedParts = PERMITTED_COUNTS * device.partsPerCount();
        return leadParts(ceilingNl, toGoParts) + allowedParts;
    }

    private long parts(@Nl long nl) {
        return nl * device.partsPerNl();
    }
}
