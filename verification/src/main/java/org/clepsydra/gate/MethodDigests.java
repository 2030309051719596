package org.clepsydra.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Digests of method bodies: the same for the same instructions, whatever lines they stand on. */
public final class MethodDigests {
    private static final int LENGTH = 12;

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
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(out.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
