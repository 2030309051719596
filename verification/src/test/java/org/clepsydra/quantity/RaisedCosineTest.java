package org.clepsydra.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Against a sine of its own, summed in whole numbers of 2^-160. */
@Verifies("req~delivery.shapes-exact~1")
class RaisedCosineTest {
    /** A million where there is time; a mutant is found by the first thousands. */
    private static final int POINTS = Integer.getInteger("clepsydra.points", 20_000);

    private static final int PLACES = 160;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PLACES);
    private static final BigInteger TWO_PI =
            new BigDecimal("6.28318530717958647692528676655900576839433879875021164194988918")
                    .multiply(new BigDecimal(ONE))
                    .toBigInteger();
    // What the sum here may be wrong by: 60 terms of a unit each, and pi to 62 digits.
    private static final BigInteger OWN_ERROR = BigInteger.ONE.shiftLeft(10);
    private static final int SCALE = PLACES - RaisedCosine.PLACES;

    @Test
    void isExactAtItsBeginningAndEnd() {
        assertEquals(0, RaisedCosine.given(0));
        assertEquals(RaisedCosine.ONE, RaisedCosine.given(RaisedCosine.ONE));
    }

    @Test
    void isNeverAboveAndLessThanTwoToTheMinus56Below() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < POINTS; i++) {
            assertLow(random.nextLong(RaisedCosine.ONE + 1));
        }
    }

    @Test
    void holdsNearItsEndsItsMiddleAndItsQuarters() {
        for (int eighth = 0; eighth <= 8; eighth++) {
            long at = RaisedCosine.ONE / 8 * eighth;
            for (long off = -300; off <= 300; off++) {
                if (at + off >= 0 && at + off <= RaisedCosine.ONE) {
                    assertLow(at + off);
                }
            }
        }
        for (int bit = 0; bit < RaisedCosine.PLACES; bit++) {
            assertLow(1L << bit);
            assertLow(RaisedCosine.ONE - (1L << bit));
        }
    }

    @Test
    void knowsItsRateWithinTwoToTheMinus57() {
        SplittableRandom random = new SplittableRandom(9);
        BigInteger allowed = BigInteger.ONE.shiftLeft(PLACES - 57);
        for (int i = 0; i < 10_000; i++) {
            long part = random.nextLong(RaisedCosine.ONE + 1);
            // 1 - cos(2 pi x) is 2 sin(pi x)^2.
            BigInteger sine = sine(scaled(part).multiply(TWO_PI).shiftRight(PLACES + 1));
            BigInteger rate = sine.multiply(sine).shiftRight(PLACES - 1);
            BigInteger off = scaled(RaisedCosine.rate(part)).subtract(rate).abs();
            assertTrue(off.compareTo(allowed) < 0, "at " + part);
        }
        assertTrue(Math.abs(RaisedCosine.rate(0)) < 8);
        assertTrue(Math.abs(RaisedCosine.rate(RaisedCosine.ONE / 2) - 2 * RaisedCosine.ONE) < 8);
        assertTrue(Math.abs(RaisedCosine.rate(RaisedCosine.ONE)) < 8);
    }

    @Test
    void isWhatTheSineOfASmallAngleMakesIt() {
        // 1,000 units from where the sine is nothing it is 2 pi times as many, 6,283, which over
        // 2 pi are 999.97; less, and with, the four units of margin.
        long half = RaisedCosine.ONE / 2;
        assertEquals(half - 4, RaisedCosine.given(half));
        assertEquals(half - 1_000 - 999 - 4, RaisedCosine.given(half - 1_000));
        assertEquals(half + 1_000 + 999 - 4, RaisedCosine.given(half + 1_000));
        assertEquals(
                RaisedCosine.ONE - 1_000 + 999 - 4, RaisedCosine.given(RaisedCosine.ONE - 1_000));
        assertEquals(0, RaisedCosine.given(1_000));
        // At a quarter the sine is 1: 1 / 2 pi in units of 2^-60 is 183,493,156,455,125,077.
        assertEquals(half / 2 - 183_493_156_455_125_077L - 4, RaisedCosine.given(half / 2));
        long quarters = half / 2 * 3;
        assertEquals(quarters + 183_493_156_455_125_077L - 4, RaisedCosine.given(quarters));
        long quarter = RaisedCosine.ONE / 4;
        assertEquals(RaisedCosine.ONE, RaisedCosine.rate(quarter));
        assertEquals(RaisedCosine.ONE + 6, RaisedCosine.rate(quarter + 1));
        assertEquals(RaisedCosine.ONE - 6, RaisedCosine.rate(quarter - 1));
        assertEquals(RaisedCosine.ONE, RaisedCosine.rate(3 * quarter));
    }

    @Test
    void agreesWithTheTextbook() {
        // x = 1/4: 1/4 - 1/(2 pi) = 0.090845056908...
        BigDecimal quarter = decimal(RaisedCosine.given(RaisedCosine.ONE / 4));
        assertEquals(new BigDecimal("0.0908450569"), quarter);
        // x = 1/12: 1/12 - 1/(4 pi) = 0.083333333333 - 0.079577471546.
        BigDecimal twelfth = decimal(RaisedCosine.given(RaisedCosine.ONE / 12));
        assertEquals(new BigDecimal("0.0037558618"), twelfth);
    }

    private static BigDecimal decimal(long units) {
        return new BigDecimal(units)
                .divide(new BigDecimal(RaisedCosine.ONE), MathContext.DECIMAL128)
                .setScale(10, RoundingMode.HALF_EVEN);
    }

    private static void assertLow(long part) {
        BigInteger sine = sine(scaled(part).multiply(TWO_PI).shiftRight(PLACES));
        BigInteger exact = scaled(part).subtract(sine.shiftLeft(PLACES).divide(TWO_PI));
        BigInteger short56 = exact.subtract(scaled(RaisedCosine.given(part)));
        assertTrue(short56.compareTo(OWN_ERROR.negate()) > 0, "above at " + part);
        BigInteger most = BigInteger.ONE.shiftLeft(PLACES - 56);
        assertTrue(short56.compareTo(most) < 0, "far below at " + part);
    }

    private static BigInteger scaled(long units) {
        return BigInteger.valueOf(units).shiftLeft(SCALE);
    }

    /** Sine of an angle of 0 to 2 pi, by its series about zero. */
    private static BigInteger sine(BigInteger angle) {
        BigInteger square = angle.multiply(angle).shiftRight(PLACES);
        BigInteger term = angle;
        BigInteger sum = angle;
        for (int n = 2; term.signum() != 0; n += 2) {
            term =
                    term.multiply(square)
                            .shiftRight(PLACES)
                            .divide(BigInteger.valueOf(n * (n + 1L)))
                            .negate();
            sum = sum.add(term);
        }
        return sum;
    }
}
