package org.clepsydra.safety.bundle;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The normalised evidence of one build, as the join wrote it. */
final class Evidence {
    /** The files of the evidence, without their ending. */
    static final List<String> FILES =
            List.of("checks", "coverage", "gates", "items", "marks", "mutants", "sources", "tests");

    private final Map<String, Row> files = new LinkedHashMap<>();
    private final Map<String, Row> items = new LinkedHashMap<>();

    private Evidence() {}

    /**
     * Reads every file of the evidence.
     *
     * @param texts the bytes of each file by its name without ending
     * @throws IOException when a file is absent or an id stands twice
     */
    static Evidence read(Map<String, byte[]> texts) throws IOException {
        Evidence evidence = new Evidence();
        for (String name : FILES) {
            byte[] bytes = texts.get(name);
            if (bytes == null) {
                throw new IOException("no " + name + ".json in the evidence");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            evidence.files.put(name, new Row(JsonParser.parseString(text).getAsJsonObject()));
        }
        for (Row item : evidence.rows("items", "items")) {
            if (evidence.items.put(item.text("id"), item) != null) {
                throw new IOException("items.json has " + item.text("id") + " twice");
            }
        }
        return evidence;
    }

    /** The objects of one list of one file. */
    List<Row> rows(String file, String list) {
        return files.get(file).rows(list);
    }

    /** The items of one type, in the order of the file. */
    List<Row> items(String type) {
        return items.values().stream().filter(item -> item.text("type").equals(type)).toList();
    }

    /** The item, or null when no item has this id. */
    Row item(String id) {
        return items.get(id);
    }

    /** The title of the item, empty when no item has this id. */
    String title(String id) {
        Row item = items.get(id);
        return item == null ? "" : item.text("title");
    }

    /** The type of the item, empty when no item has this id. */
    String type(String id) {
        Row item = items.get(id);
        return item == null ? "" : item.text("type");
    }
}
