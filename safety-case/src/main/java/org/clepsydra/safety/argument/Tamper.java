package org.clepsydra.safety.argument;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Part;

/** Ways to tamper with evidence that several predicates are proof against. */
final class Tamper {

    private static final Gson GSON = new Gson();

    private Tamper() {}

    /** A row with other values of some keys. */
    @SuppressWarnings("unchecked") // what is read is of the row's class
    static <T> T forged(T row, Map<String, ?> values) {
        JsonObject json = GSON.toJsonTree(row).getAsJsonObject();
        values.forEach((key, value) -> json.add(key, GSON.toJsonTree(value)));
        return (T) GSON.fromJson(json, row.getClass());
    }

    /** A row gone. */
    static <T> Findings drop(Findings evidence, Part<T> part, T row) {
        return evidence.with(
                part, evidence.rows(part).stream().filter(other -> !other.equals(row)).toList());
    }

    /** A row in the place of another. */
    static <T> Findings replace(Findings evidence, Part<T> part, T row, T by) {
        List<T> rows = new ArrayList<>(evidence.rows(part));
        rows.replaceAll(other -> other.equals(row) ? by : other);
        return evidence.with(part, rows);
    }

    /** Two files in each other's place. */
    static Corruption swap(Findings evidence, Part<?> one, Part<?> other) {
        return new Corruption(
                "swap " + one.file() + " and " + other.file(), evidence.swapped(one, other));
    }

    /** An item edited silently, looked at with another text, and gone. */
    static List<Corruption> item(Findings evidence, Item item) {
        return List.of(
                new Corruption(
                        "edit " + item.key() + " silently",
                        replace(evidence, Findings.ITEMS, item, item.edited())),
                new Corruption(
                        "age the digest of " + item.key(),
                        replace(evidence, Findings.ITEMS, item, item.aged())));
    }
}
