package org.clepsydra.contract.simulated;

import org.clepsydra.alarm.AlarmLight;
import org.clepsydra.alarm.AlarmPattern;
import org.clepsydra.contract.AnnunciatorRig;
import org.clepsydra.port.Annunciator;

/** Lamps and a sounder that hold what they were last told. */
final class SimulatedAnnunciator implements AnnunciatorRig, Annunciator {
    private int priority;
    private long conditions;
    private int pattern;
    private long soundMs;
    private int light;
    private long lightMs;

    @Override
    public void powerOn() {
        priority = 0;
        conditions = 0;
        pattern = AlarmPattern.SILENT;
        light = AlarmLight.DARK;
    }

    @Override
    public void show(int newPriority, long newConditions) {
        priority = newPriority;
        conditions = newConditions;
    }

    @Override
    public void signal(int code, int newPattern, long newSoundMs, int newLight, long newLightMs) {
        pattern = newPattern;
        soundMs = newSoundMs;
        light = newLight;
        lightMs = newLightMs;
    }

    @Override
    public Annunciator annunciator() {
        return this;
    }

    @Override
    public void pass(int ms) {
        // It holds what it shows, however long, and goes on with sound and light.
        soundMs += ms;
        lightMs += ms;
    }

    /** There is no lamp here to stay dark and no sounder to stay silent. */
    @Override
    public boolean allSeenAndHeard() {
        return true;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public boolean sounds() {
        return AlarmPattern.pulseAt(pattern, soundMs) != AlarmPattern.NO_PULSE;
    }

    @Override
    public boolean lit() {
        return AlarmLight.lit(light, lightMs);
    }

    @Override
    public long conditions() {
        return conditions;
    }
}
