package org.clepsydra.safety.document;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.safety.json.Json;

/**
 * What this build found, as the join and the argument wrote it.
 *
 * @param items hazards, requirements and all else that has an id
 * @param marks code that realizes a requirement, tests that verify one
 * @param tests every test method, with its outcome
 * @param classes coverage
 * @param mutants every mutant
 * @param scores mutation of each requirement by its own tests
 * @param checks static checks, proofs, campaigns
 * @param gates what must count nothing
 * @param nodes of the argument, with their value
 * @param root the id of the argument's highest goal
 */
record Evidence(
        List<JsonObject> items,
        List<JsonObject> marks,
        List<JsonObject> tests,
        List<JsonObject> classes,
        List<JsonObject> mutants,
        List<JsonObject> scores,
        List<JsonObject> checks,
        List<JsonObject> gates,
        List<JsonObject> nodes,
        String root) {

    /** Reads all of it; throws, and names the file, where one is missing. */
    static Evidence read(Path folder, Path argument) throws IOException {
        JsonObject mutants = file(folder.resolve("mutants.json"));
        JsonObject argued = file(argument);
        return new Evidence(
                Json.rows(file(folder.resolve("items.json")), "items"),
                Json.rows(file(folder.resolve("marks.json")), "marks"),
                Json.rows(file(folder.resolve("tests.json")), "tests"),
                Json.rows(file(folder.resolve("coverage.json")), "classes"),
                Json.rows(mutants, "mutants"),
                Json.rows(mutants, "requirements"),
                Json.rows(file(folder.resolve("checks.json")), "checks"),
                Json.rows(file(folder.resolve("gates.json")), "gates"),
                Json.rows(argued, "nodes"),
                Json.text(argued, "root"));
    }

    private static JsonObject file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no evidence: " + file.getFileName() + " is missing");
        }
        return Json.read(file);
    }

    /** The items of a type, in the order of their files and lines. */
    List<JsonObject> ofType(String type) {
        List<JsonObject> found = new ArrayList<>();
        for (JsonObject item : items) {
            if (type.equals(Json.text(item, "type"))) {
                found.add(item);
            }
        }
        found.sort(
                Comparator.comparing((JsonObject item) -> Json.text(item, "file"))
                        .thenComparingInt(item -> Json.number(item, "line"))
                        .thenComparing(item -> Json.text(item, "id")));
        return found;
    }

    /** For each id that rows name, the rows that name it. */
    static Map<String, List<JsonObject>> byId(List<JsonObject> rows, String key) {
        Map<String, List<JsonObject>> named = new TreeMap<>();
        for (JsonObject row : rows) {
            for (String id : Json.texts(row, key)) {
                named.computeIfAbsent(id, unused -> new ArrayList<>()).add(row);
            }
        }
        return named;
    }

    /** The ids that an item has links to, of one role or, where it is "", of any. */
    static List<String> linked(JsonObject item, String role) {
        List<String> to = new ArrayList<>();
        for (JsonObject link : Json.rows(item, "links")) {
            if (role.isEmpty() || role.equals(Json.text(link, "role"))) {
                to.add(Json.text(link, "to"));
            }
        }
        return to;
    }

    /** The items of a type that have a link to an id. */
    List<JsonObject> linkedTo(String id, String type) {
        return ofType(type).stream().filter(item -> linked(item, "").contains(id)).toList();
    }

    /** How many rows have a value under a key. */
    static long count(List<JsonObject> rows, String key, String value) {
        return rows.stream().filter(row -> value.equals(Json.text(row, key))).count();
    }
}
