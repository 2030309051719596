package org.clepsydra.detect;

import org.clepsydra.quantity.Units;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/**
 * The pressure that an open line rests at, as the sensor reads it: the lowest that a slow mean was
 * in the time just past, whatever the sensor's zero and the patient's height.
 *
 * <p>The mean is slow so that noise, strokes and the heart's beat make no low of their own; the
 * time is short so that a zero that wanders is followed, and long so that an occlusion that grows
 * is not.
 */
final class RestingPressure {
    private static final long SLOW_MS = 8_000;

    /** The cell that fills, and twelve full ones. */
    private static final int CELLS = 13;

    /** Beyond it no line rests: one that was blocked from the first is not open at its pressure. */
    private static final long HIGHEST_PA = 20_000;

    /** What the zero of a sensor may wander, 2 kPa in an hour: a millisecond to the fraction. */
    private static final long WANDERS_MS_PER_PA = 1_800;

    /** The means are in 1024ths of a pascal, so that what is rounded off is nothing. */
    private static final long FINE = 1_024;

    private final long[] lowest = new long[CELLS];
    private final long cellMs;
    private int at;
    private long intoCellMs;
    private long slow;
    private long heldMs;
    private boolean begun;

    /** Looks back over twelve cells of {@code cellMs} and the one that fills. */
    RestingPressure(long cellMs) {
        this.cellMs = cellMs;
    }

    /**
     * Takes in a reading.
     *
     * @param elapsedMs time since the last, 0 to a minute; the first counts in full
     * @param suspect whether the line may be blocked: then nothing is learned, and the lows are let
     *     rise only as a zero may wander, so that a hold of hours can be ended
     * @param anew whether to begin anew from here, as after a new set; not from what is suspect, as
     *     a prime may be refused for it
     */
    void step(@Pa int pressurePa, @Ms long elapsedMs, boolean suspect, boolean anew) {
        long fine = pressurePa * FINE;
        long sharedMs = Math.min(elapsedMs, SLOW_MS);
        slow = slow + (fine - slow) * sharedMs / SLOW_MS;
        if (suspect) {
            wander(elapsedMs);
        } else if (anew || !begun) {
            begin();
        } else {
            learn(elapsedMs);
        }
    }

    private void begin() {
        begun = true;
        for (int i = 0; i < CELLS; i++) {
            lowest[i] = slow;
        }
    }

    private void learn(@Ms long elapsedMs) {
        intoCellMs = intoCellMs + elapsedMs;
        if (intoCellMs >= cellMs) {
            intoCellMs = 0;
            at = at + 1 >= CELLS ? 0 : at + 1;
            lowest[at] = slow;
        }
        lowest[at] = Math.min(lowest[at], slow);
    }

    private void wander(@Ms long elapsedMs) {
        heldMs = heldMs + elapsedMs;
        long risePa = heldMs / WANDERS_MS_PER_PA;
        heldMs = heldMs - risePa * WANDERS_MS_PER_PA;
        for (int i = 0; i < CELLS; i++) {
            lowest[i] = lowest[i] + risePa * FINE;
        }
    }

    /** Where the line rests; 20 kPa at most. */
    @Pa
    int pa() {
        long least = slow;
        for (int i = 0; i < CELLS; i++) {
            least = Math.min(least, lowest[i]);
        }
        return Units.pa((int) Math.min(HIGHEST_PA, least / FINE));
    }
}
