package org.clepsydra.bench.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.detect.Expected;
import org.clepsydra.bench.detect.Failure;
import org.clepsydra.bench.detect.Point;
import org.clepsydra.bench.detect.Study;

/** The page of what was measured of the detector of blocked lines. It is read offline. */
public final class DetectPage {
    /** More are counted, not listed. */
    private static final int MOST_FAILURES = 100;

    private static final String TITLE = "How early a blocked line is found";
    private static final String SUMMARY =
            "Lines of running infusions were blocked or narrowed at a moment drawn from a seed;"
                    + " trapped is what the line holds more at the alarm than before, which is what"
                    + " the patient is given at once when it opens. Narrowed ones were tried a"
                    + " tenth as often. Other infusions ran with nothing wrong, by the same build"
                    + " with the same settings.";
    private static final String SIMULATION = "This is a simulation: ";
    private static final String CAVEAT =
            "the real control core ran against simulated pumps, lines and patients, whose figures"
                    + " are defaults of this bench. The plain threshold is arithmetic: compliance"
                    + " times 70 kPa. The library is not certified and makes no such claim.";

    private final Study study;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String id, String heading, List<DomContent> content) {}

    private DetectPage(Study study) {
        this.study = study;
        parts.add(new Part("expectations", "Expectations", expectations()));
        parts.addAll(plants());
        if (!study.points().isEmpty()) {
            parts.add(new Part("blocked", "Blocked lines", List.of(DetectTables.blocked(study))));
        }
        if (!study.quiet().isEmpty()) {
            parts.add(new Part("quiet", "Nothing wrong", List.of(DetectTables.quiet(study))));
        }
        if (!study.failures().isEmpty()) {
            parts.add(new Part("failures", "Trials that failed", failures()));
        }
    }

    /** The page; the same study gives the same bytes. */
    public static String of(Study study) {
        return new DetectPage(study).page();
    }

    private String page() {
        return document(
                html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport")
                                                .withContent("width=device-width, initial-scale=1"),
                                        meta().withName("color-scheme").withContent("light dark"),
                                        title(TITLE + " - Clepsydra bench"),
                                        style(rawHtml(ReportPage.styleSheet()))),
                                body(
                                        a("To the content").withHref("#content").withClass("skip"),
                                        top(),
                                        contents(),
                                        main(each(parts, DetectPage::part)).withId("content"),
                                        footer(p(SIMULATION + CAVEAT))))
                        .withLang("en"));
    }

    private DomContent top() {
        return header(
                p("Clepsydra bench").withClass("origin"),
                h1(TITLE),
                p(Tables.verdict(study.met(), "passed", "not passed")).withClass("verdict"),
                p(SUMMARY).withClass("summary"),
                keyFigures(),
                p(strong(SIMULATION), span(CAVEAT)).withClass("caveat").attr("role", "note"));
    }

    private DomContent keyFigures() {
        List<Expected> expected = study.expected();
        long met = expected.stream().filter(Expected::met).count();
        int blocked = study.blocked().stream().mapToInt(Point::trials).sum();
        int found = study.blocked().stream().mapToInt(point -> point.trappedUl().size()).sum();
        return dl(
                        keyFigure(
                                "Blocked lines found",
                                Numerals.fixed(found, 0),
                                "of " + Numerals.fixed(blocked, 0)),
                        keyFigure(
                                "Quiet hours",
                                Numerals.fixed(study.hours(), 0),
                                "with nothing wrong"),
                        keyFigure(
                                "Stops for nothing",
                                Integer.toString(study.stops()),
                                study.quiet().isEmpty()
                                        ? "not measured"
                                        : Numerals.fixed(study.stopsPer10000H(), 2)
                                                + " in 10,000 h at most (95 %)"),
                        keyFigure(
                                "Expectations met",
                                met + " of " + expected.size(),
                                met == expected.size()
                                        ? "none missed"
                                        : expected.size() - met + " missed"))
                .withClass("key");
    }

    private static DivTag keyFigure(String label, String value, String note) {
        return div(dt(label), dd(value).withClass("value"), dd(note).withClass("note"));
    }

    private DomContent contents() {
        return nav(ul(each(parts, part -> li(a(part.heading()).withHref("#" + part.id())))))
                .attr("aria-label", "Contents");
    }

    private static DomContent part(Part part) {
        return section(
                        h2(part.heading()).withId(part.id() + "-heading"),
                        each(part.content(), content -> content))
                .withId(part.id())
                .attr("aria-labelledby", part.id() + "-heading");
    }

    private List<DomContent> expectations() {
        List<Finding> rows =
                study.expected().stream()
                        .map(one -> new Finding(one.text(), one.met(), one.found()))
                        .toList();
        return List.of(Tables.expectations(rows));
    }

    private List<Part> plants() {
        return study.points().stream()
                .map(Point::subject)
                .distinct()
                .map(
                        subject ->
                                new Part(
                                        subject.name(),
                                        "Plant: " + subject.name(),
                                        DetectSection.of(study, subject)))
                .toList();
    }

    private List<DomContent> failures() {
        List<Failure> all = study.failures();
        List<Failure> shown = all.subList(0, Math.min(MOST_FAILURES, all.size()));
        List<DomContent> content = new ArrayList<>();
        content.add(
                ul(
                        each(
                                shown,
                                one ->
                                        li(
                                                span(one.what() + ": "),
                                                code("clepsydra-bench detect " + one.replay())))));
        if (all.size() > shown.size()) {
            content.add(p(all.size() - shown.size() + " more are not listed."));
        }
        return content;
    }
}
