package org.clepsydra.monitor;

import org.clepsydra.units.Ms;

/**
 * Parts moved in the span of time just past, in cells of equal length. The cell that runs is one
 * more than the span takes, so that it is never shorter.
 */
final class MotionWindow {
    /** Most that a cell is stored as; beyond every limit. */
    static final long CELL_PARTS_MAX = 1L << 53;

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

    /** Writes how long the cell that runs has run, and every cell, from that one to the oldest. */
    void keep(MonitorRecord record, int intoMsAt, int cellsAt) {
        record.set(intoMsAt, passedMs);
        int from = now;
        for (int i = 0; i < CELLS_MAX; i++) {
            if (i <= last) {
                record.set(cellsAt + i, Math.min(CELL_PARTS_MAX, cells[index(from)]));
                from = from <= 0 ? last : from - 1;
            }
        }
    }

    /** Goes on from what {@link #keep} wrote. */
    void restore(MonitorRecord record, int intoMsAt, int cellsAt) {
        passedMs = record.word(intoMsAt);
        now = last;
        total = 0;
        for (int i = 0; i < CELLS_MAX; i++) {
            if (i <= last) {
                cells[index(last - i)] = record.word(cellsAt + i);
                total = total + record.word(cellsAt + i);
            }
        }
    }

    private int index() {
        return index(now);
    }

    private static int index(int cell) {
        return Math.max(0, Math.min(cell, CELLS_MAX - 1));
    }
}
