package org.clepsydra.therapy;

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

    /** Microsteps booked for release in this step, 0 or more; without meaning when not needed. */
    public @Microsteps long microsteps() {
        return microsteps;
    }

    /** Time between two microsteps, 1 us or more; without meaning when not needed. */
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
    }
}
