package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;

/**
 * A node with its contexts beside it and all that is below it in rows. Lines to rows but the first
 * run down a gutter at the left, lines from doubts down one more, so that none crosses a figure.
 */
final class Block {

    private static final int GAP = 26;
    private static final int RISE = 40;
    private static final int GUTTER = 22;
    private static final int ARROW = 7;
    private static final int DOUBT_AT = 6;
    private static final String SOLID = "stroke=\"#3a414c\" stroke-width=\"1.2\"";
    private static final String DOUBT =
            "stroke=\"#a01414\" stroke-width=\"1.4\" stroke-dasharray=\"6 4\"";

    private final Figure figure;
    private final List<Figure> before;
    private final List<Figure> after;
    private final List<Row> support;
    private final List<Row> doubts;
    private final int left;
    private final int figureX;
    private final int headHeight;
    private final int width;
    private final int height;

    /** Blocks beside each other. */
    private record Row(List<Block> blocks) {
        int width() {
            return blocks.stream().mapToInt(b -> b.width + GAP).sum() - GAP;
        }

        /** Half way between where lines to the first and to the last block end. */
        int middle() {
            Block first = blocks.get(0);
            Block last = blocks.get(blocks.size() - 1);
            int begin = first.figureX + first.figure.top();
            return (begin + width() - last.width + last.figureX + last.figure.top()) / 2;
        }

        int height() {
            return blocks.stream().mapToInt(b -> b.height).max().orElse(0);
        }
    }

    /**
     * Lays out a node.
     *
     * @param below what supports or answers it
     * @param against what challenges it
     * @param limit the width of a row, unless one block is wider
     */
    Block(Figure figure, List<Figure> contexts, List<Block> below, List<Block> against, int limit) {
        this.figure = figure;
        int beside = contexts.size() > 2 ? (contexts.size() + 1) / 2 : contexts.size();
        after = List.copyOf(contexts.subList(0, beside));
        before = List.copyOf(contexts.subList(beside, contexts.size()));
        support = rows(below, limit);
        doubts = rows(against, limit);
        left = (support.size() > 1 ? GUTTER : 0) + (doubts.isEmpty() ? 0 : GUTTER);
        headHeight = Math.max(figure.height(), Math.max(high(before), high(after)));
        int inner = Math.max(widest(support), widest(doubts));
        int centred = support.isEmpty() ? 0 : support.get(0).middle() - figure.top();
        figureX = left + Math.max(wide(before), centred);
        width = Math.max(figureX + figure.width() + wide(after), left + inner);
        height = headHeight + tall(support) + tall(doubts);
    }

    private static int wide(List<Figure> contexts) {
        return contexts.stream().mapToInt(c -> c.width() + RISE).max().orElse(0);
    }

    private static int high(List<Figure> contexts) {
        return contexts.stream().mapToInt(c -> c.height() + GAP / 2).sum();
    }

    private static int widest(List<Row> rows) {
        return rows.stream().mapToInt(Row::width).max().orElse(0);
    }

    private static int tall(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.height() + RISE).sum();
    }

    private static List<Row> rows(List<Block> blocks, int limit) {
        List<Row> rows = new ArrayList<>();
        List<Block> row = new ArrayList<>();
        int wide = 0;
        for (Block block : blocks) {
            if (!row.isEmpty() && wide + block.width > limit) {
                rows.add(new Row(List.copyOf(row)));
                row.clear();
                wide = 0;
            }
            row.add(block);
            wide += block.width + GAP;
        }
        if (!row.isEmpty()) {
            rows.add(new Row(List.copyOf(row)));
        }
        return rows;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Draws all of it with its upper left corner there. */
    void draw(Svg svg, int x, int y) {
        int bus = y + headHeight + RISE / 2;
        int stem = x + figureX + figure.top();
        if (!support.isEmpty()) {
            svg.line(SOLID, stem, y + figure.height(), stem, bus);
        }
        int at = rows(svg, x, y + headHeight, support, false, stem);
        if (!doubts.isEmpty()) {
            int gutter = x + GUTTER / 3;
            int end = rows(svg, x, at, doubts, true, gutter);
            int last = end - doubts.get(doubts.size() - 1).height() - RISE / 2;
            int over = y - RISE / 4;
            int tip = x + figureX + figure.width() / DOUBT_AT;
            svg.line(DOUBT, gutter, last, gutter, over, tip, over, tip, y - ARROW);
            svg.polygon(
                    "fill=\"#a01414\"",
                    tip,
                    y,
                    tip - ARROW / 2 - 1,
                    y - ARROW,
                    tip + ARROW / 2 + 1,
                    y - ARROW);
        }
        contexts(svg, x + figureX + figure.width(), y, after, 1);
        contexts(svg, x + figureX, y, before, -1);
        figure.draw(svg, x + figureX, y);
    }

    private int rows(Svg svg, int x, int y, List<Row> rows, boolean doubt, int stem) {
        int at = y;
        int gutter = x + left - GUTTER + GUTTER / 3;
        for (int i = 0; i < rows.size(); i++) {
            int bus = at + RISE / 2;
            int from = i == 0 || doubt ? stem : gutter;
            int blockX = x + left;
            int low = from;
            int high = from;
            for (Block block : rows.get(i).blocks()) {
                int top = blockX + block.figureX + block.figure.top();
                low = Math.min(low, top);
                high = Math.max(high, top);
                drop(svg, top, bus, at + RISE, doubt);
                block.draw(svg, blockX, at + RISE);
                blockX += block.width + GAP;
            }
            if (i > 0 && !doubt) {
                svg.line(SOLID, gutter, y + RISE / 2, gutter, bus);
            }
            low = i == 0 && rows.size() > 1 && !doubt ? gutter : low;
            svg.line(doubt ? DOUBT : SOLID, low, bus, high, bus);
            at += RISE + rows.get(i).height();
        }
        return at;
    }

    private static void drop(Svg svg, int x, int from, int to, boolean doubt) {
        svg.line(doubt ? DOUBT : SOLID, x, from, x, doubt ? to : to - ARROW);
        if (!doubt) {
            svg.polygon(
                    "fill=\"#3a414c\"",
                    x,
                    to,
                    x - ARROW / 2 - 1,
                    to - ARROW - 2,
                    x + ARROW / 2 + 1,
                    to - ARROW - 2);
        }
    }

    /** Draws contexts in a column, to the right of an edge (1) or to its left (-1). */
    private void contexts(Svg svg, int x, int y, List<Figure> column, int side) {
        int at = y;
        int start = y + figure.height() / 2;
        int bend = x + side * RISE / 2;
        int end = x + side * RISE;
        int tail = end - side * (ARROW + 2);
        for (Figure context : column) {
            int middle = at + context.height() / 2;
            svg.line(SOLID, x, start, bend, start, bend, middle, tail, middle);
            svg.polygon(
                    "fill=\"#ffffff\" " + SOLID,
                    end,
                    middle,
                    tail,
                    middle - ARROW + 2,
                    tail,
                    middle + ARROW - 2);
            context.draw(svg, side > 0 ? end : end - context.width(), at);
            at += context.height() + GAP / 2;
        }
    }
}
