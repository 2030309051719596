package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The monitor's arithmetic says what its requirements say, and nothing in it overflows. */
class MonitorProofTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~monitor.permit~3")
    void aPermitKeepsWithinTheCeiling() {
        Proofs.prove(
                MonitorClaims::new,
                "MotionGuard.roomParts and MonitorGeometry",
                claims -> {
                    claims.permit();
                    claims.conversions();
                });
    }

    @Test
    @Verifies({
        "req~monitor.dropped~2",
        "req~monitor.over-delivery~3",
        "req~monitor.unintended-motion~4",
        "req~monitor.envelope-time~4"
    })
    void theGuardJudgesAsRequired() {
        Proofs.prove(
                MonitorClaims::new,
                "MotionGuard",
                claims -> {
                    claims.motion();
                    claims.judgements();
                });
    }

    @Test
    @Verifies("req~monitor.permit~3")
    void anAcceptedDeviceRecordIsInRange() {
        Proofs.prove(
                MonitorClaims::new,
                "MonitorGeometry of any record",
                claims -> {
                    claims.accepted();
                });
    }

    @Test
    @Verifies("req~monitor.clock~2")
    void whatIsReadIsInRange() {
        Proofs.prove(
                EncoderClaims::new,
                "Monitor.clock, encoder, order and motion",
                claims -> {
                    claims.encoder();
                    claims.order();
                    claims.clock();
                    claims.motion();
                });
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "parts(ceilingNl) - seenParts - toGoParts ~ parts(ceilingNl) - seenParts",
                "parts(ceilingNl) - seenParts - toGoParts ~ parts(ceilingNl) - toGoParts",
                "PERMITTED_COUNTS = 1 ~ PERMITTED_COUNTS = 2",
                "leadParts(ceilingNl, toGoParts) + allowed ~ leadParts(ceilingNl * 2048, toGoParts) + allowed",
            })
    void aMistakeInThePermitIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::permit);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.max(0, Math.min(parts, 1L << 46)) ~ Math.max(0, parts)",
                "Math.max(0, Math.min(parts, 1L << 46)) ~ Math.min(parts, 1L << 46)",
                "Math.max(0, Math.min(microsteps, TO_GO_MAX)) ~ Math.max(0, microsteps)",
                "Math.min(counts, COUNTS_MAX) ~ counts",
                "Math.min(elapsedMs, 1_000_000L) ~ elapsedMs",
            })
    void aMistakeInTheConversionsIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GEOMETRY, right, wrong, MonitorClaims::conversions);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "seenParts = Math.min(SEEN_PARTS_MAX, seenParts + movedParts) ~ seenParts = seenParts + movedParts",
                "Math.max(0, Math.min(droppedParts, roomParts)) ~ Math.min(droppedParts, roomParts)",
                "Math.max(0, Math.min(droppedParts, roomParts)) ~ Math.max(0, droppedParts)",
            })
    void aMistakeInTheMotionIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::motion);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "ABOVE_COUNTS = 2 ~ ABOVE_COUNTS = 3",
                "TRAILING_COUNTS = 2 ~ TRAILING_COUNTS = 1",
                "UNLEAVED_COUNTS = 2 ~ UNLEAVED_COUNTS = 1",
                "parts(pastCeilingNl - gapNl) ~ parts(pastCeilingNl)",
                "device.quantumParts() + playParts ~ playParts",
                "seenParts > parts(ceilingNl) ~ seenParts >= parts(ceilingNl)",
            })
    void aMistakeInAJudgementIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::judgements);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "upTo(record.microstepsPerRev(), 65_536L) ~ record.microstepsPerRev() >= 1",
                "accepted = inRange && queue >= 1 ~ accepted = inRange",
            })
    void aRangeForgottenIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GEOMETRY, right, wrong, MonitorClaims::accepted);
    }

    @Test
    void aClockThatRunsBackwardsIsRefuted() {
        String right = "nowMs > lastMs ? Math.max(0, nowMs - lastMs) : 0";
        refuteReading(right, "nowMs - lastMs", EncoderClaims::clock);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "long beyond = Math.max(0, counts - furthestCounts) ~ long beyond = counts - furthestCounts",
                "Math.max(-COUNTS_MAX, Math.min(raw, COUNTS_MAX)) ~ raw",
                "Math.max(furthestCounts, counts) ~ counts",
                "Math.max(furthestCounts, counts) ~ furthestCounts",
            })
    void aMistakeInTheEncoderIsRefuted(String right, String wrong) {
        refuteReading(right, wrong, EncoderClaims::encoder);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "guard.step(forwardCounts, ~ guard.step(forwardCounts - 1,",
                "guard.drop(droppedParts, ~ guard.drop(1L << 61,",
            })
    void aMistakeInWhatTheGuardIsGivenIsRefuted(String right, String wrong) {
        refuteReading(right, wrong, EncoderClaims::motion);
    }

    @Test
    void aFurthestPositionBehindTheHeadIsRefuted() {
        String right = "furthestCounts = lastCounts;";
        refuteReading(right, "furthestCounts = lastCounts - 1;", EncoderClaims::order);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "if (!back.wentBack(behindCounts)) { ~ if (back.wentBack(behindCounts)) {",
                "furthestCounts - behindCounts); ~ furthestCounts - behindCounts - 1);",
                "return !may || ~ return may ||",
                "|| !(leave || permitting) ~ || !(leave)",
            })
    void aMistakeInGoingBackIsRefuted(String right, String wrong) {
        refuteReading(right, wrong, EncoderClaims::back);
    }

    @Test
    @Verifies({"req~monitor.back-off~1", "req~monitor.unintended-motion~4"})
    void theHeadNeverGoesBackFurtherThanItMay() {
        Proofs.prove(EncoderClaims::new, "Monitor.movedBack", EncoderClaims::back);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "takenCounts + behindCounts ~ takenCounts",
                "Math.min(TAKEN_COUNTS_MAX, takenCounts + behindCounts) ~ takenCounts + behindCounts",
                "return ever && ~ return 1 > 0 &&",
                "device.backOffCounts() + BEYOND_COUNTS ~ device.backOffCounts() + 6",
            })
    void aMistakeInWhatWasTakenBackIsRefuted(String right, String wrong) {
        String owner = EncoderClaims.BACK;
        Proofs.refute(folder, owner, right, wrong, EncoderClaims::new, EncoderClaims::back);
    }

    private void refuteReading(String right, String wrong, Consumer<EncoderClaims> what) {
        Proofs.refute(folder, EncoderClaims.MONITOR, right, wrong, EncoderClaims::new, what);
    }

    private void refute(String owner, String right, String wrong, Consumer<MonitorClaims> what) {
        Proofs.refute(folder, owner, right, wrong, MonitorClaims::new, what);
    }
}
