package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.trace.tool.Mark;
import org.clepsydra.trace.tool.MarkReader;
import org.clepsydra.trace.tool.Ownership;

/**
 * Marks of the core and of its tests.
 *
 * @param rows in order of file and line, the core's first
 * @param realized whose a method of the core is
 * @param claimed what a test claims
 */
record Marks(List<Row> rows, Ownership realized, Ownership claimed) {
    static final String CORE = "core/src/main/java";

    /** Who calls whom is read there; of classes that are not there, nobody calls. */
    private static final String CLASSES = "core/target/classes";

    /** One id in one annotation; {@code member} is empty where a class is marked. */
    record Row(
            String kind,
            String id,
            String className,
            String member,
            String file,
            int line,
            int endLine) {
        String where() {
            return member.isEmpty() ? className : className + "#" + member;
        }

        boolean impl() {
            return kind.equals("impl");
        }
    }

    static Marks read(Tree tree) throws IOException {
        List<Mark> code = marks(tree, CORE);
        List<Mark> tests = marks(tree, Tests.VERIFICATION);
        List<Row> rows = new ArrayList<>();
        code.forEach(mark -> rows.add(row(tree, mark)));
        tests.forEach(mark -> rows.add(row(tree, mark)));
        Path classes = tree.path(CLASSES);
        Ownership realized =
                Files.isDirectory(classes) ? Ownership.of(code, classes) : Ownership.of(code);
        return new Marks(rows, realized, Ownership.of(tests));
    }

    private static List<Mark> marks(Tree tree, String folder) throws IOException {
        return tree.files(folder, ".java").isEmpty()
                ? List.of()
                : MarkReader.read(tree.path(folder));
    }

    private static Row row(Tree tree, Mark mark) {
        return new Row(
                mark.kind(),
                mark.id(),
                mark.className(),
                mark.member(),
                tree.relative(mark.file()),
                (int) mark.line(),
                (int) mark.endLine());
    }

    List<Row> of(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).toList();
    }
}
