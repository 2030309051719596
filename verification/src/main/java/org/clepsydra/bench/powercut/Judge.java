package org.clepsydra.bench.powercut;

import org.clepsydra.oracle.ReservationOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;

/** Holds one course to its oracles, step by step and at every restart. */
final class Judge {
    private final Complaint complaint = new Complaint();
    private final StepJudge steps;
    private final RestartJudge restarts;
    private final LimitJudge limits;
    private final JournalJudge journals;
    private final ReservationOracle oracle;
    private final DeviceRecord device;
    private final long orderedMost;

    /**
     * @param quick whether the store is
     */
    Judge(Course course, boolean quick) {
        steps = new StepJudge(course, quick, complaint);
        restarts = new RestartJudge(course, complaint);
        limits = new LimitJudge(course, complaint);
        journals = new JournalJudge(complaint);
        oracle = new Bounds(course, course.plan()).curve();
        device = course.device();
        // Whole strokes of several plans, some cut short, need not be whole strokes of the first.
        orderedMost = course.plan().volumeNl() * device.microstepsPerRev() / device.nlPerRev();
    }

    /**
     * After every step: nothing beyond what is booked, nor beyond the curve or the line, no overlay
     * oftener than the plans say, nothing beyond a limit, no cut, and no power before an order. A
     * loading dose given twice is beyond the curve.
     */
    void step(StoringPump pump) {
        Shown now = pump.now();
        steps.step(pump.before(), now, pump.mayMove());
        limits.step(pump.before(), now, pump.timeUs() / 1_000);
        Made made = pump.made();
        long plan = pump.plan().id();
        if (now.state() != TherapyState.IDLE) {
            restarts.booked(now.accounts(), made, plan, "booked ");
        }
        long curve = made.of(plan, Made.CURVE);
        if (curve > steps.due()) {
            complaint.say(
                    "made "
                            + curve
                            + " at "
                            + now.therapyMs()
                            + " ms, "
                            + steps.due()
                            + " are due");
        }
        if (made.curves() > orderedMost) {
            complaint.say("made " + made.curves() + " of " + orderedMost + " ordered in all");
        }
        for (int row = 0; row < Made.CURVE; row++) {
            long begun = made.begun(plan, row) == 0 ? 0 : pump.begun(made, row);
            if (begun > pump.plan().overlaysMost(row)) {
                complaint.say("overlay " + row + " was begun " + begun + " times");
            }
        }
        if (pump.remainingNl() > Math.max(0, pump.remainingMostNl())) {
            complaint.say("the reservoir holds " + pump.remainingNl() + " nL by the core");
        }
        if (pump.ever() < made.total()) {
            complaint.say("counted " + pump.ever() + " ever, made " + made.total());
        }
        if (pump.refused() != 0) {
            complaint.say("a plan was refused by rule " + pump.refused());
        }
    }

    /** What a store gives back; see {@link RestartJudge#restart}. */
    void restart(Restored restored, Moment then, long before, int losses) {
        restarts.restart(restored, then, before, losses);
    }

    /** Notes what the store holds, and what was made and begun, at a loss of power. */
    void cut(StateStore store, StoringPump pump) {
        restarts.cut(store, pump);
    }

    /** What the first records after a loss of power say of what was before it. */
    void records(StateStore store, StoringPump pump, int losses) {
        restarts.records(store, pump, losses);
    }

    /** All that the store kept of the journal since it was empty. */
    void journal(StateStore store, StoringPump pump) {
        journals.judge(store.journal(), pump.recordsLost());
    }

    /** Whole microsteps that hold a volume. */
    long microstepsOf(long nl) {
        return oracle.microstepsOf(nl);
    }

    /** At the end of the course: the last plan was given whole, or a limit was used up. */
    void end(StoringPump pump) {
        if (!complaint.first().isEmpty()) {
            return;
        }
        limits.end();
        Shown now = pump.now();
        if (!pump.finished()) {
            complaint.say("ended in state " + now.state() + " at " + now.therapyMs() + " ms");
        }
        if (pump.stuck() && hasRoom(pump)) {
            complaint.say("stood still in state " + now.state() + " at " + now.therapyMs() + " ms");
        }
        long whole = steps.bounds().curve().whole();
        if (!pump.gaveUp() && now.accounts().get(Made.CURVE) != whole) {
            complaint.say("booked " + now.accounts().get(Made.CURVE) + " of " + whole);
        }
        Made made = pump.made();
        for (int row = 0; row < Made.CURVE; row++) {
            if (made.of(pump.plan().id(), row) > steps.bounds().overlaysMost(row)) {
                complaint.say("made " + made.of(pump.plan().id(), row) + " of overlay " + row);
            }
        }
    }

    /** Whether the day's limit has, after all that was booked; strokes may be under way. */
    private boolean hasRoom(StoringPump pump) {
        long most = pump.booked() + (Made.ACCOUNTS + 1) * device.microstepsPerQuantum();
        return most * device.nlPerRev() / device.microstepsPerRev() < pump.plan().dayNlMax();
    }

    /** Whether a limit ever left room for less than a quantum. */
    boolean limited() {
        return limits.usedUp();
    }

    String complaint() {
        return complaint.first();
    }
}
