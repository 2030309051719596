package org.clepsydra.bench.storm;

import java.util.Locale;

/** What a judge first found wrong: what comes after it is its consequence. */
final class Complaint {
    private String words = "";

    void say(String form, Object... figures) {
        words = words.isEmpty() ? String.format(Locale.ROOT, form, figures) : words;
    }

    /** Empty for nothing. */
    String words() {
        return words;
    }
}
