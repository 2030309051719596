package org.clepsydra.bench.report;

/**
 * The values that are allowed, shaded on a chart.
 *
 * @param name what it allows
 * @param low in the unit of the chart
 * @param high in the unit of the chart, not below {@code low}
 */
record Band(String name, double low, double high) {
    /**
     * Keeps the order.
     *
     * @throws IllegalArgumentException if {@code high} is not at or above {@code low}
     */
    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException(name + ": from " + low + " to " + high);
        }
    }

    boolean holds(double value) {
        return low <= value && value <= high;
    }
}
