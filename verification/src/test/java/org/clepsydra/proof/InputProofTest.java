package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges that the other proofs begin from are those the code lets through. */
class InputProofTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~plan.ranges~1")
    void anAcceptedDeviceRecordIsInRange() {
        geometry(Sources.right(), true);
    }

    @Test
    @Verifies({"req~signal.cadence~1", "req~delivery.therapy-time~1"})
    void therapyTimeAdvancesByASecondAtMost() {
        advance(Sources.right());
    }

    @Test
    @Verifies("req~signal.motor-trust~1")
    void whatIsToGoIsWithinTheQueue() {
        try (SignalClaims claims = new SignalClaims(Sources.right())) {
            claims.toGo();
            claims.say("Validator.motion");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "&& within(countsPerRev, PER_REV_MAX) ~ ",
                "within(nlPerRev, NL_PER_REV_MAX) ~ nlPerRev >= 1",
                "return dueInPeriod + 2 <= queueMax ~ return dueInPeriod <= queueMax",
                "return queueMax >= 1 && ~ return",
            })
    void aRangeForgottenIsRefuted(String right, String wrong) {
        String put = wrong == null ? "" : wrong;
        List<ClassFiles> code = Sources.wrong(folder, Geometry.OWNER, right, put);
        assertThrows(Refuted.class, () -> geometry(code, false));
    }

    @Test
    void anAdvanceWithoutABoundIsRefuted() {
        String right = "Math.min(elapsedMs, longestMs)";
        List<ClassFiles> code = Sources.wrong(folder, SignalClaims.CADENCE, right, "elapsedMs");
        assertThrows(Refuted.class, () -> advance(code));
    }

    private static void geometry(List<ClassFiles> code, boolean say) {
        try (GeometryClaims claims = new GeometryClaims(code)) {
            claims.accepted();
            if (say) {
                claims.say("PumpGeometry");
            }
        }
    }

    private static void advance(List<ClassFiles> code) {
        try (SignalClaims claims = new SignalClaims(code)) {
            claims.advance();
            claims.say("Cadence.step");
        }
    }
}
