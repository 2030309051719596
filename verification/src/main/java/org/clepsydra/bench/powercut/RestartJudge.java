package org.clepsydra.bench.powercut;

import java.util.List;
import org.clepsydra.oracle.ReservationOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.StateLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;

/** Holds what a store gives back after a loss of power to what was made before it. */
final class RestartJudge {
    private static final long COUNTS_FOR_EACH = 2;
    private static final long RESERVE_MS = 10_000;

    private final Course course;
    private final Complaint complaint;
    private final long countParts;
    private final long countsPerRev;
    private final long microstepsPerRev;
    private Bounds bounds;
    private Made madeThen = new Made();
    private long controlThen;
    private long monitorThen;
    private boolean controlSeen = true;
    private boolean monitorSeen = true;

    RestartJudge(Course course, Complaint complaint) {
        this.course = course;
        this.complaint = complaint;
        bounds = new Bounds(course, course.plan());
        DeviceRecord d = course.device();
        // A part is a nanolitre over the counts of a turn, a count the nanolitres of one.
        countParts = d.nlPerRev();
        countsPerRev = d.countsPerRev();
        microstepsPerRev = d.microstepsPerRev();
    }

    /**
     * What a store gives back.
     *
     * @param then when power went; where another plan is restored than was loaded, when that was
     *     left
     * @param before the curve's account then
     * @param losses of power so far, this one too; the monitor may miss two counts at each
     */
    @SuppressWarnings("ReferenceEquality") // another plan, whatever its figures
    void restart(Restored restored, Moment then, long before, int losses) {
        if (restored.powered()) {
            complaint.say("the motor has power after a restart");
        }
        if (then == null) {
            complaint.say("plan " + restored.planId() + " was restored, which is not the last");
            return;
        }
        Made made = then.made();
        long plan = then.plan().id();
        if (restored.ever() < made.total()) {
            complaint.say("restored " + restored.ever() + " ever, made " + made.total());
        }
        if (restored.state() == TherapyState.IDLE) {
            if (made.given(plan) > 0 && !then.cleared()) {
                complaint.say("therapy was lost after " + made.given(plan) + " microsteps");
            }
            return;
        }
        if (restored.state() == TherapyState.OVERLAY || restored.state() == TherapyState.INFUSING) {
            complaint.say("went on by itself in state " + restored.state());
        }
        bounds = then.plan() == bounds.plan() ? bounds : new Bounds(course, then.plan());
        life(restored, then);
        ledger(restored, then, before);
        ReservationOracle oracle = bounds.curve();
        if (then.watched()
                && oracle.unseen(made.given(plan), restored.seenNl()) > COUNTS_FOR_EACH * losses) {
            complaint.say("the monitor saw " + restored.seenNl() + " nL of " + made.given(plan));
        }
        if (restored.remainingNl() > Math.max(0, then.remainingMostNl())) {
            complaint.say("the reservoir is restored with " + restored.remainingNl() + " nL");
        }
    }

    /** What was ever commanded grows by no more than the accounts do. */
    private void life(Restored restored, Moment then) {
        long grown = total(restored.accounts()) - total(then.accounts());
        if (restored.ever() - then.ever() > grown) {
            complaint.say("restored " + restored.ever() + " ever, then " + then.ever());
        }
    }

    private static long total(List<Long> accounts) {
        return accounts.stream().mapToLong(Long::longValue).sum();
    }

    private void ledger(Restored restored, Moment then, long before) {
        if (restored.therapyMs() > then.therapyMs() + RESERVE_MS) {
            complaint.say("therapy time was " + then.therapyMs() + ", is " + restored.therapyMs());
        }
        long plan = then.plan().id();
        long curve = then.made().of(plan, Made.CURVE);
        long after = restored.accounts().get(Made.CURVE);
        complaint.say(
                bounds.curve().judge(curve, before, then.therapyMs(), after, then.overlays()));
        booked(restored.own(), then.made(), plan, "the restored ledger by itself holds ");
        booked(restored.accounts(), then.made(), plan, "the restored ledger holds ");
        int growing = 0;
        for (int row = 0; row < Made.CURVE; row++) {
            growing += restored.accounts().get(row) > then.accounts().get(row) ? 1 : 0;
            overlay(row, then, restored.accounts().get(row));
        }
        if (growing > 1) {
            complaint.say(growing + " accounts of overlays grew by one loss of power");
        }
    }

