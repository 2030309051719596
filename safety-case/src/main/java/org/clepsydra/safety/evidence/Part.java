package org.clepsydra.safety.evidence;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.clepsydra.safety.json.Json;

/**
 * A list of rows that the join writes.
 *
 * @param file the file's name
 * @param key of the list in the file
 * @param type of a row
 */
public record Part<T>(String file, String key, Class<T> type) {
    public static final Part<JsonObject> ITEMS =
            new Part<>("items.json", "items", JsonObject.class);
    public static final Part<Rows.Mark> MARKS = new Part<>("marks.json", "marks", Rows.Mark.class);
    public static final Part<Rows.Test> TESTS = new Part<>("tests.json", "tests", Rows.Test.class);
    public static final Part<Rows.Coverage> COVERAGE =
            new Part<>("coverage.json", "classes", Rows.Coverage.class);
    public static final Part<Rows.Mutant> MUTANTS =
            new Part<>("mutants.json", "mutants", Rows.Mutant.class);
    public static final Part<Rows.Score> SCORES =
            new Part<>("mutants.json", "requirements", Rows.Score.class);
    public static final Part<Rows.Check> CHECKS =
            new Part<>("checks.json", "checks", Rows.Check.class);
    public static final Part<Rows.Gate> GATES = new Part<>("gates.json", "gates", Rows.Gate.class);
    public static final Part<Rows.Source> SOURCES =
            new Part<>("sources.json", "files", Rows.Source.class);

    private static final Gson GSON = new Gson();

    /** The rows in a folder of evidence; throws, and names the file, where it is missing. */
    public List<T> read(Path folder) throws IOException {
        return in(Json.read(folder.resolve(file))).orElse(List.of());
    }

    /** The rows in what the file holds; nothing where that has no such list. */
    public Optional<List<T>> in(JsonObject held) {
        JsonElement list = held.get(key);
        if (list == null || !list.isJsonArray()) {
            return Optional.empty();
        }
        List<T> rows = new ArrayList<>();
        for (JsonElement row : list.getAsJsonArray()) {
            try {
                rows.add(GSON.fromJson(row, type));
            } catch (JsonParseException e) {
                throw new IllegalArgumentException(file + ": " + row, e);
            }
        }
        return Optional.of(Collections.unmodifiableList(rows));
    }
}
