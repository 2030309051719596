package org.clepsydra.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** A method being run: its variables, its stack, and the instruction that comes next. */
final class Frame {
    private final String method;
    private final MethodNode code;
    private final Frame caller;
    private final Value[] locals;
    private final Deque<Value> stack = new ArrayDeque<>();
    private final LabelNode end;
    private AbstractInsnNode next;

    /**
     * A frame at the beginning of a method.
     *
     * @param end where the run ends when it comes there by a jump; null for nowhere
     */
    Frame(String owner, MethodNode method, LabelNode end) {
        this(owner, method, end, null);
    }

    private Frame(String owner, MethodNode method, LabelNode end, Frame caller) {
        this.method = owner + "." + method.name;
        code = method;
        this.caller = caller;
        this.end = end;
        locals = new Value[method.maxLocals];
        next = method.instructions.getFirst();
    }

    private Frame(Frame other) {
        method = other.method;
        code = other.code;
        caller = other.caller == null ? null : other.caller.copy();
        end = other.end;
        locals = other.locals.clone();
        stack.addAll(other.stack);
        next = other.next;
    }

    /** Another run of the same, with copies of the frames that it returns to. */
    Frame copy() {
        return new Frame(this);
    }

    /** The frame of a method that this one calls. */
    Frame calls(String owner, MethodNode callee) {
        return new Frame(owner, callee, null, this);
    }

    /** Whose run goes on where this one returns; null where the whole run ends. */
    Frame caller() {
        return caller;
    }

    /** Sets the variables of the arguments, of which a long takes two slots. */
    void arguments(List<Value> arguments) {
        int slot = 0;
        int taken = 0;
        if ((code.access & Opcodes.ACC_STATIC) == 0) {
            locals[slot++] = arguments.get(taken++);
        }
        for (Type type : Type.getArgumentTypes(code.desc)) {
            locals[slot] = arguments.get(taken++);
            slot += type.getSize();
        }
    }

    /** Takes the next instruction, labels and lines passed over; null where the run ends. */
    AbstractInsnNode take() {
        while (next.getOpcode() < 0) {
            next = next.getNext();
        }
        AbstractInsnNode taken = next;
        next = next.getNext();
        return taken;
    }

    void jump(LabelNode label) {
        next = label;
    }

    /** Whether the run has come to where it shall end. */
    @SuppressWarnings("ReferenceEquality") // the same instruction
    boolean ended() {
        return end != null && next == end;
    }

    void push(Value value) {
        stack.push(value);
    }

    Value pop() {
        return stack.pop();
    }

    Value top() {
        return stack.peek();
    }

    Whole popNumber() {
        if (stack.pop() instanceof Whole value) {
            return value;
        }
        throw new Undecided("no number on the stack in " + method);
    }

    Value local(int slot) {
        return locals[slot];
    }

    void local(int slot, Value value) {
        locals[slot] = value;
    }

    List<Value> locals() {
        return new ArrayList<>(Arrays.asList(locals));
    }

    String method() {
        return method;
    }
}
