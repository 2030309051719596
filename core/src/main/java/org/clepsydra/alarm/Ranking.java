package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;

/** Which of several conditions comes first. */
@Realizes("req~alarm.ranking~1")
final class Ranking {
    private static final int CODES = 64;
    private static final int ACTIONS = 8;
    // Below the rank of every condition.
    private static final int NONE = -1;

    private Ranking() {}

    /**
     * The code to show: of the highest priority, of these what is strictest with delivery, of these
     * the lowest code; {@link AnnunciatorFrame#NO_CODE} where there is no condition.
     */
    static int first(long conditions, Escalation escalation) {
        int first = AnnunciatorFrame.NO_CODE;
        int best = NONE;
        long rest = conditions;
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            int rank = (rest & 1) != 0 ? rank(code, escalation) : NONE;
            if (rank > best) {
                best = rank;
                first = code;
            }
            rest = rest >>> 1;
        }
        return first;
    }

    private static int rank(int code, Escalation escalation) {
        return (escalation.priority(code) * ACTIONS + AlarmAction.of(code)) * CODES - code;
    }

    /** The highest priority of {@code conditions}. */
    @Realizes("req~alarm.priority~14")
    static int highest(long conditions, Escalation escalation) {
        int code = first(conditions, escalation);
        return code == AnnunciatorFrame.NO_CODE ? AlarmCode.NONE : escalation.priority(code);
    }
}
