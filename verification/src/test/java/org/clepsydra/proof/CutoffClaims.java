package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The monitor's permit and cutoff after any step; and what ends its leave.
 *
 * <p>Of the pieces of the step nothing is taken as known but that they keep what is latched, which
 * {@link LatchClaims} prove.
 */
final class CutoffClaims extends AnyMonitor {
    private static final int TOKEN_MAX = 65_535;

    private final Reference noted = new Reference("noted", true);

    CutoffClaims(List<ClassFiles> code) {
        super(code);
    }

    /** No part of the monitor reaches what these claims are about. */
    void parts() {
        for (String part : PARTS) {
            for (MethodNode method : node(part).methods) {
                for (AbstractInsnNode at : method.instructions) {
                    String owner =
                            at instanceof MethodInsnNode call
                                    ? call.owner
                                    : at instanceof FieldInsnNode field ? field.owner : "";
                    boolean reaches = List.of(MONITOR, PERMIT, CUTOFF).contains(owner);
                    Whole found = number(reaches ? 1 : 0);
                    String words = "does not reach it: " + part + "." + method.name;
                    claim(any.copy(), words, a.equal(found, number(0)));
                }
            }
        }
    }

    /** Where nobody asks nothing is permitted, and power is at most left as it was. */
    void unasked() {
        PathState before = any.copy();
        Whole why = before.symbol("why", 0, DenyReason.SELF_TEST);
        Whole longest = before.symbol("longest", 0, Long.MAX_VALUE);
        BoolExpr wrong = a.not(a.equal(why, number(DenyReason.NONE)));
        BoolExpr was = holds(before, cutoff, "closed", 1);
        Value[] arguments = {monitor, why, longest, permit, cutoff};
        for (Outcome end : ends(machine.run(MONITOR, "unasked", before, arguments))) {
            PathState path = end.path();
            BoolExpr closed = holds(path, cutoff, "closed", 1);
            BoolExpr permitted = holds(before, monitor, "permitting", 1);
            claim(path, "denied", holds(path, permit, "granted", 0));
            claim(path, "a reason", a.not(a.equal(path.number(permit, "reason"), number(0))));
            claim(path, "wrong, so open", a.any(a.not(wrong), a.not(closed)));
            claim(path, "closed, so it was", a.any(a.not(closed), a.all(was, permitted)));
        }
    }

    /** No step but that of a monitor on a processor of its own notes that nobody asked. */
    void asking() {
        for (MethodNode method : node(MONITOR).methods) {
            for (AbstractInsnNode at : method.instructions) {
                boolean hears =
                        at instanceof MethodInsnNode call
                                && call.owner.equals(SILENCE)
                                && call.name.equals("hear");
                boolean linked = method.name.equals("step") && method.desc.contains("Z");
                Whole found = number(hears && !linked ? 1 : 0);
                claim(any.copy(), "hears: " + method.name, a.equal(found, number(0)));
            }
        }
    }

    /** After any step, whatever its pieces did. */
    void step() {
        for (String piece : List.of("clock", "motion", "time", "guard", "order", "selfTest")) {
            machine.believe(
                    MONITOR + "." + piece,
                    (path, at) -> {
                        PathState before = path.copy();
                        forget(path, monitor, MONITOR);
                        path.assume(stays(before, path));
                        return path.unknown("ms", 0, Long.MAX_VALUE);
                    });
        }
        // On one processor, as nobody else notes that it did not ask.
        machine.believe(SILENCE + ".asked", (path, at) -> number(1));
        says("MonitorGeometry.accepted");
        says("Envelope.held");
        says("OverlayCeiling.runs");
        PathState before = any.copy();
        Value[] arguments = {monitor, signals, asked, permit, cutoff};
        List<Outcome> ends = ends(machine.run(MONITOR, "step", before, arguments));
        for (Outcome end : ends) {
            claim(end.path(), "keeps what is latched", stays(before, end.path()));
            decided(end.path());
        }
        for (Outcome end : ends) {
            PathState path = end.path();
            Whole why = path.number(permit, "reason");
            BoolExpr denied = holds(path, permit, "granted", 0);
            claim(path, "says why", a.any(nothing(path), a.equal(why, latched(path))));
            claim(path, "a reason", a.any(a.not(denied), a.not(a.equal(why, number(0)))));
        }
    }

    /** What a part says of itself while the step decides. */
    private void says(String what) {
        machine.believe(
                "org/clepsydra/monitor/" + what,
                (path, at) -> {
                    Whole said = path.unknown(what, 0, 1);
                    path.set(noted, what, said);
                    return said;
                });
    }

