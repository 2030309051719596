package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a case: {@code argument.svg} shows the top, one picture more each branch. */
final class Pictures {

    private static final int MARGIN = 24;
    private static final int FOOT = 50;
    private static final int LIMIT = 1700;
    private static final int LEAST = 900;
    private static final int LEAVES = 1100;

    private final Case made;
    private final Set<String> closed;

    private Pictures(Case made, Set<String> closed) {
        this.made = made;
        this.closed = closed;
    }

    /** The pictures by the names of their files. */
    static Map<String, String> of(Case made) {
        List<String> branches = Layers.branches(made);
        Map<String, String> pictures = new LinkedHashMap<>();
        Pictures top = new Pictures(made, Set.copyOf(branches));
        pictures.put("argument.svg", top.picture(made.root()));
        for (String branch : branches) {
            pictures.put(file(branch), new Pictures(made, Set.of()).picture(branch));
        }
        return pictures;
    }

    private static String file(String branch) {
        return "argument-" + branch + ".svg";
    }

    private String picture(String id) {
        Svg svg = new Svg();
        Block block = block(id);
        block.draw(svg, MARGIN, MARGIN);
        int height = block.height() + 2 * MARGIN + FOOT;
        legend(svg, height - FOOT / 2);
        int width = Math.max(block.width() + 2 * MARGIN, LEAST);
        return svg.picture(width, height, id + ": " + made.node(id).text());
    }

    private Block block(String id) {
        Node node = made.node(id);
        boolean shut = closed.contains(id);
        List<Figure> contexts = new ArrayList<>();
        List<Block> below = new ArrayList<>();
        List<Block> against = new ArrayList<>();
        if (!shut) {
            node.inContextOf().forEach(c -> contexts.add(new Figure(made.node(c), null, "")));
            node.supportedBy().forEach(b -> below.add(block(b)));
            made.doubts(id).forEach(d -> against.add(block(d)));
        }
        Figure figure = new Figure(node, made.verdict(id), shut ? file(id) : "");
        boolean leaves =
                node.supportedBy().stream().allMatch(b -> made.node(b).kind() == Kind.SOLUTION);
        return new Block(figure, contexts, below, against, leaves ? LEAVES : LIMIT);
    }

    private static void legend(Svg svg, int y) {
        String style = "fill=\"#1c2026\"";
        int x = MARGIN + Ink.BADGE / 2;
        for (Value value : Value.values()) {
            Ink.badge(svg, x, y, value);
            String word = value == Value.OPEN ? "open for the manufacturer" : value.word();
            svg.textFrom(x + Ink.BADGE, y + 4, word, style);
            x += 2 * Ink.BADGE + Words.width(word, Svg.TYPE) + MARGIN;
        }
        svg.textFrom(x, y + 4, "dashed, red: a doubt and what it challenges", style);
    }
}
