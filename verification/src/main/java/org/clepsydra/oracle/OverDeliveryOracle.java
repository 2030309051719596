package org.clepsydra.oracle;

import java.math.BigDecimal;

/**
 * The most that may be given beyond the curve with a driver stuck at a speed, by the formula of
 * {@code req~monitor.over-delivery~2}: speed × 0.15 s (a step of 100 ms and a switch of 50 ms),
 * plus two encoder counts, plus one stroke where strokes are indexed.
 */
public final class OverDeliveryOracle {
    private static final Rational CUT_S = Rational.of("0.15");

    private final Rational microstepNl;
    private final Rational slackNl;

    /**
     * A pump head of {@code nlPerRev} nL, {@code countsPerRev} encoder counts and {@code
     * microstepsPerRev} microsteps per revolution. {@code microstepsPerQuantum} is 1 for a head
     * that can stop anywhere, and the microsteps of one stroke where it can only do whole strokes.
     */
    public OverDeliveryOracle(
            long nlPerRev, long countsPerRev, long microstepsPerRev, long microstepsPerQuantum) {
        if (nlPerRev < 1 || countsPerRev < 1 || microstepsPerRev < 1 || microstepsPerQuantum < 1) {
            throw new IllegalArgumentException("every figure of the pump head must be above zero");
        }
        microstepNl = Rational.of(nlPerRev, microstepsPerRev);
        Rational twoCountsNl = Rational.of(2).times(Rational.of(nlPerRev, countsPerRev));
        Rational strokeNl =
                microstepsPerQuantum == 1
                        ? Rational.ZERO
                        : Rational.of(microstepsPerQuantum).times(microstepNl);
        slackNl = twoCountsNl.plus(strokeNl);
    }

    /** The bound for a head driven at {@code speedNlPerS} nL/s; nL. */
    public Rational boundNl(BigDecimal speedNlPerS) {
        return Rational.of(speedNlPerS).times(CUT_S).plus(slackNl);
    }

    /** The bound for a motor driven at a speed in microsteps per second; nL. */
    public Rational boundNlAtMicrosteps(long microstepsPerS) {
        return Rational.of(microstepsPerS).times(microstepNl).times(CUT_S).plus(slackNl);
    }

    /** Whether {@code overNl}, measured beyond the curve, is at most the bound at that speed. */
    public boolean allows(BigDecimal speedNlPerS, Rational overNl) {
        return overNl.compareTo(boundNl(speedNlPerS)) <= 0;
    }
}
