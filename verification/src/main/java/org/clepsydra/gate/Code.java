package org.clepsydra.gate;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Reading of instructions. */
final class Code {
    private Code() {}

    /** The instruction before {@code at}, labels and lines passed over; null at the beginning. */
    static AbstractInsnNode previous(AbstractInsnNode at) {
        AbstractInsnNode i = at.getPrevious();
        while (i != null && i.getOpcode() < 0) {
            i = i.getPrevious();
        }
        return i;
    }

    /** The instruction after {@code at}, labels and lines passed over; null at the end. */
    static AbstractInsnNode next(AbstractInsnNode at) {
        AbstractInsnNode i = at.getNext();
        while (i != null && i.getOpcode() < 0) {
            i = i.getNext();
        }
        return i;
    }

    /** The int that {@code at} pushes, or null when it is no int constant. */
    static Integer constant(AbstractInsnNode at) {
        if (at == null) {
            return null;
        }
        int opcode = at.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        if (at instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
            return push.operand;
        }
        if (opcode == Opcodes.I2L) {
            return constant(previous(at));
        }
        return at instanceof LdcInsnNode ldc && ldc.cst instanceof Integer value ? value : null;
    }

    /** Whether {@code at} pushes an int or long constant other than zero. */
    static boolean isNonZero(AbstractInsnNode at) {
        Long value = whole(at);
        return value != null && value != 0;
    }

    /** Whether {@code at} pushes an int or long constant above zero. */
    static boolean isPositive(AbstractInsnNode at) {
        Long value = whole(at);
        return value != null && value > 0;
    }

    private static Long whole(AbstractInsnNode at) {
        if (at instanceof LdcInsnNode ldc && ldc.cst instanceof Long value) {
            return value;
        }
        if (at != null && at.getOpcode() == Opcodes.LCONST_1) {
            return 1L;
        }
        Integer value = constant(at);
        return value == null ? null : (Long) value.longValue();
    }
}
