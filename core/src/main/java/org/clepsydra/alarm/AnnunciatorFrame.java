package org.clepsydra.alarm;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * The alarms as they are in this step, and the sound and light that say so. Written by the alarm
 * system.
 *
 * <p>A device that makes steps may switch sound and light by {@link #sounds} and {@link #lit}
 * alone, as exact as its steps are. One with a timer goes on between two steps, and after the last,
 * by {@link AlarmPattern} and {@link AlarmLight}, from where pattern and light are.
 */
@Realizes({
    "req~alarm.announce~1",
    "req~alarm.light~1",
    "req~alarm.sound~1",
    "req~structure.frames~1"
})
public final class AnnunciatorFrame {
    /** There is no condition to show. */
    public static final int NO_CODE = -1;

    private int priority;
    private int code = NO_CODE;
    private long conditions;
    private long present;
    private long acknowledged;
    private @Ms long pausedMs;
    private int pattern;
    private @Ms long soundMs;
    private int light;
    private @Ms long lightMs;

    /** Highest priority present: {@link AlarmCode#NONE} to {@link AlarmCode#HIGH}. */
    public int priority() {
        return priority;
    }

    /** The condition to name where only one can be, or {@link #NO_CODE}. */
    public int code() {
        return code;
    }

    /** Every condition present or latched, bit n for the condition with code n. */
    public long conditions() {
        return conditions;
    }

    /** Every condition present in this step, whether or not it is latched too. */
    public long present() {
        return present;
    }

    /** Those of {@link #conditions} that the operator has acknowledged. */
    public long acknowledged() {
        return acknowledged;
    }

    /** For how long the sound is still paused, up to 120,000 ms; 0 where it is not. */
    public @Ms long pausedMs() {
        return pausedMs;
    }

    /** The pattern that sounds, one of {@link AlarmPattern}. */
    public int pattern() {
        return pattern;
    }

    /** How long it has sounded at this step, since its burst began. */
    public @Ms long soundMs() {
        return soundMs;
    }

    /** Whether the sound is on. */
    public boolean sounds() {
        return pulse() != AlarmPattern.NO_PULSE;
    }

    /** Which pulse of the burst is sounding, from 0, or {@link AlarmPattern#NO_PULSE}. */
    public int pulse() {
        return AlarmPattern.pulseAt(pattern, soundMs);
    }

    /** Its pitch in thousandths of a hertz, 0 between two pulses. */
    public int pitchMilliHz() {
        return AlarmPattern.pitchMilliHz(pattern, pulse());
    }

    /** Time until the sound is next switched, 0 where it never is while nothing else changes. */
    public @Ms long soundChangeMs() {
        return AlarmPattern.nextChangeMs(pattern, soundMs);
    }

    /** The colour of the light, one of {@link AlarmLight}. */
    public int light() {
        return light;
    }

    /** How long it is since a flash of that colour began. */
    public @Ms long lightMs() {
        return lightMs;
    }

    /** Whether the light is lit. */
    public boolean lit() {
        return AlarmLight.lit(light, lightMs);
    }

    /** Time until the light is next switched, 0 where it never is while nothing else changes. */
    public @Ms long lightChangeMs() {
        return AlarmLight.nextChangeMs(light, lightMs);
    }

    void show(long all, long now) {
        conditions = all;
        present = now;
    }

    void rank(int highest, int first) {
        priority = highest;
        code = first;
    }

    void attend(long seen, @Ms long quietMs) {
        acknowledged = seen;
        pausedMs = quietMs;
    }

    void signal(int sound, @Ms long intoSoundMs, int colour, @Ms long intoLightMs) {
        pattern = sound;
        soundMs = intoSoundMs;
        light = colour;
        lightMs = intoLightMs;
    }
}
