package org.clepsydra.drive;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Us;

/** What the motor shall do until the next step. Written by the drive, applied by the device. */
@Realizes("req~structure.frames~1")
public final class MotorCommand {
    private boolean energise;
    private @Microsteps long microsteps;
    private @Us long pulsePeriodUs;
    private int direction;
    private int leaseToken;

    /**
     * Whether the windings shall carry current; when not, microsteps still to be made are dropped.
     */
    public boolean energise() {
        return energise;
    }

    /** Microsteps to add to those the driver still has to make that way, 0 or more. */
    public @Microsteps long microsteps() {
        return microsteps;
    }

    /** Time between two microsteps, 1 us or more. */
    public @Us long pulsePeriodUs() {
        return pulsePeriodUs;
    }

    /** 1 forward, -1 reverse. */
    public int direction() {
        return direction;
    }

    /** Token of the control channel's half of the drive lease; 0 gives the lease up. */
    public int leaseToken() {
        return leaseToken;
    }

    void drive(@Microsteps long count, @Us long periodUs, int way, int token) {
        energise = true;
        microsteps = count;
        pulsePeriodUs = periodUs;
        direction = way;
        leaseToken = token;
    }

    void rest() {
        energise = false;
        microsteps = 0;
        pulsePeriodUs = Units.us(1_000_000);
        direction = 1;
        leaseToken = 0;
    }
}
