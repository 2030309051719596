package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No permit with the cutoff open, and nothing that is latched clears by itself, or by an order. */
class CutoffProofTest {
    @TempDir Path folder;

    @Test
    @Verifies({"req~monitor.cutoff~2", "req~monitor.lease~1"})
    void thereIsNoPermitWithTheCutoffOpen() {
        Proofs.prove(CutoffClaims::new, "Monitor.step", CutoffProofTest::step);
    }

    @Test
    @Verifies({
        "req~monitor.over-delivery~3",
        "req~monitor.unintended-motion~4",
        "req~monitor.clock~2",
        "req~monitor.cutoff~2"
    })
    void whatIsLatchedIsKept() {
        Proofs.prove(LatchClaims::new, "Monitor's latch", CutoffProofTest::latch);
    }

    @Test
    @Verifies({"req~monitor.cutoff~2", "req~monitor.lost-order~1"})
    void stopEndsWhatStartBegan() {
        Proofs.prove(
                CutoffClaims::new,
                "Monitor.order and OverlayCeiling.cut",
                claims -> {
                    claims.orders();
                    claims.cut();
                });
    }

    private static void step(CutoffClaims claims) {
        claims.parts();
        claims.step();
        claims.asking();
        claims.unasked();
    }

    private static void latch(LatchClaims claims) {
        claims.reasons();
        claims.begins();
        claims.pieces();
        claims.others();
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Permitted, or closed, while latched; latched without effect.
                "if (latched != DenyReason.NONE) { ~ if (latched == DenyReason.MEMORY) {",
                "if (latched != DenyReason.NONE) { ~ if (latched == DenyReason.OVER_DELIVERY) {",
                "if (why == DenyReason.NONE) { ~ if (why == DenyReason.NONE || why =="
                        + " DenyReason.OVER_DELIVERY) {",
                "return latched; ~ return DenyReason.NOT_STARTED;",
                "permit.deny(why); ~ permitting = false;",
                "cutoff.close(nextToken()); ~ cutoff.open();",
                "permitting = why == DenyReason.NONE; ~ permitting = true;",
                // A lease that is none.
                "next == 0 ? LEASE_STEP : next ~ next",
                "& LEASE_MASK; ~ + LEASE_MASK;",
                // Without a device, an envelope or a start.
                "if (!device.accepted()) { ~ if (device.accepted()) {",
                "if (!envelope.held()) { ~ if (envelope.held()) {",
                "if (startedUnderEnvelope || envelope.overlay().runs()) { ~ if"
                        + " (!startedUnderEnvelope || envelope.overlay().runs()) {",
                // Where nobody asks: power for long, or in spite of what is wrong.
                "permit.deny(may ? DenyReason.LINK : why); ~ permit.deny(why);",
                "permitting && may && ~ permitting &&",
                "permitting = permitting && may ~ permitting = may",
                // Cleared as it is shown.
                "permit.underDelivers(underrun.found()); ~ latched = DenyReason.NONE;",
            })
    void aPermitWithoutLeaveIsRefuted(String right, String wrong) {
        refute(CutoffClaims.MONITOR, right, wrong, CutoffProofTest::step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"permit.deny(why);", "if (!permitting) {"})
    void powerThatIsNotTakenAwayIsRefuted(String before) {
        String opens = before + "\n            cutoff.open();";
        for (String instead : List.of("cutoff.close(nextToken());", "permitting = false;")) {
            refute(CutoffClaims.MONITOR, opens, before + instead, CutoffProofTest::step);
        }
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "granted = false; ~ granted = granted;",
                "microstepsMax = 0; ~ reason = why;",
                "backMicrostepsMax = 0; ~ reason = why;",
                "envelopeChecksum = 0; ~ reason = why;",
                "reason = why; ~ reason = 0;",
            })
    void aDenialThatLeavesSomethingIsRefuted(String right, String wrong) {
        refute("org/clepsydra/monitor/Permit", right, wrong, CutoffProofTest::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "closed = false; ~ closed = closed;",
                "leaseToken = 0; ~ closed = false;",
                "closed = true; ~ closed = closed;",
                "leaseToken = token; ~ leaseToken = 0;",
            })
    void aCutoffThatStaysIsRefuted(String right, String wrong) {
        refute("org/clepsydra/monitor/CutoffCommand", right, wrong, CutoffProofTest::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Cleared by CLEAR, by START, by STOP, by an overlay, by an order that is lost.
                "if (stopped) { ~ if (stopped) { latched = DenyReason.NONE;",
                "back.begin(); ~ back.begin(); latched = DenyReason.NONE;",
                "underrun.begin(false); ~ underrun.begin(false); latched = DenyReason.NONE;",
                "case Orders.FLUSH: ~ case Orders.FLUSH: latched = DenyReason.NONE;",
                "lastSequence = asked.sequence(); ~ lastSequence = asked.sequence(); latched ="
                        + " raised > 1 ? 0 : latched;",
                // Cleared by a motion that is in order, by time, or by the store.
                "guard.step(forwardCounts, leave || permitting); ~ latched = leave ? 0 : latched;",
                "if (!waits) { ~ if (!waits) { latched = DenyReason.NONE;",
                "lastMs = nowMs; ~ lastMs = nowMs; latched = elapsedMs > 60_000 ? 0 : latched;",
                "windows.restore(record); ~ windows.restore(record); latched = DenyReason.NONE;",
                "allowance.step(in, envelope, ~ latched = 0; allowance.step(in, envelope,",
                "if (envelope.reach(ms)) { ~ if (envelope.reach(ms)) { latched = DenyReason.NONE;",
                // Another in its place, or one that does not cut.
                "if (latched == DenyReason.NONE || latched == DenyReason.SELF_TEST) { ~ if (latched"
                        + " != why) {",
                "latch(DenyReason.OVER_DELIVERY); ~ latch(DenyReason.NOT_STARTED);",
                "latch(DenyReason.CLOCK); ~ latched = DenyReason.CLOCK;",
                "latch(DenyReason.ENCODER); ~ latch(DenyReason.NOT_STORED);",
                "latched = DenyReason.NONE; ~ latched = DenyReason.CLOCK;",
            })
    void aLatchThatClearsIsRefuted(String right, String wrong) {
        String owner = LatchClaims.MONITOR;
        Proofs.refute(folder, owner, right, wrong, LatchClaims::new, CutoffProofTest::latch);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "startedUnderEnvelope = false; ~ stopped = true;",
                "raised == 1 ? asked.order() : Orders.STOP ~ asked.order()",
                "raised == 1 ? asked.order() : Orders.STOP ~ raised > 0 ? asked.order() :"
                        + " Orders.STOP",
                "case Orders.CLEAR: ~ case Orders.CLEAR: startedUnderEnvelope = true;",
                "if (envelope.ended()) { ~ if (envelope.ended()) { startedUnderEnvelope = true;",
            })
    void aStopThatDoesNotIsRefuted(String right, String wrong) {
        refute(CutoffClaims.MONITOR, right, wrong, CutoffClaims::orders);
    }

    @Test
    void anOverlayThatGoesOnAfterItsCutIsRefuted() {
        String right = "beforeNl = beforeNl + gaveNl;\n        row = Permit.NO_OVERLAY;";
        refute(CutoffClaims.OVERLAY, right, "beforeNl = gaveNl;", CutoffClaims::cut);
    }

    private void refute(String owner, String right, String wrong, Consumer<CutoffClaims> what) {
        Proofs.refute(folder, owner, right, wrong, CutoffClaims::new, what);
    }
}
