package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.plan.HardLimits;

/**
 * One step of therapy and drive while infusing, from every state.
 *
 * <p>Of the schedule only this is believed: what is due is 0 to {@link #DUE_MAX}, and its pace 0 us
 * or more; {@link ScheduleClaims} proves it.
 */
final class ReleaseClaims extends Claims {
    static final String THERAPY = "org/clepsydra/therapy/Therapy";
    static final String DRIVE = "org/clepsydra/drive/Drive";
    private static final String SCHEDULE = "org/clepsydra/therapy/Schedule";
    private static final String PLAN = "org/clepsydra/plan/LoadedPlan";
    // Ten litres of the finest device, 65,536 microsteps to a nanolitre; rounded up.
    static final long DUE_MAX = HardLimits.VOLUME_NL_MAX * 65_536L;
    private static final long PERIOD_US_MAX = 100_000L;
    private static final long STEP_MS_MAX = 1_000L;
    private static final long YEARS_MS = 1L << 61;
    private static final long TOKEN_MAX = 65_535L;
    private static final int IDLE = 1;
    private static final int INFUSING = 3;
    private static final int DONE = 5;
    private static final int FAILED = 6;
    private static final int STOP = 3;

    private final Reference plan = new Reference("plan", true);
    private final Reference permit = new Reference("permit", true);
    private final Reference target = new Reference("target", true);
    private final Reference motor = new Reference("motor", true);
    private final Reference signals = new Reference("signals", true);
    private final PathState begin = prover.path();
    private final Geometry device = new Geometry(begin, a);
    private final Whole due = begin.symbol("due", 0, DUE_MAX);
    private Reference therapy;
    private Reference ledger;

    ReleaseClaims(List<ClassFiles> code) {
        super(code);
        machine.believe(SCHEDULE + ".due", (path, arguments) -> due);
        machine.believe(
                SCHEDULE + ".pulsePeriodUs",
                (path, arguments) -> path.unknown("paceUs", 0, Long.MAX_VALUE));
        machine.believe(SCHEDULE + ".ended", (path, arguments) -> path.unknown("ended", 0, 1));
        machine.believe(SCHEDULE + ".begin", (path, arguments) -> null);
        machine.believe(PLAN + ".offer", this::planMayChange);
        machine.believe(PLAN + ".hasEnvelope", (path, arguments) -> path.unknown("has", 0, 1));
        machine.believe(PLAN + ".refuseUnstopped", (path, arguments) -> null);
        machine.believe(PLAN + ".agreesWith", (path, arguments) -> path.unknown("agrees", 0, 1));
        machine.believe(PLAN + ".refuseUnconfirmed", (path, arguments) -> null);
    }

    private Value planMayChange(PathState path, List<Value> arguments) {
        path.set(plan, "loaded", path.unknown("loaded", 0, 1));
        return null;
    }

    /** Therapy as its constructor wires it, then in any state within the invariant. */
    private PathState anyState() {
        therapy = new Reference("therapy", false);
        Outcome built = machine.run(THERAPY, "<init>", begin, therapy, device.object, plan).get(0);
        PathState path = built.path();
        ledger = (Reference) path.get(therapy, "ledger");
        path.set(ledger, "basal", path.symbol("basal", 0, DUE_MAX));
        path.set(therapy, "therapyMs", path.symbol("therapyMs", 0, YEARS_MS));
        path.set(therapy, "withheldMs", path.symbol("withheldMs", 0, YEARS_MS));
        path.set(therapy, "paceUs", path.symbol("paceUs", 1, PERIOD_US_MAX));
        Reference confirmation = (Reference) path.get(therapy, "confirmation");
        path.set(confirmation, "leftMs", path.symbol("leftMs", 0, HardLimits.REENTRY_MS_MAX));
        path.set(therapy, "stopped", path.symbol("stopped", 0, 1));
        path.set(therapy, "orderTaken", path.symbol("orderTaken", 0, 1));
        path.set(permit, "granted", path.symbol("granted", 0, 1));
        path.set(permit, "microstepsMax", path.symbol("permitted", 0, Long.MAX_VALUE));
        path.set(signals, "elapsedMs", path.symbol("elapsedMs", 0, Long.MAX_VALUE));
        path.set(signals, "advanceMs", path.symbol("advanceMs", 0, STEP_MS_MAX));
        path.set(signals, "microstepsToGo", path.symbol("toGo", 0, PERIOD_US_MAX));
        Whole toGo = path.number(signals, "microstepsToGo");
        path.assume(a.atMost(toGo, device.queueMax));
        return path;
    }

