package org.clepsydra.bench.storm;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.oracle.JournalOracle;

/** An alarm comes within its time, and everything announced is in the journal, in its order. */
final class AlarmJudge {
    private static final int SEQUENCE = 0;
    private static final int EVENT = 2;
    private static final int FIRST = 3;
    private static final int CONDITION = 4;
    private static final long JOURNAL_US = 300_000_000;
    private static final int BITS = 64;

    private final Draw draw;
    private final Alarm due;
    private final long[] sinceUs = new long[BITS];
    private long waiting;
    private long journalled;
    private long presentBefore;
    private long nextRecord;
    private long lostRecords;
    private boolean goesOn;
    private long shownBefore;
    private long madeThen;
    private boolean begun;
    private boolean waived;
    private long foundMs = -1;
    private int losses;
    private final Complaint complaint = new Complaint();

    AlarmJudge(Draw draw, Program program) {
        this.draw = draw;
        Fault only = draw.faults().get(0);
        boolean timed = draw.faults().size() == 1 && only.alarm() != null;
        due = timed ? only.alarm().apply(program) : null;
    }

    void onset(Rig rig) {
        begun = true;
        shownBefore = rig.conditions();
        madeThen = rig.world.driver().made();
        waived = !rig.infuses();
    }

    void step(Rig rig) {
        if (rig.dead()) {
            return;
        }
        if (rig.powerLosses() > losses) {
            losses = rig.powerLosses();
            // The chain goes on from what the store holds.
            goesOn = true;
            lostRecords = 0;
            presentBefore = 0;
            journalled = 0;
            // What was not yet written is lost with the power.
            Arrays.fill(sinceUs, 0);
            waiting = 0;
        }
        journal(rig);
        if (!begun) {
            return;
        }
        long fresh = rig.conditions() & ~shownBefore;
        if (foundMs < 0 && fresh != 0) {
            foundMs = rig.sinceOnsetUs() / 1_000;
        }
        timely(rig, fresh);
    }

    private void timely(Rig rig, long fresh) {
        waived = waived || due == null || !rig.infuses() || (fresh & due.any()) != 0;
        if (waived) {
            return;
        }
        double ms = rig.sinceOnsetUs() / 1e3;
        long made = rig.world.driver().made() - madeThen;
        double nl = made * draw.pump().microstepNl();
        if (ms > due.ms() && nl > due.nl()) {
            complaint.say(
                    "no alarm %.0f ms and %.0f nL after the fault; due by %.0f ms or %.0f nL",
                    ms, nl, due.ms(), due.nl());
        }
    }

    private void journal(Rig rig) {
        if (rig.out.store().present()) {
            long[] record = rig.out.store().record();
            lostRecords = rig.out.store().lost();
            if (goesOn) {
                goesOn = false;
                nextRecord = record[SEQUENCE];
                if (record[SEQUENCE] <= held(rig)) {
                    complaint.say("journal record %d was held already", record[SEQUENCE]);
                }
            }
            long expected = nextRecord;
            nextRecord = record[SEQUENCE] + 1;
            if (record[SEQUENCE] < expected || record[SEQUENCE] - expected > lostRecords) {
                complaint.say("journal record %d came after %d", record[SEQUENCE], expected - 1);
            }
            journalled |= record[EVENT] == CONDITION ? record[FIRST] : 0;
        }
        long present = rig.out.annunciator().present();
        long began = present & ~presentBefore;
        presentBefore = present;
        waiting |= began;
        for (long left = waiting; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            long bit = 1L << i;
            sinceUs[i] = (began & bit) != 0 && sinceUs[i] == 0 ? rig.world.timeUs() : sinceUs[i];
            sinceUs[i] = (journalled & bit) != 0 ? 0 : sinceUs[i];
            waiting &= sinceUs[i] == 0 ? ~bit : -1;
            if (sinceUs[i] > 0
                    && rig.world.timeUs() - sinceUs[i] > JOURNAL_US
                    && rig.out.store().lost() == 0) {
                complaint.say("condition %d is not in the journal", i);
            }
        }
    }

    /** The highest number of a whole record that the store held before the last; -1 for none. */
    private static long held(Rig rig) {
        List<long[]> places = rig.store.journal();
        JournalOracle oracle = new JournalOracle();
        long most = -1;
        for (long[] record : places.subList(0, Math.max(0, places.size() - 1))) {
            boolean torn = oracle.take(record) == JournalOracle.Finding.TORN;
            most = torn ? most : Math.max(most, record[SEQUENCE]);
        }
        return most;
    }

    String complaint() {
        return complaint.words();
    }

    /** From the first fault to the first condition that was not shown before; -1 for none. */
    long foundMs() {
        return foundMs;
    }
}
