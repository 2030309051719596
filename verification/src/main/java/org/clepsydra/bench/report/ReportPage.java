package org.clepsydra.bench.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.Outcome;
import org.clepsydra.bench.RunResult;

/** One run as one self-contained page: nothing is loaded, so it opens anywhere and for ever. */
public final class ReportPage {
    private static final double MS_PER_H = 3_600_000.0;

    private final RunResult result;
    private final Figures figures;

    private ReportPage(RunResult result) {
        this.result = result;
        this.figures = new Figures(result);
    }

    /** The page of one run; the same run gives the same bytes. */
    public static String of(RunResult result) {
        return new ReportPage(result).render();
    }

    private String render() {
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport")
                                                .withContent("width=device-width, initial-scale=1"),
                                        title(result.scenario().name() + " - Clepsydra bench"),
                                        style(rawHtml(css()))),
                                body(main(intro(), facts(), expectations(), charts(), notes())))
                        .withLang("en")
                        .render();
    }

    private DomContent intro() {
        boolean met = result.met();
        return header(
                h1(result.scenario().name()),
                p(met ? "Every expectation was met." : "NOT every expectation was met.")
                        .withClass(met ? "verdict met" : "verdict broken"),
                p(result.scenario().about()),
                p("Verdict on the order: " + result.verdictWords()));
    }

    private DomContent facts() {
        return div(
                        rows("Prescription", figures.prescription()),
                        rows("Derived from it", figures.derived()),
                        rows("Ledger", figures.ledger()),
                        rows("Run", figures.run()))
                .withClass("facts");
    }

    private static DomContent rows(String name, List<String[]> rows) {
        return table(
                caption(name), tbody(each(rows, r -> tr(th(r[0]).attr("scope", "row"), td(r[1])))));
    }

    private DomContent expectations() {
        return section(
                table(
                        caption("Expectations"),
                        tbody(
                                tr(
                                        th("Expected").attr("scope", "col"),
                                        th("Found").attr("scope", "col"),
                                        th("").attr("scope", "col")),
                                each(result.outcomes(), ReportPage::outcome))));
    }

    private static DomContent outcome(Outcome o) {
        return tr(
                td(o.expectation().words()),
                td(o.found()),
                td(o.met() ? "met" : "NOT MET").withClass(o.met() ? "met" : "broken"));
    }

    private DomContent charts() {
        long[] ms = result.series().timeMs();
        if (ms.length < 2) {
            return section(p("Nothing was delivered, so there is nothing to draw."));
        }
        double[] hours = new double[ms.length];
        for (int i = 0; i < ms.length; i++) {
            hours[i] = ms[i] / MS_PER_H;
        }
        Charts charts = new Charts(hours);
        List<DomContent> all = new ArrayList<>();
        all.add(
                chart(
                        "Volume given against the prescribed curve",
                        charts.volume(result.series().commandedMl(), result.series().curveMl())));
        all.add(
                chart(
                        "Error in delivery quanta: the green band is allowed",
                        charts.error(result.series().errorQuanta(), figures.bandQuanta())));
        all.add(
                chart(
                        "Flow into the patient, mean over " + figures.flowWindow(),
                        charts.flow(figures.flowMlPerH(), figures.mlPerH())));
        all.add(
                chart(
                        "Pressure at the pump's outlet",
                        charts.pressure(
                                result.series().pressureKpa(),
                                result.scenario().occlusionPa() / 1_000.0)));
        all.add(
                result.alarms().isEmpty()
                        ? section(h2("Alarms"), p("No alarm."))
                        : chart(
                                "Alarms: red is high priority, yellow medium",
                                charts.alarms(result.alarms(), hours[hours.length - 1])));
        return section(each(all, c -> c));
    }

    private static DomContent chart(String name, String svg) {
        String named = svg.replaceFirst(">", " role=\"img\"><title>" + name + "</title>");
        return section(h2(name), figure(rawHtml(named)));
    }

    private static DomContent notes() {
        return footer(
                p(
                        "A simulation: the real control core against a simulated pump. Clinical"
                                + " limits in it are examples, not advice. The library is not certified"
                                + " and makes no such claim."));
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
