package org.clepsydra.gate;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Source lines of instructions. */
final class Lines {
    private Lines() {}

    /** The line {@code at} stands on, 0 when the class file does not say. */
    static int of(AbstractInsnNode at) {
        for (AbstractInsnNode i = at; i != null; i = i.getPrevious()) {
            if (i instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
