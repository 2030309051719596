package org.clepsydra.detect;

import org.clepsydra.units.Ms;

/**
 * Whether the battery is at or below one level: when every reading of two seconds was, which a
 * stroke's load does not last, until every reading of two seconds was well above.
 */
final class LevelDetector {
    private static final long CONFIRM_MS = 2_000;

    /** Beyond noise, and what a battery recovers by when the motor stops: an assumption. */
    private static final int ABOVE_MV = 100;

    private final int levelMv;
    private final Held below = new Held();
    private final Held above = new Held();
    private boolean reached;

    LevelDetector(int levelMv) {
        this.levelMv = levelMv;
    }

    /** A reading, {@code sinceMs} after the one before. */
    void step(int millivolts, @Ms long sinceMs) {
        boolean falls = below.step(millivolts <= levelMv, sinceMs) >= CONFIRM_MS;
        boolean rises = above.step(millivolts - ABOVE_MV > levelMv, sinceMs) >= CONFIRM_MS;
        reached = falls || (reached && !rises);
    }

    boolean reached() {
        return reached;
    }
}
