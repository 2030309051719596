package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.port.PlanLayout;

/**
 * What the monitor makes of its sliding windows: what it counts, for which drug, and that no permit
 * goes beyond a limit of the envelope in any span that a window looks back over.
 *
 * <p>Of a window only its total is known, and that whatever was moved in a span is in it, as {@link
 * WindowClaims} prove.
 */
final class LimitClaims extends Claims {
    static final String WINDOWS = "org/clepsydra/monitor/MotionWindows";
    static final String DRUG = "org/clepsydra/monitor/DrugMotion";
    private static final String MONITOR = EncoderClaims.MONITOR;
    private static final String MONITORS = "org/clepsydra/monitor/";
    private static final int DRUGS = 4;
    private static final int PRIME = PlanLayout.PRIME;
    // Of an envelope that passed.
    private static final long LIMIT_NL_MAX = 20_000_000_000L;
    private static final long BACK_COUNTS_MAX = 500_000L * 65_536L;
    private static final long TO_GO_MAX = 1L << 20;
    // What the encoder's reading may be of counts in a step.
    private static final long COUNTS_MAX = 1L << 36;

    private final PathState any = prover.path();
    private final Reference device = MonitorClaims.anyDevice(any);
    private final Reference window = new Reference("window", true);
    private final Reference windows = new Reference("windows", true);
    private final Reference monitor = new Reference("monitor", true);
    private final Reference permit = new Reference("permit", true);
    private final Reference signals = new Reference("signals", true);
    // What the contracts note.
    private final Reference noted = new Reference("noted", true);

