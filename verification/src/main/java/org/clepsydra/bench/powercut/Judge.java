package org.clepsydra.bench.powercut;

import java.util.List;
import org.clepsydra.oracle.OverlayLineOracle;
import org.clepsydra.oracle.ReservationOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.StateLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;

/** Holds one course to its oracle, step by step and at every restart; keeps the first complaint. */
final class Judge {
    private static final long COUNTS_FOR_EACH = 2;
    private static final long RESERVE_MS = 10_000;

    private final ReservationOracle oracle;
    private final OverlayLineOracle[] lines = new OverlayLineOracle[Made.CURVE];
    private final long quantum;
    private final long countParts;
    private final long countsPerRev;
    private final long microstepsPerRev;
    private final long[] begunThen = new long[Made.CURVE];
    private Made madeThen = new Made();
    private long controlThen;
    private long monitorThen;
    private boolean controlSeen = true;
    private boolean monitorSeen = true;
    private String complaint = "";

    Judge(Course course) {
        DeviceRecord d = course.device();
        oracle =
                new ReservationOracle(
                        new long[] {course.loadingNl(), 0, course.maintenanceNl()},
                        new long[] {course.loadingMs(), Course.PAUSE_MS, course.maintenanceMs()},
                        d.nlPerRev(),
                        d.microstepsPerRev(),
                        d.microstepsPerQuantum(),
                        d.countsPerRev(),
                        lagMs(d));
        for (int row = 0; row < Made.CURVE; row++) {
            lines[row] =
                    new OverlayLineOracle(
                            course.overlayNl(row),
                            Course.OVERLAY_MS,
                            d.nlPerRev(),
                            d.microstepsPerRev(),
                            d.microstepsPerQuantum());
        }
        quantum = d.microstepsPerQuantum();
        // A part is a nanolitre over the counts of a turn, a count the nanolitres of one.
        countParts = d.nlPerRev();
        countsPerRev = d.countsPerRev();
        microstepsPerRev = d.microstepsPerRev();
    }

    /** The lag as *Lag* of the monitor's requirements says, with a millisecond to spare. */
    private static long lagMs(DeviceRecord d) {
        long energisedMs = d.longestEnergisedMs();
        if (d.microstepsPerQuantum() == 1) {
            return 2 * energisedMs + energisedMs / 8 + 6;
        }
        long queue = 1_000 * energisedMs / d.pulsePeriodUsMin();
        long queues = (d.microstepsPerQuantum() - 1) / queue + 1;
        long strokeMs = queues * (energisedMs + d.pulsePeriodUsMin() / 1_000 + 1);
        return d.longestIdleMs() + strokeMs + d.longestIdleMs() / 8 + 6;
    }

    /**
     * After every step: nothing beyond what is booked, nor beyond the curve, no overlay oftener
     * than the plan says, and no power before an order. A loading dose given twice is beyond the
     * curve.
     */
    void step(StoringPump pump) {
        if (pump.state() != TherapyState.IDLE) {
            booked(pump.accounts(), pump.made(), "booked ");
        }
        long curve = pump.made().of(Made.CURVE);
        long due = curve == 0 ? 0 : oracle.due(pump.therapyMs());
        if (curve > due) {
            complain("made " + curve + " at " + pump.therapyMs() + " ms, " + due + " are due");
        }
        for (int row = 0; row < Made.CURVE; row++) {
            if (pump.begun(row) > Course.overlaysMost(row)) {
                complain("overlay " + row + " was begun " + pump.begun(row) + " times");
            }
        }
        if (pump.powered() && !pump.mayMove()) {
            complain("the motor has power, and nobody ordered it");
        }
        if (pump.remainingNl() > Math.max(0, pump.remainingMostNl())) {
            complain("the reservoir holds " + pump.remainingNl() + " nL by the core");
        }
        if (pump.ever() < pump.made().total()) {
            complain("counted " + pump.ever() + " ever, made " + pump.made().total());
        }
        if (pump.state() == TherapyState.FAILED) {
            complain("the core failed");
        }
    }

    /** Whether each account holds what was made of it. */
    private void booked(List<Long> accounts, Made made, String where) {
        for (int i = 0; i < Made.ACCOUNTS; i++) {
            long account = accounts.get(i);
            if (made.of(i) > account) {
                complain("made " + made.of(i) + " of account " + i + ", " + where + account);
            }
        }
    }

