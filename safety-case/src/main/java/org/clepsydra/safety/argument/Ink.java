package org.clepsydra.safety.argument;

import java.util.List;

/** How values look: a tint, an edge and a badge whose form and letter tell them without colour. */
final class Ink {

    /** The size of a badge. */
    static final int BADGE = 20;

    private static final int HALF = BADGE / 2;
    private static final int BASELINE = 4;
    private static final int CORNER = 6;

    private Ink() {}

    /** Attributes of a figure with the value; null for one without. */
    static String figure(Value value) {
        return value == null
                ? "fill=\"#f5f6f8\" stroke=\"#5c6470\""
                : "fill=\""
                        + tint(value)
                        + "\" stroke=\""
                        + edge(value)
                        + "\" stroke-width=\"1.5\"";
    }

    private static String tint(Value value) {
        return switch (value) {
            case TRUE -> "#e6f3e8";
            case OPEN -> "#fff7da";
            case STALE -> "#fde8d3";
            case MISSING -> "#ebe6f3";
            case FALSE -> "#fadcdc";
        };
    }

    /** The dark colour of a value. */
    static String edge(Value value) {
        return switch (value) {
            case TRUE -> "#2b6a37";
            case OPEN -> "#806300";
            case STALE -> "#9c4a00";
            case MISSING -> "#55437a";
            case FALSE -> "#a01414";
        };
    }

    /** Draws the badge of a value around a middle. */
    static void badge(Svg svg, int x, int y, Value value) {
        String fill = "fill=\"" + edge(value) + "\"";
        switch (value) {
            case TRUE -> svg.ellipse(x - HALF, y - HALF, BADGE, BADGE, fill);
            case OPEN ->
                    svg.polygon(
                            fill,
                            x,
                            y - HALF - 2,
                            x + HALF + 2,
                            y,
                            x,
                            y + HALF + 2,
                            x - HALF - 2,
                            y);
            case STALE ->
                    svg.polygon(
                            fill, x, y - HALF - 3, x + HALF + 3, y + HALF, x - HALF - 3, y + HALF);
            case MISSING -> svg.rect(x - HALF, y - HALF, BADGE, BADGE, 0, fill);
            case FALSE ->
                    svg.polygon(
                            fill,
                            x - HALF + CORNER,
                            y - HALF,
                            x + HALF - CORNER,
                            y - HALF,
                            x + HALF,
                            y - HALF + CORNER,
                            x + HALF,
                            y + HALF - CORNER,
                            x + HALF - CORNER,
                            y + HALF,
                            x - HALF + CORNER,
                            y + HALF,
                            x - HALF,
                            y + HALF - CORNER,
                            x - HALF,
                            y - HALF + CORNER);
        }
        svg.text(
                x,
                y + BASELINE,
                List.of(String.valueOf(value.letter())),
                "fill=\"#ffffff\" font-weight=\"bold\" font-size=\"11\"");
    }
}
