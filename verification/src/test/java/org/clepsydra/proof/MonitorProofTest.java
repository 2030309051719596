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

/** The monitor's arithmetic says what its requirements say, and nothing in it overflows. */
class MonitorProofTest {
    @TempDir Path folder;

    @Test
    @Verifies("req~monitor.permit~3")
    void aPermitKeepsWithinTheCeiling() {
        prove(
                Sources.right(),
                claims -> {
                    claims.permit();
                    claims.conversions();
                    claims.say("MotionGuard.roomParts and MonitorGeometry");
                });
    }

    @Test
    @Verifies({
        "req~monitor.dropped~2",
        "req~monitor.over-delivery~3",
        "req~monitor.unintended-motion~3",
        "req~monitor.envelope-time~2"
    })
    void theGuardJudgesAsRequired() {
        prove(
                Sources.right(),
                claims -> {
                    claims.motion();
                    claims.judgements();
                    claims.say("MotionGuard");
                });
    }

    @Test
    @Verifies("req~monitor.permit~3")
    void anAcceptedDeviceRecordIsInRange() {
        prove(
                Sources.right(),
                claims -> {
                    claims.accepted();
                    claims.say("MonitorGeometry of any record");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "allowedParts - seenParts - toGoParts ~ allowedParts - seenParts",
                "allowedParts - seenParts - toGoParts ~ allowedParts - toGoParts",
                "PERMITTED_COUNTS = 1 ~ PERMITTED_COUNTS = 2",
                "parts(ceilingNl) + allowedParts ~ parts(ceilingNl * 2048) + allowedParts",
            })
    void aMistakeInThePermitIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::permit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
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
    @CsvSource(
            delimiter = '~',
            value = {
                "seenParts = Math.min(SEEN_PARTS_MAX, seenParts + movedParts) ~ seenParts = seenParts + movedParts",
                "Math.max(0, Math.min(droppedParts, roomParts)) ~ Math.min(droppedParts, roomParts)",
                "Math.max(0, Math.min(droppedParts, roomParts)) ~ Math.max(0, droppedParts)",
            })
    void aMistakeInTheMotionIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::motion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ABOVE_COUNTS = 2 ~ ABOVE_COUNTS = 3",
                "TRAILING_COUNTS = 2 ~ TRAILING_COUNTS = 1",
                "UNLEAVED_COUNTS = 2 ~ UNLEAVED_COUNTS = 1",
                "parts(pastCeilingNl - gapNl) ~ parts(pastCeilingNl)",
                "seenParts + device.quantumParts() ~ seenParts",
                "seenParts > parts(ceilingNl) ~ seenParts >= parts(ceilingNl)",
            })
    void aMistakeInAJudgementIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GUARD, right, wrong, MonitorClaims::judgements);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "upTo(record.microstepsPerRev(), 65_536L) ~ record.microstepsPerRev() >= 1",
                "accepted = inRange && queue >= 1 ~ accepted = inRange",
            })
    void aRangeForgottenIsRefuted(String right, String wrong) {
        refute(MonitorClaims.GEOMETRY, right, wrong, MonitorClaims::accepted);
    }

    private void refute(String owner, String right, String wrong, Consumer<MonitorClaims> what) {
        List<ClassFiles> code = Sources.wrong(folder, owner, right, wrong);
        assertThrows(Refuted.class, () -> prove(code, what));
    }

    private static void prove(List<ClassFiles> code, Consumer<MonitorClaims> what) {
        try (MonitorClaims claims = new MonitorClaims(code)) {
            what.accept(claims);
        }
    }
}
