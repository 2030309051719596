package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.units.Nl;

/**
 * A place on the ceiling, which only moves forward: the point behind it, and what the runs of the
 * cycle before this one came to.
 *
 * <p>Between two points the ceiling is interpolated without a 128-bit product, by whole slope and
 * rest, so that it shares no method with the schedule it guards.
 */
final class CeilingCursor {
    // From the first stretch of the longest cycle to its last.
    private static final int PASSES_MAX = (PlanLayout.ENVELOPE_POINTS_MAX - 1) * 1_000 - 1;

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

    /** Goes to {@code atMs}, whatever lies before it. */
    void seek(long atMs) {
        begin();
        for (int i = 0; i < PASSES_MAX; i++) {
            if (!passes(atMs)) {
                return;
            }
            moveTo(atMs);
        }
    }

    /** Passes the next point, one at most, if {@code atMs} has come to it and more follow. */
    void moveTo(long atMs) {
        if (passes(atMs)) {
            int next = next();
            // Nothing, unless the cycle begins again.
            baseMs = baseMs + block.pointMs(point + 1) - block.pointMs(next);
            baseNl = baseNl + block.pointNl(point + 1) - block.pointNl(next);
            runsLeft = runsLeft - (point + 1 == block.lastPoint() ? 1 : 0);
            point = next;
        }
    }

    /** Whether it is as high at the end of this stretch as at its beginning. */
    boolean flat() {
        return block.pointNl(point + 1) == block.pointNl(point);
    }

    /** The ceiling at {@code atMs}, which lies in this stretch or in the one after it. */
    @Nl
    long ceilingNl(long atMs) {
        long intoMs = atMs - baseMs - block.pointMs(point);
        long spanMs = block.pointMs(point + 1) - block.pointMs(point);
        long beforeNl = baseNl + block.pointNl(point);
        if (!passes(atMs)) {
            return Quantities.nl(beforeNl + riseNl(point, Math.min(intoMs, spanMs)));
        }
        long stretchNl = block.pointNl(point + 1) - block.pointNl(point);
        return Quantities.nl(beforeNl + stretchNl + riseNl(next(), intoMs - spanMs));
    }

    /** Whether {@code atMs} has come to the next point, and there is a stretch after it. */
    private boolean passes(long atMs) {
        boolean more = point + 1 < block.lastPoint() || runsLeft > 0;
        return more && atMs >= baseMs + block.pointMs(point + 1);
    }

    /** The point that begins the stretch after this. */
    private int next() {
        return point + 1 < block.lastPoint() ? point + 1 : block.cyclePoint();
    }

    /** What the ceiling rises in {@code intoMs} of the stretch that begins at {@code from}. */
    private long riseNl(int from, long intoMs) {
        long spanMs = Math.max(1, block.pointMs(from + 1) - block.pointMs(from));
        long stretchNl = block.pointNl(from + 1) - block.pointNl(from);
        // The rest is below the span: at most 2.7e9 * 2.7e9, below 2^63.
        return stretchNl / spanMs * intoMs + stretchNl % spanMs * intoMs / spanMs;
    }
}
