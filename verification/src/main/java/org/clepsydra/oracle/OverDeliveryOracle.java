package org.clepsydra.oracle;

import java.math.BigDecimal;

/**
 * The most that may be given beyond the curve with a driver stuck at a speed, by the formula of
 * {@code req~monitor.over-delivery~3}: speed × 0.15 s (a step of 100 ms and a switch of 50 ms),
 * plus what the curve rises in 0.067 s, plus six encoder counts, plus one stroke where strokes are
 * indexed; without the gap of a curve that bends.
 */
public final class OverDeliveryOracle {
    private static final Rational CUT_S = Rational.of("0.15");
    private static final Rational CURVE_S = Rational.of("0.067");

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
        Rational countsNl = Rational.of(6).times(Rational.of(nlPerRev, countsPerRev));
        Rational strokeNl =
                microstepsPerQuantum == 1
                        ? Rational.ZERO
                        : Rational.of(microstepsPerQuantum).times(microstepNl);
        slackNl = countsNl.plus(strokeNl);
    }

    /** The bound for a head driven at {@code speedNlPerS} while the curve rises at another; nL. */
    public Rational boundNl(BigDecimal speedNlPerS, BigDecimal curveNlPerS) {
        Rational curveNl = Rational.of(curveNlPerS).times(CURVE_S);
        return Rational.of(speedNlPerS).times(CUT_S).plus(curveNl).plus(slackNl);
    }

    /** The same for a motor driven at a speed in microsteps per second; nL. */
    public Rational boundNlAtMicrosteps(long microstepsPerS, BigDecimal curveNlPerS) {
        Rational curveNl = Rational.of(curveNlPerS).times(CURVE_S);
        Rational motorNl = Rational.of(microstepsPerS).times(microstepNl).times(CUT_S);
        return motorNl.plus(curveNl).plus(slackNl);
    }

    /** Whether {@code overNl}, measured beyond the curve, is at most the bound. */
    public boolean allows(BigDecimal speedNlPerS, BigDecimal curveNlPerS, Rational overNl) {
        return overNl.compareTo(boundNl(speedNlPerS, curveNlPerS)) <= 0;
    }
}
