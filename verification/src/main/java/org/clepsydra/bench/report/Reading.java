package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows, in a sentence, for the caption and for those who cannot see it. It speaks of
 * the points recorded: a run records fewer than it makes steps, and judges every step elsewhere.
 */
final class Reading {
    private Reading() {}

    /** Numerals are of the whole lines, not of the thinned ones. */
    static String of(Chart chart) {
        List<String> sentences = new ArrayList<>();
        boolean compares =
                chart.series().stream().anyMatch(s -> s.stroke() == Line.Stroke.REFERENCE);
        if (compares && hasPoints(chart)) {
            sentences.add(atTheEnd(chart));
        }
        for (Line line : chart.series()) {
            if (line.stroke() == Line.Stroke.MEASURED && line.size() > 0) {
                if (!compares || !rises(line)) {
                    sentences.add(range(line));
                }
                chart.bands().forEach(band -> sentences.add(against(band, line)));
                chart.limits().forEach(limit -> sentences.add(against(limit, line)));
            }
        }
        return sentences.isEmpty() ? "Nothing was recorded." : String.join(" ", sentences);
    }

    /** Whether there is anything to draw. */
    static boolean hasPoints(Chart chart) {
        return chart.series().stream().anyMatch(line -> line.size() > 0);
    }

    static String span(Band band) {
        return Numerals.four(band.low()) + " to " + Numerals.four(band.high());
    }

    private static String atTheEnd(Chart chart) {
        List<String> ends = new ArrayList<>();
        for (int i = chart.series().size() - 1; i >= 0; i--) {
            Line line = chart.series().get(i);
            if (line.size() > 0) {
                double last = line.value(line.size() - 1);
                ends.add(figure(last, line) + " " + line.name());
            }
        }
        return "At the last point recorded " + String.join(", ", ends) + ".";
    }

    /** Whether a line rises and never falls; its range then says no more than its end. */
    private static boolean rises(Line line) {
        for (int i = 1; i < line.size(); i++) {
            if (line.value(i) < line.value(i - 1)) {
                return false;
            }
        }
        return line.value(0) < line.value(line.size() - 1);
    }

    private static String range(Line line) {
        int highest = line.highest();
        String high = figure(line.value(highest), line);
        double low = line.value(line.lowest());
        if (low == line.value(highest)) {
            return "Always " + high + ".";
        }
        double hours = line.hour(highest);
        String when =
                hours == 0
                        ? "at the start"
                        : "after " + Numerals.unbroken(Numerals.duration(hours));
        return "Lowest " + figure(low, line) + ", highest " + high + ", first " + when + ".";
    }

    private static String figure(double value, Line line) {
        return Numerals.unbroken(Numerals.four(value) + " " + line.unit());
    }

    private static String against(Band band, Line line) {
        boolean within =
                band.holds(line.value(line.lowest())) && band.holds(line.value(line.highest()));
        return (within
                        ? "No point recorded is outside what is "
                        : "Some points are outside what is ")
                + band.name()
                + ", "
                + Numerals.unbroken(span(band) + " " + line.unit())
                + ".";
    }

    private static String against(Limit limit, Line line) {
        boolean below = line.value(line.highest()) < limit.value();
        return (below ? "Below" : "Reached")
                + " the "
                + limit.name()
                + " of "
                + figure(limit.value(), line)
                + ".";
    }
}
