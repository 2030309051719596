package org.clepsydra.world;

import java.util.SplittableRandom;

/**
 * Between the pulses and the pump head: a rotor that may stand, slip or be turned, and a coupling
 * that may break. Steps that are lost are lost for good.
 */
public final class Motor {
    private static final double STALLS_LEAST_KPA = 150;
    private static final double STALLS_MOST_KPA = 250;

    private final double stallKpa;
    private long commanded;
    private long rotor;
    private long head;
    private double slipShare;
    private double slipCarry;
    private int sign = 1;
    private boolean jammed;
    private boolean broken;
    private boolean stalled;

    private Motor(double stallKpa) {
        this.stallKpa = stallKpa;
    }

    /** One that no pressure stalls. */
    static Motor strong() {
        return new Motor(Double.POSITIVE_INFINITY);
    }

    /** One that stalls at 150 to 250 kPa: a default, not a citation. */
    static Motor ordinary(long seed) {
        return new Motor(new SplittableRandom(seed).nextDouble(STALLS_LEAST_KPA, STALLS_MOST_KPA));
    }

    /** Fault: the rotor stands from now on, whatever the pulses. */
    public void jam() {
        jammed = true;
    }

    /** The rotor follows the pulses again. */
    public void free() {
        jammed = false;
    }

    /** Fault: the rotor turns the other way from now on. */
    public void reverse() {
        sign = -1;
    }

    /** Fault: so large a part of the pulses is lost, 0 to 1. */
    public void slip(double share) {
        slipShare = share;
    }

    /** Fault: the head stands from now on, whatever the rotor. */
    public void breakCoupling() {
        broken = true;
    }

    /** Fault: something else than the driver turns the rotor. */
    public void turn(long microsteps) {
        move(microsteps);
    }

    /** Follows the driver to {@code position} against a line at {@code kpa}. */
    void advance(long position, double kpa) {
        long pulses = position - commanded;
        commanded = position;
        stalled = pulses != 0 && (jammed || (pulses > 0 && kpa > stallKpa));
        if (stalled) {
            return;
        }
        slipCarry += slipShare * pulses;
        long lost = (long) slipCarry;
        slipCarry -= lost;
        move(sign * (pulses - lost));
    }

    private void move(long microsteps) {
        rotor += microsteps;
        head += broken ? 0 : microsteps;
    }

    /** Where the rotor stands, in microsteps. */
    public long rotor() {
        return rotor;
    }

    /** Where the pump head stands, in microsteps. */
    public long head() {
        return head;
    }

    /** Whether the pulses of the last span were lost for want of torque. */
    public boolean stalled() {
        return stalled;
    }

    /** The line pressure beyond which it makes no step forward. */
    public double stallKpa() {
        return stallKpa;
    }
}
