package org.clepsydra.therapy;

/** Targets as therapy would write them. */
public final class Targets {
    private Targets() {}

    public static Target back(long microsteps, long pulsePeriodUs) {
        Target target = new Target();
        target.moveBack(microsteps, pulsePeriodUs);
        return target;
    }

    public static Target moving(long microsteps, long pulsePeriodUs) {
        Target target = new Target();
        target.move(microsteps, pulsePeriodUs);
        return target;
    }
}
