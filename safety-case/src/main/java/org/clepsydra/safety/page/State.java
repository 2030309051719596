package org.clepsydra.safety.page;

import static j2html.TagCreator.span;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import org.clepsydra.safety.json.Json;

/** The values of the case and of checks, and how they are shown: by sign, word and colour. */
final class State {
    private State() {}

    /** The value of a node; "missing" when it has none. */
    static String of(JsonObject node) {
        String value = Json.text(node, "value");
        return value.isEmpty() ? "missing" : value;
    }

    /** A sign with the word. */
    static DomContent badge(String value) {
        return span(span(sign(value)).attr("aria-hidden", "true"), span(value))
                .withClass("badge " + tone(value));
    }

    /** What a value of the whole case says. */
    static String meaning(String value) {
        return switch (value) {
            case "true" -> "Every leaf holds in this build.";
            case "open" ->
                    "Nothing that this build can show is false, missing or stale; what is open is"
                            + " for the manufacturer.";
            case "stale" -> "Some evidence is of an older state of the code.";
            case "false" -> "Some evidence speaks against the case.";
            default -> "Some evidence is missing.";
        };
    }

    /** The colour's name. */
    static String tone(String value) {
        return switch (value) {
            case "true", "holds", "passed" -> "good";
            case "open" -> "open";
            case "stale", "skipped" -> "warn";
            default -> "bad";
        };
    }

    private static String sign(String value) {
        return switch (tone(value)) {
            case "good" -> "\u2713";
            case "open" -> "\u25cb";
            case "warn" -> "\u25d4";
            default -> "\u2717";
        };
    }
}
