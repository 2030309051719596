package org.clepsydra.bench.report;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours of a chart, by purpose. They are drawn as colours that stand for a name; in the text
 * of the drawing the name takes their place, so that the page's style sheet decides, by day, by
 * night and on paper.
 */
enum Ink {
    AXIS,
    GRID,
    LINE,
    DENSE,
    REFERENCE,
    BAND,
    LIMIT,
    HIGH,
    MEDIUM,
    LOW,
    EDGE;

    Color paint() {
        return new Color(250, 1, ordinal());
    }

    static Ink of(Priority priority) {
        return switch (priority) {
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
        };
    }

    /** The drawing with names for colours. */
    static String named(String drawing) {
        String named = drawing;
        for (Ink ink : values()) {
            named =
                    named.replace(
                            "rgb(250,1," + ink.ordinal() + ")",
                            "var(--" + ink.name().toLowerCase(Locale.ROOT) + ")");
        }
        return named;
    }
}
