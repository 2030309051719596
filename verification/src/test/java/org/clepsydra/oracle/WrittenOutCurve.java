package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.clepsydra.oracle.Stretch.Shape;

/**
 * A curve as delivery.md defines it, in quanta: a walk over all its segments in fractions, and for
 * a sine some 60 digits by other means than the oracle's.
 */
final class WrittenOutCurve {
    private static final MathContext DIGITS = new MathContext(80);
    private static final Rational ALLOWED =
            Rational.of(1).dividedBy(Rational.of(BigInteger.ONE.shiftLeft(54)));
    private static final BigDecimal TWO_PI = twoPi();

    private final List<Stretch> curve;
    private final Rational quantumNl;

    WrittenOutCurve(List<Stretch> curve, Rational quantumNl) {
        this.curve = curve;
        this.quantumNl = quantumNl;
    }

    /** Euler's sum, π/2 = 1 + 1/3 + (1 × 2)/(3 × 5) + ..., each term at most half the last. */
    private static BigDecimal twoPi() {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 300; n++) {
            term =
                    term.multiply(BigDecimal.valueOf(n), DIGITS)
                            .divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(4));
    }

    /** By sin 3a = 3 sin a - 4 sin³ a, down to an angle of which three terms suffice. */
    private static BigDecimal sine(BigDecimal angle, int depth) {
        if (depth == 0) {
            BigDecimal cube = angle.pow(3, DIGITS);
            BigDecimal third = cube.divide(BigDecimal.valueOf(6), DIGITS);
            BigDecimal fifth = cube.multiply(angle.pow(2)).divide(BigDecimal.valueOf(120), DIGITS);
            return angle.subtract(third).add(fifth, DIGITS);
        }
        BigDecimal third = sine(angle.divide(BigDecimal.valueOf(3), DIGITS), depth - 1);
        BigDecimal cube = third.pow(3, DIGITS).multiply(BigDecimal.valueOf(4));
        return third.multiply(BigDecimal.valueOf(3)).subtract(cube, DIGITS);
    }

    /** What a segment has risen at x, as delivery.md defines it. */
    private static Rational risenNl(Stretch stretch, Rational x) {
        Rational volume = Rational.of(stretch.volumeNl());
        Rational first = Rational.of(stretch.firstNl());
        return switch (stretch.shape()) {
            case FLAT -> volume.times(x);
            case RAMP -> first.times(x).plus(volume.minus(first).times(x.times(x)));
            default -> volume.times(x.minus(sineOver2Pi(x)));
        };
    }

    private static Rational sineOver2Pi(Rational x) {
        Rational twice = x.plus(x);
        if (Rational.of(twice.floor()).equals(twice)) {
            return Rational.ZERO;
        }
        BigDecimal angle = TWO_PI.multiply(x.toDecimal(80, RoundingMode.HALF_EVEN));
        return Rational.of(sine(angle, 22).divide(TWO_PI, DIGITS));
    }

    /** The curve in quanta, by a walk over the segments. */
    Rational curveQuanta(long atMs) {
        Rational sum = Rational.ZERO;
        long left = atMs;
        for (Stretch stretch : curve) {
            long inside = Math.min(left, stretch.ms());
            sum = sum.plus(risenNl(stretch, Rational.of(inside, stretch.ms())));
            left -= inside;
        }
        return sum.dividedBy(quantumNl);
    }

    /** What the lower bound allows a step at this time, in quanta. */
    Rational allowedQuanta(long atMs) {
        long left = atMs;
        for (Stretch stretch : curve) {
            if (left <= stretch.ms()) {
                boolean cosine = stretch.shape() == Shape.RAISED_COSINE;
                Rational volume = Rational.of(cosine ? stretch.volumeNl() : 0);
                return volume.times(ALLOWED).dividedBy(quantumNl);
            }
            left -= stretch.ms();
        }
        return Rational.ZERO;
    }
}
