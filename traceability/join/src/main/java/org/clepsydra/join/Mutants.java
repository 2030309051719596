package org.clepsydra.join;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.clepsydra.trace.tool.Ownership;

/**
 * Mutants of the core, and for each requirement how many of its own its own tests find.
 *
 * @param there whether they were judged at all
 * @param all in order of their ids
 * @param scores one for each requirement
 * @param byNumberOnly how many of each class were judged, and are not listed by name
 */
record Mutants(
        boolean there, List<Row> all, List<Score> scores, SortedMap<String, Integer> byNumberOnly) {
    static final String REPORT = "verification/target/mutants.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int TENTHS = 1000;

    /** Status of a row that stands for all mutants of a class; {@code index} is their number. */
    private static final String UNLISTED = "unlisted";

    /**
     * One mutant.
     *
     * @param id class.method(descriptor)@index#mutator
     * @param status killed, timed-out or survived
     * @param killer class and method with {@code #} between; empty where none is known
     * @param requirements whose code it is
     * @param own whether it ran out of time, or its killer claims one of these
     * @param justification why no test can tell; empty where there is none
     */
    record Row(
            String id,
            String className,
            String method,
            String file,
            int line,
            String description,
            String status,
            String killer,
            List<String> requirements,
            boolean own,
            String justification) {
        boolean survived() {
            return status.equals("survived");
        }

        boolean justified() {
            return !own && !justification.isEmpty();
        }
    }

    /**
     * What became of a requirement's mutants: found by its own tests, by others' only, by none; and
     * how many of the latter two are excused.
     *
     * @param percent own of those that are not excused, in tenths, cut off; {@code none} of none
     */
    record Score(
            String id,
            int mutants,
            int own,
            int coincidental,
            int survived,
            int justified,
            String percent) {
        boolean whole() {
            return own + justified == mutants;
        }
    }

    /** No mutants where there is no report. */
    static Mutants read(Tree tree, Marks marks, List<Item> requirements) throws IOException {
        List<Row> rows = new ArrayList<>();
        SortedMap<String, Integer> unlisted = new TreeMap<>();
        if (tree.has(REPORT)) {
            try (Reader text = Files.newBufferedReader(tree.path(REPORT))) {
                for (CSVRecord record : FORMAT.parse(text)) {
                    if (record.get("status").equals(UNLISTED)) {
                        unlisted.put(record.get("class"), Integer.valueOf(record.get("index")));
                    } else {
                        rows.add(row(record, marks));
                    }
                }
            }
        }
        rows.sort(Comparator.comparing(Row::id));
        List<Score> scores = requirements.stream().map(r -> score(r.id(), rows)).toList();
        return new Mutants(tree.has(REPORT), rows, scores, unlisted);
    }

    private static Row row(CSVRecord record, Marks marks) {
        String className = record.get("class");
        String method = record.get("method");
        String status = record.get("status");
        if (!Set.of("killed", "timed-out", "survived").contains(status)) {
            throw new IllegalArgumentException(REPORT + ": status " + status);
        }
        String killerClass = record.get("killerClass");
        String killerMethod = record.get("killerMethod");
        Set<String> realized = marks.realized().realized(className, method);
        Set<String> claimed = marks.claimed().claimed(killerClass, killerMethod);
        boolean killedByOwn = status.equals("killed") && Ownership.meet(realized, claimed);
        return new Row(
                className
                        + "."
                        + method
                        + record.get("descriptor")
                        + "@"
                        + record.get("index")
                        + "#"
                        + record.get("mutator").replaceFirst(".*\\.", ""),
                className,
                method,
                Marks.CORE + "/" + className.replaceFirst("\\$.*", "").replace('.', '/') + ".java",
                Integer.parseInt(record.get("line")),
                record.get("description"),
                status,
                killerClass.isEmpty() ? "" : killerClass + "#" + killerMethod,
                List.copyOf(realized),
                status.equals("timed-out") || killedByOwn,
                record.get("justification").strip());
    }

    static Score score(String id, List<Row> all) {
        List<Row> rows = all.stream().filter(row -> row.requirements().contains(id)).toList();
        int own = count(rows, Row::own);
        int justified = count(rows, Row::justified);
        int survived = count(rows, Row::survived);
        int coincidental = rows.size() - own - survived;
        return new Score(
                id,
                rows.size(),
                own,
                coincidental,
                survived,
                justified,
                percent(own, rows.size() - justified));
    }

    /** Cut off, so that 100.0 is all of them. */
    static String percent(int part, int of) {
        if (of == 0) {
            return "none";
        }
        int tenths = (int) ((long) part * TENTHS / of);
        return tenths / 10 + "." + tenths % 10;
    }

    private static int count(List<Row> rows, java.util.function.Predicate<Row> which) {
        return (int) rows.stream().filter(which).count();
    }

    /** How many mutants are excused. */
    int justified() {
        return count(all, Row::justified);
    }

    /** Mutants that are no requirement's. */
    List<Row> nobodys() {
        return all.stream()
                .filter(row -> row.requirements().equals(Collections.emptyList()))
                .toList();
    }
}
