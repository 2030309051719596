package org.clepsydra.port;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/**
 * Everything the device measured since the last step, raw.
 *
 * <p>The device fills every field before each step. Both channels read it and neither trusts it:
 * ranges are what an honest sensor gives, not a promise.
 */
@Realizes("req~structure.frames~1")
public final class SensorFrame {
    private @Ms long nowMs;
    private @Ms long monitorNowMs;
    private @Counts long encoderCounts;
    private boolean motorEnergised;
    private @Microsteps long microstepsToGo;
    private @Microsteps long motorMicrosteps;
    private @Pa int pressurePa;
    private boolean pressureFresh;
    private int airWetSamples;
    private int airDrySamples;
    private int sensorTestEcho;
    private long controlStored;
    private long monitorStored;
    private @Pa int upstreamPa;
    private boolean upstreamFresh;
    private int motorMilliamps;
    private boolean motorMilliampsFresh;
    private boolean doorShutA = true;
    private boolean doorShutB = true;
    private int containerMg;
    private boolean containerFresh;
    private int batteryMv;
    private boolean batteryFresh;
    private int temperatureCentiC;
    private boolean temperatureFresh;
    private boolean keyDown;
    private boolean soundHeard;
    private long containerNumber;
    private boolean containerNumberFresh;
    private int watchdogChallenge;
    private final SelfTestAnswer selfTest = new SelfTestAnswer();

    /** Monotonic time of the control channel's clock. */
    public @Ms long nowMs() {
        return nowMs;
    }

    /** Monotonic time of the monitor channel's own clock; its zero need not agree. */
    public @Ms long monitorNowMs() {
        return monitorNowMs;
    }

    /** Position of the pump head since power-on, in encoder counts; forward is positive. */
    public @Counts long encoderCounts() {
        return encoderCounts;
    }

    /**
     * Whether the driver was energised since the last step: its enable line, read back, whatever
     * became of the motor's power. It decides which longest period applies.
     */
    public boolean motorEnergised() {
        return motorEnergised;
    }

    /**
     * Microsteps the driver has been given and not yet made, read back from the driver; below 0
     * those that it is to make backward.
     */
    public @Microsteps long microstepsToGo() {
        return microstepsToGo;
    }

    /**
     * Microsteps the driver has made since power-on, forward less backward, read back from the
     * driver, which counts its pulses, but not those by which it seeks an index. Where they went
     * the encoder says; both are read within the shortest pulse period.
     */
    public @Microsteps long motorMicrosteps() {
        return motorMicrosteps;
    }

    /** Gauge pressure between pump head and patient. */
    public @Pa int pressurePa() {
        return pressurePa;
    }

    /** Whether the pressure was measured since the last step. */
    public boolean pressureFresh() {
        return pressureFresh;
    }

    /** Air detector samples since the last step that saw liquid, 0 or more. */
    public int airWetSamples() {
        return airWetSamples;
    }

    /** Air detector samples since the last step that saw air, 0 or more. */
    public int airDrySamples() {
        return airDrySamples;
    }

    /**
     * The sensor tests in force while the samples of this frame were taken, as bits of {@link
     * SensorTests}. Samples taken under a test say nothing about the line.
     */
    public int sensorTestEcho() {
        return sensorTestEcho;
    }

    /**
     * Number of the control channel's last write that the store holds whole and will read back so
     * after any loss of power; 0 until there is one since power-on.
     */
    public long controlStored() {
        return controlStored;
    }

    /** The same of the monitor's last write. */
    public long monitorStored() {
        return monitorStored;
    }

    /** Gauge pressure between container and pump head; of meaning where it is fitted. */
    public @Pa int upstreamPa() {
        return upstreamPa;
    }

    /** Whether that pressure was measured since the last step. */
    public boolean upstreamFresh() {
        return upstreamFresh;
    }

    /** Current of the motor, milliamperes. */
    public int motorMilliamps() {
        return motorMilliamps;
    }