    /** Whether each account holds what was made of it. */
    void booked(List<Long> accounts, Made made, long plan, String where) {
        for (int i = 0; i < Made.ACCOUNTS; i++) {
            long account = accounts.get(i);
            if (made.of(plan, i) > account) {
                complaint.say(
                        "made " + made.of(plan, i) + " of account " + i + ", " + where + account);
            }
        }
    }

    /**
     * An account of overlays grows only by one that ran, to where its line is ten seconds later. It
     * need not be the last: the store may hold no newer record yet.
     */
    private void overlay(int row, Moment then, long after) {
        long most = then.accounts().get(row);
        for (Moment.Ran ran : then.ran()) {
            if (ran.row() == row) {
                long line = bounds.lineAt(row, ran.msMost() + RESERVE_MS);
                most = Math.max(most, ran.base() + line);
            }
        }
        if (after > most) {
            complaint.say("account " + row + " holds " + after + ", at most " + most);
        }
    }

    /** Notes what the store holds, and what was made and begun, at a loss of power. */
    void cut(StateStore store, StoringPump pump) {
        controlThen = Newest.control(store).word(StateLayout.SEQUENCE);
        monitorThen = Newest.monitor(store).word(StateLayout.SEQUENCE);
        madeThen = new Made(pump.made());
        controlSeen = false;
        monitorSeen = false;
    }

    /**
     * What the first record of each channel after a loss of power says of what was before it: how
     * often overlays were begun, and what is in the windows, which look back further than a course.
     */
    void records(StateStore store, StoringPump pump, int losses) {
        if (!controlSeen && store.controlStored() > controlThen) {
            Newest control = Newest.control(store);
            controlSeen = control.word(StateLayout.SEQUENCE) > controlThen;
            long booked =
                    control.days(StateLayout.DRUGS, StateLayout.DRUG_WORDS, StateLayout.DRUG_DAY);
            if (controlSeen && booked < madeThen.given()) {
                complaint.say("the day's cells hold " + booked + " of " + madeThen.given());
            }
            if (controlSeen && control.word(StateLayout.PLAN_ID) == pump.plan().id()) {
                begun(control, StateLayout.BEGUN, pump, true);
            }
        }
        if (!monitorSeen && store.monitorStored() > monitorThen) {
            Newest monitor = Newest.monitor(store);
            monitorSeen = true;
            long seen =
                    monitor.days(
                                    StateLayout.MOTIONS,
                                    StateLayout.MOTION_WORDS,
                                    StateLayout.MOTION_DAY)
                            / countParts;
            long given = madeThen.given() * countsPerRev / microstepsPerRev;
            if (seen < given - COUNTS_FOR_EACH * losses - 1) {
                complaint.say("the monitor's cells hold " + seen + " counts of " + given);
            }
            if (monitor.word(StateLayout.ENVELOPE_CHECKSUM) == pump.plan().envelopeChecksum()) {
                begun(monitor, StateLayout.LINES_BEGUN, pump, false);
            }
        }
    }

    /** The monitor counts those of each envelope by itself. */
    private void begun(Newest record, int first, StoringPump pump, boolean chain) {
        for (int row = 0; row < Made.CURVE; row++) {
            long then = chain ? pump.begun(madeThen, row) : madeThen.begun(pump.plan().id(), row);
            if (record.word(first + row) < then) {
                complaint.say("a record says that overlay " + row + " was begun less often");
            }
        }
    }
}
