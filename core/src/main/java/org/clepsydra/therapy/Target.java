package org.clepsydra.therapy;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Us;

/** What therapy wants of the motor in this step. Written by therapy, read by the drive. */
@Realizes("req~structure.frames~1")
public final class Target {
    private boolean energise;
    private boolean backward;
    private @Microsteps long microsteps;
    private @Us long pulsePeriodUs;

    /** Whether the motor is needed. */
    public boolean energise() {
        return energise;
    }

    /** Whether the head shall go back instead of forward; without meaning when not needed. */
    public boolean backward() {
        return backward;
    }

    /**
     * Microsteps booked for release in this step, or to be driven back, 0 or more; without meaning
     * when not needed.
     */
    public @Microsteps long microsteps() {
        return microsteps;
    }

    /** Time between two microsteps, 1 us or more; without meaning when not needed. */
    public @Us long pulsePeriodUs() {
        return pulsePeriodUs;
    }

    void move(@Microsteps long count, @Us long periodUs) {
        energise = true;
        backward = false;
        microsteps = count;
        pulsePeriodUs = periodUs;
    }

    void moveBack(@Microsteps long count, @Us long periodUs) {
        energise = true;
        backward = true;
        microsteps = count;
        pulsePeriodUs = periodUs;
    }

    void rest() {
        energise = false;
    }
}
