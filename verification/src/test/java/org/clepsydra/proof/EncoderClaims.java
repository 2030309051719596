package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.plan.HardLimits;

/**
 * What the monitor makes of clock and encoder: the ranges that {@link MonitorClaims} begin from.
 */
final class EncoderClaims extends Claims {
    static final String MONITOR = "org/clepsydra/monitor/Monitor";
    static final String BACK = "org/clepsydra/monitor/BackMotion";
    private static final String OVERLAY = "org/clepsydra/monitor/OverlayCeiling";
    private static final String ENVELOPE = "org/clepsydra/monitor/Envelope";
    private static final String WINDOWS = "org/clepsydra/monitor/MotionWindows";
    private static final long COUNTS_MAX = 1L << 61;

    private final PathState any = prover.path();
    private final Reference device = MonitorClaims.anyDevice(any);
    private final Reference monitor = new Reference("monitor", true);
    private final Reference frame = new Reference("frame", true);

    EncoderClaims(List<ClassFiles> code) {
        super(code);
        any.set(monitor, "device", device);
        any.set(monitor, "begun", any.symbol("begun", 0, 1));
        Whole last = any.symbol("last", -COUNTS_MAX, COUNTS_MAX);
        Whole furthest = any.symbol("furthest", -COUNTS_MAX, COUNTS_MAX);
        any.set(monitor, "lastCounts", last);
        any.set(monitor, "furthestCounts", furthest);
        any.assume(a.atMost(last, furthest));
    }

    /** Time never runs backwards. */
    void clock() {
        // Two readings of a clock may lie any way apart; what wraps around reads as backwards.
        machine.letWrap(MONITOR + ".clock");
        for (Outcome end : ends(machine.run(MONITOR, "clock", any, monitor, frame))) {
            claim(end.path(), "0 <= elapsed", a.atMost(number(0), (Whole) end.result()));
            kept(end.path());
        }
    }

    /** Whatever is read: what is new is never below zero, and the furthest never falls. */
    void encoder() {
        Whole elapsedMs = any.symbol("elapsedMs", 0, Long.MAX_VALUE);
        for (Outcome end : ends(machine.run(MONITOR, "encoder", any, monitor, frame, elapsedMs))) {
            PathState path = end.path();
            claim(path, "0 <= forward", a.atMost(number(0), (Whole) end.result()));
            kept(path);
            Whole before = any.number(monitor, "furthestCounts");
            Whole after = path.number(monitor, "furthestCounts");
            BoolExpr first = holds(any, monitor, "begun", 0);
            claim(path, "never less", a.any(first, a.atMost(before, after)));
        }
    }

    /** The guard is given no more than its own claims begin from. */
    void motion() {
        machine.believe(
                MONITOR + ".encoder", (path, at) -> path.unknown("forward", 0, Long.MAX_VALUE));
        machine.believe(
                ENVELOPE + ".ceilingNl",
                (path, at) -> path.unknown("ceilingNl", 0, HardLimits.VOLUME_NL_MAX));
        machine.believe(
                MonitorClaims.GUARD + ".step",
                (path, at) -> {
                    claim(path, "0 <= counts", a.atMost(number(0), (Whole) at.get(1)));
                    return null;
                });
        machine.believe(
                MonitorClaims.GUARD + ".drop",
                (path, at) -> {
                    Whole most = number(MonitorClaims.PARTS_MAX);
                    claim(path, "dropped in range", a.atMost((Whole) at.get(1), most));
                    return null;
                });
        machine.believe(WINDOWS + ".add", (path, at) -> null);
        machine.believe("org/clepsydra/monitor/SpeedWindows.add", (path, at) -> null);
        Whole elapsedMs = any.symbol("elapsedMs", 0, Long.MAX_VALUE);
        ends(machine.run(MONITOR, "motion", any, monitor, frame, elapsedMs));
    }

