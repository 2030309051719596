package org.clepsydra.trace.tool;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code @Realizes} and {@code @Verifies} from Java sources with the compiler's own parser.
 *
 * <p>A test in package {@code org.clepsydra.bench} or below runs the whole pump against the
 * simulated world and counts as {@code itest}; every other test counts as {@code utest}.
 */
public final class MarkReader {
    private static final String SIMULATION = "org.clepsydra.bench";

    private MarkReader() {}

    /**
     * Every mark under {@code root}, in order of file and line.
     *
     * @throws IllegalArgumentException if there is no Java source
     */
    public static List<Mark> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no Java sources under " + root);
        }
        List<Mark> marks = new ArrayList<>();
        JavaSources.parse(
                files, (unit, positions) -> new Scan(unit, positions, marks).scan(unit, null));
        return marks;
    }

    private static final class Scan extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Mark> marks;
        private final Deque<String> inside = new ArrayDeque<>();
        private final Deque<Tree> declarations = new ArrayDeque<>();

        Scan(CompilationUnitTree unit, SourcePositions positions, List<Mark> marks) {
            this.unit = unit;
            this.positions = positions;
            this.marks = marks;
        }

        @Override
        public Void visitClass(ClassTree tree, Void p) {
            enter(tree.getSimpleName().toString(), tree);
            super.visitClass(tree, null);
            leave();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void p) {
            enter("#" + tree.getName(), tree);
            super.visitMethod(tree, null);
            leave();
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void p) {
            enter("#" + tree.getName(), tree);
            super.visitVariable(tree, null);
            leave();
            return null;
        }

        private void enter(String name, Tree declaration) {
            inside.addLast(name);
            declarations.addLast(declaration);
        }

        private void leave() {
            inside.removeLast();
            declarations.removeLast();
        }

        @Override
        public Void visitAnnotation(AnnotationTree tree, Void p) {
            String name = tree.getAnnotationType().toString().replaceAll(".*\\.", "");
            if (name.equals("Realizes") || name.equals("Verifies")) {
                tree.getArguments().forEach(a -> ids(name, tree, a));
            }
            return super.visitAnnotation(tree, null);
        }

        private void ids(String annotation, AnnotationTree tree, ExpressionTree argument) {
            ExpressionTree value =
                    argument instanceof AssignmentTree named ? named.getExpression() : argument;
            if (value instanceof NewArrayTree array) {
                array.getInitializers().forEach(each -> mark(annotation, tree, each));
            } else {
                mark(annotation, tree, value);
            }
        }

        private void mark(String annotation, AnnotationTree tree, ExpressionTree value) {
            String id =
                    value instanceof LiteralTree literal
                            ? String.valueOf(literal.getValue())
                            : value.toString();
            long start = positions.getStartPosition(unit, tree);
            Tree marked = declarations.isEmpty() ? tree : declarations.getLast();
            long end = positions.getEndPosition(unit, marked);
            marks.add(
                    new Mark(
                            kind(annotation),
                            id,
                            unit.getPackageName() + "." + String.join(".", inside),
                            Path.of(unit.getSourceFile().getName()),
                            unit.getLineMap().getLineNumber(start),
                            unit.getLineMap().getLineNumber(end)));
        }

        private String kind(String annotation) {
            if (annotation.equals("Realizes")) {
                return "impl";
            }
            // With the dot, so that a package that only sounds alike does not count.
            boolean simulated = (unit.getPackageName() + ".").startsWith(SIMULATION + ".");
            return simulated ? "itest" : "utest";
        }
    }
}
