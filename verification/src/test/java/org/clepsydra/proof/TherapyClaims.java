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
 * <p>Of the schedule only this is believed: what is due, and what holds a volume, is 0 to {@link
 * #DUE_MAX}, and its pace 0 us or more; {@link ScheduleClaims} proves it. That it is asked for
 * therapy time as that goes on, by a second at most and no further than the plan does or is
 * allowed, is proved at the call. Therapy time never is beyond the plan before a step. Of the
 * reservation, that some time is allowed, and some volume was seen before. Of overlays and sliding
 * limits as much is believed, which is tested; that what is released is told them, and that it is
 * within what they leave, is proved.
 */
class TherapyClaims extends Claims {
    static final String THERAPY = "org/clepsydra/therapy/Therapy";
    private static final String SCHEDULE = "org/clepsydra/therapy/Schedule";
    static final String RELEASE = "org/clepsydra/therapy/Release";
    private static final String OVERLAY = "org/clepsydra/therapy/Overlay";
    private static final String WINDOWS = "org/clepsydra/therapy/DoseWindows";
    private static final String LEDGER = "org/clepsydra/therapy/Ledger";
    private static final String ACCOUNTS = "org/clepsydra/therapy/OverlayAccounts";
    private static final String RESERVOIR = "org/clepsydra/therapy/Reservoir";
    private static final String WEAR = "org/clepsydra/therapy/Wear";
    private static final String RESERVATION = "org/clepsydra/therapy/Reservation";
    private static final String PLAN = "org/clepsydra/plan/LoadedPlan";
    private static final String REMOTE_PLAN = "org/clepsydra/therapy/RemotePlan";
    // Ten litres of the finest device, 65,536 microsteps to a nanolitre; rounded up.
    static final long DUE_MAX = HardLimits.VOLUME_NL_MAX * 65_536L;
    static final long PERIOD_US_MAX = 100_000L;
    static final int IDLE = 1;
    static final int INFUSING = 3;
    static final int DONE = 5;
    static final int FAILED = 6;
    static final int OVERLAID = 7;
    static final int PRIME = 1;
    private static final int KIND_MAX = 3;
    private static final long STEP_MS_MAX = 1_000L;
    private static final long YEARS_MS = 1L << 61;
    private static final long MOVED_MAX = 1L << 62;
    // Drug may be withheld as long while infusing; the step that ends it goes beyond by itself.
    private static final long WITHHELD_MS_MAX = 10_000L;

    final Reference plan = new Reference("plan", true);
    final Reference permit = new Reference("permit", true);
    final Reference target = new Reference("target", true);
    final Reference signals = new Reference("signals", true);
    // Not of the code: whether the schedule was begun or asked in this step, and what was taken
    // from the reservoir.
    final Reference noted = new Reference("noted", true);
    // Whether an overlay runs, in which therapy time stands.
    boolean overlays;
    final PathState begin = prover.path();
    final Geometry device = new Geometry(begin, a);
    private final Whole due = begin.symbol("due", 0, DUE_MAX);
    private final Whole left = begin.symbol("left", 0, Long.MAX_VALUE);
    private final Whole therapyMs = begin.symbol("therapyMs", 0, YEARS_MS);
    private final Whole durationMs = begin.symbol("durationMs", 0, HardLimits.DURATION_MS_MAX);
    private final Whole allowedMs = begin.symbol("allowedMs", 0, Long.MAX_VALUE);
    final Whole seen = begin.symbol("seen", 0, DUE_MAX);
    Reference therapy;
    Reference release;
    // The curve's account, held twice; what else is held so keeps no proof of the curve.
    Reference basal;
    Reference pace;
    private Reference confirmation;

    TherapyClaims(List<ClassFiles> code) {
        super(code);
        machine.believe(SCHEDULE + ".due", this::dueAt);
        machine.believe(
                SCHEDULE + ".pulsePeriodUs",
                (path, arguments) -> path.unknown("paceUs", 0, Long.MAX_VALUE));
        machine.believe(SCHEDULE + ".mostIn", (path, at) -> path.unknown("mostIn", 0, DUE_MAX));
        machine.believe(SCHEDULE + ".ended", (path, arguments) -> path.unknown("ended", 0, 1));
        machine.believe(SCHEDULE + ".begin", this::begun);
        machine.believe(SCHEDULE + ".quantaHolding", (path, arguments) -> seen);
        machine.believe(RESERVATION + ".<init>", (path, arguments) -> null);
        machine.believe(RESERVATION + ".allowedMs", (path, arguments) -> allowedMs);
        machine.believe(RESERVATION + ".allowedOverlayMs", (path, arguments) -> allowedMs);
        machine.believe(
                RESERVATION + ".seenNl",
                (path, arguments) -> path.unknown("seenNl", 0, HardLimits.VOLUME_NL_MAX));
        machine.believe(PLAN + ".started", (path, arguments) -> null);
        machine.believe(PLAN + ".durationMs", (path, arguments) -> durationMs);
        begin.assume(a.atMost(therapyMs, durationMs));
        machine.believe(PLAN + ".planId", (path, arguments) -> path.unknown("id", 0, 1));
        besides();
        machine.believe(PLAN + ".offer", this::planMayChange);
        machine.believe(PLAN + ".offerLibrary", (path, at) -> path.unknown("taken", 0, 1));
        machine.believe(PLAN + ".agreesWithBolus", (path, at) -> path.unknown("agrees", 0, 1));
        machine.believe(PLAN + ".rule", (path, arguments) -> null);
        machine.believe(PLAN + ".hasEnvelope", (path, arguments) -> path.unknown("has", 0, 1));
        machine.believe(PLAN + ".refuseUnstopped", (path, arguments) -> null);
        machine.believe(PLAN + ".agreesWith", (path, arguments) -> path.unknown("agrees", 0, 1));
        machine.believe(PLAN + ".refuseUnconfirmed", (path, arguments) -> null);
        continued();
        // Whatever the reservoir says, it can only withhold.
        machine.believe(RESERVOIR + ".mayGive", (path, arguments) -> left);
        machine.believe(RESERVOIR + ".holds", (path, arguments) -> path.unknown("holds", 0, 1));
        machine.believe(RESERVOIR + ".step", (path, arguments) -> path.unknown("filled", 0, 1));
        machine.believe(RESERVOIR + ".book", this::taken);
        machine.believe(RESERVOIR + ".look", (path, arguments) -> null);
        life();
    }

    /**
     * Of the mechanism's life: whether it is at its end, and note of what it is told; and whether a
     * plan is refused for that, or for whence it came.
     */
    private void life() {
        machine.believe(WEAR + ".<init>", (path, at) -> null);
        machine.believe(WEAR + ".intact", (path, at) -> path.unknown("intact", 0, 1));
        machine.believe(WEAR + ".ended", (path, at) -> path.unknown("ended", 0, 1));
        machine.believe(WEAR + ".released", (path, at) -> path.unknown("ever", 0, 1L << 52));
        machine.believe(WEAR + ".book", (path, at) -> note(path, "worn", at.get(1)));
        machine.believe(PLAN + ".refuseNew", (path, at) -> path.unknown("refused", 0, 1));
        machine.believe(REMOTE_PLAN + ".refuses", (path, at) -> path.unknown("afar", 0, 1));
    }

    /** Of a plan that goes on from another: anything, and that the one before is gone. */
    private void continued() {
        for (String asks : List.of("goesOn", "changesRate", "agreesWithChange")) {
            machine.believe(PLAN + "." + asks, (path, at) -> path.unknown(asks, 0, 1));
        }
        machine.believe(PLAN + ".keepsMinimumRate", (path, at) -> path.unknown("keeps", 0, 1));
        machine.believe(PLAN + ".refuseUnconfirmedChange", (path, arguments) -> null);
        machine.believe(PLAN + ".clear", this::planCleared);
        machine.believe(RELEASE + ".programGiven", (path, at) -> path.unknown("given", 0, 1));
        for (String tells : List.of("leftNl", "rateNlPerH")) {
            machine.believe(
                    RELEASE + "." + tells, (path, at) -> path.unknown(tells, 0, Long.MAX_VALUE));
        }
    }

    private Value planCleared(PathState path, List<Value> arguments) {
        path.set(plan, "loaded", number(0));
        return null;
    }

    private Value dueAt(PathState path, List<Value> arguments) {
        Whole atMs = (Whole) arguments.get(1);
        Whole advanceMs = path.number(signals, "advanceMs");
        claim(path, "a plan to be due", holds(path, plan, "loaded", 1));
        claim(path, "what is due at this time", a.equal(atMs, laterMs(path)));
        claim(path, "a second on at most", a.within(advanceMs, 0, STEP_MS_MAX));
        path.set(noted, "asked", number(1));
        return due;
    }

    /** Therapy time after a release: on by the step, but no further than the plan or is allowed. */
    final Whole laterMs(PathState path) {
        Whole onMs = a.lesser(sum(therapyMs, path.number(signals, "advanceMs")), durationMs);
        return a.lesser(onMs, a.greater(therapyMs, allowedMs));
    }

    /** Of overlays and sliding limits: any figure in range, and note of what they are told. */
    private void besides() {
        machine.believe(
                OVERLAY + ".due",
                (path, at) -> noted(path, "overlayDue", path.unknown("overlayDue", 0, DUE_MAX)));
        machine.believe(OVERLAY + ".whole", (path, at) -> path.unknown("whole", 0, DUE_MAX));
        machine.believe(OVERLAY + ".released", (path, at) -> path.unknown("released", 0, DUE_MAX));
        machine.believe(
                OVERLAY + ".pulsePeriodUs", (path, at) -> path.unknown("us", 0, Long.MAX_VALUE));
        machine.believe(OVERLAY + ".kind", (path, at) -> path.number(noted, "kind"));
        for (String asks : List.of("ended", "mayBegin", "advance", "overdue")) {
            machine.believe(OVERLAY + "." + asks, (path, at) -> path.unknown(asks, 0, 1));
        }
        for (String tells : List.of("pass", "forget", "begin", "end")) {
            machine.believe(OVERLAY + "." + tells, (path, at) -> null);
        }
        machine.believe(OVERLAY + ".book", (path, at) -> note(path, "overlaid", at.get(1)));
        for (String tells : List.of("<init>", "pass")) {
            machine.believe(WINDOWS + "." + tells, (path, at) -> null);
        }
        machine.believe(WINDOWS + ".choose", this::planMayChange);
        machine.believe(WINDOWS + ".haveRoom", (path, at) -> path.unknown("haveRoom", 0, 1));
        machine.believe(
                WINDOWS + ".room",
                (path, at) -> noted(path, "room", path.unknown("room", 0, Long.MAX_VALUE)));
        machine.believe(WINDOWS + ".book", (path, at) -> note(path, "counted", at.get(2)));
        machine.believe(ACCOUNTS + ".<init>", (path, at) -> null);
        machine.believe(ACCOUNTS + ".clear", (path, at) -> null);
        machine.believe(LEDGER + ".intact", (path, at) -> path.unknown("intact", 0, 1));
        machine.believe(LEDGER + ".bookOverlay", (path, at) -> note(path, "extra", at.get(2)));
    }

    private Value noted(PathState path, String what, Value value) {
        path.set(noted, what, value);
        return value;
    }

    private Value taken(PathState path, List<Value> arguments) {
        return note(path, "taken", arguments.get(1));
    }

    private Value note(PathState path, String what, Value value) {
        path.set(noted, what, value);
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
        release = (Reference) path.get(therapy, "release");
        Reference ledger = (Reference) path.get(release, "ledger");
        basal = (Reference) path.get(ledger, "basal");
        pace = (Reference) path.get(release, "pace");
        confirmation = (Reference) path.get(therapy, "confirmation");
        inRange(path);
        book(path, path.symbol("basal", 0, DUE_MAX));
        for (String left : List.of("leftMs", "changeLeftMs")) {
            path.set(confirmation, left, path.symbol(left, 0, HardLimits.REENTRY_MS_MAX));
        }
        path.set(therapy, "state", anyInt(path, "state"));
        path.set(release, "therapyMs", therapyMs);
        path.set(release, "whole", path.symbol("whole", 0, 1));
        long withheldMsMax = WITHHELD_MS_MAX + STEP_MS_MAX;
        path.set(release, "withheldMs", path.symbol("withheldMs", 0, withheldMsMax));
        path.assume(withheldInRange(path));
        path.set(pace, "paceUs", path.symbol("paceUs", 1, PERIOD_US_MAX));
        path.set(therapy, "stopped", path.symbol("stopped", 0, 1));
        path.set(therapy, "orderTaken", path.symbol("orderTaken", 0, 1));
        path.set(plan, "loaded", path.symbol("loaded", 0, 1));
        path.set(permit, "granted", path.symbol("granted", 0, 1));
        path.set(permit, "microstepsMax", path.symbol("permitted", 0, Long.MAX_VALUE));
        path.set(permit, "backMicrostepsMax", path.symbol("backMax", 0, Long.MAX_VALUE));
        path.set(target, "energise", path.symbol("energise", 0, 1));
        path.set(target, "backward", path.symbol("backward", 0, 1));
        path.set(target, "microsteps", anyLong(path, "told"));
        path.set(target, "pulsePeriodUs", anyLong(path, "periodUs"));
        path.set(signals, "order", anyInt(path, "order"));
        path.set(signals, "elapsedMs", path.symbol("elapsedMs", 0, Long.MAX_VALUE));
        path.set(signals, "advanceMs", path.symbol("advanceMs", 0, STEP_MS_MAX));
        path.set(signals, "microstepsToGo", path.symbol("toGo", 0, PERIOD_US_MAX));
        path.assume(a.atMost(path.number(signals, "microstepsToGo"), device.queueMax));
        path.set(signals, "movedCounts", path.symbol("moved", -MOVED_MAX, MOVED_MAX));
        path.set(noted, "asked", number(0));
        path.set(noted, "begun", number(0));
        path.set(noted, "kind", path.symbol("kind", 0, KIND_MAX));
        for (String what : List.of("extra", "overlaid", "counted", "overlayDue", "room")) {
            path.set(noted, what, number(0));
        }
        path.set(noted, "taken", number(0));
        path.set(noted, "worn", number(0));
        return path;
    }

    /** What {@link #anyState} begins from is so at first, and after every step. */
    final void inRange(PathState path) {
        claim(path, "the ledger", a.within(booked(path), 0, DUE_MAX));
        Whole other = a.minus(number(-1), path.number(basal, "complement"));
        claim(path, "held twice", a.equal(booked(path), other));
        for (String left : List.of("leftMs", "changeLeftMs")) {
            Whole leftMs = held(path, confirmation, left);
            claim(path, "a confirmation", a.within(leftMs, 0, HardLimits.REENTRY_MS_MAX));
        }
        claim(path, "a pace", a.within(held(path, pace, "paceUs"), 1, PERIOD_US_MAX));
        claim(path, "0 <= therapy time", a.atMost(number(0), held(path, release, "therapyMs")));
        claim(path, "what is withheld", withheldInRange(path));
    }

    /** Microsteps of the curve that are booked. */
    final Whole booked(PathState path) {
        return held(path, basal, "value");
    }

    final void book(PathState path, Whole microsteps) {
        path.set(basal, "value", microsteps);
        path.set(basal, "complement", a.minus(number(-1), microsteps));
    }

    private BoolExpr withheldInRange(PathState path) {
        Whole withheldMs = held(path, release, "withheldMs");
        Whole state = held(path, therapy, "state");
        BoolExpr releasing =
                a.any(a.equal(state, number(INFUSING)), a.equal(state, number(OVERLAID)));
        return a.all(
                a.within(withheldMs, 0, WITHHELD_MS_MAX + STEP_MS_MAX),
                a.implies(releasing, a.atMost(withheldMs, number(WITHHELD_MS_MAX))));
    }

    /** What a field holds of an object that began with zeros. */
    private Whole held(PathState path, Reference object, String field) {
        return path.get(object, field) == null ? number(0) : path.number(object, field);
    }

    /**
     * What is proved of the release, and believed of it in the whole step: of the curve's, and of
     * an overlay's where {@code overlaid}.
     */
    final Map<String, BoolExpr> promises(PathState before, PathState path, boolean overlaid) {
        Whole booked = booked(before);
        Whole released = a.minus(booked(path), booked);
        Whole extra = path.number(noted, "extra");
        Whole count = sum(released, extra);
        Whole queue = sum(path.number(signals, "microstepsToGo"), count);
        BoolExpr none = a.equal(count, number(0));
        BoolExpr rests = holds(path, target, "energise", 0);
        Whole told = path.number(target, "microsteps");
        Whole stale = before.number(target, "microsteps");
        Whole periodUs = path.number(target, "pulsePeriodUs");
        BoolExpr prime = holds(path, noted, "kind", PRIME);
        Whole counted = path.number(noted, "counted");
        Map<String, BoolExpr> promises = new LinkedHashMap<>();
        promises.put("basal never negative", a.atMost(number(0), released));
        promises.put("never negative", a.atMost(number(0), extra));
        promises.put("of its account", a.equal(overlaid ? released : extra, number(0)));
        promises.put("within the permit", a.atMost(count, path.number(permit, "microstepsMax")));
        promises.put("within the reservoir", a.atMost(count, left));
        promises.put("taken from it", a.equal(path.number(noted, "taken"), count));
        promises.put("counted of the life", a.equal(path.number(noted, "worn"), count));
        promises.put("within the room", a.any(none, a.atMost(queue, device.queueMax)));
        promises.put("within the target", a.atMost(sum(booked, released), a.greater(booked, due)));
        promises.put("within the line", a.atMost(extra, path.number(noted, "overlayDue")));
        promises.put("the line is told", a.equal(extra, path.number(noted, "overlaid")));
        BoolExpr within = a.atMost(count, path.number(noted, "room"));
        promises.put("within the limits", overlaid ? a.any(prime, within) : within);
        BoolExpr all = a.equal(count, counted);
        promises.put("the limits are told", overlaid ? a.any(prime, all) : all);
        promises.put("booked is told", a.equal(told, a.either(rests, stale, count)));
        BoolExpr backward = holds(path, target, "backward", 1);
        promises.put("forward", a.any(rests, a.not(backward)));
        promises.put("with current", a.any(none, a.not(rests)));
        promises.put("no current without need", a.any(rests, a.not(none)));
        promises.put("at the pace", a.any(rests, a.equal(periodUs, path.number(pace, "paceUs"))));
        Whole thenMs = overlaid ? before.number(release, "therapyMs") : laterMs(path);
        promises.put("time goes on", a.equal(path.number(release, "therapyMs"), thenMs));
        Whole withheldMs = path.number(release, "withheldMs");
        promises.put("what is withheld", a.within(withheldMs, 0, WITHHELD_MS_MAX + STEP_MS_MAX));
        promises.put("the schedule is asked", holds(path, noted, "asked", overlaid ? 0 : 1));
        return promises;
    }

    /** What neither an order nor an entry nor a release changes. */
    final void aside(PathState before, PathState path) {
        same(before, path, confirmation, "leftMs", "changeLeftMs");
        same(before, path, plan, "loaded");
        same(before, path, permit, "granted", "microstepsMax");
        same(before, path, signals, "order", "elapsedMs", "advanceMs", "microstepsToGo");
        same(before, path, noted, "begun", "kind");
    }

    static Whole anyInt(PathState path, String name) {
        return path.symbol(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Whole anyLong(PathState path, String name) {
        return path.symbol(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
