package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.clepsydra.gate.ClassFiles;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Runs byte code on symbols, along every path that can be walked. A method that is called is run in
 * turn, unless a contract stands in for it.
 */
public final class Machine {
    // Stops a loop without a constant bound, which would else be walked for ever.
    private static final int MOST_INSTRUCTIONS = 1_000_000;

    private final Prover prover;
    private final Operations operations;
    private final List<ClassFiles> code;
    private final Map<String, Contract> contracts = new HashMap<>();
    private int instructions;

    /** Reads classes from the first of {@code code} that has them. */
    public Machine(Prover prover, List<ClassFiles> code) {
        this.prover = prover;
        this.code = List.copyOf(code);
        operations = new Operations(prover);
        Library.into(prover.arithmetic(), contracts);
    }

    /** Lets a contract stand in for a method, named as {@code org/clepsydra/Owner.name}. */
    public void believe(String method, Contract contract) {
        contracts.put(method, contract);
    }

    /** In this method numbers that overflow are wanted: they wrap around, as the machine's do. */
    public void letWrap(String method) {
        operations.letWrap(method);
    }

    /** Runs a method from its beginning; the receiver is the first argument, where there is one. */
    public List<Outcome> run(String owner, String name, PathState path, Value... arguments) {
        List<Outcome> ends = new ArrayList<>();
        run(ends::add, owner, name, path, arguments);
        return ends;
    }

    /** The same, each end handed on as soon as the run comes to it. */
    public void run(
            Consumer<Outcome> ends, String owner, String name, PathState path, Value... arguments) {
        MethodNode method = method(owner, name, null);
        walk(new Frame(owner, method, null), List.of(arguments), path, ends);
    }

    /** Runs a method from its beginning to the head of its only loop. */
    public List<Outcome> runToLoop(String owner, String name, PathState path, Value... arguments) {
        MethodNode method = method(owner, name, null);
        List<Outcome> ends = new ArrayList<>();
        walk(new Frame(owner, method, loopHead(method)), List.of(arguments), path, ends::add);
        return ends;
    }

    /** Runs a method from the head of its only loop to the same place again, or to its end. */
    public List<Outcome> runFromLoop(
            String owner, String name, PathState path, List<Value> locals) {
        MethodNode method = method(owner, name, null);
        LabelNode head = loopHead(method);
        Frame frame = new Frame(owner, method, head);
        for (int slot = 0; slot < locals.size(); slot++) {
            frame.local(slot, locals.get(slot));
        }
        frame.jump(head);
        List<Outcome> ends = new ArrayList<>();
        walk(frame, path.copy(), true, ends::add);
        return ends;
    }

    private void walk(Frame frame, List<Value> arguments, PathState path, Consumer<Outcome> ends) {
        frame.arguments(arguments);
        walk(frame, path.copy(), false, ends);
    }

    /** Walks on, and first to its end along every other way at each fork. */
    private void walk(Frame start, PathState path, boolean leaving, Consumer<Outcome> ends) {
        Frame frame = start;
        boolean first = leaving;
        while (first || !frame.ended()) {
            first = false;
            AbstractInsnNode at = frame.take();
            count(frame);
            if (at instanceof JumpInsnNode jump) {
                branch(frame, path, jump, ends);
            } else if (at instanceof TableSwitchInsnNode table) {
                chooseFrom(frame, path, table, ends);
            } else if (at instanceof LookupSwitchInsnNode table) {
                choose(frame, path, table.keys, table.labels, table.dflt, ends);
            } else if (at instanceof MethodInsnNode call) {
                frame = call(frame, path, call);
            } else if (at instanceof InsnNode && isReturn(at.getOpcode())) {
                Value result = at.getOpcode() == Opcodes.RETURN ? null : frame.pop();
                if (frame.caller() == null) {
                    ends.accept(new Outcome(path, result, frame.locals()));
                    return;
                }
                frame = frame.caller();
                if (at.getOpcode() != Opcodes.RETURN) {
                    frame.push(result);
                }
            } else {
                operations.run(at, frame, path);
            }
        }
        ends.accept(new Outcome(path, null, frame.locals()));
    }

