package org.clepsydra.bench.report;

/**
 * A line over rates.
 *
 * @param name of it in the legend
 * @param mlPerH where its points are, the least first
 * @param values there
 * @param look how it is drawn
 */
record RateCurve(String name, double[] mlPerH, double[] values, Look look) {
    /** The style of a line; each has a swatch of its own in the legend. */
    enum Look {
        LINE("line"),
        REFERENCE("reference"),
        BOUND("bound");

        private final String swatch;

        Look(String swatch) {
            this.swatch = swatch;
        }

        String swatch() {
            return swatch;
        }
    }
}
