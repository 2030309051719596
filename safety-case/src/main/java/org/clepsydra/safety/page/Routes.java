package org.clepsydra.safety.page;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** The addresses of the page's views, and which words of a text name one. */
final class Routes {
    private static final Set<String> LISTS =
            Set.of(
                    "",
                    "list/haz",
                    "list/rc",
                    "list/req",
                    "list/asm",
                    "list/anom",
                    "list/soup",
                    "list/dec",
                    "list/clause",
                    "list/row",
                    "list/threat",
                    "list/open",
                    "sources",
                    "tests",
                    "mutants",
                    "case",
                    "checks",
                    "red-team",
                    "drawings");

    private final Set<String> views = new HashSet<>(LISTS);
    private final Map<String, String> names = new HashMap<>();

    /** Learns every view that some evidence gives. */
    Routes(Shown shown) {
        Evidence evidence = shown.evidence();
        for (JsonObject item : evidence.items().all()) {
            String id = Json.text(item, "id");
            views.add("item/" + encoded(id));
            names.put(id, item(id));
            names.putIfAbsent(Json.text(item, "name").toLowerCase(Locale.ROOT), item(id));
            views.add("file/" + path(Json.text(item, "file")));
        }
        evidence.sources().forEach(file -> views.add("source/" + path(file.path())));
        evidence.tests().forEach(row -> views.add(test(row).substring(2)));
        evidence.mutants().forEach(row -> views.add("mutant/" + encoded(row.id())));
        shown.drawings().keySet().forEach(name -> views.add("drawings/" + encoded(name)));
        shown.nodes().forEach(node -> views.add("case/" + encoded(Json.text(node, "id"))));
    }

    /** The view of an item. */
    static String item(String id) {
        return "#/item/" + encoded(id);
    }

    /** The view of a node of the case. */
    static String node(String id) {
        return "#/case/" + encoded(id);
    }

    /** The view of a test method. */
    static String test(Rows.Test row) {
        return "#/test/" + encoded(row.className()) + "/" + encoded(row.method());
    }

    /** The view of a source file or, where it is none, of the items that stand in a file. */
    Optional<String> file(String path) {
        String at = path(path);
        return views.contains("source/" + at)
                ? Optional.of("#/source/" + at)
                : views.contains("file/" + at) ? Optional.of("#/file/" + at) : Optional.empty();
    }

    /** The view of an item by its id or its name. */
    Optional<String> named(String word) {
        String exact = names.get(word);
        return Optional.ofNullable(
                exact != null ? exact : names.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether an address leads to a view. */
    boolean resolves(String href) {
        return href.startsWith("#/")
                && views.contains(href.substring(2).replaceFirst("(/L\\d+)?(\\?.*)?$", ""));
    }

    /** A path with its slashes kept and all else that an address cannot hold escaped. */
    static String path(String path) {
        return encoded(path).replace("%2F", "/");
    }

    /** As encodeURIComponent of JavaScript. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }
}
