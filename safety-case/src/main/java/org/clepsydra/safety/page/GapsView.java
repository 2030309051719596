package org.clepsydra.safety.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import j2html.tags.specialized.SectionTag;
import java.util.List;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** The first view: what is wrong, what is open, what is only justified. It needs no script. */
final class GapsView {
    /** So many faults of a gate stand open. */
    private static final int SHOWN = 12;

    private final Shown shown;
    private final Figures figures;
    private final Routes routes;
    private final GapsLists lists;

    private GapsView(Shown shown) {
        this.shown = shown;
        this.figures = Figures.of(shown.evidence().mutants());
        this.routes = new Routes(shown);
        this.lists = new GapsLists(shown);
    }

    /** The view as HTML. */
    static String html(Shown shown) {
        return new GapsView(shown).view().render();
    }

    private SectionTag view() {
        return section(
                        h1("Gaps first").attr("tabindex", "-1"),
                        root(),
                        p(
                                        strong("What this is not. "),
                                        text(
                                                "The library is not certified, and makes no such"
                                                        + " claim. This page shows the evidence of one"
                                                        + " build and what is missing from it. Clinical"
                                                        + " limits, hardware figures, review by people"
                                                        + " and the acceptance of residual risk are the"
                                                        + " manufacturer's."))
                                .withClass("not"),
                        new GapsTiles(shown, figures).tiles(),
                        gates(),
                        lists.open(),
                        lists.underFull(),
                        lists.checks(),
                        lists.anomalies())
                .withClass("gaps");
    }

    private DomContent root() {
        String id = Json.text(shown.argument(), "root");
        JsonObject root =
                shown.nodes().stream()
                        .filter(node -> Json.text(node, "id").equals(id))
                        .findFirst()
                        .orElse(new JsonObject());
        String value = State.of(root);
        return div(
                        a(State.badge(value), span("The case, " + id).withClass("root-id"))
                                .withHref(root.size() == 0 ? "#/case" : Routes.node(id))
                                .withClass("root-link"),
                        p(Json.text(root, "text")).withClass("root-text"),
                        p(State.meaning(value)).withClass("root-why"))
                .withClass("root " + State.tone(value));
    }

    private SectionTag gates() {
        return section(
                h2("Gates"),
                p("Each count must be zero.").withClass("lead"),
                ul(each(shown.evidence().gates(), this::gate)).withClass("gates"));
    }

    private DomContent gate(Rows.Gate gate) {
        return li(
                        span(String.valueOf(gate.count())).withClass("count"),
                        span(gate.title().isEmpty() ? gate.name() : gate.title())
                                .withClass("gate-title"),
                        iff(!gate.faults().isEmpty(), faults(gate.faults())))
                .withClass(gate.count() == 0 ? "good" : "bad");
    }

    private DomContent faults(List<String> faults) {
        DetailsTag all =
                details(
                        summary(faults.size() + (faults.size() == 1 ? " fault" : " faults")),
                        ul(each(faults, fault -> li(Named.linked(fault, routes)))));
        return faults.size() > SHOWN ? all : all.attr("open", "open");
    }
}
