package org.clepsydra.bench.powercut;

import org.clepsydra.oracle.OverlayLineOracle;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * Holds what a pump shows after each step to the oracles: the motor is told what one account grew
 * by, each account keeps to its curve or line, by a time that ran no faster than the clock, and
 * nothing moves that nobody ordered.
 */
final class StepJudge {
    private final Course course;
    private final Complaint complaint;
    private final boolean quick;
    private Bounds bounds;
    private OverlayLineOracle line;
    private long base;
    private boolean undisturbed;
    private long judgedMs = -1;
    private long due;
    private long restored;

    /**
     * @param quick whether the store holds a record within a step, so that an overlay that nobody
     *     cuts short is given whole
     */
    StepJudge(Course course, boolean quick, Complaint complaint) {
        this.course = course;
        this.quick = quick;
        this.complaint = complaint;
        bounds = new Bounds(course, course.plan());
    }

    /** What the plan that is loaded allows. */
    Bounds bounds() {
        return bounds;
    }

    /**
     * @param before what was shown after the step before, null after power-on
     * @param mayMove whether anything was ordered since power-on that may move the motor
     */
    @SuppressWarnings("ReferenceEquality") // another plan, whatever its figures
    void step(Shown before, Shown now, boolean mayMove) {
        if (now.plan() != bounds.plan()) {
            bounds = new Bounds(course, now.plan());
            judgedMs = -1;
        }
        if (now.cut() != 0) {
            complaint.say("the monitor cut an honest pump, reason " + now.cut());
        }
        if (now.powered() && !mayMove) {
            complaint.say("the motor has power, and nobody ordered it");
        }
        if (now.state() == TherapyState.FAILED) {
            complaint.say("the core failed");
        }
        curve(before, now);
        if (before == null) {
            line = null;
        } else if (before.state() != TherapyState.IDLE) {
            told(before, now);
            rest(before, now);
            time(before, now);
            overlay(before, now);
        } else {
            loaded(before, now);
        }
    }

    @SuppressWarnings("ReferenceEquality") // another plan, whatever its figures
    private void loaded(Shown before, Shown now) {
        if (now.told() > 0) {
            complaint.say("told to make " + now.told() + " without a plan");
        }
        Plan plan = now.plan();
        if (plan != before.plan() && plan.continues() == before.plan().id()) {
            long nl = before.accounts().get(Made.CURVE) * course.device().nlPerRev();
            long perRev = course.device().microstepsPerRev();
            long leftNl = before.plan().volumeNl() - (nl + perRev - 1) / perRev;
            if (plan.volumeNl() > leftNl) {
                complaint.say("took a plan of " + plan.volumeNl() + " nL for " + leftNl + " left");
            }
        }
    }

    private void told(Shown before, Shown now) {
        long sum = 0;
        int growing = 0;
        for (int i = 0; i < Made.ACCOUNTS; i++) {
            long grown = now.accounts().get(i) - before.accounts().get(i);
            sum += grown;
            growing += grown == 0 ? 0 : 1;
        }
        if (sum != now.told() || growing > 1) {
            complaint.say(
                    growing + " accounts grew by " + sum + ", the motor was told " + now.told());
        }
    }

    /** What stands stays, until it is ordered to move. */
    private void rest(Shown before, Shown now) {
        boolean stood = !moves(before.state());
        if (stood && moves(now.state()) && !Operator.MOVING.contains(now.order())) {
            complaint.say("went on by itself from state " + before.state());
        }
        if (stood && !moves(now.state()) && now.told() > 0) {
            complaint.say("told to make " + now.told() + " in state " + now.state());
        }
    }

    private static boolean moves(int state) {
        return state == TherapyState.INFUSING || state == TherapyState.OVERLAY;
    }

    private void time(Shown before, Shown now) {
        boolean ran =
                before.state() == TherapyState.INFUSING
                        && (now.state() == TherapyState.INFUSING
                                || now.state() == TherapyState.HELD
                                || now.state() == TherapyState.DONE);
        long most = ran ? Math.max(0, Math.min(now.sinceMs(), now.longestMs())) : 0;
        long ms = now.therapyMs() - before.therapyMs();
        if (ms < 0 || ms > most) {
            complaint.say("therapy time ran " + ms + " ms in a step of " + most);
        }
    }

    /** Nothing of the curve is released before it is due, but for what was restored already. */
    private void curve(Shown before, Shown now) {
        if (now.state() == TherapyState.IDLE) {
            return;
        }
        // It is reckoned anew only where time has run.
        boolean ran = judgedMs != now.therapyMs();
        due = ran ? bounds.curve().due(now.therapyMs()) : due;
        judgedMs = now.therapyMs();
        long account = now.accounts().get(Made.CURVE);
        boolean begins = before == null || before.state() == TherapyState.IDLE;
        restored = begins ? account : restored;
        if (account > Math.max(due, restored)) {
            complaint.say("gave " + account + " at " + judgedMs + " ms, " + due + " are due");
        }
    }

    /** What is due of the curve, in whole quanta. */
    long due() {
        return due;
    }

    private void overlay(Shown before, Shown now) {
        boolean ran = before.state() == TherapyState.OVERLAY;
        if (now.state() == TherapyState.OVERLAY && !ran) {
            begin(before, now);
        } else if (ran && line != null) {
            long account = now.accounts().get(before.overlay()) - base;
            line.advance(now.sinceMs(), true, now.longestMs());
            if (!line.judge(account)) {
                complaint.say("overlay " + before.overlay() + " " + line.complaint());
            }
            undisturbed =
                    undisturbed
                            && now.order() == Orders.NONE
                            && now.sinceMs() <= now.longestMs() + 1;
            if (now.state() != TherapyState.OVERLAY && undisturbed && !line.complete(account)) {
                complaint.say("overlay " + before.overlay() + " ended with " + account);
            }
        }
    }

    private void begin(Shown before, Shown now) {
        int row = now.overlay();
        boolean held = before.state() == TherapyState.HELD && now.plan().keepsMinimumRate();
        boolean may =
                switch (row) {
                    case PlanLayout.BOLUS -> before.state() == TherapyState.INFUSING;
                    case PlanLayout.PRIME -> before.state() == TherapyState.READY;
                    case PlanLayout.FLUSH -> before.state() == TherapyState.DONE;
                    default -> before.state() == TherapyState.DONE || held;
                };
        if (!may || !now.plan().has(row)) {
            complaint.say("overlay " + row + " was begun in state " + before.state());
        } else {
            line = bounds.line(row);
            base = before.accounts().get(row);
            // What the spare count of a permit let the other source have of a stroke is missing.
            long part = course.device().microstepsPerQuantum();
            undisturbed = quick && before.accounts().stream().allMatch(one -> one % part == 0);
        }
    }
}
