package org.clepsydra.safety.argument;

import java.util.Locale;

/** What a node of the argument is worth, from best to worst. */
public enum Value {
    /** The evidence of this build shows it. */
    TRUE('T'),
    /** Only the manufacturer can show it; nothing here speaks against it. */
    OPEN('O'),
    /** It was shown once, for something that has changed since. */
    STALE('S'),
    /** Nothing shows it. */
    MISSING('M'),
    /** The evidence speaks against it. */
    FALSE('F');

    private final char letter;

    Value(char letter) {
        this.letter = letter;
    }

    /** The letter that marks it in drawings. */
    public char letter() {
        return letter;
    }

    /** The word for it in files and on the console. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is worse than the other. */
    public boolean worseThan(Value other) {
        return compareTo(other) > 0;
    }

    /** Whether the argument may be used with it: true or open. */
    public boolean stands() {
        return this == TRUE || this == OPEN;
    }
}