    /** Whether the current was measured since the last step. */
    public boolean motorMilliampsFresh() {
        return motorMilliampsFresh;
    }

    /** What the first contact of the door or cassette says, as it is, bounces and all. */
    public boolean doorShutA() {
        return doorShutA;
    }

    /** What the second says. */
    public boolean doorShutB() {
        return doorShutB;
    }

    /**
     * What is left in the container, in milligrams of water, which are microlitres: its weight
     * without the container's own, or its level.
     */
    public int containerMg() {
        return containerMg;
    }

    /** Whether that was measured since the last step. */
    public boolean containerFresh() {
        return containerFresh;
    }

    /** Voltage of the battery, millivolts. */
    public int batteryMv() {
        return batteryMv;
    }

    /** Whether the voltage was measured since the last step. */
    public boolean batteryFresh() {
        return batteryFresh;
    }

    /** Temperature of the device, hundredths of a degree Celsius. */
    public int temperatureCentiC() {
        return temperatureCentiC;
    }

    /** Whether the temperature was measured since the last step. */
    public boolean temperatureFresh() {
        return temperatureFresh;
    }

    /** Whether any key of the panel is held down; false where no panel has keys. */
    public boolean keyDown() {
        return keyDown;
    }

    /** Whether the sounder of the alarms was heard at any time since the last step. */
    public boolean soundHeard() {
        return soundHeard;
    }

    /** Number on the label of the container that is at the pump, 0 where none was found. */
    public long containerNumber() {
        return containerNumber;
    }

    /** Whether the reader looked for a label since the last step. */
    public boolean containerNumberFresh() {
        return containerNumberFresh;
    }

    /** The word that the hardware watchdog shows; it expects a response that was made from it. */
    public int watchdogChallenge() {
        return watchdogChallenge;
    }

    /** What the device says of a self-test; to be filled where the record names any. */
    public SelfTestAnswer selfTest() {
        return selfTest;
    }

    public void nowMs(@Ms long value) {
        nowMs = value;
    }

    public void monitorNowMs(@Ms long value) {
        monitorNowMs = value;
    }

    public void encoderCounts(@Counts long value) {
        encoderCounts = value;
    }

    public void motorEnergised(boolean value) {
        motorEnergised = value;
    }

    public void microstepsToGo(@Microsteps long value) {
        microstepsToGo = value;
    }

    public void motorMicrosteps(@Microsteps long value) {
        motorMicrosteps = value;
    }

    public void pressurePa(@Pa int value) {
        pressurePa = value;
    }

    public void pressureFresh(boolean value) {
        pressureFresh = value;
    }

    public void airSamples(int wet, int dry) {
        airWetSamples = wet;
        airDrySamples = dry;
    }

    public void sensorTestEcho(int value) {
        sensorTestEcho = value;
    }

    public void stored(long control, long monitor) {
        controlStored = control;
        monitorStored = monitor;
    }

    public void upstream(@Pa int value, boolean fresh) {
        upstreamPa = value;
        upstreamFresh = fresh;
    }

    public void motorMilliamps(int value, boolean fresh) {
        motorMilliamps = value;
        motorMilliampsFresh = fresh;
    }

    public void doorShut(boolean a, boolean b) {
        doorShutA = a;
        doorShutB = b;
    }

    public void container(int milligrams, boolean fresh) {
        containerMg = milligrams;
        containerFresh = fresh;
    }

    public void battery(int millivolts, boolean fresh) {
        batteryMv = millivolts;
        batteryFresh = fresh;
    }

    public void temperature(int centiC, boolean fresh) {
        temperatureCentiC = centiC;
        temperatureFresh = fresh;
    }

    public void keyDown(boolean value) {
        keyDown = value;
    }

    public void soundHeard(boolean value) {
        soundHeard = value;
    }

    public void containerNumber(long value, boolean fresh) {
        containerNumber = value;
        containerNumberFresh = fresh;
    }

    public void watchdogChallenge(int value) {
        watchdogChallenge = value;
    }
}