    /** The release itself, from wherever it is permitted. */
    void deliver() {
        PathState before = anyState();
        Whole booked = before.number(ledger, "basal");
        before.set(therapy, "state", number(INFUSING));
        before.set(target, "energise", number(0));
        before.set(target, "microsteps", number(0));
        for (Outcome end :
                ends(machine.run(THERAPY, "deliver", before, therapy, signals, permit, target))) {
            PathState path = end.path();
            Whole count = a.minus(path.number(ledger, "basal"), booked);
            promises(path, booked, count).forEach((words, promise) -> claim(path, words, promise));
            paced(path, count);
        }
    }

    /** What is proved of the release, and believed of it in the whole step. */
    private Map<String, BoolExpr> promises(PathState path, Whole booked, Whole count) {
        Whole permitted = path.number(permit, "microstepsMax");
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        Whole state = path.number(therapy, "state");
        BoolExpr none = a.equal(count, number(0));
        Map<String, BoolExpr> promises = new LinkedHashMap<>();
        promises.put("never negative", a.atMost(number(0), count));
        promises.put("within the permit", a.atMost(count, permitted));
        promises.put("within the room", a.any(none, a.atMost(queue, device.queueMax)));
        promises.put("within the target", a.atMost(sum(booked, count), a.greater(booked, due)));
        promises.put("booked is told", a.equal(path.number(target, "microsteps"), count));
        promises.put("with current", a.any(none, a.equal(energised(path, target), number(1))));
        promises.put("infusing", a.any(none, a.equal(state, number(INFUSING))));
        promises.put("a state that may follow", a.within(state, INFUSING, DONE));
        promises.put(
                "no current without need",
                a.any(a.equal(energised(path, target), number(0)), a.not(none)));
        return promises;
    }

    /** The queue is made within a longest period. */
    private void paced(PathState path, Whole count) {
        Whole pace = path.number(therapy, "paceUs");
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        claim(path, "1 <= pace", a.atMost(number(1), pace));
        claim(path, "pace in a period", a.atMost(pace, device.pulsePeriodUsMax));
        prover.scale(path, queue, device.queueMax, device.pulsePeriodUsMin);
        Whole time = product(queue, pace);
        claim(path, "the queue is emptied", a.atMost(time, device.pulsePeriodUsMax));
    }

    /** The whole step in every state, whatever is asked and found; and the drive after it. */
    void step() {
        machine.believe(THERAPY + ".deliver", this::delivered);
        machine.believe(
                "org/clepsydra/detect/Findings.stops",
                (path, arguments) -> path.unknown("stops", 0, 1));
        machine.believe("org/clepsydra/therapy/TherapyState.hasPlan", this::anyTruth);
        machine.believe(THERAPY + ".enter", this::entered);
        machine.believe(THERAPY + ".order", this::ordered);
        machine.believe(
                DRIVE + ".nextToken", (path, arguments) -> path.unknown("token", 1, TOKEN_MAX));
        PathState before = anyState();
        Whole booked = before.number(ledger, "basal");
        before.set(therapy, "state", anyInt(before, "state"));
        before.set(signals, "order", anyInt(before, "order"));
        Value[] arguments = {
            therapy,
            signals,
            new Reference("asked", true),
            new Reference("findings", true),
            permit,
            target
        };
        for (Outcome step : ends(machine.run(THERAPY, "step", before, arguments))) {
            Reference drive = new Reference("drive", true);
            step.path().set(drive, "leaseToken", step.path().symbol("token", 0, TOKEN_MAX));
            for (Outcome end :
                    machine.run(DRIVE, "step", step.path(), drive, target, permit, motor)) {
                conserved(before, booked, end.path());
            }
        }
    }

