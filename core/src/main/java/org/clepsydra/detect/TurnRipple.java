package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;

/**
 * What a pump head makes of the pressure by where it stands within a revolution, fluid or none:
 * learned as what the pressure rises by from one cell of a revolution to the next, beside what it
 * rises by over the whole of one.
 *
 * <p>A line that swells evenly is in none of it, and a patient who moves once is in it by a
 * thirty-second in the end, which wears off in as many revolutions.
 */
final class TurnRipple {
    /** A cell is no smaller than this: a sixth of what a slope is judged over. */
    static final long CELL_NL = 25_000;

    private static final long CELLS_MAX = 32;
    private static final int PLACES = 31;

    /** A swing that is less than a cell of a slope rises by, twice, need not be known. */
    private static final long SWING_PA = 1_500;

    /** Revolutions after which it is known well enough. */
    private static final long KNOWN_TURNS = 2;

    /** A patient who moved all the way in one of the revolutions, bed up or bed down. */
    private static final long MOVED_PA = 9_800;

    /** Revolutions that it is a mean of, at most. */
    private static final long TURNS_MAX = 32;

    private final long[] levels = new long[PLACES + 1];
    private final long[] rises = new long[PLACES + 1];
    private final long cells;
    private final long most;
    private long place;
    private long inARow;
    private long learned;

    TurnRipple(PumpGeometry device) {
        boolean strokes = device.microstepsPerQuantum() > 1;
        boolean swings = device.pressureSwingPa() > SWING_PA && !strokes;
        long fit = Math.min(CELLS_MAX, device.nlPerRev() / CELL_NL);
        cells = swings ? Math.max(1, fit) : 1;
        // From one end of the swing to the other takes two cells at least.
        most = device.pressureSwingPa() * VolumeCell.FINE / 2;
    }

    /** Cells in a revolution, 1 to 32; 1 where there is nothing to be learned. */
    long cells() {
        return cells;
    }

    /** Goes on by so many cells, 1 or more, of which nothing is known. */
    void skip(long by) {
        place = (place + by) % Math.max(1, cells);
        inARow = 0;
    }

    /**
     * Goes on by one cell.
     *
     * @param level of the pressure in it
     * @param rise since the last, where that was not skipped
     */
    void step(long level, long rise) {
        place = (place + 1) % Math.max(1, cells);
        int at = (int) place & PLACES;
        if (inARow >= cells) {
            long turns = Math.min(TURNS_MAX, learned / Math.max(1, cells) + 1);
            long apart = rise - (level - levels[at]) / Math.max(1, cells);
            long ownRise = Math.max(-most, Math.min(apart, most));
            rises[at] = rises[at] + (ownRise - rises[at]) / Math.max(1, turns);
            learned = Math.min(TURNS_MAX * CELLS_MAX, learned + 1);
        }
        levels[at] = level;
        inARow = Math.min(CELLS_MAX, inARow + 1);
    }

    /** What it makes the pressure rise by in the next cell, in the unit of the levels. */
    long nextRise() {
        return rises[(int) ((place + 1) % Math.max(1, cells)) & PLACES];
    }

    /**
     * By how much it may be off over some cells, in the unit of the levels: a patient's motion
     * while it was learned, by as many revolutions. Without meaning until {@link #known}.
     */
    long doubt() {
        return cells == 1 ? 0 : MOVED_PA * VolumeCell.FINE * cells / Math.max(1, learned);
    }

    /** Whether that is known, or nothing. */
    boolean known() {
        return cells == 1 || learned >= KNOWN_TURNS * cells;
    }
}
