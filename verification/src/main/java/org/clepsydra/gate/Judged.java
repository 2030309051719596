package org.clepsydra.gate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What became of the mutants of each class of the core when they were last judged. A row lives only
 * as long as the code it was measured on.
 */
public final class Judged {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT;

    private final SortedMap<String, Row> byClass = new TreeMap<>();

    /**
     * One class.
     *
     * @param className with dots
     * @param digest of all its methods
     * @param mutants how many it has
     * @param survivors how many no test killed
     */
    public record Row(String className, String digest, int mutants, int survivors) {}

    /** Reads columns {@code class, digest, mutants, survivors}. */
    public static Judged read(Path file) throws IOException {
        Judged judged = new Judged();
        CSVFormat format = FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader text = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(text)) {
                judged.put(
                        new Row(
                                row.get("class"),
                                row.get("digest"),
                                Integer.parseInt(row.get("mutants")),
                                Integer.parseInt(row.get("survivors"))));
            }
        }
        return judged;
    }

    /** Adds a row, or replaces the one of the same class. */
    public void put(Row row) {
        byClass.put(row.className(), row);
    }

    /** The row of a class whose code is still what was judged, or null. */
    public Row of(String className, String digest) {
        Row row = byClass.get(className);
        return row != null && row.digest().equals(digest) ? row : null;
    }

    /** Writes the rows of the classes that there are. */
    public void write(Path file, ClassFiles classes) throws IOException {
        StringBuilder text = new StringBuilder("class,digest,mutants,survivors\n");
        for (Row row : byClass.values()) {
            if (classes.find(row.className().replace('.', '/')) != null) {
                text.append(
                                FORMAT.format(
                                        row.className(),
                                        row.digest(),
                                        row.mutants(),
                                        row.survivors()))
                        .append('\n');
            }
        }
        Files.writeString(file, text);
    }

    /** Digest of each class of the core, by name with dots. */
    static SortedMap<String, String> digests(ClassFiles classes) {
        MethodDigests methods = new MethodDigests(classes);
        SortedMap<String, String> digests = new TreeMap<>();
        classes.all()
                .forEach(
                        node -> {
                            String name = node.name.replace('/', '.');
                            List<String> all = new ArrayList<>();
                            node.methods.forEach(
                                    m ->
                                            all.add(
                                                    m.name
                                                            + m.desc
                                                            + methods.of(name, m.name, m.desc)));
                            all.sort(Comparator.naturalOrder());
                            digests.put(name, Digest.of(String.join("\n", all)));
                        });
        return digests;
    }
}
