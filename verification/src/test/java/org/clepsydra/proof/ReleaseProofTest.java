package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** What a step releases: booked, bounded and handed on exactly, from every state. */
class ReleaseProofTest {
    @TempDir Path folder;

    @Test
    @Verifies({
        "req~motor.within-permit~1",
        "req~motor.booked-first~1",
        "req~motor.bounded-queue~2",
        "req~reservoir.empty~1",
        "req~persistence.reserve~2"
    })
    void theReleaseIsWithinEveryBound() {
        Proofs.prove(ReleaseClaims::new, "Release.program", ReleaseClaims::program);
    }

    @Test
    @Verifies({
        "req~overlay.curve~1",
        "req~overlay.accounts~2",
        "req~overlay.sliding-limits~2",
        "req~motor.within-permit~1"
    })
    void theReleaseOfAnOverlayIsWithinEveryBound() {
        Proofs.prove(ReleaseClaims::new, "Release.overlay", ReleaseClaims::overlay);
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
    @Mistakes(
            oneIn = 4,
            value = {
                // The permit ignored.
                "Math.min(Math.min(due, room), permit.microstepsMax()) ~ Math.min(due, room)",
                // The reservoir ignored, or not told.
                "Math.min(most, reservoir.mayGive(begun)) ~ most",
                "reservoir.book(count) ~ reservoir.book(0)",
                // The life of the mechanism not told.
                "wear.book(count) ~ wear.book(0)",
                // The room ignored.
                "Math.min(Math.min(due, room), permit ~ Math.min(due, permit",
                "device.queueMax() - in.microstepsToGo() ~ device.queueMax()",
                // One microstep not booked, not subtracted, released below zero.
                "ledger.book(count) ~ ledger.book(Units.microsteps(count / 2))",
                "long due = schedule.due(therapyMs) - ledger.basal() ~ long due = schedule.due(therapyMs)",
                "return Math.max(0, Math.min(most ~ return (Math.min(most",
                // Handed on as booked, but one more; or without being booked.
                "out.move(Units.microsteps(count), ~ out.move(Units.microsteps(count + 1),",
                "ledger.book(count); ~ wear.ended();",
                // A sum that overflows.
                "therapyMs + in.advanceMs() ~ therapyMs * 4 + in.advanceMs()",
                // Time that the store does not allow, or that runs back.
                "Math.min(wantedMs, allowedMs) ~ wantedMs",
                "Math.max(therapyMs, reservation.allowedMs()) ~ reservation.allowedMs()",
                // Time beyond the end of the plan.
                "within(therapyMs + in.advanceMs()) ~ therapyMs + in.advanceMs()",
                // What is due at another time; a plan that is not asked; a time not kept.
                "therapyMs + in.advanceMs() ~ therapyMs + 2 * in.advanceMs()",
                "long due = schedule.due(therapyMs) - ~ long due = schedule.due(Units.ms(therapyMs - in.advanceMs())) -",
                "long due = schedule.due(therapyMs) - ~ long due = 0 -",
                "long count = bookProgram(in, permit, due); ~ long count = bookProgram(in, permit, due); therapyMs = 0;",
                // Told another pace than was reckoned with.
                "out.move(Units.microsteps(count), pace.us()) ~ out.move(Units.microsteps(count), 0)",
                // Beyond the sliding limits, or unknown to them.
                "Math.min(due, windows.room(ledger.basal())) ~ due",
                "windows.book(ledger.basal(), count) ~ windows.book(ledger.basal(), count / 2)",
            })
    void aMistakeInTheReleaseIsRefuted(String right, String wrong) {
        String owner = TherapyClaims.RELEASE;
        Proofs.refute(folder, owner, right, wrong, ReleaseClaims::new, ReleaseClaims::program);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // A pace at which the queue is not emptied, or of no time at all.
                "Math.max(1, toGo + count) ~ Math.max(1, count)",
                "Math.max(fastestUs, wantedUs) ~ 0",
            })
    void aMistakeInThePaceIsRefuted(String right, String wrong) {
        String owner = "org/clepsydra/therapy/Pace";
        Proofs.refute(folder, owner, right, wrong, ReleaseClaims::new, ReleaseClaims::program);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Time that goes on; both at once.
                "boolean unreserved = overlay.advance(in.advanceMs(), Units.ms(allowedMs)); ~ boolean unreserved = false; therapyMs = Units.ms(therapyMs + 1);",
                "long count = bookOverlay(in, permit, due); ~ long count = bookOverlay(in, permit, due) + bookProgram(in, permit, 1);",
                // Booked twice, in part, or told the limits in part; a bolus taken for a prime.
                "overlay.book(count); ~ overlay.book(Units.microsteps(count / 2));",
                "ledger.bookOverlay(overlay.kind(), count); ~ ledger.takenBack();",
                "windows.book(overlay.released(), primes() ? 0 : count); ~ windows.book(overlay.released(), 0);",
                "overlay.kind() == PlanLayout.PRIME ~ overlay.kind() == PlanLayout.BOLUS",
                "primes() ? due : Math.min(due, windows.room(overlay.released())) ~ due",
            })
    void aMistakeInAnOverlaysReleaseIsRefuted(String right, String wrong) {
        String owner = TherapyClaims.RELEASE;
        Proofs.refute(folder, owner, right, wrong, ReleaseClaims::new, ReleaseClaims::overlay);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Held too late; a step that rests made to move, or at no pace.
                "withheldMs > WITHHELD_MS ~ withheldMs > 2 * WITHHELD_MS",
                "out.move(0, pace.us()); ~ out.move(1, pace.us());",
                "out.move(0, pace.us()); ~ out.move(0, 0);",
                // A new plan from the time of the one before, or from its place; with its ledger.
                "therapyMs = 0; ~ whole = false;",
                "schedule.begin(); ~ whole = false;",
                "ledger.clear(); ~ ledger.book(1);",
                // What was seen before forgotten, or something else booked in its place.
                "ledger.book(schedule.quantaHolding(reservation.seenNl())); ~ whole = false;",
                "ledger.book(schedule.quantaHolding(reservation.seenNl())); ~ ledger.book(1);",
                // Begun with the wait of another delivery; time goes on while nothing is given.
                "withheldMs = 0; ~ withheldMs = 20_000;",
                "windows.pass(ms); ~ therapyMs = Units.ms(therapyMs + ms);",
            })
    void aMistakeAroundTheReleaseIsRefuted(String right, String wrong) {
        refute(TherapyClaims.RELEASE, right, wrong, StepClaims::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "in.order() == Orders.STOP || !(mayMove || waits) ~ !(mayMove || waits)",
                "} else if (mayMove) { ~ } else {",
                // An overlay that goes on after STOP, or without leave.
                "boolean may = goesOn && mayOverlay ~ boolean may = mayOverlay",
                "return permit.granted() ~ return true",
                // A release into a target that is not at rest, or in another state.
                "release.program(in, permit, out); ~ out.move(0, 1); release.program(in, permit, out);",
                "release.overlay(in, permit, out); ~ release.program(in, permit, out);",
                // Begun, or delivered, without a plan.
                "if (!wasLoaded && plan.loaded()) { ~ if (!wasLoaded) {",
                // What was made beyond what was told left out, or booked for another.
                "release.book(findings.unordered(), state == TherapyState.OVERLAY); ~ order(in, asked);",
                "release.book(findings.unordered(), ~ release.book(findings.unordered() / 2,",
                "state == TherapyState.OVERLAY); ~ state == TherapyState.INFUSING);",
                "state == TherapyState.OVERLAY); ~ false);",
                "if (!sound || TherapyState.hasPlan(state) != plan.loaded()) { ~ if (state == 9) {",
            })
    void aMistakeInTheStepIsRefuted(String right, String wrong) {
        refute(TherapyClaims.THERAPY, right, wrong, StepClaims::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "? next : TherapyState.FAILED ~ ? next : 1",
                "state = TherapyState.follows ~ release.begin(); state = TherapyState.follows",
                "stopped = false; ~ stopped = false; release.resume();",
                "stopped = false; ~ stopped = false; release.begin();",
                "stopped = false; ~ stopped = false; confirmation.forget();",
                // Going back in another state than a hold, or by therapy itself.
                "boolean held = wasHeld && ~ boolean held = wasHeld ||",
                "backOff.step(held, ~ out.move(1, 1); backOff.step(held,",
            })
    void aMistakeInAnOrderOrAnEntryIsRefuted(String right, String wrong) {
        refute(TherapyClaims.THERAPY, right, wrong, StepClaims::frames);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.max(0, ms - in.elapsedMs()) ~ ms - in.elapsedMs()",
                "agrees ? HardLimits.REENTRY_MS_MAX : 0 ~ agrees ? HardLimits.REENTRY_MS_MAX + 1 : 0",
            })
    void aMistakeInTheConfirmationIsRefuted(String right, String wrong) {
        refute(StepClaims.CONFIRMATION, right, wrong, StepClaims::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.min(target.microsteps(), most) ~ target.microsteps()",
                "back ? permit.backMicrostepsMax() : ~ false ? 0 :",
                "back ? -1 : 1 ~ 1",
                "back ? -1 : 1 ~ -1",
                "Math.max(0, lesser) ~ lesser",
                "leaseToken * LEASE_FACTOR ~ leaseToken * 65536",
                "next == 0 ? LEASE_STEP : next ~ next",
            })
    void aMistakeInTheDriveIsRefuted(String right, String wrong) {
        refute(StepClaims.DRIVE, right, wrong, StepClaims::drive);
    }

    @Test
    @Verifies({"req~delivery.back-off~2", "req~motor.bounded-queue~2"})
    void goingBackIsBounded() {
        Proofs.prove(BackOffClaims::new, "BackOff.step", BackOffClaims::step);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "boolean may = held && ~ boolean may = ",
                "!stop && permit ~ permit",
                "&& permit.granted() && ~ &&",
                "&& !findings.stopsBackOff() ~ && 1 > 0",
                "Math.max(0, queue - in.backToGo()) ~ queue",
                "Math.min(room, permit.backMicrostepsMax()) ~ room",
                "Math.min(left, most) ~ most",
                "left = left - count; ~ left = left;",
                "Math.min(trappedNl, device.backOffNlMax()) ~ trappedNl",
                "&& ranMs <= MOST_MS ~ && 1 > 0",
                "armed = false; ~ armed = armed;",
                "Math.min(TAKEN_COUNTS_MAX, takenCounts - in.movedCounts()) ~ takenCounts - in.movedCounts()",
                "Math.max(device.pulsePeriodUsMin(), slowUs) ~ slowUs - 1",
            })
    void aMistakeInGoingBackIsRefuted(String right, String wrong) {
        Proofs.refute(
                folder, BackOffClaims.OWNER, right, wrong, BackOffClaims::new, BackOffClaims::step);
    }

    private void refute(String owner, String right, String wrong, Consumer<StepClaims> what) {
        Proofs.refute(folder, owner, right, wrong, StepClaims::new, what);
    }
}
