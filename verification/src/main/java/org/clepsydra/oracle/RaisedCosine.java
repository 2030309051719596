package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The part x - sin(2πx) / 2π of its volume that a raised cosine has given at x, slowly and to 100
 * decimals. The sine is summed as a series; nothing here comes from a library of functions.
 */
final class RaisedCosine {
    /** π to 120 decimals. */
    static final BigDecimal PI =
            new BigDecimal(
                    "3.141592653589793238462643383279502884197169399375105820974944"
                            + "592307816406286208998628034825342117067982148086513282306647");

    /**
     * How far from the truth the sum may be. The angle is at most π/2, so fewer than 45 terms are
     * needed, each rounded to 120 digits three times, and the terms left out come to less than the
     * first of them, 1e-110: together far below 1e-108.
     */
    private static final Rational REACH = Rational.of("1E-100");

    private static final MathContext DIGITS = new MathContext(120, RoundingMode.HALF_EVEN);
    private static final BigDecimal SMALLEST_TERM = new BigDecimal("1E-110");

    private RaisedCosine() {}

    /** The part given at {@code tau} of {@code durationMs}; exact where the sine is zero. */
    static Bracket partGiven(long tau, long durationMs) {
        Rational x = Rational.of(tau, durationMs);
        if (tau == 0 || tau == durationMs || tau == durationMs - tau) {
            return Bracket.exactly(x);
        }
        BigDecimal sine = sineOfTurn(BigInteger.valueOf(tau), BigInteger.valueOf(durationMs));
        BigDecimal part = sine.divide(PI.add(PI), DIGITS);
        return Bracket.around(x.minus(Rational.of(part)), REACH);
    }

    /** sin(2π tau / T) by way of an angle from 0 to π/2, where the series is short. */
    private static BigDecimal sineOfTurn(BigInteger tau, BigInteger t) {
        // The angle is π × halves / T, and sin(π + a) = -sin(a), and sin(π - a) = sin(a).
        BigInteger halves = tau.shiftLeft(1);
        boolean secondHalf = halves.compareTo(t) > 0;
        if (secondHalf) {
            halves = halves.subtract(t);
        }
        halves = halves.min(t.subtract(halves));
        BigDecimal angle = PI.multiply(new BigDecimal(halves)).divide(new BigDecimal(t), DIGITS);
        BigDecimal sine = sine(angle);
        return secondHalf ? sine.negate() : sine;
    }

    /** a - a³/3! + a⁵/5! - ... for an angle from 0 to π/2. */
    static BigDecimal sine(BigDecimal angle) {
        BigDecimal square = angle.multiply(angle, DIGITS);
        BigDecimal term = angle;
        BigDecimal sum = angle;
        for (int n = 2; term.abs().compareTo(SMALLEST_TERM) > 0; n += 2) {
            BigDecimal divisor = BigDecimal.valueOf(n * (n + 1L));
            term = term.multiply(square, DIGITS).divide(divisor, DIGITS).negate();
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
