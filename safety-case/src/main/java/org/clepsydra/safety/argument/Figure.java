package org.clepsydra.safety.argument;

import java.util.List;

/** One node as a figure: its form is that of its kind, its size that of its text. */
final class Figure {

    private static final int PAD = 10;
    private static final int SLANT = 14;
    private static final int DIAMOND = 8;
    private static final int SMALLEST = 96;
    private static final int STEP = 6;
    private static final String BOLD = "font-weight=\"bold\" fill=\"#1c2026\"";
    private static final String PLAIN = "fill=\"#1c2026\"";

    private final Node node;
    private final Verdict verdict;
    private final String link;
    private final List<String> head;
    private final List<String> lines;
    private final int width;
    private final int height;

    /**
     * The figure of a node.
     *
     * @param verdict what it is worth; null for a kind without value
     * @param link the picture that shows what is below it; "" when this one does
     */
    Figure(Node node, Verdict verdict, String link) {
        this.node = node;
        this.verdict = verdict;
        this.link = link;
        if (node.kind() == Kind.SOLUTION) {
            int size = SMALLEST;
            while (!fits(size)) {
                size += STEP;
            }
            width = size;
            head = Words.wrap(node.id(), inner(size), Svg.TYPE);
            lines = Words.wrap(node.text(), inner(size), Svg.TYPE);
            height = size + (open() ? 2 * DIAMOND : 0);
            return;
        }
        width = wide(node.kind());
        int text = width - 2 * PAD - inset(node.kind());
        head = Words.wrap(name(), text - (node.kind().valued() ? Ink.BADGE : 0), Svg.TYPE);
        lines = Words.wrap(node.text(), text, Svg.TYPE);
        int tall = (head.size() + lines.size()) * Svg.LINE + 2 * PAD;
        boolean oval = node.kind() == Kind.ASSUMPTION || node.kind() == Kind.JUSTIFICATION;
        height = tall + (oval ? tall / 2 : 0) + (link.isEmpty() ? 0 : Svg.LINE);
    }

    private String name() {
        return switch (node.kind()) {
            case ASSUMPTION -> node.id() + " (assumed)";
            case JUSTIFICATION -> node.id() + " (why)";
            case DEFEATER -> node.id() + " (" + answer(verdict.value()) + ")";
            default -> node.id();
        };
    }

    private static String answer(Value value) {
        return switch (value) {
            case TRUE -> "answered";
            case OPEN -> "answer is open";
            default -> "holds";
        };
    }

    private boolean open() {
        return verdict != null && verdict.value() == Value.OPEN && node.kind() == Kind.SOLUTION;
    }

    private boolean fits(int size) {
        int rows =
                Words.wrap(node.id(), inner(size), Svg.TYPE).size()
                        + Words.wrap(node.text(), inner(size), Svg.TYPE).size();
        return rows * Svg.LINE <= size * 66 / 100 && unbroken(size);
    }

    /** Whether each word stands in one line. */
    private boolean unbroken(int size) {
        for (String word : node.text().split("\\s+", -1)) {
            if (Words.width(word, Svg.TYPE) > inner(size)) {
                return false;
            }
        }
        return true;
    }

    /** The width of text in a circle. */
    private static int inner(int size) {
        return size * 71 / 100;
    }

    private static int wide(Kind kind) {
        return switch (kind) {
            case GOAL, STRATEGY -> 250;
            case ASSUMPTION, JUSTIFICATION -> 280;
            default -> 230;
        };
    }

    private static int inset(Kind kind) {
        return switch (kind) {
            case STRATEGY -> 2 * SLANT;
            case ASSUMPTION, JUSTIFICATION -> 60;
            default -> 0;
        };
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Draws it with its upper left corner there. */
    void draw(Svg svg, int x, int y) {
        svg.begin(
                node.id()
                        + (verdict == null
                                ? ""
                                : ": " + verdict.value().word() + ". " + verdict.why())
                        + (node.predicate().isEmpty() ? "" : ". " + node.call()));
        if (!link.isEmpty()) {
            svg.beginLink(link);
        }
        outline(svg, x, y, Ink.figure(verdict == null ? null : verdict.value()));
        int rows = head.size() + lines.size() + (link.isEmpty() ? 0 : 1);
        int body = height - (open() ? 2 * DIAMOND : 0);
        int first = y + (body - rows * Svg.LINE) / 2 + Svg.TYPE - 1;
        svg.text(x + width / 2, first, head, BOLD);
        svg.text(x + width / 2, first + head.size() * Svg.LINE, lines, PLAIN);
        if (!link.isEmpty()) {
            svg.text(
                    x + width / 2,
                    first + (rows - 1) * Svg.LINE,
                    List.of(link),
                    "fill=\"#1f4e9c\" text-decoration=\"underline\"");
            svg.endLink();
        }
        if (verdict != null) {
            int in = node.kind() == Kind.SOLUTION ? width / 7 - Ink.BADGE / 4 : 2;
            Ink.badge(svg, x + width - in, y + in, verdict.value());
        }
        svg.end();
    }

    private void outline(Svg svg, int x, int y, String style) {
        switch (node.kind()) {
            case GOAL -> svg.rect(x, y, width, height, 0, style);
            case STRATEGY ->
                    svg.polygon(
                            style,
                            x + SLANT,
                            y,
                            x + width,
                            y,
                            x + width - SLANT,
                            y + height,
                            x,
                            y + height);
            case SOLUTION -> {
                svg.ellipse(x, y, width, width, style);
                if (open()) {
                    int middle = x + width / 2;
                    int top = y + width;
                    svg.polygon(
                            style,
                            middle,
                            top,
                            middle + DIAMOND,
                            top + DIAMOND,
                            middle,
                            top + 2 * DIAMOND,
                            middle - DIAMOND,
                            top + DIAMOND);
                }
            }
            case CONTEXT -> svg.rect(x, y, width, height, height / 3, style);
            case ASSUMPTION, JUSTIFICATION -> svg.ellipse(x, y, width, height, style);
            case DEFEATER -> {
                svg.rect(x, y, width, height, 0, style + " stroke-dasharray=\"7 4\"");
                svg.line("stroke=\"#a01414\" stroke-width=\"3\"", x, y, x, y + height);
            }
        }
    }

    /** Where a line from above ends, from the left. */
    int top() {
        return width / 2;
    }
}
