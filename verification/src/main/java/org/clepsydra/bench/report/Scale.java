package org.clepsydra.bench.report;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;

/**
 * An axis of values: it begins and ends on a tick.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step between ticks
 */
record Scale(double low, double high, double step) {
    private static final int STEPS = 5;

    /** The scale on which a chart's lines, limits, bands and zero have their place. */
    static Scale of(Chart chart) {
        double low = 0;
        double high = 0;
        for (Line line : chart.series()) {
            if (line.size() > 0) {
                low = Math.min(low, line.value(line.lowest()));
                high = Math.max(high, line.value(line.highest()));
            }
        }
        for (Limit limit : chart.limits()) {
            low = Math.min(low, limit.value());
            high = Math.max(high, limit.value());
        }
        for (Band band : chart.bands()) {
            low = Math.min(low, band.low());
            high = Math.max(high, band.high());
        }
        return of(low, high);
    }

    static Scale of(double low, double high) {
        double span = high > low ? high - low : 1;
        double step =
                NumberAxis.createStandardTickUnits()
                        .getCeilingTickUnit(new NumberTickUnit(span / STEPS))
                        .getSize();
        return new Scale(
                Math.floor(low / step) * step,
                Math.ceil((high > low ? high : low + 1) / step) * step,
                step);
    }

    /** Decimals that the step needs. */
    int decimals() {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    }

    int ticks() {
        return (int) Math.round((high - low) / step) + 1;
    }

    double tick(int index) {
        return low + index * step;
    }
}
