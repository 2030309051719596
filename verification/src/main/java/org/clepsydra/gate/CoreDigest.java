package org.clepsydra.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.clepsydra.PumpCore;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * One digest of the code of a whole core: of every class that its step and the draft of a plan can
 * come to. Lines, names of variables and annotations do not count.
 */
public final class CoreDigest {
    private static final List<String> ROOTS =
            List.of("org/clepsydra/PumpCore", "org/clepsydra/plan/PlanDraft");

    private CoreDigest() {}

    /** Arguments: the core's classes, and the file to write their digest to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: CoreDigest CLASSES OUTPUT");
            System.exit(2);
        }
        Files.writeString(Path.of(args[1]), at(Path.of(args[0])) + "\n");
    }

    /** Of the core that runs here, from a folder of classes or from a jar. */
    public static String here() {
        try {
            return at(
                    Path.of(
                            PumpCore.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String at(Path place) {
        if (Files.isDirectory(place)) {
            return of(ClassFiles.withoutLines(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return of(ClassFiles.withoutLines(jar.getPath("org", "clepsydra")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(ClassFiles classes) {
        SortedMap<String, String> digests = Judged.digests(classes);
        digests.keySet().retainAll(reached(classes));
        return Digest.of(digests.toString());
    }

    /** The classes that the roots can come to, by name with dots. */
    static Set<String> reached(ClassFiles classes) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(ROOTS);
        while (!next.isEmpty()) {
            ClassNode node = classes.find(next.remove());
            if (node != null && reached.add(node.name.replace('/', '.'))) {
                next.addAll(named(node));
            }
        }
        return reached;
    }

    private static Set<String> named(ClassNode node) {
        Set<String> names = new TreeSet<>(node.interfaces);
        names.add(node.superName);
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode at : method.instructions) {
                add(names, at);
            }
        }
        return names;
    }

    private static void add(Set<String> names, AbstractInsnNode at) {
        if (at instanceof MethodInsnNode call) {
            names.add(call.owner);
        } else if (at instanceof FieldInsnNode access) {
            names.add(access.owner);
        } else if (at instanceof TypeInsnNode type) {
            names.add(Type.getObjectType(type.desc).getInternalName());
        } else if (at instanceof LdcInsnNode constant && constant.cst instanceof Type type) {
            names.add(type.getInternalName());
        } else if (at instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) {
                    names.add(handle.getOwner());
                }
            }
        }
    }
}
