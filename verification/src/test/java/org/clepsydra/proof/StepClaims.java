package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;

/**
 * One step of therapy and drive, from every state; of the release what its own claims prove.
 *
 * <p>Of what the driver made beyond what it was told only this is believed: it is 0 or more, and
 * the curve's account holds it. That all that the comparison of commands says of it is booked, and
 * to what runs, is proved; but of what a plan that begins takes the place of.
 */
final class StepClaims extends TherapyClaims {
    static final String CONFIRMATION = "org/clepsydra/therapy/Confirmation";
    static final String DRIVE = "org/clepsydra/drive/Drive";
    private static final long TOKEN_MAX = 65_535L;
    private static final int STOP = 3;
    private static final int HELD = 4;
    private static final String PERMIT = "org/clepsydra/monitor/Permit";
    private static final String BACK_OFF = "org/clepsydra/therapy/BackOff";

    private final Reference motor = new Reference("motor", true);
    private final Reference drive = new Reference("drive", true);

    StepClaims(List<ClassFiles> code) {
        super(code);
    }

    /** The whole step in every state, whatever is asked and found; and the drive after it. */
    void step() {
        machine.believe(RELEASE + ".program", (path, at) -> released(path, false));
        machine.believe(RELEASE + ".overlay", (path, at) -> released(path, true));
        machine.believe(
                "org/clepsydra/detect/Findings.stopsPrime",
                (path, arguments) -> path.unknown("stopsPrime", 0, 1));
        machine.believe(
                "org/clepsydra/detect/Findings.stops",
                (path, arguments) -> path.unknown("stops", 0, 1));
        machine.believe(
                "org/clepsydra/detect/Findings.unordered",
                (path, arguments) -> path.number(noted, "unordered"));
        machine.believe(
                "org/clepsydra/detect/Findings.unsound",
                (path, arguments) -> path.unknown("unsound", 0, 1));
        machine.believe(BACK_OFF + ".active", (path, at) -> path.number(noted, "active"));
        machine.believe(THERAPY + ".backOff", this::backedOff);
        machine.believe(THERAPY + ".enter", this::entered);
        machine.believe(THERAPY + ".order", this::ordered);
        machine.believe(THERAPY + ".refuseUntested", (path, at) -> null);
        machine.believe(PERMIT + ".waits", (path, at) -> path.unknown("waits", 0, 1));
        machine.believe(
                DRIVE + ".nextToken", (path, arguments) -> path.unknown("token", 1, TOKEN_MAX));
        PathState before = anyState();
        before.set(noted, "active", before.symbol("active", 0, 1));
        Whole beyond = before.symbol("unordered", 0, DUE_MAX);
        before.assume(a.atMost(sum(booked(before), beyond), number(DUE_MAX)));
        before.set(noted, "unordered", beyond);
        Value[] arguments = {
            therapy,
            signals,
            new Reference("asked", true),
            new Reference("findings", true),
            permit,
            target
        };
        eachEnd(step -> stepped(before, step.path()), THERAPY, "step", before, arguments);
    }

    private void stepped(PathState before, PathState path) {
        kept(before, path);
        path.set(drive, "leaseToken", path.symbol("token", 0, TOKEN_MAX));
        machine.run(
                end -> conserved(before, end.path()),
                DRIVE,
                "step",
                path,
                drive,
                target,
                permit,
                motor);
    }

    private void conserved(PathState before, PathState path) {
        Whole made = path.number(motor, "microsteps");
        Whole booked = booked(before);
        Whole now = booked(path);
        Whole was = before.number(therapy, "state");
        BoolExpr back = holds(path, motor, "direction", -1);
        BoolExpr none = a.any(back, a.equal(made, number(0)));
        Whole forward = a.either(back, number(0), made);
        // A new plan begins with what was seen of it before, and with nothing released.
        BoolExpr begun = a.all(a.equal(was, number(IDLE)), a.equal(now, seen), none);
        Whole released = sum(a.minus(now, booked), path.number(noted, "extra"));
        Whole beyond = path.number(noted, "unordered");
        claim(path, "conserved", a.any(a.equal(released, sum(forward, beyond)), begun));
        // What was made beyond what was told is of what runs.
        BoolExpr overlaid = a.equal(was, number(OVERLAID));
        Whole extra = path.number(noted, "extra");
        Whole curve = a.minus(now, booked);
        claim(path, "of the overlay", a.any(a.not(overlaid), a.equal(curve, number(0))));
        claim(path, "of the curve", a.any(overlaid, a.equal(extra, number(0))));
        claim(path, "never negative", a.atMost(number(0), made));
        claim(path, "permitted", a.atMost(forward, path.number(permit, "microstepsMax")));
        Whole backMost = path.number(permit, "backMicrostepsMax");
        claim(path, "permitted back", a.any(a.not(back), a.atMost(made, backMost)));
        claim(path, "back only in a hold", a.any(a.not(back), a.equal(was, number(HELD))));
        BoolExpr releases = a.any(a.equal(was, number(INFUSING)), a.equal(was, number(OVERLAID)));
        claim(path, "only while infusing or overlaid", a.any(none, releases));
        BoolExpr stop = holds(path, signals, "order", STOP);
        BoolExpr rests = holds(path, motor, "energise", 0);
        claim(path, "a stop stops", a.implies(stop, rests));
        Whole periodUs = path.number(motor, "pulsePeriodUs");
        claim(path, "at a pace", a.any(rests, a.within(periodUs, 1, PERIOD_US_MAX)));
    }

