package org.clepsydra.safety.argument;

import java.util.regex.Pattern;

/** A pattern in which a star stands for any letters, none too. */
final class Glob {

    private final String text;
    private final Pattern pattern;

    Glob(String text) {
        this.text = text;
        StringBuilder regex = new StringBuilder();
        for (String piece : text.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
        }
        pattern = Pattern.compile(regex.toString());
    }

    boolean fits(String other) {
        return pattern.matcher(other).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
