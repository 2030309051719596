package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.plan.HardLimits;

/**
 * Therapy in any state within its invariant, what is believed of the schedule and the plan, and
 * what a release promises.
 *
 * <p>Of the schedule only this is believed: what is due is 0 to {@link #DUE_MAX}, and its pace 0 us
 * or more; {@link ScheduleClaims} proves it. That it is asked for therapy time as that goes on, by
 * a second at most, is proved at the call.
 */
class TherapyClaims extends Claims {
    static final String THERAPY = "org/clepsydra/therapy/Therapy";
    private static final String SCHEDULE = "org/clepsydra/therapy/Schedule";
    private static final String RESERVOIR = "org/clepsydra/therapy/Reservoir";
    private static final String PLAN = "org/clepsydra/plan/LoadedPlan";
    // Ten litres of the finest device, 65,536 microsteps to a nanolitre; rounded up.
    static final long DUE_MAX = HardLimits.VOLUME_NL_MAX * 65_536L;
    static final long PERIOD_US_MAX = 100_000L;
    static final int IDLE = 1;
    static final int INFUSING = 3;
    static final int DONE = 5;
    static final int FAILED = 6;
    private static final long STEP_MS_MAX = 1_000L;
    private static final long YEARS_MS = 1L << 61;
    // Drug may be withheld as long while infusing; the step that ends it goes beyond by itself.
    private static final long WITHHELD_MS_MAX = 10_000L;

    final Reference plan = new Reference("plan", true);
    final Reference permit = new Reference("permit", true);
    final Reference target = new Reference("target", true);
    final Reference signals = new Reference("signals", true);
    // Not of the code: whether the schedule was begun or asked in this step, and what was taken
    // from the reservoir.
    final Reference noted = new Reference("noted", true);
    final PathState begin = prover.path();
    final Geometry device = new Geometry(begin, a);
    private final Whole due = begin.symbol("due", 0, DUE_MAX);
    private final Whole left = begin.symbol("left", 0, Long.MAX_VALUE);
    private final Whole therapyMs = begin.symbol("therapyMs", 0, YEARS_MS);
    Reference therapy;
    Reference ledger;
    private Reference confirmation;

    TherapyClaims(List<ClassFiles> code) {
        super(code);
        machine.believe(SCHEDULE + ".due", this::dueAt);
        machine.believe(
                SCHEDULE + ".pulsePeriodUs",
                (path, arguments) -> path.unknown("paceUs", 0, Long.MAX_VALUE));
        machine.believe(SCHEDULE + ".ended", (path, arguments) -> path.unknown("ended", 0, 1));
        machine.believe(SCHEDULE + ".begin", this::begun);
        machine.believe(PLAN + ".offer", this::planMayChange);
        machine.believe(PLAN + ".hasEnvelope", (path, arguments) -> path.unknown("has", 0, 1));
        machine.believe(PLAN + ".refuseUnstopped", (path, arguments) -> null);
        machine.believe(PLAN + ".agreesWith", (path, arguments) -> path.unknown("agrees", 0, 1));
        machine.believe(PLAN + ".refuseUnconfirmed", (path, arguments) -> null);
        // Whatever the reservoir says, it can only withhold.
        machine.believe(RESERVOIR + ".mayGive", (path, arguments) -> left);
        machine.believe(RESERVOIR + ".holds", (path, arguments) -> path.unknown("holds", 0, 1));
        machine.believe(RESERVOIR + ".step", (path, arguments) -> path.unknown("filled", 0, 1));
        machine.believe(RESERVOIR + ".book", this::taken);
        machine.believe(RESERVOIR + ".look", (path, arguments) -> null);
    }

    private Value dueAt(PathState path, List<Value> arguments) {
        Whole atMs = (Whole) arguments.get(1);
        Whole advanceMs = path.number(signals, "advanceMs");
        claim(path, "a plan to be due", holds(path, plan, "loaded", 1));
        claim(path, "what is due at this time", a.equal(atMs, sum(therapyMs, advanceMs)));
        claim(path, "a second on at most", a.within(advanceMs, 0, STEP_MS_MAX));
        path.set(noted, "asked", number(1));
        return due;
    }

    private Value taken(PathState path, List<Value> arguments) {
        path.set(noted, "taken", arguments.get(1));
        return null;
    }

    private Value begun(PathState path, List<Value> arguments) {
        claim(path, "a plan to begin", holds(path, plan, "loaded", 1));
        path.set(noted, "begun", number(1));
        return null;
    }

    private Value planMayChange(PathState path, List<Value> arguments) {
        path.set(plan, "loaded", path.unknown("loaded", 0, 1));
        return null;
    }

