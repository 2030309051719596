package org.clepsydra.safety.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document before it is filled: prose, with the names of figures and of what is put between.
 *
 * <p>{@code {{name}}} within prose is a figure. {@code {{table:name}}} and {@code {{file:path}}} on
 * a line of their own are inserts.
 *
 * @param name of the file, without its ending
 * @param pieces in their order
 */
record Template(String name, List<Piece> pieces) {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern INSERT =
            Pattern.compile("\\{\\{(table|file):([^{}\\s]+)(?:\\s+([^{}]+))?}}");

    /** Prose as Markdown, or an insert. */
    sealed interface Piece permits Prose, Insert {}

    /** Markdown whose figures are not yet put in. */
    record Prose(String markdown) implements Piece {}

    /** What is put between, by kind, name and perhaps an argument. */
    record Insert(String kind, String name, String argument) implements Piece {}

    static Template of(String name, String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        for (String line : text.lines().toList()) {
            Matcher insert = INSERT.matcher(line.strip());
            if (!insert.matches()) {
                prose.append(line).append('\n');
                continue;
            }
            pieces.add(new Prose(prose.toString()));
            prose.setLength(0);
            String argument = insert.group(3) == null ? "" : insert.group(3).strip();
            pieces.add(new Insert(insert.group(1), insert.group(2), argument));
        }
        pieces.add(new Prose(prose.toString()));
        return new Template(name, List.copyOf(pieces));
    }

    /** The first heading, or the name where there is none. */
    String title() {
        return firstProse()
                .lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst()
                .orElse(name);
    }

    /** The first paragraph after the heading, on one line. */
    String summary() {
        StringBuilder found = new StringBuilder();
        for (String line : firstProse().lines().toList()) {
            if (line.isBlank() && found.length() > 0) {
                break;
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                found.append(found.length() > 0 ? " " : "").append(line.strip());
            }
        }
        return found.toString();
    }

    private String firstProse() {
        return ((Prose) pieces.get(0)).markdown();
    }
}