    LimitClaims(List<ClassFiles> code) {
        super(code);
        any.set(monitor, "device", device);
        any.set(monitor, "windows", windows);
        any.set(windows, "device", device);
        any.set(windows, "drugs", new Row("drugs", number(DRUGS)));
        any.set(device, "backOffCounts", any.symbol("backOffCounts", 0, BACK_COUNTS_MAX));
        Reference back = new Reference("back", true);
        any.set(monitor, "back", back);
        any.set(back, "device", device);
        any.set(back, "takenCounts", any.symbol("takenCounts", 0, 1L << 61));
        any.set(monitor, "priming", any.symbol("priming", 0, 1));
        any.set(monitor, "leave", any.symbol("leave", 0, 1));
        any.set(monitor, "permitting", any.symbol("permitting", 0, 1));
        any.set(monitor, "lastToGo", any.symbol("lastToGo", -TO_GO_MAX, TO_GO_MAX));
        any.set(signals, "microstepsToGo", any.symbol("toGo", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** A permit under the limit of the hour, and of the day, of the drug in force. */
    void permits() {
        permits("hour", 1);
        permits("day", 2);
    }

    /** Of the four it is the one chosen: what is proved of one drug is proved of each. */
    void inForce() {
        for (int i = 0; i < DRUGS; i++) {
            PathState path = any.copy();
            path.set(windows, "held", number(i));
            Outcome end = only(machine.run(WINDOWS, "now", path, windows));
            boolean same = end.result().equals(drug(i));
            claim(end.path(), "the drug in force", a.equal(number(same ? 1 : 0), number(1)));
        }
    }

    private void permits(String which, int drug) {
        PathState before = any.copy();
        before.set(windows, "held", number(drug));
        Reference counted = drug(drug);
        Reference other = new Reference("other", true);
        before.set(window, "total", before.symbol("total", 0, WindowClaims.PARTS_MAX));
        before.set(other, "total", before.symbol("otherTotal", 0, WindowClaims.PARTS_MAX));
        before.set(counted, "hour", which.equals("hour") ? window : other);
        before.set(counted, "day", which.equals("hour") ? other : window);
        // In any span that the window looks back over.
        Whole moved = before.symbol("moved", 0, Long.MAX_VALUE);
        before.assume(a.atMost(moved, before.number(window, "total")));
        Whole limitNl = before.symbol("limitNl", 1, LIMIT_NL_MAX);
        Whole othersNl = before.symbol("othersNl", 1, LIMIT_NL_MAX);
        envelope(which, limitNl, othersNl);
        Reference cutoff = new Reference("cutoff", true);
        Value[] arguments = {monitor, signals, permit, cutoff};
        eachEnd(end -> within(end.path(), limitNl, moved), MONITOR, "decide", before, arguments);
    }

    /** Of the envelope and the rest any figure in range is allowed for. */
    private void envelope(String which, Whole limitNl, Whole othersNl) {
        boolean hour = which.equals("hour");
        machine.believe(
                MONITORS + "EnvelopeBlock.hourNlMax", (path, at) -> hour ? limitNl : othersNl);
        machine.believe(
                MONITORS + "EnvelopeBlock.dayNlMax", (path, at) -> hour ? othersNl : limitNl);
        machine.believe(MONITOR + ".reason", (path, at) -> path.unknown("reason", 0, 10));
        machine.believe(MONITORS + "OverlayCeiling.row", (path, at) -> path.symbol("row", -1, 3));
        machine.believe(
                MonitorClaims.GUARD + ".roomParts",
                (path, at) ->
                        path.unknown(
                                "ceilingParts",
                                -4 * MonitorClaims.PARTS_MAX,
                                4 * MonitorClaims.PARTS_MAX));
        any(
                MONITORS + "SpeedWindows.roomParts",
                -4 * MonitorClaims.PARTS_MAX,
                4 * MonitorClaims.PARTS_MAX);
        any(MONITORS + "Allowance.reserves", 0, 1);
        any(MONITORS + "Envelope.usableNl", Long.MIN_VALUE, Long.MAX_VALUE);
        any(MONITORS + "Envelope.checksum", 0, (1L << 32) - 1);
        any(MONITORS + "OverlayCeiling.justBegan", 0, 1);
        any(MONITORS + "OverlayCeiling.msMax", Long.MIN_VALUE, Long.MAX_VALUE);
        any(MONITORS + "Underrun.found", 0, 1);
        // Asked or not, on one processor and on two.
        any(MONITORS + "Silence.asked", 0, 1);
        any(MONITORS + "Silence.lingers", 0, 1);
        any(MONITORS + "Silence.unaskedMs", 0, Long.MAX_VALUE);
        machine.believe(MONITORS + "Silence.answer", (path, at) -> null);
        machine.believe(MONITORS + "Silence.end", (path, at) -> null);
        any(MONITOR + ".nextToken", 1, 65_535);
    }

    private void any(String method, long least, long most) {
        machine.believe(method, (path, at) -> path.unknown("any", least, most));
    }

    /**
     * What was moved in the span, what is to go, and what is permitted are within the limit, a
     * quantum and two counts; or nothing is permitted; or it is for a prime.
     */
    private void within(PathState path, Whole limitNl, Whole moved) {
        Whole permitted = path.number(permit, "microstepsMax");
        claim(path, "never negative", a.atMost(number(0), permitted));
        BoolExpr denied = holds(path, permit, "granted", 0);
        BoolExpr nothing = a.equal(permitted, number(0));
        claim(path, "nothing where denied", a.any(a.not(denied), nothing));
        BoolExpr primes = a.equal(path.symbol("row", -1, 3), number(PRIME));
        claim(path, "a prime", a.any(a.not(primes), holds(path, monitor, "priming", 1)));
        if (!prover.possible(path, a.all(a.not(denied), a.not(primes)))) {
            return;
        }
        PathState granted = path.copy();
        granted.assume(a.all(a.not(denied), a.not(primes), a.not(nothing)));
        if (!prover.possible(granted, a.not(primes))) {
            return;
        }
        Whole perRev = any.number(device, "microstepsPerRev");
        Whole perCount = any.number(device, "partsPerCount");
        Whole perNl = any.number(device, "partsPerNl");
        Whole limit =
                sum(
                        product(limitNl, perNl),
                        any.number(device, "quantumParts"),
                        product(number(2), perCount));
        Whole left = a.minus(limit, moved);
        // The driver's own count, in parts, rounded up.
        Whole toGo = path.number(signals, "microstepsToGo");
        Whole rev = product(perNl, perCount);
        Whole given = product(sum(permitted, toGo), rev);
        claim(granted, "0 <= to go", a.atMost(number(0), toGo));
        claim(granted, "within the limit", a.atMost(given, product(left, perRev)));
    }

    /** Time passes for every window of every drug. */
    void passes() {
        Whole ms = any.symbol("ms", 0, Long.MAX_VALUE);
        PathState before = any.copy();
        machine.believe(WindowClaims.OWNER + ".pass", (path, at) -> note(path, at, ms));
        Outcome end = only(machine.run(WINDOWS, "pass", before, windows, ms));
        for (int i = 0; i < DRUGS; i++) {
            for (String which : List.of("hour", "day")) {
                noted(end.path(), i, which, number(1));
            }
        }
    }

    /** What the head moved is counted for the drug in force where it had leave, but in a prime. */
    void counts() {
        int drug = 1;
        PathState before = any.copy();
        before.set(windows, "held", number(drug));
        Whole forward = before.symbol("forward", 0, Long.MAX_VALUE);
        machine.believe(MONITOR + ".encoder", (path, at) -> forward);
        machine.believe(MONITORS + "Envelope.ceilingNl", (path, at) -> number(0));
        machine.believe(MonitorClaims.GUARD + ".step", (path, at) -> null);
        machine.believe(MonitorClaims.GUARD + ".drop", (path, at) -> null);
        machine.believe(MONITORS + "SpeedWindows.add", (path, at) -> null);
        any(MONITORS + "EnvelopeBlock.hourNlMax", 1, LIMIT_NL_MAX);
        any(MONITORS + "EnvelopeBlock.dayNlMax", 1, LIMIT_NL_MAX);
        any(MONITORS + "DrugMotion.hourParts", 0, WindowClaims.PARTS_MAX);
        any(MONITORS + "DrugMotion.dayParts", 0, WindowClaims.PARTS_MAX);
        // Cut, and so never added to again, long before.
        before.set(windows, "beyondParts", before.symbol("beyond", 0, WindowClaims.PARTS_MAX));
        Whole most = a.lesser(forward, number(COUNTS_MAX));
        Whole parts = product(most, before.number(device, "partsPerCount"));
        machine.believe(WindowClaims.OWNER + ".add", (path, at) -> note(path, at, parts));
        for (int i = 0; i < DRUGS; i++) {
            before.set(noted, drug(i).name() + ".hour", number(0));
            before.set(noted, drug(i).name() + ".day", number(0));
        }
        BoolExpr leave =
                a.any(holds(before, monitor, "leave", 1), holds(before, monitor, "permitting", 1));
        BoolExpr counts = a.all(leave, holds(before, monitor, "priming", 0));
        Whole once = a.either(counts, number(1), number(0));
        Whole elapsedMs = before.symbol("elapsedMs", 0, Long.MAX_VALUE);
        for (Outcome end :
                ends(machine.run(MONITOR, "motion", before, monitor, signals, elapsedMs))) {
            for (int i = 0; i < DRUGS; i++) {
                noted(end.path(), i, "hour", i == drug ? once : number(0));
                noted(end.path(), i, "day", i == drug ? once : number(0));
            }
        }
    }

    /** Notes of a window that it was told this, and how often. */
    private Value note(PathState path, List<Value> at, Whole figure) {
        claim(path, "what a window is told", a.equal((Whole) at.get(1), figure));
        String name = ((Reference) at.get(0)).name();
        Value before = path.get(noted, name);
        path.set(noted, name, sum(before == null ? number(0) : (Whole) before, number(1)));
        return null;
    }

    private void noted(PathState path, int drug, String window, Whole times) {
        Value value = path.get(noted, drug(drug).name() + "." + window);
        Whole told = value == null ? number(0) : (Whole) value;
        claim(path, drug(drug).name() + " told once: " + window, a.equal(told, times));
    }

    /** Another drug never counts where one is counted still, nor a drug anew. */
    void drugs() {
        PathState before = any.copy();
        Whole asked = before.symbol("asked", Long.MIN_VALUE, Long.MAX_VALUE);
        for (int i = 0; i < DRUGS; i++) {
            Reference day = new Reference("day" + i, true);
            before.set(drug(i), "day", day);
            before.set(day, "total", before.symbol("total" + i, 0, WindowClaims.PARTS_MAX));
            before.set(drug(i), "drugId", before.symbol("id" + i, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        before.set(windows, "held", before.symbol("held", 0, DRUGS - 1));
        for (Outcome end : ends(machine.run(WINDOWS, "choose", before, windows, asked))) {
            PathState path = end.path();
            Whole held = path.number(windows, "held");
            BoolExpr chosen = a.equal((Whole) end.result(), number(1));
            claim(path, "one of the four", a.within(held, 0, DRUGS - 1));
            BoolExpr counted = a.any();
            BoolExpr full = a.all();
            for (int i = 0; i < DRUGS; i++) {
                Whole id = path.number(drug(i), "drugId");
                Whole was = before.number(drug(i), "drugId");
                BoolExpr here = a.all(chosen, a.equal(held, number(i)));
                BoolExpr empty = a.equal(before.number(day(before, i), "total"), number(0));
                BoolExpr own = a.all(a.not(empty), a.equal(was, asked));
                counted = a.any(counted, a.all(own, here));
                full = a.all(full, a.not(empty), a.not(a.equal(was, asked)));
                claim(path, "its own", a.implies(here, a.equal(id, asked)));
                claim(path, "stays", a.any(a.all(here, empty), a.equal(id, was)));
            }
            for (int i = 0; i < DRUGS; i++) {
                BoolExpr empty = a.equal(before.number(day(before, i), "total"), number(0));
                BoolExpr own =
                        a.all(a.not(empty), a.equal(before.number(drug(i), "drugId"), asked));
                claim(path, "goes on with its own", a.implies(own, counted));
            }
            claim(path, "refused only a fifth", a.any(chosen, full));
        }
    }

    private static Reference day(PathState path, int drug) {
        return (Reference) path.get(drug(drug), "day");
    }

    private static Reference drug(int i) {
        return new Reference("drugs[" + i + "]", true);
    }
}
