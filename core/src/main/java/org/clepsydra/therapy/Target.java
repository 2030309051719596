package org.clepsydra.therapy;

import org.clepsydra.quantity.Units;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Us;

/** What therapy wants of the motor in this step. Written by therapy, read by the drive. */
public final class Target {
    private boolean energise;
    private @Microsteps long microsteps;
    private @Us long pulsePeriodUs;

    /** Whether the motor is needed. */
    public boolean energise() {
        return energise;
    }

    /** Microsteps booked for release in this step, 0 or more. */
    public @Microsteps long microsteps() {
        return microsteps;
    }

    /** Time between two microsteps, 1 us or more. */
    public @Us long pulsePeriodUs() {
        return pulsePeriodUs;
    }

    void move(@Microsteps long count, @Us long periodUs) {
        energise = true;
        microsteps = count;
        pulsePeriodUs = periodUs;
    }

    void rest() {
        energise = false;
        microsteps = 0;
        pulsePeriodUs = Units.us(1);
    }
}
