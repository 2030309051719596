package org.clepsydra.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clepsydra.world.Plant;

/** Judges a study. A figure that was not measured is not judged. */
final class Expectations {
    /** Where the published figures of pumps are: this rate in a line that swells by so much. */
    private static final long REFERENCE_NL_PER_H = 1_200_000;

    private static final double REFERENCE_UL_PER_KPA = 10;
    private static final double AS_GOOD_AS = 0.1;
    private static final double MEDIAN_UL = 150;
    private static final double P95_UL = 250;
    private static final double WORST_UL = 350;
    private static final double RELEASED_UL = 50;
    private static final double RELEASED_KPA = 12.8;

    /** So many hours without a stop show one in 10,000 at most; with fewer there must be none. */
    private static final double ENOUGH_HOURS = 30_000;

    private static final double PER_10000_H = 1;

    private final Study study;
    private final List<Expected> all = new ArrayList<>();

    private Expectations(Study study) {
        this.study = study;
    }

    static List<Expected> of(Study study) {
        Expectations expectations = new Expectations(study);
        if (!study.points().isEmpty()) {
            expectations.found();
            expectations.less();
            expectations.undisturbed();
            study.blocked().stream()
                    .filter(Expectations::reference)
                    .filter(Point::anyFound)
                    .forEach(expectations::early);
            List<Point> relieved =
                    study.blocked().stream().filter(point -> !point.relief().isEmpty()).toList();
            if (!relieved.isEmpty()) {
                expectations.relieved(relieved);
            }
        }
        if (!study.quiet().isEmpty()) {
            expectations.quiet();
        }
        return List.copyOf(expectations.all);
    }

    private void found() {
        int trials = study.blocked().stream().mapToInt(Point::trials).sum();
        int found = study.blocked().stream().mapToInt(point -> point.trappedUl().size()).sum();
        all.add(
                new Expected(
                        "Every blocked line is found", found == trials, found + " of " + trials));
    }

    private void less() {
        double most = 0;
        for (Point point : study.blocked()) {
            if (point.anyFound()) {
                most = Math.max(most, point.worstUl() / point.subject().plainUl());
            }
        }
        all.add(
                new Expected(
                        "Each with less trapped than a plain threshold of 70 kPa traps",
                        most < 1,
                        text("%.0f %% of it at most", 100 * most)));
    }

    /** A line not yet blocked must not stop the infusion. */
    private void undisturbed() {
        int early = 0;
        for (Point point : study.points()) {
            early += point.early();
        }
        all.add(
                new Expected(
                        "No infusion stops before its line is blocked or narrowed",
                        early == 0,
                        Integer.toString(early)));
    }

    private static boolean reference(Point point) {
        double off = point.subject().plant().complianceUlPerKpa() - REFERENCE_UL_PER_KPA;
        return point.nlPerH() == REFERENCE_NL_PER_H && Math.abs(off) <= AS_GOOD_AS;
    }

    private void early(Point point) {
        boolean met =
                point.medianUl() <= MEDIAN_UL
                        && point.p95Ul() <= P95_UL
                        && point.worstUl() <= WORST_UL;
        all.add(
                new Expected(
                        text(
                                "Trapped at 1.2 mL/h in 10 uL/kPa, %s: median %.0f, p95 %.0f, worst"
                                        + " %.0f uL at most",
                                point.subject().name(), MEDIAN_UL, P95_UL, WORST_UL),
                        met,
                        text(
                                "%.1f, %.1f, %.1f uL",
                                point.medianUl(), point.p95Ul(), point.worstUl())));
    }

    /** What is left in the line when the pump has gone back, motor off, less than a plain stop. */
    private void relieved(List<Point> points) {
        double median = 0;
        double share = 0;
        double counts = 0;
        for (Point point : points) {
            Plant plant = point.subject().plant();
            double mostUl =
                    plant.complianceUlPerKpa() * RELEASED_KPA + plant.pump().quantumNl() / 1e3;
            median = Math.max(median, point.medianReleasedUl());
            share = Math.max(share, point.worstReleasedUl() / mostUl);
            counts = Math.max(counts, point.worstLedgerCounts());
        }
        all.add(
                new Expected(
                        text("Released when the line opens: median %.0f uL at most", RELEASED_UL),
                        median <= RELEASED_UL,
                        text("%.1f uL", median)));
        all.add(
                new Expected(
                        text("Worst compliance times %.1f kPa and a quantum at most", RELEASED_KPA),
                        share <= 1,
                        text("%.0f %% of it", 100 * share)));
        all.add(
                new Expected(
                        "Taken back as booked, to an encoder count",
                        counts <= 1,
                        text("%.2f counts off at most", counts)));
    }

    private void quiet() {
        boolean enough = study.hours() >= ENOUGH_HOURS;
        boolean met = enough ? study.stopsPer10000H() <= PER_10000_H : study.stops() == 0;
        all.add(
                new Expected(
                        enough
                                ? "Stops for nothing: 1 in 10,000 h at most, with 95 % confidence"
                                : "Stops for nothing: none",
                        met,
                        text(
                                "%d in %,.0f h, %.2f in 10,000 h at most",
                                study.stops(), study.hours(), study.stopsPer10000H())));
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
