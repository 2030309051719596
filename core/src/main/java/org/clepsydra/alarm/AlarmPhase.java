package org.clepsydra.alarm;

import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * How far the pattern of sound and the light are. Each begins anew when it becomes another, and
 * where the clock cannot be trusted: at its beginning a pattern that is no reminder sounds, and a
 * light is lit.
 */
@Realizes({"req~alarm.heard~1", "req~alarm.light~1", "req~alarm.sound~1"})
final class AlarmPhase {
    private int pattern;
    private int light;
    private @Ms long soundMs;
    private @Ms long lightMs;
    private boolean began;
    private boolean ended;

    void step(Signals in, int nextPattern, int nextLight) {
        boolean soundsOn = in.clockTrusted() && nextPattern == pattern;
        boolean shinesOn = in.clockTrusted() && nextLight == light;
        long soundAt = soundMs + in.elapsedMs();
        began = !soundsOn;
        ended = soundsOn && soundAt >= AlarmPattern.periodMs(pattern);
        pattern = nextPattern;
        light = nextLight;
        soundMs = Units.ms(soundsOn ? AlarmPattern.within(pattern, Units.ms(soundAt)) : 0);
        long lightAt = lightMs + in.elapsedMs();
        lightMs = Units.ms(shinesOn ? AlarmLight.within(light, Units.ms(lightAt)) : 0);
    }

    /** How far the pattern is into its burst. */
    @Ms
    long soundMs() {
        return soundMs;
    }

    /** How far the light is into its flash. */
    @Ms
    long lightMs() {
        return lightMs;
    }

    /** Whether the pattern began anew in this step. */
    boolean began() {
        return began;
    }

    /** Whether a burst of the pattern and what follows it came to an end since the last step. */
    boolean ended() {
        return ended;
    }
}
