package org.clepsydra.monitor;

import org.clepsydra.units.Nl;

/**
 * A place on the ceiling, which only moves forward: the point behind it, and what the runs of the
 * cycle before this one came to.
 *
 * <p>Between two points the ceiling is interpolated without a 128-bit product, by whole slope and
 * rest, so that it shares no method with the schedule it guards.
 */
final class CeilingCursor {
    private final EnvelopeBlock block;
    private int point;
    private long runsLeft;
    private long baseMs;
    private long baseNl;

    CeilingCursor(EnvelopeBlock block) {
        this.block = block;
    }

    void begin() {
        point = 0;
        runsLeft = block.repeats() - 1;
        baseMs = 0;
        baseNl = 0;
    }

    /** Whether {@code atMs} has come to the next point. */
    boolean passes(long atMs) {
        return atMs >= baseMs + block.pointMs(point + 1);
    }

    /** Passes the next point, one at most, if {@code atMs} has come to it. */
    void moveTo(long atMs) {
        int next = point + 1;
        if (!passes(atMs)) {
            return;
        }
        if (next < block.lastPoint()) {
            point = next;
        } else if (runsLeft > 0) {
            point = block.cyclePoint();
            runsLeft = runsLeft - 1;
            baseMs = baseMs + block.pointMs(next) - block.pointMs(point);
            baseNl = baseNl + block.pointNl(next) - block.pointNl(point);
        }
    }

    /** The ceiling at {@code atMs}, and no further than the next point. */
    @Nl
    long ceilingNl(long atMs) {
        long beginMs = block.pointMs(point);
        long beginNl = block.pointNl(point);
        long spanMs = Math.max(1, block.pointMs(point + 1) - beginMs);
        long riseNl = block.pointNl(point + 1) - beginNl;
        long intoMs = Math.min(atMs - baseMs - beginMs, spanMs);
        // The rest is below the span: at most 2.7e9 * 2.7e9, below 2^63.
        long intoNl = riseNl / spanMs * intoMs + riseNl % spanMs * intoMs / spanMs;
        return Quantities.nl(baseNl + beginNl + intoNl);
    }
}