    /**
     * What the step believes of two methods: an order changes nothing of what is booked, and no
     * state; a state is entered as asked, or FAILED.
     */
    void frames() {
        PathState before = anyState();
        before.set(therapy, "state", anyInt(before, "state"));
        before.set(target, "microsteps", before.symbol("told", 0, DUE_MAX));
        for (Outcome end : ends(machine.run(THERAPY, "order", before, therapy, signals))) {
            PathState path = end.path();
            for (String field : List.of("state", "therapyMs", "withheldMs", "paceUs")) {
                same(before, path, therapy, field);
            }
            same(before, path, ledger, "basal");
            same(before, path, target, "microsteps");
            same(before, path, permit, "microstepsMax");
        }
        Whole next = before.symbol("next", 1, FAILED);
        for (Outcome end : ends(machine.run(THERAPY, "enter", before, therapy, next))) {
            PathState path = end.path();
            Whole state = path.number(therapy, "state");
            BoolExpr asked = a.equal(state, next);
            claim(path, "as asked or failed", a.any(asked, a.equal(state, number(FAILED))));
            same(before, path, ledger, "basal");
            same(before, path, target, "microsteps");
        }
    }

    private void same(PathState before, PathState path, Reference object, String field) {
        BoolExpr same = a.equal(before.number(object, field), path.number(object, field));
        claim(path, field + " stays", same);
    }

    private void conserved(PathState before, Whole booked, PathState path) {
        Whole made = path.number(motor, "microsteps");
        Whole now = path.number(ledger, "basal");
        Whole was = before.number(therapy, "state");
        BoolExpr none = a.equal(made, number(0));
        // A new plan begins with an empty ledger, and with nothing released.
        BoolExpr begun = a.all(a.equal(was, number(IDLE)), a.equal(now, number(0)), none);
        claim(path, "conserved", a.any(a.equal(a.minus(now, booked), made), begun));
        claim(path, "never negative", a.atMost(number(0), made));
        claim(path, "permitted", a.atMost(made, path.number(permit, "microstepsMax")));
        claim(path, "only while infusing", a.any(none, a.equal(was, number(INFUSING))));
        claim(path, "the ledger in range", a.within(now, 0, DUE_MAX));
        BoolExpr stop = a.equal(path.number(signals, "order"), number(STOP));
        BoolExpr rests = a.all(none, a.equal(energised(path, motor), number(0)));
        claim(path, "a stop stops", a.implies(stop, rests));
    }

    /** Any target, right or wrong, is cut to the permit. */
    void drive() {
        PathState path = prover.path();
        Reference drive = new Reference("drive", true);
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

    private Value anyTruth(PathState path, List<Value> arguments) {
        return path.unknown("truth", 0, 1);
    }

    /** What {@link #deliver} proves. */
    private Value delivered(PathState path, List<Value> arguments) {
        Whole booked = path.number(ledger, "basal");
        Whole count = path.unknown("count", 0, DUE_MAX);
        Whole state = path.number(therapy, "state");
        claim(path, "delivers only while infusing", a.equal(state, number(INFUSING)));
        claim(path, "delivers only if permitted", a.equal(granted(path), number(1)));
        path.set(ledger, "basal", sum(booked, count));
        path.set(therapy, "therapyMs", path.unknown("therapyMs", 0, Long.MAX_VALUE));
        path.set(therapy, "withheldMs", path.unknown("withheldMs", 0, Long.MAX_VALUE));
        path.set(therapy, "paceUs", path.unknown("paceUs", 1, PERIOD_US_MAX));
        path.set(therapy, "state", path.unknown("stateAfter", INFUSING, DONE));
        path.set(target, "energise", path.unknown("energise", 0, 1));
        path.set(target, "microsteps", path.unknown("told", 0, DUE_MAX));
        path.set(target, "pulsePeriodUs", path.unknown("periodUs", 1, PERIOD_US_MAX));
        promises(path, booked, count).values().forEach(path::assume);
        return null;
    }

    private Whole granted(PathState path) {
        return path.number(permit, "granted");
    }

    private static Whole energised(PathState path, Reference object) {
        return path.number(object, "energise");
    }

    private static Whole anyInt(PathState path, String name) {
        return path.symbol(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
