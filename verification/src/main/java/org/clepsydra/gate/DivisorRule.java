package org.clepsydra.gate;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Accepts a divisor only when, on every path that leads to the division, it was made by a constant
 * other than zero or by {@code Math.max} with a constant above zero.
 */
final class DivisorRule {
    private final MethodNode method;
    private final Frame<SourceValue>[] frames;

    DivisorRule(ClassNode owner, MethodNode method) {
        this.method = method;
        try {
            frames = new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(owner.name + "." + method.name, e);
        }
    }

    /** Whether the divisor of this division cannot be zero; dead code divides nothing. */
    boolean accepts(AbstractInsnNode division) {
        return frame(division) == null || isNonZero(operand(division, 0), new HashSet<>());
    }

    private boolean isNonZero(SourceValue value, Set<AbstractInsnNode> seen) {
        // A parameter has no instruction that made it.
        return !value.insns.isEmpty()
                && value.insns.stream().allMatch(maker -> makesNonZero(maker, seen));
    }

    private boolean makesNonZero(AbstractInsnNode maker, Set<AbstractInsnNode> seen) {
        if (!seen.add(maker)) {
            return true;
        }
        if (Code.isNonZero(maker)) {
            return true;
        }
        return switch (maker.getOpcode()) {
            case Opcodes.ILOAD, Opcodes.LLOAD ->
                    isNonZero(frame(maker).getLocal(((VarInsnNode) maker).var), seen);
            case Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.I2L -> isNonZero(operand(maker, 0), seen);
            case Opcodes.INVOKESTATIC ->
                    isMax((MethodInsnNode) maker)
                            && (isPositive(operand(maker, 0)) || isPositive(operand(maker, 1)));
            default -> false;
        };
    }

    private static boolean isMax(MethodInsnNode call) {
        return call.owner.equals("java/lang/Math") && call.name.equals("max");
    }

    private static boolean isPositive(SourceValue value) {
        return value.insns.size() == 1 && Code.isPositive(value.insns.iterator().next());
    }

    /** An operand on the stack before {@code at}, counted from the top. */
    private SourceValue operand(AbstractInsnNode at, int depth) {
        Frame<SourceValue> frame = frame(at);
        return frame.getStack(frame.getStackSize() - 1 - depth);
    }

    private Frame<SourceValue> frame(AbstractInsnNode at) {
        return frames[method.instructions.indexOf(at)];
    }
}
