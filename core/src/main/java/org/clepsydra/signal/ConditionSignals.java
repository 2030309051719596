package org.clepsydra.signal;

import org.clepsydra.trace.Realizes;

/**
 * What is known in a step of the device's own condition. Written here, read by the detectors. Of a
 * sensor that is not fitted there is never a reading, and a door that has no contacts is shut.
 */
@Realizes("req~structure.frames~1")
public final class ConditionSignals {
    private boolean doorShutA;
    private boolean doorShutB;
    private boolean keyDown;
    private boolean energised;
    private int motorMilliamps;
    private boolean motorMilliampsNew;
    private int batteryMv;
    private boolean batteryNew;
    private int temperatureCentiC;
    private boolean temperatureNew;
    private boolean soundHeard;
    private long containerNumber;
    private boolean containerNumberNew;

    /** What the door's first contact says, bounces and all. */
    public boolean doorShutA() {
        return doorShutA;
    }

    /** What the second says. */
    public boolean doorShutB() {
        return doorShutB;
    }

    /** Whether any key is held. */
    public boolean keyDown() {
        return keyDown;
    }

    /** Whether the motor has current, as its driver says. */
    public boolean energised() {
        return energised;
    }

    /** Current of the motor, milliamperes, 0 or more; of meaning where it is new. */
    public int motorMilliamps() {
        return motorMilliamps;
    }

    /** Whether that is a reading of this step. */
    public boolean motorMilliampsNew() {
        return motorMilliampsNew;
    }

    /** Voltage of the battery, 0 to 20,000 mV; of meaning where it is new. */
    public int batteryMv() {
        return batteryMv;
    }

    /** Whether that is a reading of this step. */
    public boolean batteryNew() {
        return batteryNew;
    }

    /** Temperature of the device, hundredths of a degree Celsius; of meaning where it is new. */
    public int temperatureCentiC() {
        return temperatureCentiC;
    }

    /** Whether that is a reading of this step. */
    public boolean temperatureNew() {
        return temperatureNew;
    }

    /**
     * Whether the sounder was heard since the last step, or nothing is fitted that would hear it.
     */
    public boolean soundHeard() {
        return soundHeard;
    }

    /** Number on the container's label, 0 where none was found; of meaning where it is new. */
    public long containerNumber() {
        return containerNumber;
    }

    /** Whether that is a reading of this step. */
    public boolean containerNumberNew() {
        return containerNumberNew;
    }

    void container(long number, boolean fresh) {
        containerNumber = number;
        containerNumberNew = fresh;
    }

    void sound(boolean heard) {
        soundHeard = heard;
    }

    void panel(boolean shutA, boolean shutB, boolean key) {
        doorShutA = shutA;
        doorShutB = shutB;
        keyDown = key;
    }

    void motor(boolean powered, int milliamps, boolean fresh) {
        energised = powered;
        motorMilliamps = milliamps;
        motorMilliampsNew = fresh;
    }

    void battery(int millivolts, boolean fresh) {
        batteryMv = millivolts;
        batteryNew = fresh;
    }

    void temperature(int centiC, boolean fresh) {
        temperatureCentiC = centiC;
        temperatureNew = fresh;
    }
}
