package org.clepsydra.alarm;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * When a pattern of sound is on: bursts of pulses that repeat. A device that is told a pattern and
 * how far it is into it can go on with it to the millisecond, step or no step.
 */
@Realizes("req~alarm.sound~1")
public final class AlarmPattern {
    // Codes are told to the device: never renumbered, only added.
    public static final int SILENT = 0;
    public static final int LOW_BURST = 1;
    public static final int MEDIUM_BURST = 2;
    public static final int HIGH_BURST = 3;

    /** One pulse now and then: something is still there of which the sound was quieted. */
    public static final int REMINDER = 4;

    /** Between two pulses. */
    public static final int NO_PULSE = -1;

    private AlarmPattern() {}

    /** Pulses of a burst, 0 to 10. A code that is no pattern sounds as high priority does. */
    public static int pulses(int pattern) {
        switch (pattern) {
            case SILENT:
                return 0;
            case LOW_BURST:
                return AlarmFigures.LOW_PULSES;
            case MEDIUM_BURST:
                return AlarmFigures.MEDIUM_PULSES;
            case REMINDER:
                return AlarmFigures.REMINDER_PULSES;
            default:
                return AlarmFigures.HIGH_PULSES;
        }
    }

    /** From the beginning of a burst to that of the next; of meaning where there are pulses. */
    public static @Ms long periodMs(int pattern) {
        switch (pattern) {
            case SILENT:
            case LOW_BURST:
                return Units.ms(AlarmFigures.LOW_PERIOD_MS);
            case MEDIUM_BURST:
                return Units.ms(AlarmFigures.MEDIUM_PERIOD_MS);
            case REMINDER:
                return Units.ms(AlarmFigures.REMINDER_PERIOD_MS);
            default:
                return Units.ms(AlarmFigures.HIGH_PERIOD_MS);
        }
    }

    /** How long a pulse is. */
    public static @Ms long pulseMs(int pattern) {
        return Units.ms(slow(pattern) ? AlarmFigures.SLOW_PULSE_MS : AlarmFigures.HIGH_PULSE_MS);
    }

    /**
     * The pulse that sounds, from 0, or {@link #NO_PULSE}.
     *
     * @param intoMs since the pattern began, 0 or more
     */
    public static int pulseAt(int pattern, @Ms long intoMs) {
        long at = within(pattern, intoMs);
        int sounding = NO_PULSE;
        for (int pulse = 0; pulse < AlarmFigures.HIGH_PULSES; pulse++) {
            long since = at - onsetMs(pattern, pulse);
            boolean on = since >= 0 && since < pulseMs(pattern);
            sounding = on && pulse < pulses(pattern) ? pulse : sounding;
        }
        return sounding;
    }

    /**
     * Time until the sound is next switched on or off, above 0; 0 where it never is.
     *
     * @param intoMs since the pattern began, 0 or more
     */
    public static @Ms long nextChangeMs(int pattern, @Ms long intoMs) {
        long at = within(pattern, intoMs);
        long next = periodMs(pattern);
        for (int pulse = 0; pulse < AlarmFigures.HIGH_PULSES; pulse++) {
            long onset = onsetMs(pattern, pulse);
            if (pulse < pulses(pattern)) {
                next = sooner(at, onset, next);
                next = sooner(at, onset + pulseMs(pattern), next);
            }
        }
        return Units.ms(pulses(pattern) == 0 ? 0 : next - at);
    }

    /**
     * Pitch of a pulse in thousandths of a hertz, of the melody for the delivery of drugs; 0 where
     * there is none.
     */
    public static int pitchMilliHz(int pattern, int pulse) {
        if (pulse < 0 || pulse >= pulses(pattern)) {
            return 0;
        }
        return pattern == LOW_BURST || pattern == REMINDER ? low(pulse) : melody(pulse);
    }

    private static int low(int pulse) {
        return pulse == 0 ? AlarmFigures.E4_MILLIHZ : AlarmFigures.C4_MILLIHZ;
    }

    /** C5 D4 G4, C5 D4; and again. */
    private static int melody(int pulse) {
        switch (pulse % AlarmFigures.HIGH_HALF_PULSES) {
            case 0:
            case 3:
                return AlarmFigures.C5_MILLIHZ;
            case 2:
                return AlarmFigures.G4_MILLIHZ;
            default:
                return AlarmFigures.D4_MILLIHZ;
        }
    }

    /** When in its burst a pulse begins; a reminder's after its interval. */
    @Realizes({"req~alarm.reminder~2", "req~alarm.sound~1"})
    private static long onsetMs(int pattern, int pulse) {
        if (pattern == REMINDER) {
            return AlarmFigures.REMINDER_INTERVAL_MS;
        }
        return slow(pattern)
                ? pulse * (AlarmFigures.SLOW_PULSE_MS + AlarmFigures.SLOW_GAP_MS)
                : highOnsetMs(pulse);
    }

    private static long highOnsetMs(int pulse) {
        int half = pulse / AlarmFigures.HIGH_HALF_PULSES;
        int place = pulse % AlarmFigures.HIGH_HALF_PULSES;
        long more = AlarmFigures.HIGH_GROUP_GAP_MS - AlarmFigures.HIGH_GAP_MS;
        return half * AlarmFigures.HIGH_HALF_MS
                + place * (AlarmFigures.HIGH_PULSE_MS + AlarmFigures.HIGH_GAP_MS)
                + (place >= AlarmFigures.HIGH_GROUP_PULSES ? more : 0);
    }

    private static boolean slow(int pattern) {
        return pattern == LOW_BURST || pattern == MEDIUM_BURST || pattern == REMINDER;
    }

    private static long sooner(long at, long edge, long next) {
        return edge > at ? Math.min(edge, next) : next;
    }

    static long within(int pattern, @Ms long intoMs) {
        return Math.max(0, intoMs) % Math.max(1, periodMs(pattern));
    }
}