    /**
     * An order leaves what was read within its range. The numbers of orders are taken from half of
     * theirs, so that no difference of two wraps around.
     */
    void order() {
        machine.believe("org/clepsydra/monitor/SpeedWindows.begin", (path, at) -> null);
        machine.believe("org/clepsydra/monitor/EnvelopeWatch.begin", (path, at) -> null);
        for (String method : List.of("begun", "held")) {
            machine.believe(ENVELOPE + "." + method, (on, at) -> on.unknown(method, 0, 1));
        }
        machine.believe(
                ENVELOPE + ".checksum", (on, at) -> on.unknown("checksum", 0, (1L << 32) - 1));
        machine.believe(
                "org/clepsydra/monitor/Allowance.names", (on, at) -> on.unknown("names", 0, 1));
        for (String method : List.of("cut", "forget", "begin")) {
            machine.believe(OVERLAY + "." + method, (on, at) -> null);
        }
        // Its arithmetic is that of the permit.
        machine.believe(
                MONITOR + ".leadParts",
                (on, at) -> on.unknown("lead", Long.MIN_VALUE, Long.MAX_VALUE));
        machine.believe(ENVELOPE + ".ended", (on, at) -> on.unknown("ended", 0, 1));
        machine.believe(ENVELOPE + ".take", (on, at) -> null);
        machine.believe(ENVELOPE + ".clear", (on, at) -> null);
        machine.believe(
                "org/clepsydra/monitor/EnvelopeBlock.drugId",
                (on, at) -> on.unknown("drug", Long.MIN_VALUE, Long.MAX_VALUE));
        machine.believe(
                "org/clepsydra/monitor/EnvelopeBlock.keepsMinimumRate",
                (on, at) -> on.unknown("keeps", 0, 1));
        machine.believe(WINDOWS + ".choose", (on, at) -> on.unknown("chosen", 0, 1));
        machine.believe(BACK + ".begin", (on, at) -> null);
        Reference asked = new Reference("asked", true);
        PathState path = any.copy();
        path.set(asked, "sequence", path.symbol("sequence", 0, Integer.MAX_VALUE));
        path.set(monitor, "lastSequence", path.symbol("lastSequence", 0, Integer.MAX_VALUE));
        for (Outcome end : ends(machine.run(MONITOR, "order", path, monitor, asked))) {
            kept(end.path());
        }
    }

    /**
     * The head goes back only with leave, and since the last START no further than the record says
     * and two counts: with each that is more, or without leave, the motor is cut.
     */
    void back() {
        Reference back = new Reference("back", true);
        PathState path = any.copy();
        path.set(monitor, "back", back);
        path.set(back, "device", device);
        Whole taken = path.symbol("taken", 0, COUNTS_MAX);
        path.set(back, "takenCounts", taken);
        Whole may = path.symbol("may", 0, 500_000L * 65_536L);
        path.set(device, "backOffCounts", may);
        path.set(monitor, "leave", path.symbol("leave", 0, 1));
        path.set(monitor, "permitting", path.symbol("permitting", 0, 1));
        Whole behind =
                a.minus(path.number(monitor, "furthestCounts"), path.number(monitor, "lastCounts"));
        for (Outcome end : ends(machine.run(MONITOR, "movedBack", path, monitor))) {
            PathState after = end.path();
            kept(after);
            Whole now = after.number(back, "takenCounts");
            BoolExpr cut = a.equal((Whole) end.result(), number(1));
            BoolExpr play = a.atMost(behind, number(2));
            BoolExpr leave =
                    a.any(holds(path, monitor, "leave", 1), holds(path, monitor, "permitting", 1));
            BoolExpr within =
                    a.all(
                            a.below(number(0), may),
                            a.atMost(sum(taken, behind), sum(may, number(5))));
            BoolExpr good = a.any(play, a.all(leave, within));
            claim(after, "cut where it must be", a.any(good, cut));
            claim(after, "cut only there", a.any(a.not(good), a.not(cut)));
            Whole all = a.lesser(number(COUNTS_MAX), sum(taken, behind));
            claim(after, "counted", a.equal(now, a.either(play, taken, all)));
            Whole stands = after.number(monitor, "lastCounts");
            Whole furthest = after.number(monitor, "furthestCounts");
            claim(after, "on from there", a.any(play, a.equal(stands, furthest)));
        }
    }

    /** The head is behind its furthest position, or at it: the range of {@code behindCounts}. */
    private void kept(PathState path) {
        for (String field : List.of("lastCounts", "furthestCounts")) {
            Whole counts = path.number(monitor, field);
            claim(path, field, a.within(counts, -COUNTS_MAX, COUNTS_MAX));
        }
        Whole last = path.number(monitor, "lastCounts");
        Whole furthest = path.number(monitor, "furthestCounts");
        claim(path, "0 <= behind", a.atMost(last, furthest));
    }
}
