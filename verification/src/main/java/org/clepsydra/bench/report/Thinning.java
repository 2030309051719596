package org.clepsydra.bench.report;

import java.util.Arrays;

/**
 * Thins a line for a chart of so many columns. Of each column it keeps the first, the lowest, the
 * highest and the last point: the line drawn through them covers the same pixels, and no extreme is
 * lost. Depends on the points only, so that the same line is thinned alike each time.
 */
final class Thinning {
    private static final int KEPT = 4;

    private final Line line;
    private final double[] hours;
    private final double[] values;
    private int rows;

    private Thinning(Line line, int columns) {
        this.line = line;
        this.hours = new double[KEPT * columns];
        this.values = new double[KEPT * columns];
    }

    /**
     * At most four points for each column.
     *
     * @param line to thin; returned as it is when it has no more points than that
     * @param columns of equal time from the first point to the last, at least 1
     */
    static Line of(Line line, int columns) {
        return line.size() <= KEPT * columns ? line : new Thinning(line, columns).thinned(columns);
    }

    private Line thinned(int columns) {
        double from = line.hour(0);
        double span = line.hour(line.size() - 1) - from;
        int start = 0;
        while (start < line.size()) {
            int column = column(line.hour(start) - from, span, columns);
            int end = start + 1;
            while (end < line.size() && column(line.hour(end) - from, span, columns) == column) {
                end++;
            }
            keep(start, end);
            start = end;
        }
        return new Line(
                line.name(),
                line.unit(),
                line.stroke(),
                Arrays.copyOf(hours, rows),
                Arrays.copyOf(values, rows));
    }

    private static int column(double since, double span, int columns) {
        return span == 0 ? 0 : (int) Math.min(columns - 1, since / span * columns);
    }

    private void keep(int start, int end) {
        int lowest = start;
        int highest = start;
        for (int i = start + 1; i < end; i++) {
            lowest = line.value(i) < line.value(lowest) ? i : lowest;
            highest = line.value(i) > line.value(highest) ? i : highest;
        }
        int[] kept = {start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
        for (int i = 0; i < KEPT; i++) {
            if (i == 0 || kept[i] != kept[i - 1]) {
                hours[rows] = line.hour(kept[i]);
                values[rows] = line.value(kept[i]);
                rows++;
            }
        }
    }
}
