package org.clepsydra.join;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.clepsydra.trace.tool.JavaSources;

/** Reads methods and fields of Java sources with the compiler's own parser. */
final class Sources {
    private Sources() {}

    /**
     * One method, constructor or field.
     *
     * @param className with dots, nested classes after a dollar sign
     * @param name {@code <init>} for a constructor
     * @param method whether it is a method or a constructor
     * @param open whether it and all classes around it are public
     * @param annotations simple names
     * @param file as it was given
     * @param line first line, with its annotations
     * @param endLine last line
     */
    record Member(
            String className,
            String name,
            boolean method,
            boolean open,
            Set<String> annotations,
            Path file,
            int line,
            int endLine) {}

    /** Members of classes in {@code files}, in order of file and line. */
    static List<Member> read(List<Path> files) throws IOException {
        List<Member> members = new ArrayList<>();
        if (files.isEmpty()) {
            return members;
        }
        JavaSources.parse(
                files, (unit, positions) -> new Scan(unit, positions, members).scan(unit, null));
        return members;
    }

    private record Around(String name, boolean open, boolean contract) {}

    private static final class Scan extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Member> members;
        private final Deque<Around> inside = new ArrayDeque<>();

        Scan(CompilationUnitTree unit, SourcePositions positions, List<Member> members) {
            this.unit = unit;
            this.positions = positions;
            this.members = members;
        }

        @Override
        public Void visitClass(ClassTree tree, Void p) {
            String simple = tree.getSimpleName().toString();
            if (simple.isEmpty()) {
                return null;
            }
            Around outer = inside.peekLast();
            String name = outer == null ? packageDot() + simple : outer.name() + "$" + simple;
            boolean contract =
                    tree.getKind() == Kind.INTERFACE || tree.getKind() == Kind.ANNOTATION_TYPE;
            inside.addLast(new Around(name, open(tree.getModifiers()), contract));
            super.visitClass(tree, null);
            inside.removeLast();
            return null;
        }

        private String packageDot() {
            return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        }

        /** What is in an interface is public, though it does not say so. */
        private boolean open(ModifiersTree modifiers) {
            Around outer = inside.peekLast();
            if (outer == null) {
                return modifiers.getFlags().contains(Modifier.PUBLIC);
            }
            boolean hidden = modifiers.getFlags().contains(Modifier.PRIVATE);
            return outer.open()
                    && !hidden
                    && (outer.contract() || modifiers.getFlags().contains(Modifier.PUBLIC));
        }

        @Override
        public Void visitMethod(MethodTree tree, Void p) {
            add(tree.getName().toString(), true, tree.getModifiers(), tree);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void p) {
            add(tree.getName().toString(), false, tree.getModifiers(), tree);
            return null;
        }

        private void add(
                String name,
                boolean method,
                ModifiersTree modifiers,
                com.sun.source.tree.Tree tree) {
            Set<String> annotations = new TreeSet<>();
            for (AnnotationTree annotation : modifiers.getAnnotations()) {
                annotations.add(annotation.getAnnotationType().toString().replaceAll(".*\\.", ""));
            }
            members.add(
                    new Member(
                            inside.getLast().name(),
                            name,
                            method,
                            open(modifiers),
                            annotations,
                            Path.of(unit.getSourceFile().getName()),
                            line(positions.getStartPosition(unit, tree)),
                            line(positions.getEndPosition(unit, tree))));
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
