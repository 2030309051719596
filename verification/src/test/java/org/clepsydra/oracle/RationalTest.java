package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RationalTest {
    @Test
    void keepsLowestTermsAndASignAbove() {
        assertEquals("-2/3", Rational.of(4, -6).toString());
        assertEquals("7", Rational.of(14, 2).toString());
        assertEquals(Rational.of(1, 2).hashCode(), Rational.of(2, 4).hashCode());
        assertNotEquals(Rational.of(1, 2), Rational.of(1, 3));
    }

    @Test
    void takesADecimalWithNothingLost() {
        assertEquals(Rational.of(3, 20), Rational.of("0.15"));
        assertEquals(Rational.of(1200), Rational.of(new BigDecimal("1.2E+3")));
    }

    @Test
    void addsSubtractsMultipliesAndDivides() {
        // 1/2 + 1/3 = 5/6; 1/2 - 1/3 = 1/6; 1/2 x 1/3 = 1/6; 1/2 / 1/3 = 3/2
        Rational half = Rational.of(1, 2);
        Rational third = Rational.of(1, 3);
        assertEquals(Rational.of(5, 6), half.plus(third));
        assertEquals(Rational.of(1, 6), half.minus(third));
        assertEquals(Rational.of(1, 6), half.times(third));
        assertEquals(Rational.of(3, 2), half.dividedBy(third));
        assertEquals(Rational.of(1, 6), third.minus(half).abs());
    }

    @Test
    void floorsTowardsLess() {
        assertEquals(BigInteger.valueOf(2), Rational.of(8, 3).floor());
        assertEquals(BigInteger.valueOf(-3), Rational.of(-8, 3).floor());
        assertEquals(BigInteger.valueOf(-3), Rational.of(-3).floor());
        assertEquals(BigInteger.valueOf(3), Rational.of(3).floor());
    }

    @Test
    void showsDecimals() {
        assertEquals(
                new BigDecimal("2.6667"), Rational.of(8, 3).toDecimal(4, RoundingMode.HALF_UP));
        assertEquals(2.5, Rational.of(5, 2).toDouble());
    }

    @Test
    void refusesToDivideByZero() {
        assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
        assertThrows(ArithmeticException.class, () -> Rational.of(1).dividedBy(Rational.ZERO));
    }
}
