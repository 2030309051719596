package org.clepsydra.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** A method being run: its variables, its stack, and the instruction that comes next. */
final class Frame {
    private final String method;
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
        this.method = owner + "." + method.name;
        this.end = end;
        locals = new Value[method.maxLocals];
        next = method.instructions.getFirst();
    }

    private Frame(Frame other) {
        method = other.method;
        end = other.end;
        locals = other.locals.clone();
        stack.addAll(other.stack);
        next = other.next;
    }

    Frame copy() {
        return new Frame(this);
    }

    /** Sets the variables of the arguments, of which a long takes two slots. */
    void arguments(boolean receiver, String descriptor, List<Value> arguments) {
        int slot = 0;
        int taken = 0;
        if (receiver) {
            locals[slot++] = arguments.get(taken++);
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
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
