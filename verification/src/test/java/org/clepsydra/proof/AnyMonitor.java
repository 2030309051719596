package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.monitor.DenyReason;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The monitor in every state: whatever its figures are, and whatever is read, ordered and stored.
 *
 * <p>The parts that the monitor is made of may say anything at every call. All sums of its own wrap
 * around here; that they fit is proved elsewhere.
 */
class AnyMonitor extends Claims {
    static final String MONITOR = EncoderClaims.MONITOR;
    static final String OVERLAY = "org/clepsydra/monitor/OverlayCeiling";
    static final String PERMIT = "org/clepsydra/monitor/Permit";
    static final String CUTOFF = "org/clepsydra/monitor/CutoffCommand";
    static final String SILENCE = "org/clepsydra/monitor/Silence";
    static final List<String> PARTS =
            List.of(
                    "org/clepsydra/monitor/Allowance",
                    "org/clepsydra/monitor/BackMotion",
                    "org/clepsydra/monitor/Envelope",
                    "org/clepsydra/monitor/EnvelopeBlock",
                    "org/clepsydra/monitor/EnvelopeWatch",
                    "org/clepsydra/monitor/MonitorGeometry",
                    "org/clepsydra/monitor/MonitorRecord",
                    "org/clepsydra/monitor/MotionGuard",
                    "org/clepsydra/monitor/MotionWindows",
                    OVERLAY,
                    SILENCE,
                    "org/clepsydra/monitor/SpeedWindows",
                    "org/clepsydra/monitor/Underrun",
                    "org/clepsydra/port/SelfTestAnswer",
                    "org/clepsydra/port/StoredState");

    final List<ClassFiles> code;
    final Reference monitor = new Reference("monitor", true);
    final Reference signals = new Reference("signals", true);
    final Reference asked = new Reference("asked", true);
    final Reference permit = new Reference("permit", true);
    final Reference cutoff = new Reference("cutoff", true);
    final PathState any = prover.path();

    AnyMonitor(List<ClassFiles> code) {
        super(code);
        this.code = code;
        for (String part : PARTS) {
            believe(machine, part);
        }
        for (MethodNode method : node(MONITOR).methods) {
            machine.letWrap(MONITOR + "." + method.name);
        }
        forget(any, monitor, MONITOR);
        forget(any, permit, PERMIT);
        forget(any, cutoff, CUTOFF);
        any.assume(reason(latched(any)));
    }

    final ClassNode node(String owner) {
        return code.stream()
                .map(files -> files.find(owner))
                .filter(node -> node != null)
                .findFirst()
                .orElseThrow();
    }

    final Value any(PathState path, Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> null;
            case Type.BOOLEAN -> path.unknown("any", 0, 1);
            case Type.INT -> path.unknown("any", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Type.LONG -> path.unknown("any", Long.MIN_VALUE, Long.MAX_VALUE);
            case Type.ARRAY ->
                    new Row(a.unused("any"), path.unknown("length", 0, Integer.MAX_VALUE));
            default -> new Reference(a.unused("any"), true);
        };
    }

    /** Every figure of an object's own may be anything. */
    final void forget(PathState path, Reference object, String owner) {
        for (FieldNode field : node(owner).fields) {
            Type type = Type.getType(field.desc);
            if (type.getSort() < Type.ARRAY && (field.access & Opcodes.ACC_STATIC) == 0) {
                path.set(object, field.name, any(path, type));
            }
        }
    }

    final Whole latched(PathState path) {
        return path.number(monitor, "latched");
    }

    /** Nothing is latched, or a reason that cuts, or that a self-test failed. */
    final BoolExpr reason(Whole latched) {
        return a.any(
                a.equal(latched, number(DenyReason.NONE)),
                a.within(latched, DenyReason.OVER_DELIVERY, DenyReason.ENCODER),
                a.equal(latched, number(DenyReason.MEMORY)),
                selfTest(latched));
    }

    final BoolExpr nothing(PathState path) {
        return a.equal(latched(path), number(DenyReason.NONE));
    }

    final BoolExpr selfTest(Whole latched) {
        return a.equal(latched, number(DenyReason.SELF_TEST));
    }

    /** Something is latched if something was, and the same but for a self-test that failed. */
    final BoolExpr stays(PathState before, PathState path) {
        BoolExpr same = a.equal(latched(path), latched(before));
        BoolExpr kept = a.any(nothing(before), same, selfTest(latched(before)));
        BoolExpr some = a.any(nothing(before), a.not(nothing(path)));
        return a.all(kept, some, reason(latched(path)));
    }

    final void believe(Machine by, String part) {
        for (MethodNode method : node(part).methods) {
            Type result = Type.getReturnType(method.desc);
            by.believe(part + "." + method.name, (path, at) -> any(path, result));
        }
    }
}
