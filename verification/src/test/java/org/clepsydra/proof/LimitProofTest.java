package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** No permit goes beyond a sliding limit, and what was moved is counted against it. */
class LimitProofTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~monitor.windows~3")
    void noPermitGoesBeyondALimit() {
        Proofs.prove(
                LimitClaims::new,
                "Monitor.decide and room",
                claims -> {
                    claims.inForce();
                    claims.permits();
                });
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void whatMovesIsCounted() {
        Proofs.prove(
                LimitClaims::new,
                "Monitor.motion and MotionWindows",
                claims -> {
                    claims.counts();
                    claims.passes();
                });
    }

    @Test
    @Verifies("req~monitor.windows~3")
    void eachDrugIsCountedByItself() {
        Proofs.prove(LimitClaims::new, "MotionWindows.choose", LimitClaims::drugs);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // A limit forgotten, or held against the other window; what is to go forgotten.
                "- now().hourParts(); ~ ;",
                "- now().dayParts(); ~ ;",
                "- now().dayParts(); ~ - now().hourParts();",
                "Math.min(hourParts, dayParts) ~ Math.max(hourParts, dayParts)",
                "+ slackParts - toGoParts ~ + slackParts",
                // More than the slack.
                "long COUNTS = 2 ~ long COUNTS = 3",
                "device.quantumParts() + COUNTS ~ 2 * device.quantumParts() + COUNTS",
                // The window of another drug.
                "drugs[Math.max(0, Math.min(held, DRUGS_MAX - 1))] ~ drugs[0]",
            })
    void aLimitForgottenIsRefuted(String right, String wrong) {
        refute(LimitClaims.WINDOWS, right, wrong, LimitClaims::permits);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.min(ceilingParts, windowParts) ~ ceilingParts",
                "Math.min(ceilingParts, windowParts) ~ Math.max(ceilingParts, windowParts)",
                "return priming ? ceilingParts ~ return !priming ? ceilingParts",
                "priming = envelope.overlay().row() == PlanLayout.PRIME; ~ priming ="
                        + " envelope.overlay().row() >= PlanLayout.BOLUS;",
                "Quantities.microsteps(device.microstepsIn(room(in))) ~"
                        + " Quantities.microsteps(room(in))",
                "windows.roomParts(envelope.block(), toGoParts) ~ windows.roomParts(envelope.block(),"
                        + " 0)",
                "Math.min(pastParts, speed.roomParts(toGoParts)) ~ speed.roomParts(toGoParts)",
                "|| in.microstepsToGo() < 0) { ~ || 1 > 2) {",
            })
    void aPermitBeyondALimitIsRefuted(String right, String wrong) {
        refute(EncoderClaims.MONITOR, right, wrong, LimitClaims::permits);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "if ((leave || permitting) && !priming) { ~ if (leave && !priming) {",
                "if ((leave || permitting) && !priming) { ~ if (permitting && !priming) {",
                "if ((leave || permitting) && !priming) { ~ if (leave || permitting) {",
                "windows.add(envelope.block(), forwardCounts); ~ windows.add(envelope.block(),"
                        + " Quantities.counts(forwardCounts / 2));",
                "speed.add(forwardCounts); ~ windows.add(envelope.block(), forwardCounts);",
            })
    void motionNotCountedIsRefuted(String right, String wrong) {
        refute(EncoderClaims.MONITOR, right, wrong, LimitClaims::counts);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "hour.add(parts); ~ day.add(parts);",
                "day.add(parts); ~ drugId = 0;",
                "hour.pass(ms); ~ drugId = 0;",
                "day.pass(ms); ~ day.pass(2 * ms);",
            })
    void aWindowNotToldIsRefuted(String right, String wrong) {
        refute(
                LimitClaims.DRUG,
                right,
                wrong,
                claims -> {
                    claims.counts();
                    claims.passes();
                });
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "free = empty ? i : free; ~ free = i;",
                "!empty && drugs[i].drugId() == drugId ~ drugs[i].drugId() == drugId",
                "own == DRUGS_MAX ? free : own ~ free",
                "held = chosen; ~ held = 0;",
                "drugs[chosen].take(drugId); ~ drugs[0].take(drugId);",
                "return chosen < DRUGS_MAX; ~ return true;",
            })
    void aDrugTakenForAnotherIsRefuted(String right, String wrong) {
        refute(LimitClaims.WINDOWS, right, wrong, LimitClaims::drugs);
    }

    private void refute(String owner, String right, String wrong, Consumer<LimitClaims> what) {
        Proofs.refute(folder, owner, right, wrong, LimitClaims::new, what);
    }
}
