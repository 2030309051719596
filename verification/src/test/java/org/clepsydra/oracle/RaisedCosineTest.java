package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RaisedCosineTest {
    private static final Rational REACH = Rational.of("1E-99");

    /** Machin: π = 16 arctan(1/5) - 4 arctan(1/239), in units of 1e-130. */
    @Test
    void knowsPi() {
        BigInteger pi =
                arctanOfOneOver(5)
                        .multiply(BigInteger.valueOf(16))
                        .subtract(arctanOfOneOver(239).multiply(BigInteger.valueOf(4)));
        Rational off = Rational.of(new BigDecimal(pi, 130)).minus(Rational.of(RaisedCosine.PI));
        assertTrue(off.abs().compareTo(Rational.of("1E-120")) < 0, off::toString);
    }

    private static BigInteger arctanOfOneOver(long n) {
        BigInteger square = BigInteger.valueOf(n * n);
        BigInteger power = BigInteger.TEN.pow(130).divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        for (long odd = 1; power.signum() != 0; odd += 2) {
            BigInteger term = power.divide(BigInteger.valueOf(odd));
            sum = odd % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return sum;
    }

    private static void near(Rational expected, Bracket actual) {
        assertTrue(expected.minus(actual.low()).abs().compareTo(REACH) < 0);
        assertTrue(actual.high().minus(expected).abs().compareTo(REACH) < 0);
        assertTrue(actual.low().compareTo(actual.high()) < 0);
    }

    @Test
    void knowsTheSinesThatAreKnown() {
        // sin 30° = 1/2: x = 1/12, 5/12 above and 7/12, 11/12 below; sin 90° = 1: 1/4 and 3/4
        Rational pi = Rational.of(RaisedCosine.PI);
        Rational half = Rational.of(1).dividedBy(Rational.of(4).times(pi));
        near(Rational.of(1, 12).minus(half), RaisedCosine.partGiven(1, 12));
        near(Rational.of(5, 12).minus(half), RaisedCosine.partGiven(5, 12));
        near(Rational.of(7, 12).plus(half), RaisedCosine.partGiven(7, 12));
        near(Rational.of(11, 12).plus(half), RaisedCosine.partGiven(11, 12));
        Rational one = half.plus(half);
        near(Rational.of(1, 4).minus(one), RaisedCosine.partGiven(1, 4));
        near(Rational.of(3, 4).plus(one), RaisedCosine.partGiven(3, 4));
    }

    @Test
    void isExactWhereTheSineIsZero() {
        assertEquals(Bracket.exactly(Rational.ZERO), RaisedCosine.partGiven(0, 7));
        assertEquals(Bracket.exactly(Rational.of(1)), RaisedCosine.partGiven(7, 7));
        assertEquals(Bracket.exactly(Rational.of(1, 2)), RaisedCosine.partGiven(7, 14));
        long most = Long.MAX_VALUE;
        assertEquals(Bracket.exactly(Rational.of(1)), RaisedCosine.partGiven(most, most));
    }

    @Test
    void risesFromTheVeryFirstMillisecondOfTheLongestTime() {
        // (2π)²/6 x³ = 6.58 / 2^189 = 8.4e-57
        Bracket first = RaisedCosine.partGiven(1, Long.MAX_VALUE);
        assertTrue(first.low().compareTo(Rational.of("8.3E-57")) > 0);
        assertTrue(first.high().compareTo(Rational.of("8.5E-57")) < 0);
        Bracket last = RaisedCosine.partGiven(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertTrue(last.high().compareTo(Rational.of(1)) < 0);
    }

    @Test
    void saysWhatABracketTellsAndNoMore() {
        Bracket wide = Bracket.around(Rational.of(5, 2), Rational.of(1, 2));
        assertEquals(new Bracket(Rational.of(2), Rational.of(3)), wide);
        assertThrows(ArithmeticException.class, wide::floor);
        assertThrows(ArithmeticException.class, () -> wide.isBelow(Rational.of(3)));
        assertFalse(wide.isBelow(Rational.of(2)));
        assertTrue(wide.isBelow(Rational.of(4)));
        Bracket part = wide.times(Rational.of(1, 4)).plus(Rational.of(7));
        assertEquals(new Bracket(Rational.of(15, 2), Rational.of(31, 4)), part);
        assertEquals(7, part.floor());
    }
}