    /** The next step begins as this one did; and time goes on only where the schedule is asked. */
    private void kept(PathState before, PathState path) {
        inRange(path);
        Whole nowMs = path.number(release, "therapyMs");
        BoolExpr asked = holds(path, noted, "asked", 1);
        Whole laterMs = a.either(asked, laterMs(path), before.number(release, "therapyMs"));
        BoolExpr begun = holds(path, noted, "begun", 1);
        BoolExpr atZero = a.all(a.equal(nowMs, number(0)), holds(path, noted, "asked", 0));
        claim(path, "a plan begins at zero", a.implies(begun, atZero));
        claim(path, "time goes on", a.any(begun, a.equal(nowMs, laterMs)));
    }

    /**
     * What the step believes of three methods: an order changes nothing of what is booked, and no
     * state; a state is entered as asked, or FAILED; a START that is refused for a self-test
     * changes nothing but the verdict.
     */
    void frames() {
        PathState before = anyState();
        Reference asked = new Reference("asked", true);
        for (Outcome end : ends(machine.run(THERAPY, "order", before, therapy, signals, asked))) {
            unmoved(before, end.path());
            same(before, end.path(), therapy, "state");
        }
        Reference findings = new Reference("findings", true);
        machine.believe(
                "org/clepsydra/detect/Findings.failedSelfTest",
                (path, at) -> path.unknown("failed", 0, Integer.MAX_VALUE));
        machine.believe(
                "org/clepsydra/detect/Findings.selfTestsPending",
                (path, at) -> path.unknown("pending", 0, 1));
        for (Outcome end :
                ends(machine.run(THERAPY, "refuseUntested", before, therapy, signals, findings))) {
            unmoved(before, end.path());
            same(before, end.path(), therapy, "state", "stopped", "orderTaken");
        }
        backOff(before);
        Whole next = anyInt(before, "next");
        for (Outcome end : ends(machine.run(THERAPY, "enter", before, therapy, next))) {
            PathState path = end.path();
            Whole state = path.number(therapy, "state");
            BoolExpr entered = a.equal(state, next);
            claim(path, "as asked or failed", a.any(entered, a.equal(state, number(FAILED))));
            unmoved(before, path);
            same(before, path, therapy, "stopped", "orderTaken");
        }
    }

    /** Going back moves nothing by itself, and only in a hold that was one before. */
    private void backOff(PathState before) {
        machine.believe(BACK_OFF + ".active", (path, at) -> path.unknown("active", 0, 1));
        machine.believe(BACK_OFF + ".arm", (path, at) -> null);
        machine.believe(RELEASE + ".bookBack", (path, at) -> null);
        Whole wasHeld = before.symbol("wasHeld", 0, 1);
        machine.believe(
                BACK_OFF + ".step",
                (path, at) -> {
                    BoolExpr held =
                            a.all(a.equal(wasHeld, number(1)), holds(path, therapy, "state", HELD));
                    BoolExpr told = a.equal((Whole) at.get(1), number(1));
                    claim(path, "only in a hold", a.implies(told, held));
                    return null;
                });
        Reference findings = new Reference("findings", true);
        for (Outcome end :
                ends(
                        machine.run(
                                THERAPY, "backOff", before, therapy, wasHeld, signals, findings,
                                permit, target))) {
            unmoved(before, end.path());
            same(before, end.path(), therapy, "state", "stopped", "orderTaken");
        }
    }

    private void unmoved(PathState before, PathState path) {
        aside(before, path);
        same(before, path, release, "therapyMs", "withheldMs", "whole");
        same(before, path, pace, "paceUs");
        same(before, path, basal, "value", "complement");
        same(before, path, noted, "extra");
        same(before, path, target, "energise", "backward", "microsteps", "pulsePeriodUs");
        same(before, path, noted, "asked");
    }

