package org.clepsydra.bench.report;

import java.awt.geom.Rectangle2D;

/**
 * The size of a drawing, in the units of its view box. There are two of each chart, because text
 * drawn for a desk is too small when the drawing is scaled to a phone.
 *
 * @param suffix of the identity of what is drawn in it
 * @param width of the whole
 * @param height of a chart; a timeline has its own
 * @param left kept for the labels of values
 * @param right kept for half a label of time
 * @param ticks of time at most
 */
record Frame(String suffix, int width, int height, int left, int right, int ticks) {
    static final Frame WIDE = new Frame("wide", 960, 270, 56, 14, 13);
    static final Frame NARROW = new Frame("narrow", 400, 250, 46, 10, 8);

    /** Kept above the plot for the unit of the values. */
    static final int TOP = 28;

    /** Kept below the plot for the labels of time and their unit. */
    static final int BOTTOM = 44;

    Frame withHeight(int newHeight) {
        return new Frame(suffix, width, newHeight, left, right, ticks);
    }

    /** Where the lines go. */
    Rectangle2D plot() {
        return new Rectangle2D.Double(
                left, TOP, width - left - right, (double) height - TOP - BOTTOM);
    }

    /** Columns of pixels in the plot. */
    int columns() {
        return width - left - right;
    }
}
