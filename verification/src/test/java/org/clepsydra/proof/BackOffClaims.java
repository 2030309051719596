package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;

/**
 * Going back after an occlusion, from every state within its invariant and whatever is found: only
 * in a hold that is permitted, no further than the device may, no longer than ten seconds, and once
 * for each time it is armed.
 */
final class BackOffClaims extends Claims {
    static final String OWNER = "org/clepsydra/therapy/BackOff";
    private static final String FINDINGS = "org/clepsydra/detect/Findings";
    private static final long PERIOD_US_MAX = 100_000L;
    private static final long RAN_MS_MAX = 10_001L;
    private static final long TAKEN_MAX = 1L << 36;
    private static final long MOVED_MAX = 1L << 62;
    private static final int STOP = 3;

    private final PathState any = prover.path();
    private final Geometry device = new Geometry(any, a);
    private final Reference backOff = new Reference("backOff", true);
    private final Reference signals = new Reference("signals", true);
    private final Reference findings = new Reference("findings", true);
    private final Reference permit = new Reference("permit", true);
    private final Reference target = new Reference("target", true);
    private final Whole held = any.symbol("held", 0, 1);
    private final Whole stops = any.symbol("stops", 0, 1);
    // What the device may be driven back, in microsteps over the nanolitres of a revolution.
    private final Whole most =
            product(any.number(device.object, "backOffNlMax"), device.microstepsPerRev);

    BackOffClaims(List<ClassFiles> code) {
        super(code);
        machine.believe(FINDINGS + ".stopsBackOff", (path, at) -> stops);
        machine.believe(FINDINGS + ".occluded", (path, at) -> path.unknown("occluded", 0, 1));
        any.set(backOff, "device", device.object);
        for (String flag : List.of("armed", "running", "settling", "ended")) {
            any.set(backOff, flag, any.symbol(flag, 0, 1));
        }
        any.set(backOff, "left", any.symbol("left", 0, Long.MAX_VALUE));
        any.set(backOff, "periodUs", any.symbol("periodUs", 0, PERIOD_US_MAX));
        any.set(backOff, "ranMs", any.symbol("ranMs", 0, RAN_MS_MAX));
        any.set(backOff, "takenCounts", any.symbol("taken", 0, TAKEN_MAX));
        any.set(signals, "order", TherapyClaims.anyInt(any, "order"));
        any.set(signals, "elapsedMs", any.symbol("elapsedMs", 0, Long.MAX_VALUE));
        any.set(signals, "microstepsToGo", any.symbol("toGo", 0, PERIOD_US_MAX));
        any.set(signals, "backToGo", any.symbol("backToGo", 0, PERIOD_US_MAX));
        any.assume(a.atMost(any.number(signals, "backToGo"), device.queueMax));
        any.set(signals, "drivenMicrosteps", TherapyClaims.anyLong(any, "driven"));
        any.set(signals, "movedCounts", any.symbol("moved", -MOVED_MAX, MOVED_MAX));
        any.set(findings, "trappedNl", any.symbol("trapped", 0, 2_000_000L));
        any.set(findings, "aboveRestPa", TherapyClaims.anyInt(any, "above"));
        any.set(permit, "granted", any.symbol("granted", 0, 1));
        any.set(permit, "backMicrostepsMax", any.symbol("backMax", 0, Long.MAX_VALUE));
        any.set(target, "energise", number(0));
        any.set(target, "backward", any.symbol("backward", 0, 1));
        any.set(target, "microsteps", TherapyClaims.anyLong(any, "told"));
        any.set(target, "pulsePeriodUs", TherapyClaims.anyLong(any, "us"));
        any.assume(within(any));
        any.assume(paced(any));
    }

    void step() {
        List<Outcome> ends =
                ends(
                        machine.run(
                                OWNER, "step", any, backOff, held, signals, findings, permit,
                                target));
        for (Outcome end : ends) {
            stepped(end.path());
        }
    }

    private void stepped(PathState path) {
        claim(path, "within the device's limit", within(path));
        claim(path, "ran", a.within(path.number(backOff, "ranMs"), 0, RAN_MS_MAX));
        claim(path, "taken", a.within(path.number(backOff, "takenCounts"), 0, TAKEN_MAX));
        claim(path, "a pace", paced(path));
        BoolExpr goes = holds(path, target, "energise", 1);
        BoolExpr may =
                a.all(
                        a.equal(held, number(1)),
                        holds(path, permit, "granted", 1),
                        a.equal(stops, number(0)),
                        a.not(holds(path, signals, "order", STOP)));
        claim(path, "only where it may", a.implies(goes, may));
        claim(path, "backward", a.implies(goes, holds(path, target, "backward", 1)));
        Whole count = path.number(target, "microsteps");
        Whole queue = sum(path.number(signals, "backToGo"), count);
        claim(path, "never negative", a.implies(goes, a.atMost(number(0), count)));
        Whole permitted = path.number(permit, "backMicrostepsMax");
        claim(path, "permitted", a.implies(goes, a.atMost(count, permitted)));
        BoolExpr none = a.equal(count, number(0));
        Whole time = product(queue, path.number(backOff, "periodUs"));
        BoolExpr emptied = a.atMost(time, device.pulsePeriodUsMax);
        claim(path, "emptied within a period", a.implies(goes, a.any(none, emptied)));
        Whole us = path.number(target, "pulsePeriodUs");
        claim(path, "at a pace", a.implies(goes, a.within(us, 1, PERIOD_US_MAX)));
        Whole ranMs = path.number(backOff, "ranMs");
        claim(path, "for ten seconds", a.implies(goes, a.atMost(ranMs, number(10_000))));
        once(path, goes, count);
    }

    /** What is left falls by what is told, and is set anew only where it was armed. */
    private void once(PathState path, BoolExpr goes, Whole count) {
        Whole before = any.number(backOff, "left");
        Whole after = path.number(backOff, "left");
        BoolExpr used = a.equal(a.minus(before, after), a.either(goes, count, number(0)));
        BoolExpr armed = holds(any, backOff, "armed", 1);
        BoolExpr begun = a.all(armed, holds(path, backOff, "armed", 0));
        claim(path, "once", a.any(used, begun));
        claim(path, "armed by none", a.any(armed, holds(path, backOff, "armed", 0)));
    }

    /** Of nothing that goes back it has none yet. */
    private BoolExpr paced(PathState path) {
        Whole us = path.number(backOff, "periodUs");
        BoolExpr running = holds(path, backOff, "running", 1);
        return a.all(a.within(us, 0, PERIOD_US_MAX), a.implies(running, a.atMost(number(1), us)));
    }

    private BoolExpr within(PathState path) {
        Whole left = path.number(backOff, "left");
        return a.all(a.atMost(number(0), left), a.atMost(product(left, device.nlPerRev), most));
    }
}
