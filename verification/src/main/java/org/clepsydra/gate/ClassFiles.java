package org.clepsydra.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The class files under one folder, by internal name. */
public final class ClassFiles {
    private final SortedMap<String, ClassNode> byName = new TreeMap<>();

    /** Reads every class file under {@code root}. */
    public ClassFiles(Path root) {
        this(root, ClassReader.SKIP_FRAMES);
    }

    private ClassFiles(Path root, int skipped) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> classes = files.filter(ClassFiles::isCode).sorted().toList();
            for (Path file : classes) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, skipped);
                byName.put(node.name, node);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (byName.isEmpty()) {
            throw new IllegalArgumentException("no class files under " + root);
        }
    }

    /** The same without lines and names of variables, and without the labels that they need. */
    static ClassFiles withoutLines(Path root) {
        return new ClassFiles(root, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    private static boolean isCode(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class")
                && !name.equals("package-info.class")
                && !name.equals("module-info.class");
    }

    /** The class with this internal name, or null. */
    public ClassNode find(String name) {
        return byName.get(name);
    }

    /** The method of this class, or null. */
    public MethodNode find(String owner, String name, String descriptor) {
        ClassNode node = byName.get(owner);
        if (node == null) {
            return null;
        }
        return node.methods.stream()
                .filter(m -> m.name.equals(name) && m.desc.equals(descriptor))
                .findFirst()
                .orElse(null);
    }

    /** Every class, in order of name. */
    public Iterable<ClassNode> all() {
        return byName.values();
    }
}