    private void count(Frame frame) {
        instructions++;
        if (instructions > MOST_INSTRUCTIONS) {
            throw new Undecided("too long a run at " + frame.method());
        }
    }

    private void branch(Frame frame, PathState path, JumpInsnNode jump, Consumer<Outcome> ends) {
        if (jump.getOpcode() == Opcodes.GOTO) {
            frame.jump(jump.label);
        } else {
            fork(frame, path, operations.condition(jump.getOpcode(), frame), jump.label, ends);
        }
    }

    private void fork(
            Frame frame, PathState path, BoolExpr taken, LabelNode to, Consumer<Outcome> ends) {
        BoolExpr passed = prover.arithmetic().not(taken);
        if (!prover.possible(path, taken)) {
            path.assume(passed);
            return;
        }
        if (prover.possible(path, passed)) {
            Frame other = frame.copy();
            PathState its = path.copy();
            its.assume(passed);
            walk(other, its, false, ends);
        }
        path.assume(taken);
        frame.jump(to);
    }

    private void chooseFrom(
            Frame frame, PathState path, TableSwitchInsnNode table, Consumer<Outcome> ends) {
        List<Integer> keys = new ArrayList<>();
        for (int key = table.min; key <= table.max; key++) {
            keys.add(key);
        }
        choose(frame, path, keys, table.labels, table.dflt, ends);
    }

    private void choose(
            Frame frame,
            PathState path,
            List<Integer> keys,
            List<LabelNode> labels,
            LabelNode none,
            Consumer<Outcome> ends) {
        Whole value = frame.popNumber();
        Arithmetic a = prover.arithmetic();
        for (int i = 0; i < keys.size(); i++) {
            BoolExpr same = a.equal(value, a.constant(keys.get(i)));
            if (prover.possible(path, same)) {
                Frame other = frame.copy();
                PathState its = path.copy();
                its.assume(same);
                other.jump(labels.get(i));
                walk(other, its, false, ends);
            }
            path.assume(a.not(same));
        }
        frame.jump(none);
    }

    /** The frame in which the run goes on: that of the method called, or the same. */
    private Frame call(Frame frame, PathState path, MethodInsnNode call) {
        ArrayDeque<Value> arguments = new ArrayDeque<>();
        for (int i = Type.getArgumentTypes(call.desc).length; i > 0; i--) {
            arguments.addFirst(frame.pop());
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            arguments.addFirst(frame.pop());
        }
        Contract contract = contracts.get(call.owner + "." + call.name);
        if (contract != null) {
            Value result = contract.call(path, List.copyOf(arguments));
            if (!Type.getReturnType(call.desc).equals(Type.VOID_TYPE)) {
                frame.push(result);
            }
            return frame;
        }
        Frame callee = frame.calls(call.owner, method(call.owner, call.name, call.desc));
        callee.arguments(List.copyOf(arguments));
        return callee;
    }

    private MethodNode method(String owner, String name, String descriptor) {
        for (ClassFiles files : code) {
            var node = files.find(owner);
            if (node != null) {
                return node.methods.stream()
                        .filter(m -> m.name.equals(name))
                        .filter(m -> descriptor == null || m.desc.equals(descriptor))
                        .findFirst()
                        .orElseThrow(() -> new Undecided("no method " + owner + "." + name));
            }
        }
        throw new Undecided("no class " + owner);
    }

    /** Where the only jump backwards goes to. */
    private static LabelNode loopHead(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof JumpInsnNode jump
                    && method.instructions.indexOf(jump.label) < method.instructions.indexOf(at)) {
                return jump.label;
            }
        }
        throw new Undecided("no loop in " + method.name);
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }
}
