package org.clepsydra.contract;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.MotorDriver;
import org.clepsydra.port.PowerCutoff;

/**
 * A motor on a bench, with its driver, its cutoff and its lease hardware; free to turn, as clauses
 * run it for minutes. A driver's queue is asked to hold ten microsteps at least. What the driver
 * says of itself ({@link #microstepsToGo}, {@link #enabled}) comes from the driver; everything else
 * is measured by other means.
 */
public interface MotorRig {
    /** What the mechanism is. */
    DeviceRecord device();

    /**
     * Takes all power away and gives it again: driver, cutoff and lease as after power-on, no short
     * in force, and what is counted here begins at 0.
     */
    void powerOn();

    /** The driver under test; the same until the next {@link #powerOn}. */
    MotorDriver driver();

    /** The cutoff under test; the same until the next {@link #powerOn}. */
    PowerCutoff cutoff();

    /** Lets {@code ms} milliseconds pass, 1 or more, as exactly as the limits are to be judged. */
    void pass(int ms);

    /** Pulses the motor made, in either direction. */
    long pulses();

    /** Microsteps the motor went forward less those it went back. */
    long position();

    /** Whether current flows in the windings. */
    boolean current();

    /** Microsteps to go, as the driver reads them back. */
    long microstepsToGo();

    /** The driver's enable line, as it is read back. */
    boolean enabled();

    /**
     * Until power-on, makes the driver's outputs conduct whatever the driver is told, as a failed
     * power stage would: by a jumper, say.
     */
    void failShort();
}
