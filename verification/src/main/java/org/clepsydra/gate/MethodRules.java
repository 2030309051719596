package org.clepsydra.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Printer;

/** The rules that one instruction, or the head of one method, can break. */
final class MethodRules {
    private static final Set<Integer> ALLOCATING =
            Set.of(Opcodes.NEW, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY);
    private static final Set<Integer> SHIFTS =
            Set.of(
                    Opcodes.ISHL,
                    Opcodes.ISHR,
                    Opcodes.IUSHR,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR);

    private static final Set<Integer> DIVISIONS =
            Set.of(Opcodes.IDIV, Opcodes.LDIV, Opcodes.IREM, Opcodes.LREM);

    /** Methods that test their divisor before they divide, and where. */
    private static final Map<String, String> GUARDED =
            Map.of(
                    "org/clepsydra/quantity/WideQuotient.divide",
                    "its first statement returns for a divisor below 1",
                    "org/clepsydra/detect/AirDetector.share",
                    "called only when there are samples",
                    "org/clepsydra/plan/PlanCheck.typedRate",
                    "stands under a test for a typed rate above 0");

    private final ClassNode owner;
    private final MethodNode method;
    private final List<Breach> breaches = new ArrayList<>();

    MethodRules(ClassNode owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    List<Breach> breaches() {
        head();
        for (AbstractInsnNode at : method.instructions) {
            instruction(at);
        }
        return breaches;
    }

    private void head() {
        if ((owner.access & Opcodes.ACC_FINAL) == 0) {
            add("final class", 0, owner.name);
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            add("monitor", 0, "synchronized method");
        }
        if (!method.tryCatchBlocks.isEmpty()) {
            add("exception", 0, "try block");
        }
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            add("native code", 0, method.desc);
        }
        if ((method.access & Opcodes.ACC_VARARGS) != 0) {
            add("varargs", 0, method.desc);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            type(type, 0);
        }
        type(Type.getReturnType(method.desc), 0);
    }

    private void instruction(AbstractInsnNode at) {
        int opcode = at.getOpcode();
        if (opcode < 0) {
            return;
        }
        int line = Lines.of(at);
        String name = Printer.OPCODES[opcode];
        if (ALLOCATING.contains(opcode) || opcode == Opcodes.INVOKEDYNAMIC) {
            add("allocation", line, name);
        } else if (opcode == Opcodes.INVOKEINTERFACE) {
            add("interface call", line, name);
        } else if (opcode == Opcodes.ATHROW) {
            add("exception", line, name);
        } else if (opcode == Opcodes.MONITORENTER) {
            add("monitor", line, name);
        } else if (opcode == Opcodes.INSTANCEOF || opcode == Opcodes.CHECKCAST) {
            add("cast", line, name);
        } else if (isFloating(name)) {
            add("floating point", line, name);
        } else if (SHIFTS.contains(opcode) && !isConstant(Code.previous(at))) {
            add("shift count", line, name);
        } else if (DIVISIONS.contains(opcode) && !isGuarded(at)) {
            add("divisor", line, name);
        } else if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
            add("static state", line, ((FieldInsnNode) at).name);
        } else if (at instanceof LdcInsnNode ldc) {
            constant(ldc.cst, line);
        }
        if (at instanceof FieldInsnNode field) {
            type(Type.getType(field.desc), line);
        }
    }

    private void constant(Object value, int line) {
        if (value instanceof Float || value instanceof Double) {
            add("floating point", line, value.toString());
        } else if (!(value instanceof Number)) {
            add("constant", line, String.valueOf(value));
        }
    }

    /** Names of floating-point instructions begin with F or D, or convert to or from F or D. */
    private static boolean isFloating(String name) {
        boolean stack = name.startsWith("DUP");
        boolean direct = (name.startsWith("F") || name.startsWith("D")) && !stack;
        return direct || name.matches("[IL]2[FD]");
    }

    private static boolean isConstant(AbstractInsnNode at) {
        return Code.constant(at) != null;
    }

    /** A divisor that cannot be zero, or a method known to test it. */
    private boolean isGuarded(AbstractInsnNode division) {
        return GUARDED.containsKey(owner.name + "." + method.name)
                || new DivisorRule(owner, method).accepts(division);
    }

    private void type(Type type, int line) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.FLOAT || element.getSort() == Type.DOUBLE) {
            add("floating point", line, type.getClassName());
        }
        if (element.getSort() == Type.OBJECT && element.getClassName().startsWith("java.")) {
            add("library type", line, type.getClassName());
        }
    }

    private void add(String rule, int line, String what) {
        breaches.add(new Breach(rule, owner.name + "." + method.name, line, what));
    }
}
