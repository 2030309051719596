package org.clepsydra.therapy;

import org.clepsydra.quantity.Units;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/**
 * Microsteps released in a span of time that slides, kept in cells of equal length. It looks back
 * at least over all its cells but one: it errs to more drug given.
 */
final class SlidingWindow {
    static final int CELLS_MAX = 98;

    private final long[] cells = new long[CELLS_MAX];
    private final int count;
    private final long cellMs;
    private int cell;
    private long intoMs;
    private long sum;

    /**
     * Looks back over {@code count} cells, 2 to {@link #CELLS_MAX}, the one that runs among them.
     */
    SlidingWindow(int count, long cellMs) {
        this.count = count;
        this.cellMs = cellMs;
    }

    /** Lets time pass; what is older than all cells is forgotten. */
    void pass(@Ms long ms) {
        intoMs = intoMs + Math.min(ms, count * cellMs);
        for (int i = 0; i < CELLS_MAX && intoMs >= cellMs; i++) {
            intoMs = intoMs - cellMs;
            cell = cell + 1 < count ? cell + 1 : 0;
            sum = sum - cells[at()];
            cells[at()] = 0;
        }
    }

    void book(long microsteps) {
        cells[at()] = cells[at()] + microsteps;
        sum = sum + microsteps;
    }

    /** Writes how long the cell that runs has run, and every cell, from that one to the oldest. */
    void keep(StateRecord record, int intoMsAt, int cellsAt) {
        record.set(intoMsAt, intoMs);
        int from = cell;
        for (int i = 0; i < CELLS_MAX; i++) {
            if (i < count) {
                record.set(cellsAt + i, cells[at(from)]);
                from = from <= 0 ? count - 1 : from - 1;
            }
        }
    }

    /** Goes on from what {@link #keep} wrote. */
    void restore(StateRecord record, int intoMsAt, int cellsAt) {
        intoMs = record.word(intoMsAt);
        cell = count - 1;
        sum = 0;
        for (int i = 0; i < CELLS_MAX; i++) {
            if (i < count) {
                cells[at(cell - i)] = record.word(cellsAt + i);
                sum = sum + record.word(cellsAt + i);
            }
        }
    }

    @Microsteps
    long sum() {
        return Units.microsteps(sum);
    }

    private int at() {
        return at(cell);
    }

    private static int at(int index) {
        return Math.max(0, Math.min(index, CELLS_MAX - 1));
    }
}
