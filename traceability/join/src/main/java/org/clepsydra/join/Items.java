package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All items, in order of their ids. */
final class Items {
    static final String CASE = "safety-case/";
    static final String REQUIREMENTS = "traceability/requirements";

    private final List<Item> all;
    private final Map<String, Item> byId = new LinkedHashMap<>();

    Items(Collection<Item> items) {
        all = items.stream().sorted(Comparator.comparing(Item::id)).toList();
        all.forEach(item -> byId.putIfAbsent(item.id(), item));
    }

    /** Reads what there is; a file that is not there has no items. */
    static Items read(Tree tree) throws IOException {
        List<Item> items = new ArrayList<>();
        for (String file : List.of("hazards.md", "controls.md")) {
            if (tree.has(CASE + file)) {
                items.addAll(TracedItems.read(tree, tree.path(CASE + file)));
            }
        }
        for (Path file : tree.files(REQUIREMENTS, ".md")) {
            items.addAll(TracedItems.read(tree, file));
        }
        Ids ids = new Ids(items);
        NumberedItems numbered = new NumberedItems(tree, ids);
        items.addAll(numbered.read(CASE + "assumptions.md", "ASM", "asm"));
        items.addAll(numbered.read(CASE + "anomalies.md", "ANO", "anom"));
        items.addAll(numbered.read(CASE + "manufacturer.md", "OPEN", "open"));
        TableItems tables = new TableItems(tree, ids);
        items.addAll(tables.thirdParty(CASE + "soup.md"));
        items.addAll(tables.threats(CASE + "threats.md"));
        items.addAll(tables.decided(CASE + "pump-guidance.md"));
        items.addAll(tables.decided(CASE + "incidents.md"));
        items.addAll(tables.decisions(CASE + "decisions"));
        for (Path file : tree.files(CASE + "clauses", ".md")) {
            items.addAll(tables.clauses(file));
        }
        return new Items(items);
    }

    List<Item> all() {
        return all;
    }

    List<Item> of(String type) {
        return all.stream().filter(item -> item.type().equals(type)).toList();
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Those of a type that a link of this role ties to {@code to}. */
    List<Item> pointing(String type, String role, String to) {
        return of(type).stream().filter(item -> item.to(role).contains(to)).toList();
    }
}
