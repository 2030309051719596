package org.clepsydra.port;

import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Us;

/**
 * The motor. Whoever implements this owes: neither method waits, throws, allocates or calls back; a
 * failure shows in the next {@link SensorFrame}.
 */
public interface MotorDriver {
    /**
     * Energises the motor, adds {@code microsteps} to those still to be made, and renews the
     * control channel's half of the drive lease.
     *
     * @param microsteps microsteps to add, 0 or more
     * @param pulsePeriodUs time between two microsteps from now on, 1 us or more
     * @param direction 1 forward, -1 reverse
     * @param leaseToken the next token of the control channel's sequence; the hardware renews the
     *     lease only when it is the successor of the last
     */
    void drive(@Microsteps long microsteps, @Us long pulsePeriodUs, int direction, int leaseToken);

    /**
     * Takes the current off the windings, forgets microsteps still to be made and gives up the
     * lease. Safe to repeat.
     */
    void rest();
}
