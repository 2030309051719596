package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/** How long one condition has been shown and nobody acknowledged it. */
@Realizes("req~alarm.escalation~2")
final class Unseen {
    private final long bit;
    private long ms;

    Unseen(long bit) {
        this.bit = bit;
    }

    /**
     * Once acknowledged it does not go on, and is as long as it was until the condition is gone.
     */
    void step(@Ms long elapsedMs, long shown, long acknowledged) {
        boolean counts = (acknowledged & bit) == 0;
        long most = AlarmFigures.LOW_UNSEEN_MS + AlarmFigures.MEDIUM_UNSEEN_MS;
        long longer = counts ? ms + Math.min(most - ms, elapsedMs) : ms;
        ms = (shown & bit) != 0 ? longer : 0;
    }

    /** One priority more after so long, and another after as long as that one takes. */
    int raised(int priority) {
        boolean low = priority == AlarmCode.LOW;
        long first = low ? AlarmFigures.LOW_UNSEEN_MS : AlarmFigures.MEDIUM_UNSEEN_MS;
        boolean second = low && ms >= AlarmFigures.LOW_UNSEEN_MS + AlarmFigures.MEDIUM_UNSEEN_MS;
        int once = ms >= first ? priority + 1 : priority;
        return second ? AlarmCode.HIGH : once;
    }
}
