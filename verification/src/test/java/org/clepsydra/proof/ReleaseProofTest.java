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

/** What a step releases: booked, bounded and handed on exactly, from every state. */
class ReleaseProofTest {
    @TempDir Path folder;

    @Test
    @Verifies({
        "req~motor.within-permit~1",
        "req~motor.booked-first~1",
        "req~motor.bounded-queue~2"
    })
    void theReleaseIsWithinEveryBound() {
        prove(Sources.right(), "Therapy.deliver", ReleaseClaims::deliver);
    }

    @Test
    @Verifies({"req~motor.booked-first~1", "req~motor.within-permit~1", "req~delivery.stop~1"})
    void whatIsBookedIsWhatTheMotorIsTold() {
        prove(Sources.right(), "Therapy.step and Drive.step", ReleaseClaims::step);
    }

    @Test
    @Verifies("req~motor.booked-first~1")
    void anOrderBooksNothing() {
        prove(Sources.right(), "Therapy.order and enter", ReleaseClaims::frames);
    }

    @Test
    @Verifies("req~motor.within-permit~1")
    void theDriveCutsAnyTargetToThePermit() {
        prove(Sources.right(), "Drive.step", ReleaseClaims::drive);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // The permit ignored.
                "Math.min(Math.min(due, room), permit.microstepsMax()) ~ Math.min(due, room)",
                // The room ignored.
                "Math.min(Math.min(due, room), permit ~ Math.min(due, permit",
                "device.queueMax() - in.microstepsToGo() ~ device.queueMax()",
                // One microstep not booked, not subtracted, released below zero.
                "ledger.book(Units.microsteps(count)) ~ ledger.book(Units.microsteps(count / 2))",
                "schedule.due(therapyMs) - ledger.basal() ~ schedule.due(therapyMs)",
                "long count = Math.max(0, Math.min( ~ long count = (Math.min(",
                // Handed on as booked, but one more.
                "out.move(Units.microsteps(count), ~ out.move(Units.microsteps(count + 1),",
                // A pace at which the queue is not emptied, a sum that overflows.
                "Math.max(1, toGo + count) ~ Math.max(1, count)",
                "therapyMs + in.advanceMs() ~ therapyMs * 4 + in.advanceMs()",
            })
    void aMistakeInTheReleaseIsRefuted(String right, String wrong) {
        refute(ReleaseClaims.THERAPY, right, wrong, ReleaseClaims::deliver);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "in.order() == Orders.STOP || !mayMove ~ !mayMove",
                "in.order() == Orders.STOP || !mayMove ~ in.order() == Orders.STOP",
                "            enter(TherapyState.READY); ~ enter(TherapyState.READY); ledger.book(1);",
                "            out.move(0, paceUs); ~ out.move(1, paceUs);",
            })
    void aMistakeInTheStepIsRefuted(String right, String wrong) {
        refute(ReleaseClaims.THERAPY, right, wrong, ReleaseClaims::step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Math.min(target.microsteps(), permit.microstepsMax()) ~ target.microsteps()",
                "Math.max(0, lesser) ~ lesser",
                "leaseToken * LEASE_FACTOR ~ leaseToken * 65536",
            })
    void aMistakeInTheDriveIsRefuted(String right, String wrong) {
        refute(ReleaseClaims.DRIVE, right, wrong, ReleaseClaims::drive);
    }

    private void refute(String owner, String right, String wrong, Consumer<ReleaseClaims> what) {
        List<ClassFiles> code = Sources.wrong(folder, owner, right, wrong);
        assertThrows(Refuted.class, () -> prove(code, null, what));
    }

    private static void prove(List<ClassFiles> code, String name, Consumer<ReleaseClaims> what) {
        try (ReleaseClaims claims = new ReleaseClaims(code)) {
            what.accept(claims);
            if (name != null) {
                claims.say(name);
            }
        }
    }
}
