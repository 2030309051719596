package org.clepsydra.alarm;

/**
 * Every figure of sound, light and time of the alarms. They are this library's defaults, within
 * what is understood of IEC 60601-1-8; whoever builds a device checks them against the standard
 * itself. The range that each lies in stands beside it.
 */
final class AlarmFigures {
    // High: ten pulses, 3 + 2 and 3 + 2. A pulse is 75 to 200 ms long.
    static final int HIGH_PULSES = 10;
    static final int HIGH_HALF_PULSES = 5;
    static final int HIGH_GROUP_PULSES = 3;
    static final long HIGH_PULSE_MS = 150;

    /** Between two pulses of a group, 50 to 125 ms. */
    static final long HIGH_GAP_MS = 100;

    /** Between a group of three and one of two: two gaps and a pulse. */
    static final long HIGH_GROUP_GAP_MS = 2 * HIGH_GAP_MS + HIGH_PULSE_MS;

    /** Between the two halves, 350 to 1,300 ms. */
    static final long HIGH_HALVES_GAP_MS = 700;

    /** From the end of a burst to the next, 2.5 to 15 s. */
    static final long HIGH_INTERVAL_MS = 5_000;

    // Medium: three pulses; low: two, of which the standard asks for one or two. A pulse is 125 to
    // 250 ms long, and so is the gap between two.
    static final int MEDIUM_PULSES = 3;
    static final int LOW_PULSES = 2;
    static final long SLOW_PULSE_MS = 200;
    static final long SLOW_GAP_MS = 200;

    /** From the end of a burst to the next, 2.5 to 30 s. */
    static final long MEDIUM_INTERVAL_MS = 10_000;

    /** The same, more than 15 s. */
    static final long LOW_INTERVAL_MS = 20_000;

    /** One pulse, as long after the sound was quieted, and again and again. */
    static final int REMINDER_PULSES = 1;

    static final long REMINDER_INTERVAL_MS = 30_000;

    /** From the beginning of the first half to that of the second. */
    static final long HIGH_HALF_MS =
            HIGH_HALF_PULSES * HIGH_PULSE_MS
                    + (HIGH_HALF_PULSES - 2) * HIGH_GAP_MS
                    + HIGH_GROUP_GAP_MS
                    + HIGH_HALVES_GAP_MS;

    /** From the beginning of a burst to that of the next. */
    static final long HIGH_PERIOD_MS = 2 * HIGH_HALF_MS - HIGH_HALVES_GAP_MS + HIGH_INTERVAL_MS;

    static final long MEDIUM_PERIOD_MS =
            MEDIUM_PULSES * (SLOW_PULSE_MS + SLOW_GAP_MS) - SLOW_GAP_MS + MEDIUM_INTERVAL_MS;

    static final long LOW_PERIOD_MS =
            LOW_PULSES * (SLOW_PULSE_MS + SLOW_GAP_MS) - SLOW_GAP_MS + LOW_INTERVAL_MS;

    static final long REMINDER_PERIOD_MS = REMINDER_INTERVAL_MS + SLOW_PULSE_MS;

    // Light. Red flashes 1.4 to 2.8 times a second, yellow 0.4 to 0.8; 20 to 60 % of it lit.
    static final long RED_PERIOD_MS = 500;
    static final long RED_LIT_MS = 200;
    static final long YELLOW_PERIOD_MS = 1_600;
    static final long YELLOW_LIT_MS = 640;

    // Melody of drug delivery, thousandths of a hertz; 150 to 1,000 Hz.
    static final int C4_MILLIHZ = 261_626;
    static final int D4_MILLIHZ = 293_665;
    static final int E4_MILLIHZ = 329_628;
    static final int G4_MILLIHZ = 391_995;
    static final int C5_MILLIHZ = 523_251;

    /** How long the sound can be paused at a time. */
    static final long PAUSE_MS = 120_000;

    /** After so long unseen a condition of low priority is of medium. */
    static final long LOW_UNSEEN_MS = 300_000;

    /** After so long unseen one of medium priority is of high. */
    static final long MEDIUM_UNSEEN_MS = 600_000;

    /** So many bursts in a row that nobody heard. */
    static final int UNHEARD_BURSTS = 3;

    private AlarmFigures() {}
}
