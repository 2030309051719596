package org.clepsydra.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("req~structure.exact-products~1")
class WideQuotientTest {
    private static final long MOST = (1L << 62) - 1;

    private final WideQuotient wide = new WideQuotient();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "7, 3, 2",
        "1, 1, 1",
        "1, 1, 2",
        // Products of 2^63, the first beyond a long, and of 2^63 - 1 less a little.
        "4294967296, 2147483648, 3",
        "649657, 14197294936951, 5",
        "4611686018427387903, 4611686018427387903, 4611686018427387903",
        "4611686018427387903, 2, 4611686018427387903",
        "4611686018427387903, 3, 4611686018427387902",
        "4294967295, 4294967297, 4294967295",
        "4611686018427387903, 4294967296, 4294967296"
    })
    void dividesAProductExactly(long a, long b, long divisor) {
        assertExact(a, b, divisor);
    }

    @Test
    void agreesWithBigIntegersAtRandomPointsOfEverySize() {
        long seed = 20_061;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            long a = MOST >>> random.nextInt(62);
            a = random.nextLong(a + 1);
            long b = random.nextLong((MOST >>> random.nextInt(62)) + 1);
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            // A divisor that keeps the quotient below 2^63.
            long least = product.shiftRight(63).longValueExact() + 1;
            if (least <= MOST) {
                assertExact(a, b, least + random.nextLong(MOST - least + 1));
                assertExact(a, b, least);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-9223372036854775808"})
    void givesNothingForADivisorBelowOne(long divisor) {
        wide.divide(5, 5, 3);
        wide.divide(5, 5, divisor);
        assertEquals(0, wide.quotient());
        assertEquals(0, wide.remainder());
    }

    private void assertExact(long a, long b, long divisor) {
        wide.divide(a, b, divisor);
        BigInteger[] wanted =
                BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(b))
                        .divideAndRemainder(BigInteger.valueOf(divisor));
        String at = a + " * " + b + " / " + divisor;
        assertEquals(wanted[0], BigInteger.valueOf(wide.quotient()), at);
        assertEquals(wanted[1], BigInteger.valueOf(wide.remainder()), at);
    }
}
