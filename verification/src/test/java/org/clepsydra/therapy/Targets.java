package org.clepsydra.therapy;

/** Targets as therapy would write them. */
public final class Targets {
    private Targets() {}

    public static Target moving(long microsteps, long pulsePeriodUs) {
        Target target = new Target();
        target.move(microsteps, pulsePeriodUs);
        return target;
    }
}
