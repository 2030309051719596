package org.clepsydra.oracle;

/**
 * The figures of a device record, by the ranges that its documentation gives for each. That the
 * motor can also make its highest rate is not judged here.
 */
public record PumpFigures(
        long deviceId,
        long nlPerRev,
        long microstepsPerRev,
        long microstepsPerQuantum,
        long countsPerRev,
        long pulsePeriodUsMin,
        long longestEnergisedMs,
        long longestIdleMs,
        long rateNlPerHMax,
        long pressurePaMax) {

    /** Whether the figures that both channels use are in range. */
    boolean mechanismInRange() {
        return within(nlPerRev, 10_000_000)
                && within(microstepsPerRev, 65_536)
                && within(microstepsPerQuantum, 65_536)
                && within(countsPerRev, 65_536)
                && nlPerRev <= 10_000 * countsPerRev
                && within(pulsePeriodUsMin, 1_000_000)
                && within(longestEnergisedMs, 100)
                && within(longestIdleMs, 1_000)
                && within(rateNlPerHMax, 1_200_000_000);
    }

    /** Whether the limit on pressure, which is the control channel's alone, is in range. */
    boolean pressureInRange() {
        return within(pressurePaMax, 120_000);
    }

    /** The least that the mechanism can give, rounded up to the nanolitre. */
    long quantumNl() {
        Rational quantum = Rational.of(nlPerRev * microstepsPerQuantum, microstepsPerRev);
        Rational below = Rational.ZERO.minus(quantum);
        return -below.floor().longValueExact();
    }

    private static boolean within(long value, long most) {
        return value >= 1 && value <= most;
    }
}
