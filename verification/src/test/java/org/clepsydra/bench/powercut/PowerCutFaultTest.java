package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.clepsydra.Mistakes;
import org.clepsydra.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The campaign finds a core with one mistake in what it stores, or in what it makes of it. On every
 * build one mistake in five is put to it, and five courses to a core without one; in continuous
 * integration all are, and forty.
 */
class PowerCutFaultTest {
    private static final int COURSES = 40;
    private static final int RIGHT_COURSES = Share.of(COURSES, 5);
    private static final long SEED = 181;

    @TempDir Path folder;

    @ParameterizedTest
    @Mistakes(
            oneIn = 5,
            value = {
                // Released before the store holds it.
                "therapy/Reservation ~ Units.ms(Math.min(allowedMs, record.word(StateLayout.RESERVED_MS))) ~ Units.ms(record.word(StateLayout.RESERVED_MS))",
                // The newest record written over.
                "therapy/StateRecord ~ inA ? StateLayout.CONTROL_B : StateLayout.CONTROL_A ~ StateLayout.CONTROL_A",
                "monitor/MonitorRecord ~ inA = !inA; ~ inA = true;",
                // A checksum nobody looks at.
                "therapy/StateRecord ~ record[StateLayout.CRC] == seal(record) ~ seal(record) >= 0",
                "monitor/MonitorRecord ~ from[StateLayout.CRC] == seal(from) ~ seal(from) >= 0",
                // What was booked, or seen, in place of what was reserved.
                "therapy/Release ~ Math.max(begun, schedule.due(therapyMs)) ~ begun",
                "monitor/Monitor ~ record.reserves() ? envelope.usableNl() : 0 ~ 0",
                // The older of two records.
                "therapy/StateRecord ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
                "monitor/MonitorRecord ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
                // An overlay's account as it was written, or not at all; its time not reserved.
                "therapy/Release ~ long extra = Math.max(0, overlay.due()) ~ long extra = 0",
                "therapy/OverlayAccounts ~ accounts[i].set(record.word(StateLayout.ACCOUNTS + i)); ~ accounts[i].set(0);",
                "therapy/Overlay ~ Math.max(atMs, allowedMs) ~ wantedMs",
                // How often each was begun forgotten, in either channel.
                "therapy/Overlay ~ begun[i] = record.word(StateLayout.BEGUN + i) ~ begun[i] = 0",
                "monitor/OverlayCeiling ~ begun[i] = record.word(StateLayout.LINES_BEGUN + i) ~ begun[i] = 0",
                // The windows forgotten, or without what was reserved.
                "therapy/Therapy ~ release.restoreLimits(reservation.record(), plan.loaded()); ~ reservation.record();",
                "therapy/Release ~ windows.book(Units.microsteps(begun), curve); ~ windows.pass(Units.ms(0));",
                "therapy/Release ~ windows.book(overlay.released(), primes() ? 0 : extra); ~ windows.pass(Units.ms(0));",
                "monitor/Monitor ~ windows.restore(record); ~ record.word(0);",
                "monitor/Monitor ~ windows.addParts(prime ? 0 : guard.seenParts() - seenParts); ~ windows.addParts(0);",
                // An overlay that goes on in the monitor; in the control channel it would end with
                // the first permit that is denied.
                "monitor/OverlayCeiling ~ end(restorableRiseNl()); ~ timeUnits = 0;",
                // What its line may have come to given back.
                "monitor/OverlayCeiling ~ end(restorableRiseNl()); ~ end(0);",
                // A monitor that stays behind the control channel, or whose clock begins at
                // nothing.
                "PumpCore ~ monitor.reach( ~ monitor.seenNl(); Math.abs(",
                "monitor/Monitor ~ begun ? sinceMs : 0 ~ sinceMs",
                // The reservoir without what was reserved.
                "therapy/Release ~ reservoir.book(curve + extra); ~ reservoir.book(0);",
                // The life of the mechanism forgotten, without what was reserved, or with too much.
                "therapy/Wear ~ released.set(record.word(StateLayout.EVER_RELEASED)) ~ released.set(0)",
                "therapy/Release ~ wear.keep(record); ~ record.word(0);",
                "therapy/Release ~ wear.book(curve + extra); ~ wear.book(0);",
                "therapy/Release ~ wear.book(curve + extra); ~ wear.book(2 * (curve + extra) + 1);",
            })
    void findsAMistake(String owner, String right, String wrong) {
        compile(owner, right, wrong);
        assertFalse(complaint(SEED).isEmpty(), wrong);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 5,
            value = {
                // Released before the store holds it.
                "monitor/Allowance ~ Math.min(allowedUnits, record.word(StateLayout.RESERVED_UNITS)) ~ record.word(StateLayout.RESERVED_UNITS) ~ 16",
                // The time of an overlay not reserved by both.
                "therapy/Release ~ Math.min(reservation.allowedOverlayMs(), permit.overlayMsMax()) ~ reservation.allowedOverlayMs() ~ 71",
            })
    void findsOneThatShowsInFewCourses(String owner, String right, String wrong, long seed) {
        compile(owner, right, wrong);
        assertFalse(complaint(seed).isEmpty(), wrong);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 5,
            value = {
                "therapy/StateRecord ~ inA ? StateLayout.CONTROL_B : StateLayout.CONTROL_A ~ StateLayout.CONTROL_A",
                "monitor/MonitorRecord ~ inA = !inA; ~ inA = true;",
                "therapy/StateRecord ~ record[StateLayout.CRC] == seal(record) ~ seal(record) >= 0",
                "monitor/MonitorRecord ~ from[StateLayout.CRC] == seal(from) ~ seal(from) >= 0",
                "therapy/StateRecord ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
                "monitor/MonitorRecord ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
                "therapy/Release ~ Math.max(begun, schedule.due(therapyMs)) ~ begun",
                "monitor/Monitor ~ record.reserves() ? envelope.usableNl() : 0 ~ 0",
            })
    void findsByTheSweepAlone(String owner, String right, String wrong) {
        compile(owner, right, wrong);
        assertFalse(WrongCore.complaint(folder, "sweepComplaint", SEED).isEmpty(), wrong);
    }

    @Test
    void findsNothingInACopyWithoutOne() {
        compile("monitor/MonitorRecord", "inA = !inA;", "inA = !inA;");
        assertEquals("", WrongCore.complaint(folder, "complaint", SEED, RIGHT_COURSES));
    }

    private void compile(String owner, String right, String wrong) {
        WrongCore.compile(folder, owner, right, wrong);
    }

    private String complaint(long seed) {
        return WrongCore.complaint(folder, "complaint", seed, COURSES);
    }
}
