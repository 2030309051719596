package org.clepsydra.detect;

/**
 * Air that passed in a span of time that slides, in parts, kept in cells of equal length.
 *
 * <p>A cell leaves whole, when all of it is too old: it looks back over the whole span and up to a
 * cell more, and so errs to more air.
 */
final class AirWindow {
    static final int CELLS_MAX = 97;

    private final long[] cells = new long[CELLS_MAX];
    private final int count;
    private final long cellMs;
    private final long most;
    private int cell;
    private long intoMs;
    private long sum;

    /**
     * Looks back over {@code whole} cells, 1 to {@link #CELLS_MAX} less one, and the one that runs.
     *
     * @param most what a cell counts up to, above the limit that the sum is held against, so that
     *     while it is in the sum the rest does not matter; 2^56 at most, so that no sum overflows
     */
    AirWindow(int whole, long cellMs, long most) {
        count = whole + 1;
        this.cellMs = cellMs;
        this.most = most;
    }

    /** Lets time pass; what is older than all cells is forgotten. */
    void pass(long ms) {
        intoMs = intoMs + Math.min(ms, count * cellMs);
        for (int i = 0; i < CELLS_MAX && intoMs >= cellMs; i++) {
            intoMs = intoMs - cellMs;
            cell = cell + 1 < count ? cell + 1 : 0;
            sum = sum - cells[at()];
            cells[at()] = 0;
        }
    }

    /** Adds 0 parts or more to the cell that runs. */
    void add(long parts) {
        long grown = Math.min(parts, most - cells[at()]);
        cells[at()] = cells[at()] + grown;
        sum = sum + grown;
    }

    long sum() {
        return sum;
    }

    private int at() {
        return Math.max(0, Math.min(cell, CELLS_MAX - 1));
    }
}
