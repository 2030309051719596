package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A product divided by a number is exact, whatever the numbers, at full width. */
@Verifies("req~structure.exact-products~1")
class WideQuotientProofTest {
    @TempDir Path folder;

    @Test
    void theQuotientIsExactForAllThatTheContractAllows() {
        prove(
                Sources.right(),
                claims -> {
                    claims.upperHalf();
                    claims.longDivision();
                    claims.whole();
                    claims.say("WideQuotient");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
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
    @CsvSource(
            delimiter = '~',
            value = {
                "aHigh * bHigh + (middle ~ aHigh * bHigh + 1 + (middle",
                "aLow * bHigh + (middle & LIMB_MASK) ~ aLow * bHigh",
            })
    void aMistakeInTheUpperHalfIsRefuted(String right, String wrong) {
        refute(right, wrong, WideQuotientClaims::upperHalf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "== 0) { ~ != 5) {",
                "remainder = low % divisor ~ remainder = low / divisor",
            })
    void aMistakeInPuttingThemTogetherIsRefuted(String right, String wrong) {
        refute(right, wrong, WideQuotientClaims::whole);
    }

    private void refute(String right, String wrong, Consumer<WideQuotientClaims> what) {
        List<ClassFiles> code = Sources.wrong(folder, WideQuotientClaims.OWNER, right, wrong);
        assertThrows(Refuted.class, () -> prove(code, what));
    }

    private static void prove(List<ClassFiles> code, Consumer<WideQuotientClaims> what) {
        try (WideQuotientClaims claims = new WideQuotientClaims(code)) {
            what.accept(claims);
        }
    }
}
