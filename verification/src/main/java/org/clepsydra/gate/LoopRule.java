package org.clepsydra.gate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Accepts one kind of loop only: {@code for (int i = CONSTANT; i < CONSTANT; i++)} whose body does
 * not write {@code i}. Any other jump backwards is a breach, whatever it means.
 */
final class LoopRule {
    private final String owner;
    private final MethodNode method;
    private final List<Breach> breaches = new ArrayList<>();

    LoopRule(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    List<Breach> breaches() {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof JumpInsnNode jump && isBefore(jump.label, at)) {
                judge(jump);
            } else if (at instanceof TableSwitchInsnNode || at instanceof LookupSwitchInsnNode) {
                judgeSwitch(at);
            }
        }
        return breaches;
    }

    private void judge(JumpInsnNode back) {
        AbstractInsnNode head = Code.next(back.label);
        AbstractInsnNode step = Code.previous(back);
        boolean shaped =
                back.getOpcode() == Opcodes.GOTO
                        && head instanceof VarInsnNode load
                        && head.getOpcode() == Opcodes.ILOAD
                        && step instanceof IincInsnNode inc
                        && inc.var == load.var
                        && inc.incr == 1
                        && Code.constant(Code.next(head)) != null
                        && leaves(Code.next(Code.next(head)), back)
                        && starts(load.var, back)
                        && !writes(load.var, head, step);
        if (!shaped) {
            breaches.add(
                    new Breach(
                            "loop",
                            owner + "." + method.name,
                            Lines.of(back),
                            "is not a count from a constant up to a constant"));
        }
    }

    private boolean leaves(AbstractInsnNode test, AbstractInsnNode back) {
        return test instanceof JumpInsnNode exit
                && test.getOpcode() == Opcodes.IF_ICMPGE
                && isBefore(back, exit.label);
    }

    /** The head is entered only from a store of a constant right before it. */
    @SuppressWarnings("ReferenceEquality") // the same instruction
    private boolean starts(int variable, JumpInsnNode back) {
        AbstractInsnNode head = Code.next(back.label);
        AbstractInsnNode store = Code.previous(head);
        for (AbstractInsnNode i : method.instructions) {
            if (i != back && i instanceof JumpInsnNode jump && Code.next(jump.label) == head) {
                return false;
            }
        }
        // No label may stand between: a second arm of a condition would enter there.
        return store instanceof VarInsnNode at
                && store.getOpcode() == Opcodes.ISTORE
                && at.var == variable
                && Code.constant(store.getPrevious()) != null;
    }

    @SuppressWarnings("ReferenceEquality") // the same instruction
    private boolean writes(int variable, AbstractInsnNode from, AbstractInsnNode to) {
        for (AbstractInsnNode i = from; i != to; i = i.getNext()) {
            boolean store =
                    i instanceof VarInsnNode at
                            && i.getOpcode() == Opcodes.ISTORE
                            && at.var == variable;
            boolean count = i instanceof IincInsnNode at && at.var == variable;
            if (store || count) {
                return true;
            }
        }
        return false;
    }

    private void judgeSwitch(AbstractInsnNode at) {
        List<? extends AbstractInsnNode> labels =
                at instanceof TableSwitchInsnNode table
                        ? table.labels
                        : ((LookupSwitchInsnNode) at).labels;
        if (labels.stream().anyMatch(label -> isBefore(label, at))) {
            breaches.add(
                    new Breach(
                            "loop",
                            owner + "." + method.name,
                            Lines.of(at),
                            "a switch jumps backwards"));
        }
    }

    private boolean isBefore(AbstractInsnNode first, AbstractInsnNode second) {
        return method.instructions.indexOf(first) < method.instructions.indexOf(second);
    }
}