    /** Therapy as its constructor wires it, then in any state within the invariant. */
    final PathState anyState() {
        therapy = new Reference("therapy", false);
        PathState path =
                only(machine.run(THERAPY, "<init>", begin, therapy, device.object, plan)).path();
        ledger = (Reference) path.get(therapy, "ledger");
        confirmation = (Reference) path.get(therapy, "confirmation");
        inRange(path);
        path.set(ledger, "basal", path.symbol("basal", 0, DUE_MAX));
        path.set(confirmation, "leftMs", path.symbol("leftMs", 0, HardLimits.REENTRY_MS_MAX));
        path.set(therapy, "state", anyInt(path, "state"));
        path.set(therapy, "therapyMs", therapyMs);
        long withheldMsMax = WITHHELD_MS_MAX + STEP_MS_MAX;
        path.set(therapy, "withheldMs", path.symbol("withheldMs", 0, withheldMsMax));
        path.assume(withheldInRange(path));
        path.set(therapy, "paceUs", path.symbol("paceUs", 1, PERIOD_US_MAX));
        path.set(therapy, "stopped", path.symbol("stopped", 0, 1));
        path.set(therapy, "orderTaken", path.symbol("orderTaken", 0, 1));
        path.set(plan, "loaded", path.symbol("loaded", 0, 1));
        path.set(permit, "granted", path.symbol("granted", 0, 1));
        path.set(permit, "microstepsMax", path.symbol("permitted", 0, Long.MAX_VALUE));
        path.set(target, "energise", path.symbol("energise", 0, 1));
        path.set(target, "microsteps", anyLong(path, "told"));
        path.set(target, "pulsePeriodUs", anyLong(path, "periodUs"));
        path.set(signals, "order", anyInt(path, "order"));
        path.set(signals, "elapsedMs", path.symbol("elapsedMs", 0, Long.MAX_VALUE));
        path.set(signals, "advanceMs", path.symbol("advanceMs", 0, STEP_MS_MAX));
        path.set(signals, "microstepsToGo", path.symbol("toGo", 0, PERIOD_US_MAX));
        path.assume(a.atMost(path.number(signals, "microstepsToGo"), device.queueMax));
        path.set(noted, "asked", number(0));
        path.set(noted, "begun", number(0));
        path.set(noted, "taken", number(0));
        return path;
    }

    /** What {@link #anyState} begins from is so at first, and after every step. */
    final void inRange(PathState path) {
        claim(path, "the ledger", a.within(held(path, ledger, "basal"), 0, DUE_MAX));
        Whole leftMs = held(path, confirmation, "leftMs");
        claim(path, "a confirmation", a.within(leftMs, 0, HardLimits.REENTRY_MS_MAX));
        claim(path, "a pace", a.within(held(path, therapy, "paceUs"), 1, PERIOD_US_MAX));
        claim(path, "0 <= therapy time", a.atMost(number(0), held(path, therapy, "therapyMs")));
        claim(path, "what is withheld", withheldInRange(path));
    }

    private BoolExpr withheldInRange(PathState path) {
        Whole withheldMs = held(path, therapy, "withheldMs");
        Whole state = held(path, therapy, "state");
        BoolExpr infusing = a.equal(state, number(INFUSING));
        return a.all(
                a.within(withheldMs, 0, WITHHELD_MS_MAX + STEP_MS_MAX),
                a.implies(infusing, a.atMost(withheldMs, number(WITHHELD_MS_MAX))));
    }

    /** What a field holds of an object that began with zeros. */
    private Whole held(PathState path, Reference object, String field) {
        return path.get(object, field) == null ? number(0) : path.number(object, field);
    }

    /** What is proved of the release, and believed of it in the whole step. */
    final Map<String, BoolExpr> promises(PathState before, PathState path, Whole count) {
        Whole booked = before.number(ledger, "basal");
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        BoolExpr none = a.equal(count, number(0));
        BoolExpr rests = holds(path, target, "energise", 0);
        Whole stale = before.number(target, "microsteps");
        Whole told = path.number(target, "microsteps");
        Whole periodUs = path.number(target, "pulsePeriodUs");
        Whole laterMs = sum(before.number(therapy, "therapyMs"), path.number(signals, "advanceMs"));
        Map<String, BoolExpr> promises = new LinkedHashMap<>();
        promises.put("never negative", a.atMost(number(0), count));
        promises.put("within the permit", a.atMost(count, path.number(permit, "microstepsMax")));
        promises.put("within the reservoir", a.atMost(count, left));
        promises.put("taken from it", a.equal(path.number(noted, "taken"), count));
        promises.put("within the room", a.any(none, a.atMost(queue, device.queueMax)));
        promises.put("within the target", a.atMost(sum(booked, count), a.greater(booked, due)));
        promises.put("booked is told", a.equal(told, a.either(rests, stale, count)));
        promises.put("with current", a.any(none, a.not(rests)));
        promises.put("no current without need", a.any(rests, a.not(none)));
        promises.put(
                "at the pace", a.any(rests, a.equal(periodUs, path.number(therapy, "paceUs"))));
        promises.put("infusing", a.any(none, holds(path, therapy, "state", INFUSING)));
        promises.put(
                "a state that may follow", a.within(path.number(therapy, "state"), INFUSING, DONE));
        promises.put("time goes on", a.equal(path.number(therapy, "therapyMs"), laterMs));
        promises.put("what is withheld", withheldInRange(path));
        promises.put("the schedule is asked", holds(path, noted, "asked", 1));
        return promises;
    }

    /** What neither an order nor an entry nor a release changes. */
    final void aside(PathState before, PathState path) {
        same(before, path, confirmation, "leftMs");
        same(before, path, plan, "loaded");
        same(before, path, permit, "granted", "microstepsMax");
        same(before, path, signals, "order", "elapsedMs", "advanceMs", "microstepsToGo");
        same(before, path, noted, "begun");
    }

    static Whole anyInt(PathState path, String name) {
        return path.symbol(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Whole anyLong(PathState path, String name) {
        return path.symbol(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
