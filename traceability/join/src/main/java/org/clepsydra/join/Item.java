package org.clepsydra.join;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * One thing that is written down and may be named: a hazard, a control, a requirement, a clause.
 *
 * @param id by which it is named
 * @param type haz, rc, req, asm, anom, soup, dec, clause, row, threat or open
 * @param name without type and revision
 * @param revision from 1; 1 for what has none
 * @param title heading
 * @param text Markdown, the whole body
 * @param place file and line
 * @param links to other items
 * @param more what only this type has, in the order it is written
 */
record Item(
        String id,
        String type,
        String name,
        int revision,
        String title,
        String text,
        Place place,
        List<Link> links,
        Map<String, Object> more) {

    /** A role, covers, mitigates, depends or evidence, and the id or file it points at. */
    record Link(String role, String to) {}

    /** File, relative to the repository, and line. */
    record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Twelve hexadecimal digits of type, title and text; how lines are broken does not count. */
    String digest() {
        return Digest.of(type + " " + title + " " + text);
    }

    /** What this type has under a key, as a string; empty where nothing is said. */
    String get(String key) {
        return String.valueOf(more.getOrDefault(key, ""));
    }

    /** What this type has under a key, as a list of strings. */
    List<String> list(String key) {
        return more.get(key) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Ids that links of this role point at. */
    List<String> to(String role) {
        return links.stream().filter(l -> l.role().equals(role)).map(Link::to).toList();
    }

    JsonObject json(String seen) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("type", type);
        json.addProperty("name", name);
        json.addProperty("revision", revision);
        json.addProperty("title", title);
        json.addProperty("text", text);
        json.addProperty("file", place.file());
        json.addProperty("line", place.line());
        json.addProperty("digest", digest());
        json.addProperty("seen", seen);
        json.add("links", Json.tree(links));
        more.forEach((key, value) -> json.add(key, Json.tree(value)));
        return json;
    }
}
