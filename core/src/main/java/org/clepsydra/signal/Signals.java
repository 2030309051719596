package org.clepsydra.signal;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Pa;

/** The checked readings of one step. Written here, read by every later stage. */
@Realizes("req~structure.frames~1")
public final class Signals {
    private final ConditionSignals condition = new ConditionSignals();
    private @Ms long nowMs;
    private @Ms long elapsedMs;
    private @Ms long advanceMs;
    private @Ms long lostMs;
    private boolean clockTrusted;
    private @Pa int pressurePa;
    private boolean pressureNew;
    private @Pa int upstreamPa;
    private boolean upstreamNew;
    private int containerMg;
    private boolean containerNew;
    private boolean supplyTrusted;
    private @Counts long forwardCounts;
    private @Counts long movedCounts;
    private @Microsteps long drivenMicrosteps;
    private boolean motorTrusted;
    private @Microsteps long microstepsToGo;
    private @Microsteps long backToGo;
    private int airWetSamples;
    private int airDrySamples;
    private int sensorTestEcho;
    private long storedSequence;
    private int order;
    private boolean orderLost;
    private boolean linked;

    /** Time of this step on the control channel's clock. */
    public @Ms long nowMs() {
        return nowMs;
    }

    /** Time since the last step, 0 or more; 0 when the clock cannot be trusted. */
    public @Ms long elapsedMs() {
        return elapsedMs;
    }

    /** What therapy time may advance: the time since the last step, up to the longest period. */
    public @Ms long advanceMs() {
        return advanceMs;
    }

    /** How much later than the longest period this step came, 0 if it was in time. */
    public @Ms long lostMs() {
        return lostMs;
    }

    /** Whether the clock moved forward since the last step. */
    public boolean clockTrusted() {
        return clockTrusted;
    }

    /** Downstream pressure; {@link Integer#MAX_VALUE} when it cannot be trusted. */
    public @Pa int pressurePa() {
        return pressurePa;
    }

    /** Whether the pressure is a reading of this step, or one that cannot be trusted. */
    public boolean pressureNew() {
        return pressureNew;
    }

    /** Pressure before the pump head, as it was last believed; 0 where it is not measured. */
    public @Pa int upstreamPa() {
        return upstreamPa;
    }

    /** Whether that pressure is a reading of this step. */
    public boolean upstreamNew() {
        return upstreamNew;
    }

    /**
     * What is left in the container, in milligrams, as it was last believed, -1,000,000 to
     * 10,000,000; 0 where it is not measured.
     */
    public int containerMg() {
        return containerMg;
    }

    /** Whether that is a reading of this step. */
    public boolean containerNew() {
        return containerNew;
    }

    /** Whether each sensor before the pump head that the device has can be believed. */
    @Realizes({"req~signal.container-trust~1", "req~signal.upstream-trust~1"})
    public boolean supplyTrusted() {
        return supplyTrusted;
    }

    /** How far the pump head moved in this step; forward is positive. */
    public @Counts long movedCounts() {
        return movedCounts;
    }

    /** The same either way, 0 or more. */
    public @Counts long sweptCounts() {
        return Units.counts(Math.max(movedCounts, -movedCounts));
    }

    /** What the driver made in this step, forward less backward: its queue and one at most. */
    public @Microsteps long drivenMicrosteps() {
        return drivenMicrosteps;
    }

    /** Whether what the driver and the encoder say of the motor is possible. */
    public boolean motorTrusted() {
        return motorTrusted;
    }

    /** How far the pump head went beyond its furthest position so far, in this step, 0 or more. */
    public @Counts long forwardCounts() {
        return forwardCounts;
    }

    /** Microsteps the driver still has to make forward, 0 or more. */
    public @Microsteps long microstepsToGo() {
        return microstepsToGo;
    }

    /** Microsteps the driver still has to make backward, 0 or more. */
    public @Microsteps long backToGo() {
        return backToGo;
    }

    /** Samples of the line that saw liquid; 0 while a test is in force. */
    public int airWetSamples() {
        return airWetSamples;
    }

    /** Samples of the line that saw air; 0 while a test is in force. */
    public int airDrySamples() {
        return airDrySamples;
    }

    /** Sensor tests in force while this step's samples were taken. */
    @Realizes("req~selftest.air~3")
    public int sensorTestEcho() {
        return sensorTestEcho;
    }

    /** Number of the control channel's last write that the store holds; 0 for none. */
    public long storedSequence() {
        return storedSequence;
    }

    /** The order that is new in this step, one of {@code Orders}, or {@code NONE}. */
    public int order() {
        return order;
    }

    /** Whether that is a STOP only because a number was left out, as where an order was lost. */
    public boolean orderLost() {
        return orderLost;
    }

    /** Whether the device has contact with its station, or has nothing to have it by. */
    @Realizes("req~alarm.comms-lost~1")
    public boolean linked() {
        return linked;
    }

    /** The device's own condition in this step. */
    public ConditionSignals condition() {
        return condition;
    }

    void time(@Ms long now, @Ms long elapsed, @Ms long advance, @Ms long lost, boolean trusted) {
        nowMs = now;
        elapsedMs = elapsed;
        advanceMs = advance;
        lostMs = lost;
        clockTrusted = trusted;
    }

    void pressure(@Pa int value, boolean fresh) {
        pressurePa = value;
        pressureNew = fresh;
    }

    void upstream(@Pa int value, boolean fresh) {
        upstreamPa = value;
        upstreamNew = fresh;
    }

    void container(int value, boolean fresh) {
        containerMg = value;
        containerNew = fresh;
    }

    @Realizes({"req~signal.container-trust~1", "req~signal.upstream-trust~1"})
    void supplyTrusted(boolean trusted) {
        supplyTrusted = trusted;
    }

    void head(@Counts long forward, @Counts long moved) {
        forwardCounts = forward;
        movedCounts = moved;
    }

    void driver(@Microsteps long driven, @Microsteps long toGo) {
        drivenMicrosteps = driven;
        microstepsToGo = Units.microsteps(Math.max(0, toGo));
        backToGo = Units.microsteps(Math.max(0, -toGo));
    }

    void motorTrusted(boolean trusted) {
        motorTrusted = trusted;
    }

    void air(int wet, int dry, int echo) {
        airWetSamples = wet;
        airDrySamples = dry;
        sensorTestEcho = echo;
    }

    void stored(long sequence) {
        storedSequence = sequence;
    }

    void order(int value, boolean lost) {
        order = value;
        orderLost = lost;
    }

    @Realizes("req~alarm.comms-lost~1")
    void linked(boolean value) {
        linked = value;
    }
}
