package org.clepsydra.therapy;

import org.clepsydra.quantity.Units;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;

/**
 * Microsteps released in a span of time that slides, kept in cells of equal length. It looks back
 * at least over all its cells but one: it errs to more drug given.
 */
final class SlidingWindow {
    static final int CELLS_MAX = 94;

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
                record.set(cellsAt + i, cells[within(from)]);
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
                cells[within(cell - i)] = record.word(cellsAt + i);
                sum = sum + record.word(cellsAt + i);
            }
        }
    }

    @Microsteps
    long sum() {
        return Units.microsteps(sum);
    }

    /** Time until no more than {@code most} of what is booked now is left; -1 for never. */
    long msUntil(long most) {
        if (most < 0) {
            return -1;
        }
        long left = sum;
        long ms = 0;
        int oldest = cell;
        for (int i = 0; i < CELLS_MAX && left > most; i++) {
            oldest = oldest + 1 < count ? oldest + 1 : 0;
            left = left - cells[within(oldest)];
            ms = (i + 1) * cellMs - intoMs;
        }
        return ms;
    }

    private int at() {
        return within(cell);
    }

    private static int within(int index) {
        return Math.max(0, Math.min(index, CELLS_MAX - 1));
    }
}
