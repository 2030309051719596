package org.clepsydra.bench.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tfoot;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.TableTag;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;

/** The tables of a page. Each has a caption and header cells with a scope. */
final class Tables {
    /** More alarms than this are counted, not listed. */
    static final int MOST_ALARMS = 200;

    private Tables() {}

    static DomContent expectations(List<Finding> rows) {
        return scrolled(
                "Expectations",
                table(
                                caption("What was expected, and what was found"),
                                head("Expected", "Met", "Found"),
                                tbody(each(rows, Tables::expectation)).attr("role", "rowgroup"))
                        .withClass("stacked")
                        .attr("role", "table"));
    }

    /** On a phone the cells stand below each other; the roles then still make them a table. */
    private static TrTag expectation(Finding row) {
        return tr(
                        th(row.text()).attr("scope", "row").attr("role", "rowheader"),
                        td(verdict(row.met(), "met", "not met")).attr("role", "cell"),
                        figure(row.found()).attr("role", "cell").attr("data-label", "Found"))
                .attr("role", "row");
    }

    static DomContent facts(String title, List<Row> rows) {
        return scrolled(
                title,
                table(
                                caption(title),
                                tbody(
                                        each(
                                                rows,
                                                row ->
                                                        tr(
                                                                th(row.label())
                                                                        .attr("scope", "row"),
                                                                figure(row.value())))))
                        .withClass("facts"));
    }

    static DomContent alarms(List<AlarmBar> rows) {
        List<AlarmBar> shown = rows.subList(0, Math.min(rows.size(), MOST_ALARMS));
        int more = rows.size() - shown.size();
        String words = "Alarms, from the start of the infusion";
        return scrolled(
                "Alarms",
                table(
                        caption(more == 0 ? words : words + "; " + more + " more are not listed"),
                        head("Condition", "Priority", "Began after", "Stood for"),
                        tbody(each(shown, Tables::alarm))));
    }

    private static TrTag alarm(AlarmBar row) {
        return tr(
                th(row.name()).attr("scope", "row"),
                td(
                        span().withClass("dot " + row.priority().word())
                                .attr("aria-hidden", "true"),
                        span(row.priority().word())),
                figure(Numerals.unbroken(Numerals.duration(row.fromHours()))),
                figure(Numerals.unbroken(Numerals.duration(row.toHours() - row.fromHours()))));
    }

    /** The numbers of a trumpet curve; the bound only where strokes make one. */
    static DomContent trumpet(Trumpet curve) {
        List<String> names = new ArrayList<>(List.of("Window", "Largest", "Smallest"));
        if (curve.place().strokes()) {
            names.add("Bound");
        }
        return scrolled(
                "Trumpet curve",
                table(
                                caption("Error, in % of the prescribed rate"),
                                head(names.toArray(String[]::new)),
                                tbody(each(curve.windows(), window -> window(curve, window))),
                                tfoot(
                                        tr(
                                                th("Overall mean (A)")
                                                        .attr("scope", "row")
                                                        .attr("colspan", names.size() - 1),
                                                figure(Numerals.percent(curve.meanPercent())))))
                        .withClass("numbers"));
    }

    private static TrTag window(Trumpet curve, Trumpet.Window window) {
        TrTag row =
                tr(
                        th(window.minutes() + " min").attr("scope", "row"),
                        figure(Numerals.percent(window.largestPercent())),
                        figure(Numerals.percent(window.smallestPercent())));
        return curve.place().strokes()
                ? row.with(figure("\u00b1" + Numerals.fixed(curve.boundPercent(window), 3)))
                : row;
    }

    /** A verdict by sign, word and colour, so that it can be told without colour. */
    static DomContent verdict(boolean good, String goodWord, String badWord) {
        return span(
                        span(good ? "\u2713" : "\u2717").attr("aria-hidden", "true"),
                        span(" " + (good ? goodWord : badWord)))
                .withClass(good ? "good" : "bad");
    }

    static TdTag figure(String text) {
        return td(text).withClass("figure");
    }

    static DomContent head(String... names) {
        return thead(
                        tr(each(
                                        List.of(names),
                                        name ->
                                                th(name).attr("scope", "col")
                                                        .attr("role", "columnheader")))
                                .attr("role", "row"))
                .attr("role", "rowgroup");
    }

    /** A wide table scrolls by itself, by finger or by arrow keys. */
    static DivTag scrolled(String label, TableTag table) {
        return div(table)
                .withClass("scrolled")
                .attr("role", "region")
                .attr("aria-label", label)
                .attr("tabindex", "0");
    }
}
