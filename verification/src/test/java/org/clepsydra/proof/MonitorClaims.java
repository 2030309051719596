package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import java.util.Map;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.plan.HardLimits;

/**
 * The monitor's arithmetic of motion: what its constructor makes of any device record, and then
 * every method of the guard in every state, for every envelope that passes and every reading.
 */
final class MonitorClaims extends Claims {
    static final String GEOMETRY = "org/clepsydra/monitor/MonitorGeometry";
    static final String GUARD = "org/clepsydra/monitor/MotionGuard";
    private static final long SEEN_MAX = 1L << 60;
    // A hundredth of the volume.
    private static final long GAP_NL_MAX = HardLimits.VOLUME_NL_MAX / 100;
    // What the parts of a queue, of what is left of it and of what was dropped come to at most.
    static final long PARTS_MAX = 1L << 60;
    private static final Map<String, Long> ACCEPTED =
            Map.of(
                    "partsPerNl", 65_536L,
                    "partsPerCount", 10_000_000L,
                    "microstepsPerRev", 65_536L,
                    "quantumParts", 1L << 56,
                    "fullSpeedPeriodUs", 100_000L,
                    "longestEnergisedMs", 100L,
                    "longestIdleMs", 1_000L,
                    "rateNlPerHMax", HardLimits.RATE_NL_PER_H_MAX);

    private final Reference guard = new Reference("guard", true);
    private final PathState any = prover.path();
    private final Reference device = anyDevice(any);
    private final Whole ceilingNl = any.symbol("ceilingNl", 0, HardLimits.VOLUME_NL_MAX);

    MonitorClaims(List<ClassFiles> code) {
        super(code);
        any.set(guard, "device", device);
        any.set(guard, "seenParts", any.symbol("seen", 0, SEEN_MAX));
        any.set(guard, "unleavedParts", any.symbol("unleaved", 0, SEEN_MAX));
    }

    /** A device record that the monitor accepts; {@link #accepted} proves its ranges. */
    static Reference anyDevice(PathState path) {
        Reference device = new Reference("device", true);
        ACCEPTED.forEach((name, most) -> path.set(device, name, path.symbol(name, 1, most)));
        return device;
    }

    /** A record that is accepted has every figure in the range that the other claims stand on. */
    void accepted() {
        machine.letWrap(GEOMETRY + ".<init>");
        machine.letWrap(GEOMETRY + ".partsPerRev");
        Reference made = new Reference("made", false);
        Reference record = new Reference("record", true);
        PathState path = prover.path();
        for (Outcome end : ends(machine.run(GEOMETRY, "<init>", path, made, record))) {
            BoolExpr taken = a.equal(end.path().number(made, "accepted"), number(1));
            if (prover.possible(end.path(), taken)) {
                end.path().assume(taken);
                ACCEPTED.forEach(
                        (name, most) ->
                                claim(
                                        end.path(),
                                        name,
                                        a.within(end.path().number(made, name), 1, most)));
            }
        }
    }

    /** Conversions of any reading: nothing overflows, and nothing is below zero. */
    void conversions() {
        Whole reading = any.symbol("reading", Long.MIN_VALUE, Long.MAX_VALUE);
        Whole count = any.symbol("count", 0, Long.MAX_VALUE);
        within("partsOf", reading, 0, PARTS_MAX);
        within("microstepsIn", reading, 0, Long.MAX_VALUE);
        within("partsMoved", count, 0, PARTS_MAX);
        within("countsPossible", count, 2, 1L << 60);
    }

    private void within(String method, Whole argument, long least, long most) {
        for (Outcome end : ends(machine.run(GEOMETRY, method, any, device, argument))) {
            claim(end.path(), method, a.within((Whole) end.result(), least, most));
        }
    }

    /** What is seen never falls, and stays where no sum overflows. */
    void motion() {
        Whole counts = any.symbol("forwardCounts", 0, Long.MAX_VALUE);
        Whole leave = any.symbol("leave", 0, 1);
        for (Outcome end : ends(machine.run(GUARD, "step", any, guard, counts, leave))) {
            kept(end.path());
        }
        Whole dropped = any.symbol("dropped", Long.MIN_VALUE, PARTS_MAX);
        for (Outcome end : ends(machine.run(GUARD, "drop", any, guard, dropped, ceilingNl))) {
            kept(end.path());
            Whole most = a.greater(any.number(guard, "seenParts"), parts(ceilingNl));
            Whole seen = end.path().number(guard, "seenParts");
            claim(end.path(), "not above the ceiling", a.atMost(seen, most));
        }
    }

    private void kept(PathState path) {
        Whole seen = path.number(guard, "seenParts");
        claim(path, "seen in range", a.within(seen, 0, SEEN_MAX));
        claim(path, "never less", a.atMost(any.number(guard, "seenParts"), seen));
        Whole unleaved = path.number(guard, "unleavedParts");
        claim(path, "unleaved in range", a.within(unleaved, 0, SEEN_MAX));
    }

    /** The two judgements say what the requirement says. */
    void judgements() {
        Whole seen = any.number(guard, "seenParts");
        Whole two = product(number(2), any.number(device, "partsPerCount"));
        for (Outcome end : ends(machine.run(GUARD, "above", any, guard, ceilingNl))) {
            BoolExpr above = a.below(sum(parts(ceilingNl), two), seen);
            agrees(end, above);
        }
        Whole gapNl = any.symbol("gapNl", 0, GAP_NL_MAX);
        Whole lead = any.symbol("leadParts", 0, PARTS_MAX);
        for (Outcome end : ends(machine.run(GUARD, "trails", any, guard, ceilingNl, gapNl, lead))) {
            Whole least = sum(seen, lead, any.number(device, "quantumParts"), two);
            agrees(end, a.below(least, parts(a.minus(ceilingNl, gapNl))));
        }
        for (Outcome end : ends(machine.run(GUARD, "movedWithoutLeave", any, guard))) {
            agrees(end, a.below(two, any.number(guard, "unleavedParts")));
        }
    }

    private void agrees(Outcome end, BoolExpr wanted) {
        BoolExpr said = a.equal((Whole) end.result(), number(1));
        claim(end.path(), "says it where it holds", a.implies(wanted, said));
        claim(end.path(), "says it only there", a.implies(said, wanted));
    }

    /** The permit: what is seen, what is to go and what is permitted are within a count of it. */
    void permit() {
        Whole toGo = any.symbol("toGoParts", 0, PARTS_MAX);
        Whole seen = any.number(guard, "seenParts");
        Whole limit = sum(parts(ceilingNl), any.number(device, "partsPerCount"));
        for (Outcome room : ends(machine.run(GUARD, "roomParts", any, guard, ceilingNl, toGo))) {
            Whole parts = (Whole) room.result();
            List<Outcome> ends =
                    ends(machine.run(GEOMETRY, "microstepsIn", room.path(), device, parts));
            for (Outcome end : ends) {
                PathState path = end.path();
                Whole permitted = (Whole) end.result();
                claim(path, "never negative", a.atMost(number(0), permitted));
                Whole left = a.greater(number(0), a.minus(a.minus(limit, seen), toGo));
                Whole rev =
                        product(
                                any.number(device, "partsPerNl"),
                                any.number(device, "partsPerCount"));
                Whole most = product(left, any.number(device, "microstepsPerRev"));
                claim(path, "within the ceiling", a.atMost(product(permitted, rev), most));
            }
        }
    }

    private Whole parts(Whole nl) {
        return product(nl, any.number(device, "partsPerNl"));
    }
}