    private void decided(PathState path) {
        BoolExpr denied = holds(path, permit, "granted", 0);
        BoolExpr closed = holds(path, cutoff, "closed", 1);
        BoolExpr token = a.within(path.number(cutoff, "leaseToken"), 1, TOKEN_MAX);
        claim(path, "granted, so closed", a.any(denied, closed));
        claim(path, "closed, so granted", a.any(a.not(closed), a.not(denied)));
        claim(path, "granted, so a token", a.any(denied, token));
        BoolExpr none =
                a.all(
                        holds(path, cutoff, "leaseToken", 0),
                        holds(path, permit, "microstepsMax", 0),
                        holds(path, permit, "backMicrostepsMax", 0),
                        holds(path, permit, "envelopeChecksum", 0));
        claim(path, "open, so nothing", a.any(closed, none));
        claim(path, "latched, so denied", a.any(nothing(path), denied));
        BoolExpr permitting = holds(path, monitor, "permitting", 0);
        claim(path, "knows that it permits", a.any(denied, a.not(permitting)));
        claim(path, "knows that it does not", a.any(a.not(denied), permitting));
        if (prover.possible(path, a.not(denied))) {
            claim(path, "accepted", holds(path, noted, "MonitorGeometry.accepted", 1));
            claim(path, "under an envelope", holds(path, noted, "Envelope.held", 1));
            BoolExpr started = holds(path, monitor, "startedUnderEnvelope", 1);
            boolean looked = path.get(noted, "OverlayCeiling.runs") != null;
            BoolExpr runs = looked ? holds(path, noted, "OverlayCeiling.runs", 1) : a.any();
            claim(path, "started", a.any(started, runs));
        }
    }

    /** STOP, and an order that is lost, ends leave at once; START alone begins it. */
    void orders() {
        PathState before = any.copy();
        Whole sequence = before.symbol("sequence", Integer.MIN_VALUE, Integer.MAX_VALUE);
        before.set(asked, "sequence", sequence);
        before.set(asked, "order", before.symbol("order", Integer.MIN_VALUE, Integer.MAX_VALUE));
        machine.believe(
                OVERLAY + ".cut",
                (path, at) -> {
                    path.set(noted, "cut", number(1));
                    return null;
                });
        before.set(noted, "cut", number(0));
        Whole raised = a.minus(sequence, before.number(monitor, "lastSequence"));
        BoolExpr old = a.equal(raised, number(0));
        Whole turn = number(1L << 32);
        BoolExpr next = a.any(a.equal(raised, number(1)), a.equal(sum(raised, turn), number(1)));
        BoolExpr stop =
                a.all(a.not(old), a.any(a.not(next), holds(before, asked, "order", Orders.STOP)));
        for (Outcome end : ends(machine.run(MONITOR, "order", before, monitor, asked))) {
            PathState path = end.path();
            BoolExpr stopped =
                    a.all(
                            holds(path, monitor, "startedUnderEnvelope", 0),
                            holds(path, monitor, "stopped", 1),
                            holds(path, noted, "cut", 1));
            claim(path, "a stop stops", a.any(a.not(stop), stopped));
            BoolExpr start = a.all(next, holds(before, asked, "order", Orders.START));
            Whole was = before.number(monitor, "startedUnderEnvelope");
            Whole is = path.number(monitor, "startedUnderEnvelope");
            claim(path, "START alone starts", a.any(start, a.atMost(is, was)));
        }
    }

    /** After a cut no overlay runs, whatever it was. */
    void cut() {
        Machine bare = new Machine(prover, code);
        for (MethodNode method : node(OVERLAY).methods) {
            bare.letWrap(OVERLAY + "." + method.name);
        }
        for (String part : List.of("MonitorGeometry", "EnvelopeBlock")) {
            believe(bare, "org/clepsydra/monitor/" + part);
        }
        PathState before = any.copy();
        Reference overlay = new Reference("overlay", true);
        before.set(overlay, "sinceMs", new Row("sinceMs", number(PlanLayout.OVERLAYS_MAX)));
        Whole lead = before.symbol("lead", Long.MIN_VALUE, Long.MAX_VALUE);
        for (Outcome end : ends(bare.run(OVERLAY, "cut", before, overlay, lead))) {
            claim(end.path(), "none runs", holds(end.path(), overlay, "row", -1));
        }
    }
}
