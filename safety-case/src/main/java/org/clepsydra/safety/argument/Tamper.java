package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;

/** Ways to tamper with evidence that several predicates are proof against. */
final class Tamper {

    private Tamper() {}

    /** A row gone. */
    static <T> Evidence drop(Evidence evidence, Evidence.Part<T> part, T row) {
        return evidence.with(
                part, evidence.rows(part).stream().filter(other -> !other.equals(row)).toList());
    }

    /** A row in the place of another. */
    static <T> Evidence replace(Evidence evidence, Evidence.Part<T> part, T row, T by) {
        List<T> rows = new ArrayList<>(evidence.rows(part));
        rows.replaceAll(other -> other.equals(row) ? by : other);
        return evidence.with(part, rows);
    }

    /** Two files in each other's place. */
    static Corruption swap(Evidence evidence, Evidence.Part<?> one, Evidence.Part<?> other) {
        return new Corruption(
                "swap " + one.file() + " and " + other.file(), evidence.swapped(one, other));
    }

    /** An item edited silently, looked at with another text, and gone. */
    static List<Corruption> item(Evidence evidence, Item item) {
        return List.of(
                new Corruption(
                        "edit " + item.key() + " silently",
                        replace(evidence, Evidence.ITEMS, item, item.edited())),
                new Corruption(
                        "age the digest of " + item.key(),
                        replace(evidence, Evidence.ITEMS, item, item.aged())));
    }
}
