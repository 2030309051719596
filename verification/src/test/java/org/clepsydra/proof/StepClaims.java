package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;

/** One step of therapy and drive, from every state; of the release what its own claims prove. */
final class StepClaims extends TherapyClaims {
    static final String CONFIRMATION = "org/clepsydra/therapy/Confirmation";
    static final String DRIVE = "org/clepsydra/drive/Drive";
    private static final long TOKEN_MAX = 65_535L;
    private static final int STOP = 3;

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
        machine.believe(THERAPY + ".enter", this::entered);
        machine.believe(THERAPY + ".order", this::ordered);
        machine.believe(
                DRIVE + ".nextToken", (path, arguments) -> path.unknown("token", 1, TOKEN_MAX));
        PathState before = anyState();
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
        Whole booked = before.number(ledger, "basal");
        Whole now = path.number(ledger, "basal");
        Whole was = before.number(therapy, "state");
        BoolExpr none = a.equal(made, number(0));
        // A new plan begins with what was seen of it before, and with nothing released.
        BoolExpr begun = a.all(a.equal(was, number(IDLE)), a.equal(now, seen), none);
        Whole released = sum(a.minus(now, booked), path.number(noted, "extra"));
        claim(path, "conserved", a.any(a.equal(released, made), begun));
        claim(path, "never negative", a.atMost(number(0), made));
        claim(path, "permitted", a.atMost(made, path.number(permit, "microstepsMax")));
        BoolExpr releases = a.any(a.equal(was, number(INFUSING)), a.equal(was, number(OVERLAID)));
        claim(path, "only while infusing or overlaid", a.any(none, releases));
        BoolExpr stop = holds(path, signals, "order", STOP);
        BoolExpr rests = holds(path, motor, "energise", 0);
        claim(path, "a stop stops", a.implies(stop, a.all(none, rests)));
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
     * What the step believes of two methods: an order changes nothing of what is booked, and no
     * state; a state is entered as asked, or FAILED.
     */
    void frames() {
        PathState before = anyState();
        Reference asked = new Reference("asked", true);
        for (Outcome end : ends(machine.run(THERAPY, "order", before, therapy, signals, asked))) {
            unmoved(before, end.path());
            same(before, end.path(), therapy, "state");
        }
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

    private void unmoved(PathState before, PathState path) {
        aside(before, path);
        same(before, path, release, "therapyMs", "withheldMs", "whole");
        same(before, path, pace, "paceUs");
        same(before, path, ledger, "basal");
        same(before, path, noted, "extra");
        same(before, path, target, "energise", "microsteps", "pulsePeriodUs");
        same(before, path, noted, "asked");
    }

    /** Any target, right or wrong, is cut to the permit. */
    void drive() {
        PathState path = prover.path();
        path.set(permit, "microstepsMax", path.symbol("permitted", 0, Long.MAX_VALUE));
        path.set(drive, "leaseToken", path.symbol("token", 0, TOKEN_MAX));
        for (Outcome end : ends(machine.run(DRIVE, "step", path, drive, target, permit, motor))) {
            PathState after = end.path();
            Whole made = after.number(motor, "microsteps");
            Whole permitted = after.number(permit, "microstepsMax");
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
        path.set(ledger, "basal", sum(path.number(ledger, "basal"), count));
        path.set(release, "therapyMs", path.unknown("therapyMs", 0, Long.MAX_VALUE));
        path.set(release, "withheldMs", path.unknown("withheldMs", 0, Long.MAX_VALUE));
        path.set(release, "whole", path.unknown("whole", 0, 1));
        path.set(pace, "paceUs", path.unknown("paceUs", 1, PERIOD_US_MAX));
        path.set(target, "energise", path.unknown("energise", 0, 1));
        path.set(target, "microsteps", path.unknown("told", Long.MIN_VALUE, Long.MAX_VALUE));
        path.set(target, "pulsePeriodUs", path.unknown("us", Long.MIN_VALUE, Long.MAX_VALUE));
        for (String what : List.of("extra", "overlaid", "counted", "overlayDue", "room")) {
            path.set(noted, what, path.unknown(what, 0, Long.MAX_VALUE));
        }
        path.set(noted, "asked", number(overlaid ? 0 : 1));
        path.set(noted, "taken", path.unknown("taken", 0, Long.MAX_VALUE));
        path.set(noted, "worn", path.unknown("worn", 0, Long.MAX_VALUE));
        promises(before, path, overlaid).values().forEach(path::assume);
        return null;
    }
}