    /** Any target, right or wrong, is cut to the permit. */
    void drive() {
        PathState path = prover.path();
        path.set(permit, "microstepsMax", path.symbol("permitted", 0, Long.MAX_VALUE));
        path.set(permit, "backMicrostepsMax", path.symbol("backMax", 0, Long.MAX_VALUE));
        path.set(target, "backward", path.symbol("backward", 0, 1));
        path.set(drive, "leaseToken", path.symbol("token", 0, TOKEN_MAX));
        for (Outcome end : ends(machine.run(DRIVE, "step", path, drive, target, permit, motor))) {
            PathState after = end.path();
            Whole made = after.number(motor, "microsteps");
            BoolExpr back = holds(after, motor, "direction", -1);
            Whole permitted =
                    a.either(
                            back,
                            after.number(permit, "backMicrostepsMax"),
                            after.number(permit, "microstepsMax"));
            BoolExpr told = holds(path, target, "backward", 1);
            claim(after, "back only as told", a.any(a.not(back), told));
            BoolExpr stands = holds(after, motor, "energise", 0);
            claim(after, "back where told", a.any(stands, a.not(told), back));
            claim(after, "never negative", a.atMost(number(0), made));
            claim(after, "within the permit", a.atMost(made, permitted));
            Whole token = after.number(drive, "leaseToken");
            claim(after, "a token", a.within(token, 0, TOKEN_MAX));
            BoolExpr some = a.within(after.number(motor, "leaseToken"), 1, TOKEN_MAX);
            claim(after, "a lease", a.any(holds(after, motor, "energise", 0), some));
        }
    }

    /** Anything that {@link #frames} leaves open. */
    private Value ordered(PathState path, List<Value> arguments) {
        path.set(therapy, "stopped", path.unknown("stopped", 0, 1));
        path.set(therapy, "orderTaken", path.unknown("orderTaken", 0, 1));
        return null;
    }

    private Value entered(PathState path, List<Value> arguments) {
        BoolExpr may = a.equal(path.unknown("may", 0, 1), number(1));
        path.set(therapy, "state", a.either(may, (Whole) arguments.get(1), number(FAILED)));
        return null;
    }

    /** What {@link BackOffClaims} proves of going back. */
    private Value backedOff(PathState path, List<Value> arguments) {
        BoolExpr may =
                a.all(
                        a.equal((Whole) arguments.get(1), number(1)),
                        holds(path, therapy, "state", HELD),
                        holds(path, permit, "granted", 1),
                        a.not(holds(path, signals, "order", STOP)));
        BoolExpr goes = a.all(may, a.equal(path.unknown("goes", 0, 1), number(1)));
        BoolExpr rests = holds(path, target, "energise", 0);
        claim(path, "goes back from rest", a.any(a.not(may), rests));
        goes(path, goes, "energise", number(1));
        goes(path, goes, "backward", number(1));
        goes(path, goes, "microsteps", path.unknown("back", 0, PERIOD_US_MAX));
        goes(path, goes, "pulsePeriodUs", path.unknown("backUs", 1, PERIOD_US_MAX));
        return null;
    }

    private void goes(PathState path, BoolExpr goes, String field, Whole value) {
        path.set(target, field, a.either(goes, value, path.number(target, field)));
    }

    /** What {@link ReleaseClaims} proves of the curve, and of an overlay. */
    private Value released(PathState path, boolean overlaid) {
        PathState before = path.copy();
        int state = overlaid ? OVERLAID : INFUSING;
        claim(path, "releases only in its state", holds(path, therapy, "state", state));
        claim(path, "releases only if permitted", holds(path, permit, "granted", 1));
        claim(path, "releases only of a plan", holds(path, plan, "loaded", 1));
        claim(path, "into a target at rest", holds(path, target, "energise", 0));
        inRange(path);
        Whole count = path.unknown("count", 0, DUE_MAX);
        book(path, sum(booked(path), count));
        path.set(release, "therapyMs", path.unknown("therapyMs", 0, Long.MAX_VALUE));
        path.set(release, "withheldMs", path.unknown("withheldMs", 0, Long.MAX_VALUE));
        path.set(release, "whole", path.unknown("whole", 0, 1));
        path.set(pace, "paceUs", path.unknown("paceUs", 1, PERIOD_US_MAX));
        path.set(target, "energise", path.unknown("energise", 0, 1));
        path.set(target, "backward", path.unknown("backward", 0, 1));
        path.set(target, "microsteps", path.unknown("told", Long.MIN_VALUE, Long.MAX_VALUE));
        path.set(target, "pulsePeriodUs", path.unknown("us", Long.MIN_VALUE, Long.MAX_VALUE));
        for (String what : List.of("extra", "overlaid", "counted", "overlayDue", "room")) {
            path.set(noted, what, path.unknown(what, 0, Long.MAX_VALUE));
        }
        path.set(noted, "asked", number(overlaid ? 0 : 1));
        path.set(noted, "taken", path.unknown("taken", 0, Long.MAX_VALUE));
        path.set(noted, "worn", path.unknown("worn", 0, Long.MAX_VALUE));
        promises(before, path, overlaid).values().forEach(path::assume);
        // Beside what the step booked before.
        Whole extra = path.number(noted, "extra");
        path.set(noted, "extra", sum(before.number(noted, "extra"), extra));
        return null;
    }
}
