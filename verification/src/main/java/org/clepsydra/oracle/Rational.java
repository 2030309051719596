package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/** An exact fraction in lowest terms, its denominator above zero. Of any size. */
public final class Rational implements Comparable<Rational> {
    /** Nothing. */
    public static final Rational ZERO = of(0);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        this.numerator = numerator.divide(divisor);
        this.denominator = denominator.divide(divisor);
    }

    /** The whole number {@code value}. */
    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** The whole number {@code value}. */
    public static Rational of(BigInteger value) {
        return new Rational(value, BigInteger.ONE);
    }

    /** {@code numerator / denominator}; throws ArithmeticException when the latter is zero. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The decimal number as written, with nothing lost. */
    public static Rational of(BigDecimal value) {
        BigInteger digits = value.unscaledValue();
        if (value.scale() <= 0) {
            return of(digits.multiply(BigInteger.TEN.pow(-value.scale())));
        }
        return new Rational(digits, BigInteger.TEN.pow(value.scale()));
    }

    /** The number written as {@code decimal}, for example {@code "0.15"}. */
    public static Rational of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    /** The sum. */
    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** This less {@code other}. */
    public Rational minus(Rational other) {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    /** The product. */
    public Rational times(Rational other) {
        return new Rational(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** This over {@code other}; throws ArithmeticException when {@code other} is zero. */
    public Rational dividedBy(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The distance from zero. */
    public Rational abs() {
        return new Rational(numerator.abs(), denominator);
    }

    /** The largest whole number not above this. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** This with {@code places} decimals, rounded as told; for people and for files. */
    public BigDecimal toDecimal(int places, RoundingMode rounding) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, rounding);
    }

    /** The nearest double, to a few units in the last place; for plots only. */
    public double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational rational && compareTo(rational) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator);
    }

    /** {@code "7"} or {@code "7/3"}. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE)
                ? numerator.toString()
                : numerator + "/" + denominator;
    }
}
