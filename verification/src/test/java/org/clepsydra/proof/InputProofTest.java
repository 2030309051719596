package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The ranges that the other proofs begin from are those the code lets through. */
class InputProofTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~plan.ranges~1")
    void anAcceptedDeviceRecordIsInRange() {
        Proofs.prove(GeometryClaims::new, "PumpGeometry", GeometryClaims::accepted);
    }

    @Test
    @Verifies({"req~signal.cadence~1", "req~delivery.therapy-time~3"})
    void therapyTimeAdvancesByASecondAtMost() {
        Proofs.prove(SignalClaims::new, "Cadence.step", SignalClaims::advance);
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void whatIsToGoAndWhatWasMadeIsWithinTheQueue() {
        Proofs.prove(SignalClaims::new, "Validator.driver", SignalClaims::driver);
        Proofs.prove(SignalClaims::new, "Validator.head", SignalClaims::head);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "&& within(countsPerRev, PER_REV_MAX) ~ && countsPerRev >= 1",
                "within(nlPerRev, NL_PER_REV_MAX) ~ nlPerRev >= 1",
                "return dueInPeriod + 2 <= queueMax ~ return dueInPeriod <= queueMax",
                "return queueMax >= 1 && ~ return",
            })
    void aRangeForgottenIsRefuted(String right, String wrong) {
        String owner = Geometry.OWNER;
        Proofs.refute(folder, owner, right, wrong, GeometryClaims::new, GeometryClaims::accepted);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.min(elapsedMs, longestMs) ~ elapsedMs",
                "out.time(nowMs, elapsedMs, ~ out.time(nowMs, -elapsedMs,",
            })
    void aMistakeInTheCadenceIsRefuted(String right, String wrong) {
        refute(SignalClaims.CADENCE, right, wrong, SignalClaims::advance);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.max(least, Math.min(in.microstepsToGo(), most)) ~ Math.max(least, in.microstepsToGo())",
                "Math.max(least, Math.min(in.microstepsToGo(), most)) ~ Math.min(in.microstepsToGo(), most)",
                "Math.max(-most - 1, Math.min(since, most + 1)) ~ Math.min(since, most + 1)",
                "Math.max(-most - 1, Math.min(since, most + 1)) ~ since",
                "Math.max(-MICROSTEPS_MAX, Math.min(raw, MICROSTEPS_MAX)) ~ raw",
            })
    void aMistakeInTheDriversReadingIsRefuted(String right, String wrong) {
        refute(SignalClaims.VALIDATOR, right, wrong, SignalClaims::driver);
    }

    @Test
    void aMistakeInTheHeadsReadingIsRefuted() {
        String right = "Math.max(-COUNTS_MAX, Math.min(raw, COUNTS_MAX))";
        refute(SignalClaims.VALIDATOR, right, "raw", SignalClaims::head);
    }

    private void refute(String owner, String right, String wrong, Consumer<SignalClaims> what) {
        Proofs.refute(folder, owner, right, wrong, SignalClaims::new, what);
    }
}