    /**
     * What a store gives back.
     *
     * @param then when power went
     * @param before the curve's account then
     * @param losses of power so far, this one too; the monitor may miss two counts at each
     */
    void restart(Restored restored, Moment then, long before, int losses) {
        Made made = then.made();
        if (restored.powered()) {
            complain("the motor has power after a restart");
        }
        if (restored.ever() < made.total()) {
            complain("restored " + restored.ever() + " ever, made " + made.total());
        }
        if (restored.state() == TherapyState.IDLE) {
            if (made.given() > 0) {
                complain("therapy was lost after " + made.given() + " microsteps");
            }
            return;
        }
        if (restored.state() == TherapyState.OVERLAY || restored.state() == TherapyState.INFUSING) {
            complain("went on by itself in state " + restored.state());
        }
        life(restored, then);
        long curve = made.of(Made.CURVE);
        long after = restored.accounts().get(Made.CURVE);
        complain(oracle.judge(curve, before, then.therapyMs(), after, then.overlays()));
        booked(restored.own(), made, "the restored ledger by itself holds ");
        for (int row = 0; row < Made.CURVE; row++) {
            overlay(row, then, restored.accounts().get(row));
        }
        if (oracle.unseen(made.given(), restored.seenNl()) > COUNTS_FOR_EACH * losses) {
            complain("the monitor saw " + restored.seenNl() + " nL of " + made.given());
        }
        if (restored.remainingNl() > Math.max(0, then.remainingMostNl())) {
            complain("the reservoir is restored with " + restored.remainingNl() + " nL");
        }
    }

    /** What was ever commanded grows by no more than the accounts do. */
    private void life(Restored restored, Moment then) {
        long grown = total(restored.accounts()) - total(then.accounts());
        if (restored.ever() - then.ever() > grown) {
            complain("restored " + restored.ever() + " ever, then " + then.ever());
        }
    }

    private static long total(List<Long> accounts) {
        return accounts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * An account of overlays grows only by the one that ran last, to where its line is ten seconds
     * later.
     */
    private void overlay(int row, Moment then, long after) {
        long most = then.accounts().get(row);
        if (row == then.overlayRow()) {
            long quanta = lines[row].mostQuantaAt(then.overlayMsMost() + RESERVE_MS);
            most = Math.max(most, then.overlayBase() + quanta * quantum);
        }
        if (after > most) {
            complain("account " + row + " holds " + after + ", at most " + most);
        }
    }

    /** Notes what the store holds, and what was made and begun, at a loss of power. */
    void cut(StateStore store, StoringPump pump) {
        controlThen = Newest.control(store).word(StateLayout.SEQUENCE);
        monitorThen = Newest.monitor(store).word(StateLayout.SEQUENCE);
        madeThen = new Made(pump.made());
        for (int row = 0; row < Made.CURVE; row++) {
            begunThen[row] = pump.begun(row);
        }
        controlSeen = false;
        monitorSeen = false;
    }

    /**
     * What the first record of each channel after a loss of power says of what was before it: how
     * often overlays were begun, and what is in the windows, which look back further than a course.
     */
    void records(StateStore store, int losses) {
        if (!controlSeen && store.controlStored() > controlThen) {
            Newest control = Newest.control(store);
            controlSeen = control.word(StateLayout.SEQUENCE) > controlThen;
            long booked =
                    control.days(StateLayout.DRUGS, StateLayout.DRUG_WORDS, StateLayout.DRUG_DAY);
            if (controlSeen && booked < madeThen.given()) {
                complain("the day's cells hold " + booked + " of " + madeThen.given());
            }
            begun(controlSeen, control, StateLayout.BEGUN);
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
                complain("the monitor's cells hold " + seen + " counts of " + given);
            }
            begun(true, monitor, StateLayout.LINES_BEGUN);
        }
    }

    private void begun(boolean written, Newest record, int first) {
        for (int row = 0; row < Made.CURVE; row++) {
            if (written && record.word(first + row) < begunThen[row]) {
                complain("a record says that overlay " + row + " was begun less often");
            }
        }
    }

    /** Whole microsteps that hold a volume. */
    long microstepsOf(long nl) {
        return oracle.microstepsOf(nl);
    }

    /** At the end of the course. */
    void end(StoringPump pump) {
        if (!pump.finished()) {
            complain("ended in state " + pump.state() + " at " + pump.therapyMs() + " ms");
        }
        if (!pump.flushed()) {
            complain("no flush was taken");
        }
        if (pump.made().of(Made.CURVE) > oracle.whole()) {
            complain("made " + pump.made().of(Made.CURVE) + " of " + oracle.whole());
        }
        for (int row = 0; row < Made.CURVE; row++) {
            long most = Course.overlaysMost(row) * lines[row].wholeQuanta() * quantum;
            if (pump.made().of(row) > most) {
                complain("made " + pump.made().of(row) + " of overlay " + row);
            }
        }
    }

    void complain(String words) {
        complaint = complaint.isEmpty() ? words : complaint;
    }

    String complaint() {
        return complaint;
    }
}
