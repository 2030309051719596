package org.clepsydra.detect;

import org.clepsydra.trace.Realizes;

/** What the detectors found of the device's own condition in this step. */
@Realizes("req~structure.frames~1")
public final class ConditionFindings {
    private boolean doorOpen;
    private boolean doorDisagrees;
    private boolean batteryLow;
    private boolean batteryEmpty;
    private boolean temperature;
    private boolean motorOverload;
    private boolean pressureFailed;
    private boolean keyStuck;
    private boolean batterySilent;
    private boolean thermometerSilent;
    private boolean currentSilent;
    private boolean containerUnknown;
    private boolean containerWrong;
    private boolean readerSilent;

    /** The door or cassette is open. */
    public boolean doorOpen() {
        return doorOpen;
    }

    /** The door's two contacts say different things. */
    public boolean doorDisagrees() {
        return doorDisagrees;
    }

    /** The battery is at its low level; delivery goes on. */
    public boolean batteryLow() {
        return batteryLow;
    }

    /** The battery is at its empty level. */
    public boolean batteryEmpty() {
        return batteryEmpty;
    }

    /** The device is too cold or too warm. */
    public boolean temperature() {
        return temperature;
    }

    /** The motor draws more than it may. */
    public boolean motorOverload() {
        return motorOverload;
    }

    /** The downstream pressure sensor reads something, and measures nothing. */
    public boolean pressureFailed() {
        return pressureFailed;
    }

    /** A key has been held for longer than anyone holds one; delivery goes on. */
    public boolean keyStuck() {
        return keyStuck;
    }

    /** The container at the pump is another than the plan names, or was not seen in time. */
    public boolean containerWrong() {
        return containerWrong;
    }

    /** A sensor of battery, temperature, current or labels says nothing; delivery goes on. */
    @Realizes({"req~condition.container~1", "req~condition.sensor-failed~1"})
    public boolean sensorFailed() {
        return batterySilent || thermometerSilent || currentSilent || readerSilent;
    }

    /** Whether any of it stops delivery, and a prime. */
    @Realizes({
        "req~alarm.actions~3",
        "req~condition.battery-empty~1",
        "req~condition.container~1",
        "req~condition.door-contacts~1",
        "req~condition.door-open~1",
        "req~condition.motor-overload~1",
        "req~condition.pressure-quiet~1",
        "req~condition.temperature~1"
    })
    public boolean stops() {
        return doorOpen
                || doorDisagrees
                || batteryEmpty
                || temperature
                || motorOverload
                || pressureFailed
                || containerUnknown
                || containerWrong;
    }

    void door(boolean open, boolean disagrees) {
        doorOpen = open;
        doorDisagrees = disagrees;
    }

    void battery(boolean low, boolean empty, boolean silent) {
        batteryLow = low;
        batteryEmpty = empty;
        batterySilent = silent;
    }

    void temperature(boolean outside, boolean silent) {
        temperature = outside;
        thermometerSilent = silent;
    }

    void motor(boolean overload, boolean silent) {
        motorOverload = overload;
        currentSilent = silent;
    }

    void container(boolean unknown, boolean wrong, boolean silent) {
        containerUnknown = unknown;
        containerWrong = wrong;
        readerSilent = silent;
    }

    void pressureFailed(boolean value) {
        pressureFailed = value;
    }

    void keyStuck(boolean value) {
        keyStuck = value;
    }
}
