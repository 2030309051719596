package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** A product divided by a number is exact, whatever the numbers, at full width. */
@Verifies("req~structure.exact-products~1")
class WideQuotientProofTest {
    private static final int POINTS = 10_000_000;
    private static final long SEED = 20_062;
    private static final long MOST = (1L << 62) - 1;

    @TempDir Path folder;

    @Test
    void theQuotientIsExactForAllThatTheContractAllows() {
        Proofs.prove(
                WideQuotientClaims::new,
                "WideQuotient",
                claims -> {
                    claims.upperHalf();
                    claims.longDivision();
                    claims.whole();
                });
    }

    /** Not a proof, but of the class as it runs, and with nothing of the prover in it. */
    @Test
    void agreesWithBigIntegersAtTenMillionPoints() {
        SplittableRandom random = new SplittableRandom(SEED);
        WideQuotient wide = new WideQuotient();
        for (int i = 0; i < POINTS; i++) {
            long a = random.nextLong((MOST >>> random.nextInt(62)) + 1);
            long b = random.nextLong((MOST >>> random.nextInt(62)) + 1);
            // The least divisor that keeps the quotient below 2^63.
            long least = (Math.multiplyHigh(a, b) << 1 | (a * b) >>> 63) + 1;
            long divisor = least + random.nextLong(((MOST - least) >>> random.nextInt(62)) + 1);
            wide.divide(a, b, divisor);
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
            BigInteger[] wanted = product.divideAndRemainder(BigInteger.valueOf(divisor));
            if (wanted[0].longValueExact() != wide.quotient()
                    || wanted[1].longValueExact() != wide.remainder()) {
                fail(a + " * " + b + " / " + divisor + ", seed " + SEED);
            }
        }
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "bits = bits | 1; ~ bits = bits | 0;",
                "rest >= divisor ~ rest > divisor",
                "rest = rest - divisor; ~ rest = rest - divisor - 1;",
                "i < WORD_BITS ~ i < WORD_BITS - 1",
            })
    void aMistakeInTheLongDivisionIsRefuted(String right, String wrong) {
        refute(right, wrong, WideQuotientClaims::longDivision);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "aHigh * bHigh + (middle ~ aHigh * bHigh + 1 + (middle",
                "aLow * bHigh + (middle & LIMB_MASK) ~ aLow * bHigh",
            })
    void aMistakeInTheUpperHalfIsRefuted(String right, String wrong) {
        refute(right, wrong, WideQuotientClaims::upperHalf);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "== 0) { ~ != 5) {",
                // The same product, of numbers that are not the upper half's to take.
                "long high = high(a, b); ~ long high = high(-a, -b);",
                "remainder = low % divisor ~ remainder = low / divisor",
            })
    void aMistakeInPuttingThemTogetherIsRefuted(String right, String wrong) {
        refute(right, wrong, WideQuotientClaims::whole);
    }

    private void refute(String right, String wrong, Consumer<WideQuotientClaims> what) {
        String owner = WideQuotientClaims.OWNER;
        Proofs.refute(folder, owner, right, wrong, WideQuotientClaims::new, what);
    }
}
