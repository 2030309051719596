package org.clepsydra.monitor;

import org.clepsydra.units.Ms;

/**
 * Parts moved in the span of time just past, in cells of equal length. The cell that runs is one
 * more than the span takes, so that it is never shorter.
 */
final class MotionWindow {
    private static final int CELLS_MAX = 92;
    // Beyond every limit; no sum overflows.
    private static final long PARTS_MAX = 1L << 60;

    private final long[] cells = new long[CELLS_MAX];
    private final int last;
    private final long cellMs;
    private int now;
    private long passedMs;
    private long total;

    /** Looks back over {@code whole} cells and the one that runs; up to 91. */
    MotionWindow(int whole, long cellMs) {
        this.last = whole;
        this.cellMs = cellMs;
    }

    void pass(@Ms long ms) {
        passedMs = passedMs + Math.min(ms, CELLS_MAX * cellMs);
        for (int i = 0; i < CELLS_MAX && passedMs >= cellMs; i++) {
            passedMs = passedMs - cellMs;
            now = now >= last ? 0 : now + 1;
            total = total - cells[index()];
            cells[index()] = 0;
        }
    }

    void add(long parts) {
        long added = Math.min(parts, PARTS_MAX - total);
        cells[index()] = cells[index()] + added;
        total = total + added;
    }

    long total() {
        return total;
    }

    private int index() {
        return Math.max(0, Math.min(now, CELLS_MAX - 1));
    }
}
