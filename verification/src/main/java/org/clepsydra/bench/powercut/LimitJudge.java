package org.clepsydra.bench.powercut;

import org.clepsydra.oracle.Rational;
import org.clepsydra.oracle.SlidingLimitOracle;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * Holds what the motor was told to make, some of which it dropped, to the limits that slide, over
 * all plans and losses of power: {@code req~overlay.sliding-limits~2}. Of the time without power
 * none is counted: a pump may have been without it for no time at all.
 *
 * <p>A stroke counts whole from its first microstep, and one that power cut short is another than
 * the next, so that strokes are those of each source and not of the mechanism.
 */
final class LimitJudge {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    private final SlidingLimitOracle oracle;
    private final long quantum;
    private final Rational quantumNl;
    private final Complaint complaint;
    private final long[] base = new long[Made.ACCOUNTS];
    private Plan plan;
    private long loadedMs;
    private boolean usedUp;

    LimitJudge(Course course, Complaint complaint) {
        DeviceRecord d = course.device();
        oracle = new SlidingLimitOracle(d.nlPerRev(), d.microstepsPerRev(), 1);
        quantum = d.microstepsPerQuantum();
        quantumNl = Rational.of(quantum * d.nlPerRev(), d.microstepsPerRev());
        this.complaint = complaint;
        plan = course.plan();
    }

    /**
     * @param before what was shown after the step before, null after power-on
     * @param ms all time with power
     */
    @SuppressWarnings("ReferenceEquality") // another plan, whatever its figures
    void step(Shown before, Shown now, long ms) {
        long begun = 0;
        if (before != null && before.state() != TherapyState.IDLE) {
            boolean begins = before.overlay() < 0 && now.overlay() >= 0;
            if (begins) {
                base[now.overlay()] = before.accounts().get(now.overlay());
            }
            for (int i = 0; i < Made.ACCOUNTS; i++) {
                boolean counts = i != PlanLayout.PRIME;
                begun += counts ? strokes(now, i) - strokes(before, i) : 0;
            }
        }
        oracle.step(ms, begun * quantum, false);
        if (now.plan() != plan) {
            end();
            plan = now.plan();
            loadedMs = ms;
        }
    }

    /** Begun of an account, since an overlay of it was. */
    private long strokes(Shown shown, int account) {
        return (shown.accounts().get(account) - base[account] + quantum - 1) / quantum;
    }

    /** At the end of a plan, or of the course. */
    void end() {
        within("an hour", HOUR_MS, plan.hourNlMax());
        within("a day", DAY_MS, plan.dayNlMax());
    }

    private void within(String span, long ms, long limitNl) {
        Rational most = oracle.mostNl(ms, loadedMs);
        usedUp = usedUp || most.plus(quantumNl).compareTo(Rational.of(limitNl)) > 0;
        if (most.compareTo(Rational.of(limitNl)) > 0) {
            complaint.say("gave " + most + " nL in " + span + " of at most " + limitNl);
        }
    }

    /** Whether a limit ever left room for less than a quantum. */
    boolean usedUp() {
        return usedUp;
    }
}
