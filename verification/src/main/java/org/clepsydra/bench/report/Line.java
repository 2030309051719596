package org.clepsydra.bench.report;

/**
 * A line on a chart, of any length; a page thins it.
 *
 * @param name what the line is, for the legend
 * @param unit of the values
 * @param stroke how it is drawn
 * @param hours since the start of the infusion, never falling
 * @param values one for each hour, all finite
 */
record Line(String name, String unit, Stroke stroke, double[] hours, double[] values) {
    /** How a line is drawn. */
    public enum Stroke {
        /** What was measured: a thin line. */
        MEASURED,
        /** What it is compared with: a broad pale line beneath. */
        REFERENCE
    }

    /**
     * Copies both arrays.
     *
     * @throws IllegalArgumentException if the lengths differ, a figure is not finite or time falls
     */
    public Line {
        if (hours.length != values.length) {
            throw new IllegalArgumentException(
                    name + ": " + hours.length + " hours, " + values.length + " values");
        }
        hours = hours.clone();
        values = values.clone();
        for (int i = 0; i < hours.length; i++) {
            if (!Double.isFinite(hours[i]) || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + ": row " + i + " is not finite");
            }
            if (i > 0 && hours[i] < hours[i - 1]) {
                throw new IllegalArgumentException(name + ": time falls at row " + i);
            }
        }
    }

    /** A line of what was measured. */
    public static Line measured(String name, String unit, double[] hours, double[] values) {
        return new Line(name, unit, Stroke.MEASURED, hours, values);
    }

    /** A line to compare with. */
    public static Line reference(String name, String unit, double[] hours, double[] values) {
        return new Line(name, unit, Stroke.REFERENCE, hours, values);
    }

    @Override
    public double[] hours() {
        return hours.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** Rows. */
    public int size() {
        return hours.length;
    }

    double hour(int row) {
        return hours[row];
    }

    double value(int row) {
        return values[row];
    }

    /** The row of the greatest value, the first of equals; -1 without rows. */
    int highest() {
        int row = hours.length == 0 ? -1 : 0;
        for (int i = 1; i < hours.length; i++) {
            row = values[i] > values[row] ? i : row;
        }
        return row;
    }

    /** The row of the smallest value, the first of equals; -1 without rows. */
    int lowest() {
        int row = hours.length == 0 ? -1 : 0;
        for (int i = 1; i < hours.length; i++) {
            row = values[i] < values[row] ? i : row;
        }
        return row;
    }
}
