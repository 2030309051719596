package org.clepsydra.safety.argument;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The evidence of one build: the lists of rows that the join wrote. A list whose file is not there,
 * or holds something else, is absent, which is not the same as empty. Does not change; {@link
 * #with} gives another.
 */
final class Evidence {

    /** A list of rows: its file, its key in there and its type. */
    record Part<T>(String file, String key, Class<T> type) {}

    static final Part<Item> ITEMS = new Part<>("items.json", "items", Item.class);
    static final Part<Rows.Mark> MARKS = new Part<>("marks.json", "marks", Rows.Mark.class);
    static final Part<Rows.Test> TESTS = new Part<>("tests.json", "tests", Rows.Test.class);
    static final Part<Rows.Coverage> COVERAGE =
            new Part<>("coverage.json", "classes", Rows.Coverage.class);
    static final Part<Rows.Mutant> MUTANTS =
            new Part<>("mutants.json", "mutants", Rows.Mutant.class);
    static final Part<Rows.Score> SCORES =
            new Part<>("mutants.json", "requirements", Rows.Score.class);
    static final Part<Rows.Check> CHECKS = new Part<>("checks.json", "checks", Rows.Check.class);
    static final Part<Rows.Gate> GATES = new Part<>("gates.json", "gates", Rows.Gate.class);

    static final List<Part<?>> PARTS =
            List.of(ITEMS, MARKS, TESTS, COVERAGE, MUTANTS, SCORES, CHECKS, GATES);

    private final Map<Part<?>, List<?>> rows;
    private final Map<String, Object> indices = new HashMap<>();

    private Evidence(Map<Part<?>, List<?>> rows) {
        this.rows = rows;
    }

    /** The evidence in files, by their names; one that is not there is absent. */
    static Evidence of(Map<String, JsonObject> files) {
        Gson gson = new Gson();
        Map<Part<?>, List<?>> rows = new LinkedHashMap<>();
        for (Part<?> part : PARTS) {
            JsonObject file = files.get(part.file());
            if (file != null
                    && file.get(part.key()) != null
                    && file.get(part.key()).isJsonArray()) {
                rows.put(part, parse(gson, part, file.getAsJsonArray(part.key())));
            }
        }
        return new Evidence(rows);
    }

    private static <T> List<T> parse(Gson gson, Part<T> part, Iterable<JsonElement> array) {
        List<T> rows = new ArrayList<>();
        for (JsonElement row : array) {
            try {
                rows.add(gson.fromJson(row, part.type()));
            } catch (JsonParseException e) {
                throw new IllegalArgumentException(part.file() + ": " + row, e);
            }
        }
        return Collections.unmodifiableList(rows);
    }

    /** The same but for one list. */
    <T> Evidence with(Part<T> part, List<T> other) {
        Map<Part<?>, List<?>> changed = new LinkedHashMap<>(rows);
        changed.put(part, other);
        return new Evidence(changed);
    }

    /** The same, each file of the two holding what is in the other: neither has its rows then. */
    Evidence swapped(Part<?> one, Part<?> other) {
        Map<Part<?>, List<?>> changed = new LinkedHashMap<>(rows);
        changed.keySet()
                .removeIf(
                        part -> part.file().equals(one.file()) || part.file().equals(other.file()));
        return new Evidence(changed);
    }

    /** Whether the list is there. */
    boolean has(Part<?> part) {
        return rows.containsKey(part);
    }

    /** The rows of a list; none when it is absent. */
    @SuppressWarnings("unchecked") // a list is only ever put with the part of its type
    <T> List<T> rows(Part<T> part) {
        return (List<T>) rows.getOrDefault(part, List.of());
    }

    List<Item> items() {
        return rows(ITEMS);
    }

    /** The items whose key, as in {@code req~monitor.lease}, or number fits the glob. */
    List<Item> items(Glob glob) {
        return items().stream().filter(item -> glob.fits(item.call())).toList();
    }

    /** The item with the key or the whole id. */
    Optional<Item> item(String keyOrId) {
        return items().stream()
                .filter(item -> item.id().equals(keyOrId) || item.key().equals(keyOrId))
                .findFirst();
    }

    /** The tests that claim to verify each id. */
    Map<String, List<Rows.Test>> testsById() {
        return index("testsById", evidence -> many(evidence.rows(TESTS), Rows.Test::verifies));
    }

    /** The tests by class and method. */
    Map<String, List<Rows.Test>> testsByKey() {
        return index("testsByKey", evidence -> many(evidence.rows(TESTS), t -> List.of(t.key())));
    }

    /** The mutants of each requirement's id. */
    Map<String, List<Rows.Mutant>> mutantsById() {
        return index(
                "mutantsById", evidence -> many(evidence.rows(MUTANTS), m -> m.requirements()));
    }

    /** The marks of each id. */
    Map<String, List<Rows.Mark>> marksById() {
        return index("marksById", evidence -> many(evidence.rows(MARKS), m -> List.of(m.id())));
    }

    private static <T> Map<String, List<T>> many(List<T> rows, Function<T, List<String>> keys) {
        Map<String, List<T>> index = new HashMap<>();
        for (T row : rows) {
            keys.apply(row)
                    .forEach(key -> index.computeIfAbsent(key, k -> new ArrayList<>()).add(row));
        }
        return index;
    }

    @SuppressWarnings("unchecked") // each name is used with one type
    private <T> T index(String name, Function<Evidence, T> made) {
        Object index = indices.get(name);
        if (index == null) {
            index = made.apply(this);
            indices.put(name, index);
        }
        return (T) index;
    }
}
