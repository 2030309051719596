package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What one instruction does that neither jumps nor calls. */
final class Operations {
    private final Prover prover;
    private final Arithmetic arithmetic;
    private final Bits bits;
    private final Set<String> wrapping = new HashSet<>();

    Operations(Prover prover) {
        this.prover = prover;
        arithmetic = prover.arithmetic();
        bits = new Bits(arithmetic);
    }

    void letWrap(String method) {
        wrapping.add(method);
    }

    void run(AbstractInsnNode at, Frame frame, PathState path) {
        int opcode = at.getOpcode();
        if (at instanceof VarInsnNode variable) {
            variable(variable, frame);
        } else if (at instanceof FieldInsnNode field) {
            field(field, frame, path);
        } else if (at instanceof IincInsnNode step) {
            Whole sum =
                    arithmetic.plus((Whole) frame.local(step.var), arithmetic.constant(step.incr));
            frame.local(step.var, fitting(sum, false, frame, path));
        } else if (at instanceof LdcInsnNode load) {
            frame.push(constant(load, frame));
        } else if (opcode == Opcodes.NEWARRAY) {
            array(frame, path);
        } else if (at instanceof IntInsnNode push) {
            frame.push(arithmetic.constant(push.operand));
        } else if (at instanceof TypeInsnNode made && opcode == Opcodes.NEW) {
            frame.push(new Reference(arithmetic.unused(made.desc), false));
        } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            frame.push(arithmetic.constant(opcode - Opcodes.ICONST_0));
        } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            frame.push(arithmetic.constant(opcode - Opcodes.LCONST_0));
        } else {
            plain(opcode, frame, path);
        }
    }

    /** Whether the jump is taken. */
    BoolExpr condition(int opcode, Frame frame) {
        Whole left;
        Whole right = arithmetic.constant(0);
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE) {
            right = frame.popNumber();
            left = frame.popNumber();
        } else if (frame.top() instanceof Ordering ordering) {
            frame.pop();
            left = ordering.left();
            right = ordering.right();
        } else {
            left = frame.popNumber();
        }
        return switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IF_ICMPEQ -> arithmetic.equal(left, right);
            case Opcodes.IFNE, Opcodes.IF_ICMPNE -> arithmetic.not(arithmetic.equal(left, right));
            case Opcodes.IFLT, Opcodes.IF_ICMPLT -> arithmetic.below(left, right);
            case Opcodes.IFGE, Opcodes.IF_ICMPGE -> arithmetic.atMost(right, left);
            case Opcodes.IFGT, Opcodes.IF_ICMPGT -> arithmetic.below(right, left);
            case Opcodes.IFLE, Opcodes.IF_ICMPLE -> arithmetic.atMost(left, right);
            default -> throw new Undecided("jump " + opcode + " in " + frame.method());
        };
    }

    private static void variable(VarInsnNode variable, Frame frame) {
        if (variable.getOpcode() <= Opcodes.ALOAD) {
            frame.push(frame.local(variable.var));
        } else {
            frame.local(variable.var, frame.pop());
        }
    }

    private Value constant(LdcInsnNode load, Frame frame) {
        if (load.cst instanceof Long || load.cst instanceof Integer) {
            return arithmetic.constant(((Number) load.cst).longValue());
        }
        throw new Undecided("constant " + load.cst + " in " + frame.method());
    }

    private void field(FieldInsnNode field, Frame frame, PathState path) {
        if (field.getOpcode() == Opcodes.GETFIELD) {
            Reference object = (Reference) frame.pop();
            Value value = path.get(object, field.name);
            if (value == null) {
                value = beginning(object, field, path);
                path.set(object, field.name, value);
            }
            frame.push(value);
        } else if (field.getOpcode() == Opcodes.PUTFIELD) {
            Value value = frame.pop();
            path.set((Reference) frame.pop(), field.name, value);
        } else {
            throw new Undecided("static " + field.name + " in " + frame.method());
        }
    }

    /** What a field holds before anything was seen of it. */
    private Value beginning(Reference object, FieldInsnNode field, PathState path) {
        String name = object.name() + "." + field.name;
        Type type = Type.getType(field.desc);
        if (!object.given()) {
            return arithmetic.constant(0);
        }
        return switch (type.getSort()) {
            case Type.BOOLEAN -> path.symbol(name, 0, 1);
            case Type.INT -> path.symbol(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Type.LONG -> path.symbol(name, Long.MIN_VALUE, Long.MAX_VALUE);
            case Type.ARRAY -> new Row(name, path.symbol(name + ".length", 0, Integer.MAX_VALUE));
            case Type.OBJECT -> new Reference(name, true);
            default -> throw new Undecided("field " + name);
        };
    }

    private void plain(int opcode, Frame frame, PathState path) {
        switch (opcode) {
            case Opcodes.DUP -> frame.push(frame.top());
            case Opcodes.POP, Opcodes.POP2 -> frame.pop();
            case Opcodes.I2L, Opcodes.NOP -> {}
            case Opcodes.L2I -> frame.push(fitting(frame.popNumber(), false, frame, path));
            case Opcodes.LALOAD, Opcodes.IALOAD -> load(opcode, frame, path);
            case Opcodes.LASTORE, Opcodes.IASTORE -> store(frame, path);
            case Opcodes.AALOAD -> object(frame, path);
            case Opcodes.LCMP -> {
                Whole right = frame.popNumber();
                frame.push(new Ordering(frame.popNumber(), right));
            }
            case Opcodes.INEG, Opcodes.LNEG -> {
                Whole negated = arithmetic.minus(arithmetic.constant(0), frame.popNumber());
                frame.push(fitting(negated, opcode == Opcodes.LNEG, frame, path));
            }
            default -> {
                Whole right = frame.popNumber();
                frame.push(binary(opcode, frame.popNumber(), right, frame, path));
            }
        }
    }

    private Whole binary(int opcode, Whole left, Whole right, Frame frame, PathState path) {
        return switch (opcode) {
            case Opcodes.IADD -> fitting(arithmetic.plus(left, right), false, frame, path);
            case Opcodes.LADD -> fitting(arithmetic.plus(left, right), true, frame, path);
            case Opcodes.ISUB -> fitting(arithmetic.minus(left, right), false, frame, path);
            case Opcodes.LSUB -> fitting(arithmetic.minus(left, right), true, frame, path);
            case Opcodes.IMUL -> fitting(arithmetic.times(left, right), false, frame, path);
            case Opcodes.LMUL -> fitting(arithmetic.times(left, right), true, frame, path);
            case Opcodes.IDIV, Opcodes.LDIV ->
                    prover.divide(path, left, right, frame.method()).quotient();
            case Opcodes.IREM, Opcodes.LREM ->
                    prover.divide(path, left, right, frame.method()).rest();
            case Opcodes.LSHL -> bits.left(path, left, right);
            case Opcodes.LUSHR -> bits.right(path, left, right);
            case Opcodes.IAND, Opcodes.LAND -> bits.and(path, left, right);
            case Opcodes.IOR, Opcodes.LOR -> bits.or(path, left, right);
            default -> throw new Undecided("opcode " + opcode + " in " + frame.method());
        };
    }

    /** The value, once it is proved to fit; or wrapped around, where the method says so. */
    private Whole fitting(Whole value, boolean wide, Frame frame, PathState path) {
        if (wrapping.contains(frame.method())) {
            return bits.wrapped(path, value, wide ? Long.SIZE : Integer.SIZE);
        }
        BigInteger most = BigInteger.valueOf(wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
        BigInteger least = most.negate().subtract(BigInteger.ONE);
        prover.demand(
                path, arithmetic.within(value, least, most), "no overflow in " + frame.method());
        return new Whole(value.term(), value.least().max(least), value.most().min(most));
    }

    private void load(int opcode, Frame frame, PathState path) {
        Whole index = frame.popNumber();
        Row row = (Row) frame.pop();
        inside(index, row, frame, path);
        List<Whole> cells = path.cells(row);
        if (cells == null) {
            boolean wide = opcode == Opcodes.LALOAD;
            frame.push(
                    path.unknown(
                            "element",
                            wide ? Long.MIN_VALUE : Integer.MIN_VALUE,
                            wide ? Long.MAX_VALUE : Integer.MAX_VALUE));
            return;
        }
        Whole value = cells.get(0);
        for (int i = 1; i < cells.size(); i++) {
            value = at(index, i, cells.get(i), value);
        }
        frame.push(value);
    }

    private void store(Frame frame, PathState path) {
        Whole value = frame.popNumber();
        Whole index = frame.popNumber();
        Row row = (Row) frame.pop();
        inside(index, row, frame, path);
        List<Whole> cells = path.cells(row);
        if (cells != null) {
            List<Whole> stored = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                stored.add(at(index, i, value, cells.get(i)));
            }
            path.hold(row, stored);
        }
    }

    /** {@code one} where the index is {@code i}, else {@code other}. */
    private Whole at(Whole index, int i, Whole one, Whole other) {
        if (index.constant()) {
            return index.least().equals(BigInteger.valueOf(i)) ? one : other;
        }
        return arithmetic.either(arithmetic.equal(index, arithmetic.constant(i)), one, other);
    }

    /** An object of an array of them; each place holds another. */
    private void object(Frame frame, PathState path) {
        Whole index = frame.popNumber();
        Row row = (Row) frame.pop();
        inside(index, row, frame, path);
        if (!index.constant()) {
            throw new Undecided("an object at no constant index in " + frame.method());
        }
        frame.push(new Reference(row.name() + "[" + index.least() + "]", true));
    }

    private void array(Frame frame, PathState path) {
        Whole length = frame.popNumber();
        BoolExpr some = arithmetic.atMost(arithmetic.constant(0), length);
        prover.demand(path, some, "an array's length in " + frame.method());
        frame.push(new Row(arithmetic.unused("array"), length));
    }

    private void inside(Whole index, Row row, Frame frame, PathState path) {
        List<Whole> cells = path.cells(row);
        Whole length = cells == null ? row.length() : arithmetic.constant(cells.size());
        BoolExpr inside =
                arithmetic.all(
                        arithmetic.atMost(arithmetic.constant(0), index),
                        arithmetic.below(index, length));
        prover.demand(path, inside, "an index within the array in " + frame.method());
    }
}
