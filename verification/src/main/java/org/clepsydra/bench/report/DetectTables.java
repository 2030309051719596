package org.clepsydra.bench.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tfoot;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.detect.Point;
import org.clepsydra.bench.detect.Quiet;
import org.clepsydra.bench.detect.Study;
import org.clepsydra.bench.detect.Subject;

/** The tables of the page of the detector of blocked lines. */
final class DetectTables {
    private static final double S_PER_H = 3_600;
    private static final String NONE = "-";

    private DetectTables() {}

    /** One row a plant and rate. */
    static DomContent blocked(Study study) {
        return Tables.scrolled(
                "Blocked lines",
                table(
                                caption(
                                        "Volumes in uL; times from the occlusion to rest. Released is what"
                                                + " reaches the patient when the line opens and the motor"
                                                + " rests, less than on a plain stop"),
                                Tables.head(
                                        "Plant",
                                        "mL/h",
                                        "Found",
                                        "Median",
                                        "p95",
                                        "Worst",
                                        "Longest",
                                        "Released",
                                        "Worst",
                                        "Plain 70 kPa",
                                        "Its time"),
                                tbody(each(study.blocked(), DetectTables::row)))
                        .withClass("numbers"));
    }

    private static TrTag row(Point point) {
        Subject subject = point.subject();
        boolean found = point.anyFound();
        boolean relieved = !point.relief().isEmpty();
        return tr(
                th(subject.name()).attr("scope", "row"),
                Tables.figure(Numerals.four(point.mlPerH())),
                Tables.figure(percent(point)),
                Tables.figure(found ? Numerals.fixed(point.medianUl(), 1) : NONE),
                Tables.figure(found ? Numerals.fixed(point.p95Ul(), 1) : NONE),
                Tables.figure(found ? Numerals.fixed(point.worstUl(), 1) : NONE),
                Tables.figure(found ? Numerals.duration(point.worstS() / S_PER_H) : NONE),
                Tables.figure(relieved ? Numerals.fixed(point.medianReleasedUl(), 1) : NONE),
                Tables.figure(relieved ? Numerals.fixed(point.worstReleasedUl(), 1) : NONE),
                Tables.figure(Numerals.fixed(subject.plainUl(), 1)),
                Tables.figure(Numerals.duration(subject.plainS(point.nlPerH()) / S_PER_H)));
    }

    /** One row a rate of a plant, one column a severity, the least severe first. */
    static DomContent severities(Study study, Subject subject) {
        List<Double> severities = new ArrayList<>(Point.SEVERITIES);
        severities.sort(null);
        List<String> names = new ArrayList<>(List.of("mL/h"));
        severities.forEach(times -> names.add(Study.severity(times)));
        return Tables.scrolled(
                "Found by severity, " + subject.name(),
                table(
                                Tables.head(names.toArray(new String[0])),
                                tbody(
                                        each(
                                                subject.nlPerH(),
                                                rate -> severities(study, subject, rate))))
                        .withClass("numbers"));
    }

    private static TrTag severities(Study study, Subject subject, long nlPerH) {
        List<Point> points = new ArrayList<>();
        for (Point point : study.points()) {
            if (point.subject().equals(subject) && point.nlPerH() == nlPerH) {
                points.add(0, point);
            }
        }
        return tr(
                th(Numerals.four(nlPerH / 1e6)).attr("scope", "row"),
                each(
                        points,
                        point ->
                                Tables.figure(
                                        percent(point)
                                                + (point.anyFound()
                                                        ? ", "
                                                                + Numerals.unbroken(
                                                                        Numerals.fixed(
                                                                                        point
                                                                                                .medianUl(),
                                                                                        0)
                                                                                + " uL")
                                                        : ""))));
    }

    private static String percent(Point point) {
        return Numerals.unbroken(Numerals.four(point.foundPercent()) + " %");
    }

    /** One row a plant, and all of them. */
    static DomContent quiet(Study study) {
        return Tables.scrolled(
                "Nothing wrong",
                table(
                        caption("Infusions with nothing wrong, and how many stopped"),
                        Tables.head("Plant", "Infusions", "Hours", "Stops", "Conditions"),
                        tbody(each(study.quiet(), DetectTables::row)),
                        tfoot(
                                tr(
                                        th("All").attr("scope", "row"),
                                        Tables.figure(Numerals.fixed(infusions(study), 0)),
                                        Tables.figure(Numerals.fixed(study.hours(), 0)),
                                        Tables.figure(Integer.toString(study.stops())),
                                        td(
                                                Numerals.fixed(study.stopsPer10000H(), 2)
                                                        + " in 10,000 h at most, with 95 %"
                                                        + " confidence")))));
    }

    private static int infusions(Study study) {
        return study.quiet().stream().mapToInt(Quiet::infusions).sum();
    }

    private static TrTag row(Quiet quiet) {
        return tr(
                th(quiet.subject().name()).attr("scope", "row"),
                Tables.figure(Integer.toString(quiet.infusions())),
                Tables.figure(Numerals.fixed(quiet.hours(), 0)),
                Tables.figure(Integer.toString(quiet.stops())),
                td(quiet.words()));
    }
}
