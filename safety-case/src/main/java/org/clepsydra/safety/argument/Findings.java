package org.clepsydra.safety.argument;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * The evidence of one build: the lists of rows that the join wrote. A list whose file is not there,
 * or holds something else, is absent, which is not the same as empty. Does not change; {@link
 * #with} gives another.
 */
final class Findings {

    /** The items, as the argument looks at them. */
    static final Part<Item> ITEMS = new Part<>(Part.ITEMS.file(), Part.ITEMS.key(), Item.class);

    static final List<Part<?>> PARTS =
            List.of(
                    ITEMS,
                    Part.MARKS,
                    Part.TESTS,
                    Part.COVERAGE,
                    Part.MUTANTS,
                    Part.SCORES,
                    Part.CHECKS,
                    Part.GATES);

    private final Map<Part<?>, List<?>> rows;
    private final Map<String, Object> indices = new HashMap<>();

    private Findings(Map<Part<?>, List<?>> rows) {
        this.rows = rows;
    }

    /** The evidence in files, by their names; one that is not there is absent. */
    static Findings of(Map<String, JsonObject> files) {
        Map<Part<?>, List<?>> rows = new LinkedHashMap<>();
        for (Part<?> part : PARTS) {
            JsonObject file = files.getOrDefault(part.file(), new JsonObject());
            part.in(file).ifPresent(list -> rows.put(part, list));
        }
        return new Findings(rows);
    }

    /** The same but for one list. */
    <T> Findings with(Part<T> part, List<T> other) {
        Map<Part<?>, List<?>> changed = new LinkedHashMap<>(rows);
        changed.put(part, other);
        return new Findings(changed);
    }

    /** The same, each file of the two holding what is in the other: neither has its rows then. */
    Findings swapped(Part<?> one, Part<?> other) {
        Map<Part<?>, List<?>> changed = new LinkedHashMap<>(rows);
        changed.keySet()
                .removeIf(
                        part -> part.file().equals(one.file()) || part.file().equals(other.file()));
        return new Findings(changed);
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
        return index("testsById", Part.TESTS, Rows.Test::verifies);
    }

    /** The tests by class and method. */
    Map<String, List<Rows.Test>> testsByKey() {
        return index("testsByKey", Part.TESTS, test -> List.of(test.key()));
    }

    /** The mutants of each requirement's id. */
    Map<String, List<Rows.Mutant>> mutantsById() {
        return index("mutantsById", Part.MUTANTS, Rows.Mutant::requirements);
    }

    /** The marks of each id. */
    Map<String, List<Rows.Mark>> marksById() {
        return index("marksById", Part.MARKS, mark -> List.of(mark.id()));
    }

    @SuppressWarnings("unchecked") // each name is used with one part
    private <T> Map<String, List<T>> index(
            String name, Part<T> part, Function<T, List<String>> keys) {
        return (Map<String, List<T>>) indices.computeIfAbsent(name, n -> Rows.by(rows(part), keys));
    }
}
