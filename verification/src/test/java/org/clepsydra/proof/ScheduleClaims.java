package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.PlanLayout;

/**
 * What is due, by induction: from every place of every accepted plan, at every time to which the
 * step can have come.
 *
 * <p>Of a segment's shape only this is believed: it gives 0 to its whole volume; {@link
 * ShapeClaims} proves it. An accepted plan is written as {@link Segment} and two sums over its
 * segments from each place on, of volume and of time, which its header repeats.
 */
final class ScheduleClaims extends Claims {
    static final String OWNER = "org/clepsydra/therapy/Schedule";
    private static final String PLAN = "org/clepsydra/plan/LoadedPlan.";
    private static final String SHAPE = "org/clepsydra/therapy/SegmentShape";
    // A step is a second at most.
    private static final long STEP_MS_MAX = 1_000L;

    private final PathState begin = prover.path();
    private final Geometry device = new Geometry(begin, a);
    private final Reference plan = new Reference("plan", true);
    private final Whole count = begin.symbol("count", 1, PlanLayout.SEGMENTS_MAX);
    private final Whole cycle = begin.symbol("cycle", 0, PlanLayout.SEGMENTS_MAX - 1);
    private final Whole repeats = begin.symbol("repeats", 1, HardLimits.REPEATS_MAX);
    private final Whole volumeNl =
            begin.symbol("volumeNl", HardLimits.VOLUME_NL_MIN, HardLimits.VOLUME_NL_MAX);
    private final Whole planMs =
            begin.symbol("planMs", HardLimits.SEGMENT_MS_MIN, HardLimits.DURATION_MS_MAX);
    private final Whole therapyMs = begin.symbol("therapyMs", 0, Long.MAX_VALUE);
    private Reference schedule;
    private Reference shape;

    ScheduleClaims(List<ClassFiles> code) {
        super(code);
        begin.assume(a.below(cycle, count));
        sums(begin, cycle);
        machine.believe(Quotients.DIVIDE, this::divide);
        machine.believe(SHAPE + ".givenMicroNl", this::given);
        machine.believe(PLAN + "volumeNl", (path, arguments) -> volumeNl);
        machine.believe(PLAN + "segmentCount", (path, arguments) -> count);
        machine.believe(PLAN + "cycleSegment", (path, arguments) -> cycle);
        machine.believe(PLAN + "repeats", (path, arguments) -> repeats);
        machine.believe(PLAN + "segmentKind", (path, at) -> segment(path, at).kind());
        machine.believe(PLAN + "segmentVolumeNl", (path, at) -> segment(path, at).volumeNl());
        machine.believe(PLAN + "segmentFirstNl", (path, at) -> segment(path, at).firstNl());
        machine.believe(PLAN + "segmentPeakNl", (path, at) -> segment(path, at).peakNl());
        machine.believe(PLAN + "segmentMs", (path, at) -> segment(path, at).durationMs());
    }

    private Segment segment(PathState path, List<Value> arguments) {
        Whole place = (Whole) arguments.get(1);
        claim(path, "a segment of the plan", a.within(place, 0, PlanLayout.SEGMENTS_MAX - 1));
        claim(path, "one that is used", a.below(place, count));
        sums(path, place);
        return Segment.at(path, a, place);
    }

    /** What the segments from {@code place} on come to in one run: its own, and the rest. */
    private void sums(PathState path, Whole place) {
        Segment segment = Segment.at(path, a, place);
        Whole next = sum(place, number(1));
        Whole none = number(0);
        BoolExpr end = a.equal(next, count);
        for (boolean ofMs : List.of(true, false)) {
            Whole rest = from(next, ofMs);
            path.bound(rest);
            path.bound(from(place, ofMs));
            path.assume(a.implies(end, a.equal(rest, none)));
            Whole own = ofMs ? segment.durationMs() : segment.volumeNl();
            path.assume(a.equal(from(place, ofMs), sum(own, rest)));
        }
    }

    private Whole from(Whole place, boolean ofMs) {
        return a.valueOf(ofMs ? "msFrom" : "volumeFrom", place, 0, Long.MAX_VALUE);
    }

