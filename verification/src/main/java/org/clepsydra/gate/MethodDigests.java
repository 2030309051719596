package org.clepsydra.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Digests of method bodies: the same for the same instructions, whatever lines they stand on. */
public final class MethodDigests {
    private final ClassFiles classes;

    public MethodDigests(ClassFiles classes) {
        this.classes = classes;
    }

    /** Digest of a method, by class name with dots; "gone" when there is none. */
    public String of(String className, String method, String descriptor) {
        MethodNode node = classes.find(className.replace('.', '/'), method, descriptor);
        return node == null ? "gone" : digest(node);
    }

    private static String digest(MethodNode node) {
        Textifier text = new Textifier();
        TraceMethodVisitor tracer = new TraceMethodVisitor(text);
        for (AbstractInsnNode at : node.instructions) {
            if (!(at instanceof LineNumberNode)) {
                at.accept(tracer);
            }
        }
        StringWriter out = new StringWriter();
        text.print(new PrintWriter(out, true));
        return Digest.of(out.toString());
    }
}
