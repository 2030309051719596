package org.clepsydra.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds ids in text. A name that stands without type or revision is that of a hazard, a control or
 * a requirement there is; one in code quotes that is none of these is told as it stands, so that it
 * is found to be unknown.
 */
final class Ids {
    private static final String NAME = "[a-z0-9]+(?:[.-][a-z0-9]+)*";
    private static final Pattern FULL = Pattern.compile("\\b[a-z]+~" + NAME + "(?:~[1-9][0-9]*)?");
    private static final Pattern NUMBERED = Pattern.compile("\\b(?:ASM|ANO|DEC|OPEN)-[0-9]+\\b");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final Map<String, String> byName = new HashMap<>();

    Ids(Collection<Item> items) {
        for (Item item : items) {
            byName.put(item.type() + "~" + item.name(), item.id());
            byName.putIfAbsent(item.name(), item.id());
        }
    }

    /** Ids with revision and numbered ones, as they stand. */
    static List<String> plain(String text) {
        List<String> found = new ArrayList<>(all(FULL, text));
        found.addAll(all(NUMBERED, text));
        return found;
    }

    /** Numbered ids, of one kind. */
    static List<String> numbered(String kind, String text) {
        return all(NUMBERED, text).stream().filter(id -> id.startsWith(kind + "-")).toList();
    }

    /** With the revision there is, where it has none. */
    String current(String id) {
        return byName.getOrDefault(id, id);
    }

    /** All that text names, each with the revision there is. */
    List<String> named(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String id : plain(text)) {
            found.add(byName.getOrDefault(id, id));
        }
        for (String word : text.replace('`', ' ').split("[,;\\s]+|\\.(?:\\s|$)", -1)) {
            if (byName.containsKey(word)) {
                found.add(byName.get(word));
            }
        }
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            String word = quoted.group(1);
            if (word.matches(NAME) && !byName.containsKey(word) && word.matches(".*[.-].*")) {
                found.add(word);
            }
        }
        return List.copyOf(found);
    }

    /** Hazards that are listed by name, with commas between; unknown ones keep their names. */
    List<String> hazards(String text) {
        List<String> found = new ArrayList<>();
        for (String part : text.replace("`", "").split(",|\\band\\b|\\.(?:\\s|$)", -1)) {
            String name = part.strip();
            if (!name.isEmpty()) {
                String key = name.startsWith("haz~") ? name : "haz~" + name;
                found.add(byName.getOrDefault(key, key));
            }
        }
        return found;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher at = pattern.matcher(text);
        while (at.find()) {
            if (!found.contains(at.group())) {
                found.add(at.group());
            }
        }
        return found;
    }
}
