package org.clepsydra.bench;

import java.util.List;
import org.clepsydra.alarm.AlarmCode;

/**
 * When it must be announced that the end is near: half an hour before it, or a tenth of the program
 * where that is less, of one of half an hour or more. Holds and overlays are not counted, so that
 * on the clock it may be longer before the end than that, and later than without them.
 *
 * @param programMs how long the program is
 * @param endedMs from START to the end of infusion, -1 when it did not come
 */
record NearEnd(long programMs, long endedMs) {
    private static final long HALF_AN_HOUR_MS = 1_800_000;

    /** Therapy may wait for the store, and steps are up to a second long. */
    private static final long SLACK_MS = 2_000;

    private long beforeMs() {
        return Math.min(HALF_AN_HOUR_MS, programMs / 10);
    }

    /** Whether an infusion that came to its end was announced to do so, where it must be. */
    boolean announced(List<AlarmInterval> alarms) {
        boolean must = endedMs >= 0 && programMs >= HALF_AN_HOUR_MS;
        return !must || alarms.stream().anyMatch(this::is);
    }

    /** Whether it is the announcement of an end that is near, at the right time. */
    boolean is(AlarmInterval alarm) {
        boolean late = endedMs >= 0 && alarm.fromMs() > endedMs - beforeMs() + SLACK_MS;
        boolean early = alarm.fromMs() < programMs - beforeMs() - SLACK_MS;
        boolean told = programMs >= HALF_AN_HOUR_MS && !early && !late;
        return alarm.code() == AlarmCode.NEAR_END && told;
    }
}
