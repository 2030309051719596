package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
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
        "req~motor.bounded-queue~2",
        "req~reservoir.empty~1"
    })
    void theReleaseIsWithinEveryBound() {
        Proofs.prove(ReleaseClaims::new, "Therapy.deliver", ReleaseClaims::deliver);
    }

    @Test
    @Verifies({"req~motor.booked-first~1", "req~motor.within-permit~1", "req~delivery.stop~1"})
    void whatIsBookedIsWhatTheMotorIsTold() {
        Proofs.prove(StepClaims::new, "Therapy.step and Drive.step", StepClaims::step);
    }

    @Test
    @Verifies("req~motor.booked-first~1")
    void anOrderBooksNothing() {
        Proofs.prove(StepClaims::new, "Therapy.order and enter", StepClaims::frames);
    }

    @Test
    @Verifies("req~motor.within-permit~1")
    void theDriveCutsAnyTargetToThePermit() {
        Proofs.prove(StepClaims::new, "Drive.step", StepClaims::drive);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // The permit ignored.
                "Math.min(Math.min(due, room), permit.microstepsMax()) ~ Math.min(due, room)",
                // The reservoir ignored, or not told.
                "Math.min(most, left) ~ most",
                "reservoir.book(Units.microsteps(count)) ~ reservoir.book(Units.microsteps(0))",
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
                // What is due at another time; a plan that is not asked; a time not kept.
                "therapyMs + in.advanceMs() ~ therapyMs + 2 * in.advanceMs()",
                "schedule.due(therapyMs) - ~ schedule.due(Units.ms(therapyMs - in.advanceMs())) -",
                "schedule.due(therapyMs) - ~ 0 -",
                "pace(in.microstepsToGo(), count); ~ pace(in.microstepsToGo(), count); therapyMs = 0;",
                // Held too late; told another pace than was reckoned with.
                "withheldMs > WITHHELD_MS ~ withheldMs > 2 * WITHHELD_MS",
                "out.move(Units.microsteps(count), paceUs) ~ out.move(Units.microsteps(count), 0)",
            })
    void aMistakeInTheReleaseIsRefuted(String right, String wrong) {
        String owner = TherapyClaims.THERAPY;
        Proofs.refute(folder, owner, right, wrong, ReleaseClaims::new, ReleaseClaims::deliver);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "in.order() == Orders.STOP || !mayMove ~ !mayMove",
                "in.order() == Orders.STOP || !mayMove ~ in.order() == Orders.STOP",
                "            enter(TherapyState.READY); ~ enter(TherapyState.READY); ledger.book(1);",
                "            out.move(0, paceUs); ~ out.move(1, paceUs);",
                "            out.move(0, paceUs); ~ out.move(0, 0);",
                // A release into a target that is not at rest.
                "deliver(in, permit, out); ~ out.move(0, paceUs); deliver(in, permit, out);",
                // A new plan from the time of the one before, or from its place.
                "therapyMs = 0; ~ stopped = true;",
                "schedule.begin(); ~ confirmation.forget();",
                // Begun, or delivered, without a plan.
                "if (plan.loaded()) { ~ if (!plan.loaded()) {",
                "if (TherapyState.hasPlan(state) != plan.loaded()) { ~ if (state == 9) {",
                // Time goes on while nothing is delivered.
                "orderTaken = !wasLoaded && plan.loaded(); ~ therapyMs = therapyMs + 1;",
                // Begun with the wait of another delivery.
                "enter(TherapyState.INFUSING); ~ withheldMs = 20_000; enter(TherapyState.INFUSING);",
                // A pace, at first or later, of no time at all.
                "paceUs = Units.us(Math.max(1, device.pulsePeriodUsMax())); ~ paceUs = 0;",
                "enter(TherapyState.INFUSING); ~ paceUs = 0; enter(TherapyState.INFUSING);",
            })
    void aMistakeInTheStepIsRefuted(String right, String wrong) {
        refute(TherapyClaims.THERAPY, right, wrong, StepClaims::step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "? next : TherapyState.FAILED ~ ? next : 1",
                "state = TherapyState.follows ~ therapyMs = 0; state = TherapyState.follows",
                "stopped = false; ~ stopped = false; therapyMs = 0;",
                "stopped = false; ~ stopped = false; ledger.book(1);",
                "stopped = false; ~ stopped = false; confirmation.forget();",
            })
    void aMistakeInAnOrderOrAnEntryIsRefuted(String right, String wrong) {
        refute(TherapyClaims.THERAPY, right, wrong, StepClaims::frames);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Math.max(0, leftNow) ~ leftNow",
                "agrees ? HardLimits.REENTRY_MS_MAX : 0 ~ agrees ? HardLimits.REENTRY_MS_MAX + 1 : 0",
            })
    void aMistakeInTheConfirmationIsRefuted(String right, String wrong) {
        refute(StepClaims.CONFIRMATION, right, wrong, StepClaims::step);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Math.min(target.microsteps(), permit.microstepsMax()) ~ target.microsteps()",
                "Math.max(0, lesser) ~ lesser",
                "leaseToken * LEASE_FACTOR ~ leaseToken * 65536",
                "next == 0 ? LEASE_STEP : next ~ next",
            })
    void aMistakeInTheDriveIsRefuted(String right, String wrong) {
        refute(StepClaims.DRIVE, right, wrong, StepClaims::drive);
    }

    private void refute(String owner, String right, String wrong, Consumer<StepClaims> what) {
        Proofs.refute(folder, owner, right, wrong, StepClaims::new, what);
    }
}
