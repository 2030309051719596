package org.clepsydra.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All that was measured of the detector of blocked lines, by the same build with the same settings.
 *
 * @param points blocked and narrowed lines, in the order of the plants and their rates
 * @param quiet infusions with nothing wrong, one row a plant; none if no hours were asked
 */
public record Study(List<Point> points, List<Quiet> quiet) {
    private static final int TELLINGS = 10;
    private static final int NARROWED = 10;

    /** Copies the lists. */
    public Study {
        points = List.copyOf(points);
        quiet = List.copyOf(quiet);
    }

    /**
     * Measures.
     *
     * @param subjects the plants, one at least
     * @param seed of the first trial at each point; the next has the next
     * @param seeds trials where a line is blocked, 0 or more; a tenth of them where it is narrowed
     * @param hours with nothing wrong, of all plants, each an equal share at least; 0 or more
     * @param told a line of progress each time
     */
    public static Study of(
            List<Subject> subjects, long seed, int seeds, double hours, Consumer<String> told) {
        return of(subjects, Point.SEVERITIES, seed, seeds, hours, told);
    }

    /** The same with lines narrowed so many times only. */
    static Study of(
            List<Subject> subjects,
            List<Double> severities,
            long seed,
            int seeds,
            double hours,
            Consumer<String> told) {
        List<Point> points = new ArrayList<>();
        List<Quiet> quiet = new ArrayList<>();
        for (Subject subject : subjects) {
            for (long nlPerH : seeds > 0 ? subject.nlPerH() : List.<Long>of()) {
                for (double times : severities) {
                    int trials = Double.isInfinite(times) ? seeds : narrowed(seeds);
                    Point point = Point.of(subject, nlPerH, times, seed, trials);
                    told.accept(line(point));
                    points.add(point);
                }
            }
        }
        double share = hours / subjects.size();
        for (Subject subject : hours > 0 ? subjects : List.<Subject>of()) {
            quiet.add(quiet(subject, share, seed, told));
        }
        return new Study(points, quiet);
    }

    /** A tenth as many, rounded up: most are never found, and run to their end. */
    private static int narrowed(int seeds) {
        return (seeds + NARROWED - 1) / NARROWED;
    }

    private static Quiet quiet(Subject subject, double share, long seed, Consumer<String> told) {
        int[] tenths = new int[1];
        return Quiet.of(
                subject,
                share,
                seed,
                hours -> {
                    int reached = (int) Math.min(TELLINGS, hours * TELLINGS / share);
                    if (reached > tenths[0]) {
                        tenths[0] = reached;
                        told.accept(
                                String.format(
                                        Locale.ROOT,
                                        "%-8s  %,.0f of %,.0f quiet hours",
                                        subject.name(),
                                        hours,
                                        share));
                    }
                });
    }

    private static String line(Point point) {
        return String.format(
                Locale.ROOT,
                "%-8s  %11s mL/h  %7s: %d of %d found",
                point.subject().name(),
                Double.toString(point.mlPerH()),
                severity(point.times()),
                point.trappedUl().size(),
                point.trials());
    }

    /** How much of a line is shut, in percent. */
    public static String severity(double times) {
        double shut = 100 - 100 / times;
        return (shut == Math.rint(shut)
                        ? String.format(Locale.ROOT, "%.0f", shut)
                        : String.format(Locale.ROOT, "%.1f", shut))
                + " %";
    }

    /** The points at which the line was blocked. */
    public List<Point> blocked() {
        return points.stream().filter(Point::blocked).toList();
    }

    /** Hours with nothing wrong. */
    public double hours() {
        return quiet.stream().mapToDouble(Quiet::hours).sum();
    }

    /** Stops for nothing in them. */
    public int stops() {
        return quiet.stream().mapToInt(Quiet::stops).sum();
    }

    /** Stops for nothing in 10,000 h, at most, with 95 % confidence. */
    public double stopsPer10000H() {
        return PoissonBound.upper95(stops()) / hours() * 10_000;
    }

    /** Every trial that did not go as it must. */
    public List<Failure> failures() {
        return Stream.concat(
                        points.stream().flatMap(point -> point.failures().stream()),
                        quiet.stream().flatMap(rows -> rows.failures().stream()))
                .distinct()
                .toList();
    }

    /** What is expected of what was measured. */
    public List<Expected> expected() {
        return Expectations.of(this);
    }

    /** Whether all of it was so. */
    public boolean met() {
        return expected().stream().allMatch(Expected::met);
    }
}
