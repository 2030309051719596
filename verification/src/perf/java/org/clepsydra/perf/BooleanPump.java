package org.clepsydra.perf;

/**
 * A toy: one straight schedule, sensors that say yes or no, seven alarms with a priority that stay
 * until acknowledged. It has no segments, no bolus, no limit, no ranking, no audio pause. It is
 * measured so that nobody takes the ratio that is judged for the only one there is.
 */
final class BooleanPump {
    static final int IDLE = 0;
    static final int INFUSING = 1;
    static final int HELD = 2;
    static final int DONE = 3;

    // Alarms, bit by bit, the more urgent first.
    static final int AIR = 1;
    static final int OCCLUSION = 1 << 1;
    static final int DOOR_OPEN = 1 << 2;
    static final int BATTERY_EMPTY = 1 << 3;
    static final int LATE_STEP = 1 << 4;
    static final int BATTERY_LOW = 1 << 5;
    static final int FINISHED = 1 << 6;
    private static final int HIGH = AIR | OCCLUSION | DOOR_OPEN | BATTERY_EMPTY | LATE_STEP;
    private static final int CONDITIONS = 7;

    private static final long CONFIRM_MS = 100;
    private static final long LATE_MS = 100;
    private static final long BURST_MS = 10_000;
    private static final long US_PER_MS = 1_000;

    private final long[] presentMs = new long[CONDITIONS];
    private final long pulsePeriodUsMin;
    private int state = IDLE;
    private long lastMs;
    private long elapsedMs;
    private long durationMs;
    private long totalMicrosteps;
    private long commanded;
    private long soundMs;

    // What the device applies.
    boolean energise;
    long microsteps;
    long pulsePeriodUs;
    int alarms;
    int priority;
    boolean sounds;
    int watchdogToken;

    BooleanPump(long pulsePeriodUsMin) {
        this.pulsePeriodUsMin = pulsePeriodUsMin;
    }

    /** Takes a program, if it is one that can be kept to. */
    boolean load(long volumeMicrosteps, long ms) {
        boolean fits = ms > 0 && volumeMicrosteps > 0 && volumeMicrosteps <= Long.MAX_VALUE / ms;
        if (state != IDLE || !fits) {
            return false;
        }
        totalMicrosteps = volumeMicrosteps;
        durationMs = ms;
        return true;
    }

    void start() {
        if (durationMs > 0 && state != DONE && (alarms & HIGH) == 0) {
            state = INFUSING;
        }
    }

    void stop() {
        state = state == INFUSING ? HELD : state;
    }

    /** Clears what is no longer so. */
    void acknowledge() {
        for (int i = 0; i < CONDITIONS; i++) {
            if (presentMs[i] == 0) {
                alarms = alarms & ~(1 << i);
            }
        }
    }

    int state() {
        return state;
    }

    void step(
            long nowMs,
            boolean occluded,
            boolean air,
            boolean doorOpen,
            boolean batteryLow,
            boolean batteryEmpty) {
        long sinceMs = Math.max(0, nowMs - lastMs);
        lastMs = nowMs;
        sense(0, air, sinceMs, 0);
        sense(1, occluded, sinceMs, CONFIRM_MS);
        sense(2, doorOpen, sinceMs, CONFIRM_MS);
        sense(3, batteryEmpty, sinceMs, CONFIRM_MS);
        sense(4, state == INFUSING && sinceMs > LATE_MS, sinceMs, 0);
        sense(5, batteryLow, sinceMs, CONFIRM_MS);
        sense(6, state == DONE, sinceMs, 0);
        if (state == INFUSING && (alarms & HIGH) != 0) {
            state = HELD;
        }
        schedule(Math.min(sinceMs, LATE_MS));
        annunciate(sinceMs);
        watchdogToken = (watchdogToken * 5 + 12345) & 0xFFFF;
    }

    private void sense(int bit, boolean is, long sinceMs, long confirmMs) {
        presentMs[bit] = is ? presentMs[bit] + Math.max(1, sinceMs) : 0;
        if (presentMs[bit] > confirmMs) {
            alarms = alarms | (1 << bit);
        }
    }

    private void schedule(long sinceMs) {
        energise = state == INFUSING;
        microsteps = 0;
        if (energise) {
            elapsedMs = Math.min(elapsedMs + sinceMs, durationMs);
            long due = totalMicrosteps * elapsedMs / durationMs;
            microsteps = due - commanded;
            commanded = due;
            pulsePeriodUs =
                    Math.max(pulsePeriodUsMin, sinceMs * US_PER_MS / Math.max(1, microsteps));
            state = elapsedMs == durationMs ? DONE : state;
        }
    }

    private void annunciate(long sinceMs) {
        priority = (alarms & HIGH) != 0 ? 2 : alarms != 0 ? 1 : 0;
        soundMs = priority == 0 || soundMs >= BURST_MS ? 0 : soundMs + sinceMs;
        // Five pulses of 200 ms, or three, at the beginning of each burst.
        long pulse = soundMs / 400;
        sounds = priority > 0 && pulse < 1 + 2L * priority && soundMs - pulse * 400 < 200;
    }
}
