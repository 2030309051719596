package org.clepsydra.monitor;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a head that gives less than the envelope: the ceiling waits for one that trails it, and
 * what it waited is added up, less a ninth of the time that it ran.
 *
 * <p>Whatever keeps the head behind, a fault in the other channel's memory among it: nothing is
 * read here but the encoder and the envelope. In a pause there is nothing to wait for, and time
 * runs ahead by its margin and by what the two clocks differ: a fiftieth at most, which it may wait
 * for afterwards. What is left of that is forgotten as slowly, for a curve may rise so slowly after
 * the pause that it hides the lead for hours.
 */
@Realizes("req~monitor.under-delivery~2")
final class Underrun {
    // Of each eighth of a millisecond: waited, run, and lead gained in a pause: 450, a ninth of it,
    // a fiftieth of it.
    private static final long WAITED = 450;
    private static final long RAN = 50;
    private static final long LEAD = 9;
    private static final long WAITED_MS_MAX = 60_000;
    private static final long ENOUGH = WAITED_MS_MAX * 8 * WAITED;
    // More than the longest plan's.
    private static final long LEAD_MAX = 1L << 40;

    private long waited;
    private long lead;
    private boolean paused;
    private boolean caughtUp;

    /** START or STOP: what was waited before is of before, and its lead where {@code anew}. */
    void begin(boolean anew) {
        waited = 0;
        lead = anew ? 0 : lead;
    }

    /**
     * Takes in {@code eighths} of {@code ms}.
     *
     * @param waits whether the ceiling waited in them; else it ran
     * @param pauses whether the program pauses
     */
    void pass(@Ms long ms, int eighths, boolean waits, boolean pauses) {
        long units = ms * eighths;
        if (pauses && !paused) {
            // Where it has waited since the pause before, nothing is left of that one's lead.
            lead = caughtUp ? 0 : lead;
            caughtUp = false;
        }
        paused = pauses;
        caughtUp = caughtUp || waits;
        if (waits) {
            long wait = units * WAITED;
            long due = Math.max(0, wait - lead);
            lead = Math.max(0, lead - wait);
            waited = Math.min(ENOUGH, waited + due);
        } else {
            waited = Math.max(0, waited - units * RAN);
            long gained = pauses ? units * LEAD : -units * LEAD;
            lead = Math.max(0, Math.min(LEAD_MAX, lead + gained));
        }
    }

    /** Whether it waited for too long. */
    boolean found() {
        return waited >= ENOUGH;
    }
}
