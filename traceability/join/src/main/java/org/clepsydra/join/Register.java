package org.clepsydra.join;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Two columns of text by a key; no rows where there is no file. */
final class Register {
    /** Digests of texts as they were when somebody last looked. */
    static final String DIGESTS = "traceability/digests.csv";

    /** Tests that judge the bench itself, by the beginning of their names, each with a reason. */
    static final String TOOL_TESTS = "traceability/tool-tests.csv";

    private static final Set<String> SEEN = Set.of("haz", "rc", "req", "asm", "anom", "open");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Register() {}

    static SortedMap<String, String> read(Tree tree, String file) throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        if (tree.has(file)) {
            try (Reader text = Files.newBufferedReader(tree.path(file))) {
                for (CSVRecord row : FORMAT.parse(text)) {
                    rows.put(row.get(0), row.get(1).strip());
                }
            }
        }
        return rows;
    }

    /** Items whose texts the register of digests has. */
    static List<Item> seen(Items items) {
        return items.all().stream().filter(item -> SEEN.contains(item.type())).toList();
    }

    /** Writes down that every text there is was looked at. */
    static void accept(Tree tree, Items items) throws IOException {
        StringBuilder text = new StringBuilder("id,digest\n");
        for (Item item : seen(items)) {
            text.append(item.id()).append(',').append(item.digest()).append('\n');
        }
        Files.writeString(tree.path(DIGESTS), text);
    }
}
