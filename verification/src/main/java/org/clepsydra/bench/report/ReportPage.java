package org.clepsydra.bench.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.document;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
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
import j2html.tags.specialized.HeadTag;
import j2html.tags.specialized.SectionTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.RunResult;

/** One page that shows a report. It is read offline: it refers to nothing outside itself. */
public final class ReportPage {
    private static final String SIMULATION = "This is a simulation: ";
    private static final String CAVEAT =
            "the real control core ran against a simulated pump, and no drug was given. Clinical"
                    + " limits in it are examples, not advice. The library is not certified and"
                    + " makes no such claim.";

    private final Report report;
    private final TimeScale time;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String id, String heading, List<DomContent> content) {}

    private ReportPage(Report report) {
        this.report = report;
        this.time = TimeScale.of(report);
        addExpectations();
        addCharts();
        parts.add(new Part("trumpet", "Trumpet curve", TrumpetSection.of(report.trumpets())));
        addAlarms();
        addFacts();
    }

    /** The page of one run; the same run gives the same bytes. */
    public static String of(RunResult result) {
        return of(RunReport.of(result));
    }

    /** The page of a report. */
    static String of(Report report) {
        return new ReportPage(report).page();
    }

    private String page() {
        return document(
                html(
                                headOfPage(),
                                body(
                                        a("To the content").withHref("#content").withClass("skip"),
                                        top(),
                                        contents(),
                                        main(each(parts, ReportPage::part)).withId("content"),
                                        footer(p(SIMULATION + CAVEAT))))
                        .withLang("en"));
    }

    private HeadTag headOfPage() {
        return head(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                title(report.title() + " - Clepsydra bench"),
                style(rawHtml(styleSheet())));
    }

    private DomContent top() {
        return header(
                p("Clepsydra bench").withClass("origin"),
                h1(report.title()),
                p(Tables.verdict(report.passed(), "passed", "not passed")).withClass("verdict"),
                p(report.summary()).withClass("summary"),
                keyFigures(),
                p(strong(SIMULATION), span(CAVEAT)).withClass("caveat").attr("role", "note"));
    }

    private DomContent keyFigures() {
        Totals totals = report.totals();
        return dl(
                        keyFigure(
                                "Given",
                                Numerals.six(totals.givenMl()) + " mL",
                                "of " + Numerals.six(totals.prescribedMl()) + " mL prescribed"),
                        keyFigure(
                                "Simulated",
                                Numerals.duration(totals.simulatedHours()),
                                "whole run"),
                        keyFigure(
                                "Expectations met",
                                report.met() + " of " + report.findings().size(),
                                report.met() == report.findings().size()
                                        ? "none missed"
                                        : report.findings().size() - report.met() + " missed"),
                        keyFigure(
                                "Alarms",
                                Integer.toString(report.alarms().size()),
                                Timeline.describe(report.alarms())))
                .withClass("key");
    }

    private static DivTag keyFigure(String label, String value, String note) {
        return div(dt(label), dd(value).withClass("value"), dd(note).withClass("note"));
    }

    private DomContent contents() {
        return nav(ul(each(parts, part -> li(a(part.heading()).withHref("#" + part.id())))))
                .attr("aria-label", "Contents");
    }

    private static SectionTag part(Part part) {
        return section(h2(part.heading()))
                .with(part.content())
                .withId(part.id())
                .attr("aria-label", part.heading());
    }

    private void addExpectations() {
        DomContent content =
                report.findings().isEmpty()
                        ? p("The scenario states none.")
                        : Tables.expectations(report.findings());
        parts.add(new Part("expectations", "Expectations", List.of(content)));
    }

    private void addCharts() {
        List<DomContent> figures = new ArrayList<>();
        for (Chart chart : report.charts()) {
            figures.add(
                    figure(
                            figcaption(h3(chart.title()), p(Reading.of(chart))),
                            iff(chart.series().size() > 1, legend(chart)),
                            iff(Reading.hasPoints(chart), drawings(chart))));
        }
        if (figures.isEmpty()) {
            figures.add(p("Nothing was delivered, so there is nothing to draw."));
        }
        parts.add(new Part("charts", "Charts", figures));
    }

    private DivTag drawings(Chart chart) {
        return div(LineChart.of(chart, Frame.WIDE, time), LineChart.of(chart, Frame.NARROW, time));
    }

    private static DivTag legend(Chart chart) {
        return div(each(
                        chart.series(),
                        line ->
                                span(
                                        span().withClass(
                                                        line.stroke() == Line.Stroke.REFERENCE
                                                                ? "swatch reference"
                                                                : "swatch line")
                                                .attr("aria-hidden", "true"),
                                        span(line.name()))))
                .withClass("legend");
    }

    private void addAlarms() {
        List<AlarmBar> alarms = report.alarms();
        List<DomContent> content =
                alarms.isEmpty()
                        ? List.of(p("None was announced."))
                        : List.of(
                                figure(
                                        figcaption(
                                                h3("Alarms over time"),
                                                p(
                                                        "By priority: "
                                                                + Timeline.describe(alarms)
                                                                + ".")),
                                        Timeline.of(alarms, Frame.WIDE, time),
                                        Timeline.of(alarms, Frame.NARROW, time)),
                                Tables.alarms(alarms));
        parts.add(new Part("alarms", "Alarms", content));
    }

    private void addFacts() {
        List<DomContent> tables = new ArrayList<>();
        addTable(tables, "Prescription", report.prescription());
        addTable(tables, "Program", report.program());
        addTable(tables, "Derived figures", report.derived());
        addTable(tables, "Ledger", report.ledger());
        addTable(tables, "Pump and run", report.facts());
        if (!tables.isEmpty()) {
            DomContent columns = div(each(tables, table -> table)).withClass("columns");
            parts.add(new Part("facts", "Prescription and run", List.of(columns)));
        }
    }

    private static void addTable(List<DomContent> tables, String title, List<Row> rows) {
        if (!rows.isEmpty()) {
            tables.add(Tables.facts(title, rows));
        }
    }

    static String styleSheet() {
        try (InputStream sheet = ReportPage.class.getResourceAsStream("page.css")) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
