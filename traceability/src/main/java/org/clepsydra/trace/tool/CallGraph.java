package org.clepsydra.trace.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Who calls whom, {@code package.Class.#method} with dots before nested classes, as class files
 * say; calls out of them are left out.
 */
final class CallGraph {
    private final SortedMap<String, SortedSet<String>> callees = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> callers = new TreeMap<>();

    /** Nobody calls anybody. */
    CallGraph() {}

    /** Reads every class file under {@code root}. */
    static CallGraph read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(f -> f.toString().endsWith(".class")).sorted().toList();
        }
        CallGraph graph = new CallGraph();
        for (Path file : files) {
            new ClassReader(Files.readAllBytes(file))
                    .accept(graph.new Methods(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        for (SortedSet<String> called : graph.callees.values()) {
            called.retainAll(graph.callees.keySet());
        }
        graph.callees.forEach((from, to) -> to.forEach(each -> add(graph.callers, each, from)));
        return graph;
    }

    /** Whom each method calls. */
    SortedMap<String, SortedSet<String>> all() {
        return Collections.unmodifiableSortedMap(callees);
    }

    /** Whom {@code method} calls, {@code package.Class.#method}. */
    SortedSet<String> calledBy(String method) {
        return callees.getOrDefault(method, Collections.emptySortedSet());
    }

    /** Who calls {@code method}. */
    SortedSet<String> callersOf(String method) {
        return callers.getOrDefault(method, Collections.emptySortedSet());
    }

    private static void add(SortedMap<String, SortedSet<String>> to, String key, String value) {
        to.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
    }

    private static String name(String owner, String method) {
        return owner.replace('/', '.').replace('$', '.') + ".#" + method;
    }

    private final class Methods extends ClassVisitor {
        private String owner = "";

        Methods() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String s, String above, String[] others) {
            owner = name;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String s, String[] thrown) {
            String from = name(owner, name);
            callees.computeIfAbsent(from, k -> new TreeSet<>());
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String to, String called, String d, boolean isInterface) {
                    add(callees, from, name(to, called));
                }
            };
        }
    }
}
