package org.clepsydra.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.clepsydra.bench.detect.Point;
import org.clepsydra.bench.detect.Study;
import org.clepsydra.bench.detect.Subject;

/** The curves of one plant. */
final class DetectSection {
    private final Study study;
    private final Subject subject;

    private DetectSection(Study study, Subject subject) {
        this.study = study;
        this.subject = subject;
    }

    static List<DomContent> of(Study study, Subject subject) {
        DetectSection section = new DetectSection(study, subject);
        return List.of(
                p(
                        "What swells between drive and patient does so by "
                                + Numerals.four(subject.plant().complianceUlPerKpa())
                                + " uL/kPa, so a plain threshold of 70 kPa traps "
                                + Numerals.four(subject.plainUl())
                                + " uL."),
                div(section.trapped(), section.time(), section.shares(), section.narrowed())
                        .withClass("columns"));
    }

    private List<Point> at(double times) {
        return study.points().stream()
                .filter(point -> point.subject().equals(subject) && point.times() == times)
                .toList();
    }

    private List<Point> blocked() {
        return at(Double.POSITIVE_INFINITY);
    }

    private DomContent trapped() {
        return chart(
                "trapped",
                "Trapped by a blocked line",
                "uL",
                List.of(
                        curve("median", found(), Point::medianUl, RateCurve.Look.REFERENCE),
                        curve("worst", found(), Point::worstUl, RateCurve.Look.LINE),
                        curve(
                                "plain threshold",
                                blocked(),
                                point -> subject.plainUl(),
                                RateCurve.Look.BOUND)));
    }

    private DomContent time() {
        return chart(
                "time",
                "Time to the alarm",
                "s",
                List.of(
                        curve("median", found(), Point::medianS, RateCurve.Look.REFERENCE),
                        curve("worst", found(), Point::worstS, RateCurve.Look.LINE),
                        curve(
                                "plain threshold",
                                blocked(),
                                point -> subject.plainS(point.nlPerH()),
                                RateCurve.Look.BOUND)));
    }

    /** Where some were found; elsewhere there is no figure to draw. */
    private List<Point> found() {
        return blocked().stream().filter(Point::anyFound).toList();
    }

    private DomContent shares() {
        List<RateCurve> curves = new ArrayList<>();
        RateCurve.Look[] looks = {
            RateCurve.Look.REFERENCE, RateCurve.Look.LINE, RateCurve.Look.BOUND
        };
        for (int i = 0; i < looks.length; i++) {
            double times = Point.SEVERITIES.get(i + 1);
            curves.add(
                    curve(
                            Study.severity(times) + " shut",
                            at(times),
                            Point::foundPercent,
                            looks[i]));
        }
        return chart("shares", "Narrowed lines found", "%", curves);
    }

    private DomContent narrowed() {
        return figure(
                figcaption(
                        h3("By severity"),
                        p(
                                "Found, and the median trapped in those. A line that is not found"
                                        + " lets the whole rate through.")),
                DetectTables.severities(study, subject));
    }

    private static RateCurve curve(
            String name, List<Point> points, ToDoubleFunction<Point> value, RateCurve.Look look) {
        return new RateCurve(
                name,
                points.stream().mapToDouble(Point::mlPerH).toArray(),
                points.stream().mapToDouble(value).toArray(),
                look);
    }

    private DomContent chart(String what, String title, String unit, List<RateCurve> curves) {
        String whole = title + ", " + subject.name();
        return figure(
                figcaption(h3(title)),
                div(each(
                                curves,
                                one ->
                                        span(
                                                span().withClass("swatch " + one.look().swatch())
                                                        .attr("aria-hidden", "true"),
                                                span(one.name()))))
                        .withClass("legend"),
                div(
                        each(
                                RateChart.of(
                                        subject.name() + "-" + what,
                                        whole,
                                        unit,
                                        described(curves, unit),
                                        curves),
                                drawing -> drawing)));
    }

    private static String described(List<RateCurve> curves, String unit) {
        StringBuilder words = new StringBuilder();
        for (RateCurve curve : curves) {
            int last = curve.values().length - 1;
            if (last >= 0) {
                words.append(curve.name())
                        .append(": ")
                        .append(Numerals.four(curve.values()[0]))
                        .append(' ')
                        .append(unit)
                        .append(" at the lowest rate, ")
                        .append(Numerals.four(curve.values()[last]))
                        .append(" at the highest. ");
            }
        }
        return words.toString().trim();
    }
}
