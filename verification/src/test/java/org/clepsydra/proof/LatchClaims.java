package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.monitor.DenyReason;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** What the monitor latches it keeps: through every step, and through whatever else is called. */
final class LatchClaims extends AnyMonitor {
    LatchClaims(List<ClassFiles> code) {
        super(code);
    }

    /**
     * Those that the monitor latches for what it found are what the other channel takes for cuts.
     */
    void reasons() {
        Whole why = any.symbol("why", Integer.MIN_VALUE, Integer.MAX_VALUE);
        for (Outcome end :
                ends(machine.run("org/clepsydra/monitor/DenyReason", "cuts", any, why))) {
            BoolExpr cuts = a.equal((Whole) end.result(), number(1));
            BoolExpr told = a.any(a.equal(why, number(0)), selfTest(why));
            BoolExpr latches = a.all(reason(why), a.not(told));
            claim(end.path(), "latched, so it cuts", a.any(a.not(latches), cuts));
            claim(end.path(), "cuts, so it is latched", a.any(a.not(cuts), latches));
        }
    }

    /** It begins stopped, with nothing permitted and nothing latched. */
    void begins() {
        Reference made = new Reference("made", false);
        Reference record = new Reference("record", true);
        PathState path = only(machine.run(MONITOR, "<init>", any, made, record)).path();
        claim(path, "stopped", holds(path, made, "stopped", 1));
        claim(path, "latched", holds(path, made, "latched", DenyReason.NONE));
        for (String field : List.of("startedUnderEnvelope", "permitting", "leave")) {
            boolean unset = path.get(made, field) == null;
            claim(path, field, unset ? a.all() : holds(path, made, field, 0));
        }
    }

    /** Each piece of the step keeps what is latched. */
    void pieces() {
        for (String piece : List.of("clock", "guard", "motion", "order", "selfTest", "time")) {
            keeps(piece);
        }
    }

    /** And so does whatever else may be called from outside; it latches nothing either. */
    void others() {
        for (MethodNode method : node(MONITOR).methods) {
            boolean inside = (method.access & Opcodes.ACC_PRIVATE) != 0;
            // They are of these pieces; what is latched after them the cutoff's claims show.
            boolean steps = List.of("<init>", "step", "watch").contains(method.name);
            if (!inside && !steps) {
                for (Outcome end : keeps(method.name)) {
                    same(any, end.path(), monitor, "latched", "permitting");
                }
            }
        }
    }

    private List<Outcome> keeps(String name) {
        PathState before = any.copy();
        MethodNode method =
                node(MONITOR).methods.stream()
                        .filter(m -> m.name.equals(name))
                        .findFirst()
                        .orElseThrow();
        List<Value> arguments = new ArrayList<>(List.of(monitor));
        for (Type type : Type.getArgumentTypes(method.desc)) {
            arguments.add(any(before, type));
        }
        List<Outcome> ends =
                ends(machine.run(MONITOR, name, before, arguments.toArray(Value[]::new)));
        for (Outcome end : ends) {
            claim(end.path(), "keeps what is latched: " + name, stays(before, end.path()));
        }
        return ends;
    }
}