    /** The schedule as its constructor wires it, with any figures at all left in it. */
    private PathState used() {
        schedule = new Reference("schedule", false);
        PathState path =
                only(machine.run(OWNER, "<init>", begin, schedule, device.object, plan)).path();
        shape = (Reference) path.get(schedule, "shape");
        Whole place = path.symbol("usedSegment", Integer.MIN_VALUE, Integer.MAX_VALUE);
        path.set(schedule, "segment", place);
        for (String field : List.of("runsLeft", "startMs", "doneNl", "before", "beforeRest")) {
            path.set(schedule, field, path.unknown("used", Long.MIN_VALUE, Long.MAX_VALUE));
        }
        for (String field : List.of("kind", "volumeNl", "durationMs", "firstNl", "peakNl")) {
            path.set(shape, field, path.unknown("used", Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return path;
    }

    /** The schedule at any place within the invariant. */
    private PathState anyPlace() {
        PathState path = used();
        Whole place = path.symbol("segment", 0, PlanLayout.SEGMENTS_MAX - 1);
        path.assume(a.below(place, count));
        sums(path, place);
        path.set(schedule, "segment", place);
        path.set(schedule, "runsLeft", path.symbol("runsLeft", 0, HardLimits.REPEATS_MAX - 1));
        path.set(schedule, "startMs", path.symbol("startMs", 0, HardLimits.DURATION_MS_MAX));
        path.set(schedule, "doneNl", path.symbol("doneNl", 0, HardLimits.VOLUME_NL_MAX));
        path.set(schedule, "before", path.symbol("before", 0, TherapyClaims.DUE_MAX));
        path.set(schedule, "beforeRest", path.symbol("beforeRest", 0, 10_000_000L));
        Segment segment = Segment.at(path, a, place);
        path.set(shape, "kind", segment.kind());
        path.set(shape, "volumeNl", segment.volumeNl());
        path.set(shape, "durationMs", segment.durationMs());
        path.set(shape, "firstNl", segment.firstNl());
        path.set(shape, "peakNl", segment.peakNl());
        path.assume(invariant(path));
        return path;
    }

    /** What was done and what is to come make up the plan, in volume and in time. */
    private BoolExpr invariant(PathState path) {
        Whole place = path.number(schedule, "segment");
        Whole runsLeft = path.number(schedule, "runsLeft");
        Whole startMs = path.number(schedule, "startMs");
        Whole doneNl = path.number(schedule, "doneNl");
        Whole rest = path.number(schedule, "beforeRest");
        Whole micro = sum(product(path.number(schedule, "before"), device.nlPerRev), rest);
        Segment segment = Segment.at(path.copy(), a, place);
        return a.all(
                a.equal(plan(startMs, place, runsLeft, true), planMs),
                a.equal(plan(doneNl, place, runsLeft, false), volumeNl),
                a.equal(micro, product(doneNl, device.microstepsPerRev)),
                a.all(a.atMost(number(0), rest), a.below(rest, device.nlPerRev)),
                a.all(a.atMost(number(0), place), a.below(place, count)),
                a.all(a.atMost(number(0), runsLeft), a.below(runsLeft, repeats)),
                a.equal(path.number(shape, "kind"), segment.kind()),
                a.equal(path.number(shape, "volumeNl"), segment.volumeNl()),
                a.equal(path.number(shape, "durationMs"), segment.durationMs()),
                a.equal(path.number(shape, "firstNl"), segment.firstNl()),
                a.equal(path.number(shape, "peakNl"), segment.peakNl()),
                a.within(startMs, 0, HardLimits.DURATION_MS_MAX),
                a.within(doneNl, 0, HardLimits.VOLUME_NL_MAX),
                a.within(path.number(schedule, "before"), 0, TherapyClaims.DUE_MAX));
    }

    private Whole plan(Whole done, Whole place, Whole runsLeft, boolean ofMs) {
        return sum(done, from(place, ofMs), product(runsLeft, from(cycle, ofMs)));
    }

    /** Whether the time is in the segment, or up to a step beyond it if another follows. */
    private BoolExpr timely(PathState path, Whole atMs, long beyondMs) {
        Whole startMs = path.number(schedule, "startMs");
        Whole endMs = sum(startMs, path.number(shape, "durationMs"));
        Whole next = sum(path.number(schedule, "segment"), number(1));
        BoolExpr last =
                a.all(
                        a.atMost(count, next),
                        a.atMost(path.number(schedule, "runsLeft"), number(0)));
        BoolExpr soon = a.atMost(atMs, sum(endMs, number(beyondMs)));
        return a.all(a.atMost(startMs, atMs), a.any(last, soon));
    }

    /** Whole quanta, never below zero, never beyond the plan or the curve; and on to the next. */
    void due() {
        PathState before = anyPlace();
        before.assume(timely(before, therapyMs, STEP_MS_MAX));
        for (Outcome end : ends(machine.run(OWNER, "due", before, schedule, therapyMs))) {
            PathState path = end.path();
            Whole due = (Whole) end.result();
            Division quanta = prover.divide(path, due, device.microstepsPerQuantum, "quanta");
            claim(path, "whole quanta", a.equal(quanta.rest(), number(0)));
            claim(path, "0 <= due", a.atMost(number(0), due));
            claim(path, "the invariant is kept", invariant(path));
            claim(path, "time is within the segment", timely(path, therapyMs, 0));
            claim(path, "the curve at this time", atThisTime(path));
            ahead(path, due);
            withinPlan(path, due);
        }
    }

    /** The shape was asked for the time since its segment began, up to its end. */
    private BoolExpr atThisTime(PathState path) {
        Whole intoMs = a.minus(therapyMs, path.number(schedule, "startMs"));
        Whole wanted = a.lesser(intoMs, path.number(shape, "durationMs"));
        return a.equal(path.number(shape, "askedMs"), wanted);
    }

    /** due R ≤ P M + w &lt; (due + Q) R: the curve, rounded down to whole quanta. */
    private void ahead(PathState path, Whole due) {
        Whole curve = curve(path);
        Whole next = sum(due, device.microstepsPerQuantum);
        claim(path, "never ahead", a.atMost(product(due, device.nlPerRev), curve));
        claim(path, "a quantum behind at most", a.below(curve, product(next, device.nlPerRev)));
    }

    private Whole curve(PathState path) {
        Whole before = product(path.number(schedule, "doneNl"), device.microstepsPerRev);
        return sum(before, path.number(shape, "givenNow"));
    }

    /** due R ≤ V M, with V the volume of the plan. */
    private void withinPlan(PathState path, Whole due) {
        Whole doneNl = path.number(schedule, "doneNl");
        Whole withSegment = sum(doneNl, path.number(shape, "volumeNl"));
        Whole runsLeft = path.number(schedule, "runsLeft");
        claim(path, "runs to come", a.atMost(number(0), product(runsLeft, from(cycle, false))));
        prover.scale(path, withSegment, volumeNl, device.microstepsPerRev);
        Whole most = product(withSegment, device.microstepsPerRev);
        Whole whole = product(volumeNl, device.microstepsPerRev);
        Whole made = product(due, device.nlPerRev);
        claimFrom(
                path,
                "within the plan",
                a.atMost(made, whole),
                a.atMost(made, curve(path)),
                a.atMost(curve(path), most),
                a.atMost(most, whole));
        claim(path, "in range", a.atMost(due, number(TherapyClaims.DUE_MAX)));
    }

    /** A pace is a long from 0 to the longest; nothing in it overflows. */
    void pace() {
        PathState before = anyPlace();
        for (Outcome end : ends(machine.run(OWNER, "pulsePeriodUs", before, schedule))) {
            Whole pace = (Whole) end.result();
            claim(end.path(), "0 <= pace", a.atMost(number(0), pace));
            claim(end.path(), "pace", a.atMost(pace, device.pulsePeriodUsMax));
        }
    }

    /** What holds a volume, any at all, is no more than the plan gives; nothing in it overflows. */
    void holding() {
        PathState before = anyPlace();
        Whole nl = before.symbol("nl", 0, Long.MAX_VALUE);
        for (Outcome end : ends(machine.run(OWNER, "quantaHolding", before, schedule, nl))) {
            PathState path = end.path();
            Whole held = (Whole) end.result();
            claim(path, "0 <= held", a.atMost(number(0), held));
            Whole made = product(held, device.nlPerRev);
            claim(path, "within", a.atMost(made, product(volumeNl, device.microstepsPerRev)));
            claim(path, "in range", a.atMost(held, number(TherapyClaims.DUE_MAX)));
        }
    }

    /** A plan that begins is within the invariant, at time zero, whatever was there before. */
    void begin() {
        PathState fresh = used();
        sums(fresh, number(0));
        Whole again = a.minus(repeats, number(1));
        fresh.assume(a.equal(plan(number(0), number(0), again, true), planMs));
        fresh.assume(a.equal(plan(number(0), number(0), again, false), volumeNl));
        for (Outcome end : ends(machine.run(OWNER, "begin", fresh, schedule))) {
            claim(end.path(), "the invariant holds", invariant(end.path()));
            claim(end.path(), "time zero is within it", timely(end.path(), number(0), 0));
        }
    }

    private Value given(PathState path, List<Value> arguments) {
        Whole intoMs = (Whole) arguments.get(1);
        Whole all = path.number(shape, "durationMs");
        claim(
                path,
                "within the segment",
                a.all(a.atMost(number(0), intoMs), a.atMost(intoMs, all)));
        Whole given = path.unknown("given", 0, TherapyClaims.DUE_MAX);
        Whole whole = product(path.number(shape, "volumeNl"), device.microstepsPerRev);
        path.assume(a.atMost(given, whole));
        path.set(shape, "askedMs", intoMs);
        path.set(shape, "givenNow", given);
        return given;
    }

    private Value divide(PathState path, List<Value> arguments) {
        return Quotients.divide(this, path, arguments);
    }
}
