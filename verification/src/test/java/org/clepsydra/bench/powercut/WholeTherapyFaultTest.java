package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.clepsydra.Mistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Each judgement of a whole therapy finds a core with a mistake, and says which it was. On every
 * build one mistake in four is put to it, in continuous integration all are.
 */
class WholeTherapyFaultTest {
    private static final int THERAPIES = 4;

    @TempDir Path folder;

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // An account, or how often something was begun, not restored; the KVO's alone. The
                // count of the mechanism's life tells of the account.
                "therapy/OverlayAccounts ~ accounts[i].set(record.word(StateLayout.ACCOUNTS + i)); ~ accounts[i].set(i == PlanLayout.KVO ? 0 : record.word(StateLayout.ACCOUNTS + i)); ~ ever, then ~ 42",
                "therapy/Overlay ~ begun[i] = record.word(StateLayout.BEGUN + i) ~ begun[i] = i == PlanLayout.KVO ? 0 : record.word(StateLayout.BEGUN + i) ~ overlay 3 was begun ~ 42",
                "monitor/OverlayCeiling ~ begun[i] = record.word(StateLayout.LINES_BEGUN + i) ~ begun[i] = i == PlanLayout.KVO ? 0 : record.word(StateLayout.LINES_BEGUN + i) ~ overlay 3 was begun ~ 42",
                // The hour forgotten with the power: an overlay begins that the monitor has no room
                // for.
                "therapy/DrugWindows ~ hour.restore(record, at + StateLayout.WINDOW_HOUR_INTO_MS, at + StateLayout.WINDOW_HOUR); ~ record.word(0); ~ ended with 0 ~ 125",
                // A limit that is not looked at.
                "therapy/DoseWindows ~ Math.max(0, Math.min(hourRoom, dayRoom)) ~ Math.max(0, dayRoom) ~ in an hour ~ 16",
                "therapy/DoseWindows ~ Math.max(0, Math.min(hourRoom, dayRoom)) ~ Math.max(0, hourRoom) ~ in a day ~ 53",
                // A plan that goes on from another and forgets what was begun, or how much was
                // given.
                "therapy/Therapy ~ if (plan.loaded() && !plan.goesOn()) { ~ if (plan.loaded()) { ~ was begun ~ 19",
                "plan/Continuation ~ ruling.atMost(Rule.CONTINUES_TOO_MUCH, image[PlanLayout.VOLUME_NL], leftNl); ~ ruling.atMost(Rule.CONTINUES_TOO_MUCH, 0, leftNl); ~ took a plan ~ 23",
                // An overlay that was whole takes nothing of the ceiling with it.
                "monitor/OverlayCeiling ~ end(wholeNl); ~ end(0); ~ the monitor cut an honest pump ~ 16",
                // Booked twice; less of an overlay than the whole.
                "therapy/Release ~ ledger.bookOverlay(overlay.kind(), count); ~ ledger.bookOverlay(overlay.kind(), Units.microsteps(2 * count)); ~ the motor was told ~ 16",
                "therapy/Overlay ~ wide.divide(microNl, Math.min(atMs, plan.overlayMs(kind)), plan.overlayMs(kind)); ~ wide.divide(microNl, Math.min(atMs, plan.overlayMs(kind) - 1000), plan.overlayMs(kind)); ~ ended with ~ 27",
                // Started by power.
                "monitor/Monitor ~ private boolean startedUnderEnvelope; ~ private boolean startedUnderEnvelope = true; ~ power ~ 16",
                // Ahead of the curve or the line; time that runs too fast, or was reserved for too
                // long.
                "therapy/Release ~ schedule.due(therapyMs) - ledger.basal(); ~ schedule.due(within(therapyMs + 20)) - ledger.basal(); ~ are due ~ 17",
                "therapy/Release ~ long count = bookOverlay(in, permit, due); ~ long count = bookOverlay(in, permit, due + device.microstepsPerQuantum()); ~ the line allows ~ 16",
                "therapy/Release ~ within(therapyMs + in.advanceMs()) ~ within(therapyMs + in.advanceMs() + 1) ~ therapy time ran ~ 16",
                "therapy/Reservation ~ ms + (infusing ? HardLimits.RESERVE_MS : 0) ~ ms + (infusing ? 2 * HardLimits.RESERVE_MS : 0) ~ therapy time was ~ 19",
                // On by itself where the monitor still permits.
                "therapy/Therapy ~ if (in.order() != Orders.START) { ~ if (in.order() == Orders.CLEAR) { ~ went on by itself ~ 16",
            })
    void findsAMistake(String owner, String right, String wrong, String words, long seed) {
        WrongCore.compile(folder, owner, right, wrong);
        String complaint = WrongCore.complaint(folder, "therapyComplaint", seed, THERAPIES);
        assertTrue(complaint.contains(words), complaint);
    }

    @Test
    void findsNothingInACopyWithoutOne() {
        WrongCore.compile(folder, "monitor/MonitorRecord", "inA = !inA;", "inA = !inA;");
        assertEquals("", WrongCore.complaint(folder, "therapyComplaint", 16L, THERAPIES));
    }
}
