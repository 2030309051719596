package org.clepsydra.gate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What became of each mutant of each class when it was last judged, and which test killed it: a
 * file for a class. It counts as long as {@link Judged} has a row for the class.
 *
 * <p>Where a mutant stands is kept as how many lines of code of its method come before it, so that
 * nothing but code moves it.
 */
final class MutantRows {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT;
    private static final String BASE = "org.clepsydra.";

    private final Path folder;
    private final ClassFiles classes;

    MutantRows(Path folder, ClassFiles classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /**
     * One mutant.
     *
     * @param key as {@link MutantGate} names it
     * @param line of the source, as it is now
     * @param description what was changed
     * @param status as PIT says it
     * @param killer the test, {@code package.Class#method}; empty where there is none
     */
    record Row(String key, int line, String description, String status, String killer) {}

    /** Writes all mutants of one class. */
    void write(String className, List<Row> rows) throws IOException {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Row::key));
        StringBuilder text = new StringBuilder("mutant,line,description,status,killer\n");
        for (Row row : sorted) {
            String mutant = row.key().substring(className.length() + 1);
            String killer =
                    row.killer().startsWith(BASE) ? row.killer().substring(BASE.length()) : "";
            int at = lines(className, mutant).headSet(row.line()).size();
            text.append(FORMAT.format(mutant, at, row.description(), row.status(), killer))
                    .append('\n');
        }
        Files.createDirectories(folder);
        Files.writeString(file(className), text);
    }

    /** All mutants of one class; none where it has no file. */
    List<Row> read(String className) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (!Files.exists(file(className))) {
            return rows;
        }
        CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader text = Files.newBufferedReader(file(className))) {
            for (CSVRecord row : format.parse(text)) {
                String mutant = row.get("mutant");
                List<Integer> lines = List.copyOf(lines(className, mutant));
                int at = Integer.parseInt(row.get("line"));
                rows.add(
                        new Row(
                                className + "." + mutant,
                                at < lines.size() ? lines.get(at) : 0,
                                row.get("description"),
                                row.get("status"),
                                row.get("killer").isEmpty() ? "" : BASE + row.get("killer")));
            }
        }
        return rows;
    }

    private Path file(String className) {
        return folder.resolve(className.substring(BASE.length()) + ".csv");
    }

    /** The lines that have code of the method of {@code mutant}, method(descriptor)@.... */
    private SortedSet<Integer> lines(String className, String mutant) {
        SortedSet<Integer> lines = new TreeSet<>();
        ClassNode node = classes.find(className.replace('.', '/'));
        if (node == null) {
            return lines;
        }
        for (MethodNode method : node.methods) {
            if (mutant.startsWith(method.name + method.desc + "@")) {
                for (AbstractInsnNode at : method.instructions) {
                    if (at instanceof LineNumberNode line) {
                        lines.add(line.line);
                    }
                }
            }
        }
        return lines;
    }
}
