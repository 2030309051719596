package org.clepsydra.safety.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** The lists of the first view: what is open, what falls short, what was checked. */
final class GapsLists {
    private final Shown shown;
    private final Evidence evidence;

    GapsLists(Shown shown) {
        this.shown = shown;
        evidence = shown.evidence();
    }

    /** What only the manufacturer can do. */
    SectionTag open() {
        List<JsonObject> nodes = openNodes(shown);
        List<JsonObject> clauses =
                evidence.items().of("clause").stream()
                        .filter(
                                c ->
                                        List.of("manufacturer", "both")
                                                .contains(Json.text(c, "state")))
                        .toList();
        List<JsonObject> assumptions = evidence.items().of("asm");
        return section(
                h2("Open for the manufacturer"),
                p("Leaves of the case: "
                                + nodes.size()
                                + ". Clauses, in whole or in part: "
                                + clauses.size()
                                + ". Assumptions of use, to be shown on the device: "
                                + assumptions.size()
                                + ".")
                        .withClass("lead"),
                ul(each(evidence.items().of("open"), item -> li(Named.link(item)))),
                each(byPredicate(nodes), GapsLists::leaves),
                folded("Clauses", clauses),
                folded("Assumptions of use", assumptions));
    }

    private static SortedMap<String, List<JsonObject>> byPredicate(List<JsonObject> nodes) {
        return nodes.stream()
                .collect(
                        Collectors.groupingBy(
                                node -> Json.text(node, "predicate"),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private static DomContent leaves(Map.Entry<String, List<JsonObject>> group) {
        List<JsonObject> nodes = group.getValue();
        return details(
                summary("Leaves by " + group.getKey() + " (" + nodes.size() + ")"),
                ul(each(nodes, GapsLists::leaf)));
    }

    private static DomContent leaf(JsonObject node) {
        String id = Json.text(node, "id");
        return li(
                a(id).withHref(Routes.node(id)),
                text(" " + Json.text(node, "text")),
                span(Json.text(node, "why")).withClass("why"));
    }

    /** The leaves of the case that only the manufacturer can fill. */
    static List<JsonObject> openNodes(Shown shown) {
        return shown.nodes().stream()
                .filter(node -> State.of(node).equals("open"))
                .filter(node -> !Json.text(node, "predicate").isEmpty())
                .toList();
    }

    private static DomContent folded(String title, List<JsonObject> items) {
        return iff(
                !items.isEmpty(),
                details(
                        summary(title + " (" + items.size() + ")"),
                        ul(each(items, item -> li(Named.link(item), state(item))))));
    }

    private static DomContent state(JsonObject item) {
        String state = Json.text(item, "state");
        return iff(!state.isEmpty(), span(state).withClass("tag"));
    }

    SectionTag underFull() {
        List<Rows.Score> under = Figures.underFull(evidence.scores());
        return section(
                h2("Requirements whose own tests miss a mutant"),
                p(under.isEmpty()
                                ? "None. Each mutant that is not justified is detected by a"
                                        + " test of its own requirement."
                                : "They number " + under.size() + ".")
                        .withClass("lead"),
                iff(
                        !under.isEmpty(),
                        ul(each(
                                        under,
                                        row ->
                                                li(
                                                        a(row.id()).withHref(Routes.item(row.id())),
                                                        text(" " + row.percent() + " %"))))
                                .withClass("bad-list")));
    }

    SectionTag checks() {
        return section(
                h2("Campaigns, proofs and other checks"),
                ul(each(
                                evidence.checks(),
                                check ->
                                        li(
                                                State.badge(check.result()),
                                                a(check.name()).withHref("#/checks"),
                                                span(check.kind()).withClass("tag"))))
                        .withClass("checks"));
    }

    SectionTag anomalies() {
        List<JsonObject> anomalies = evidence.items().of("anom");
        return section(
                h2("Anomalies on record"),
                iff(anomalies.isEmpty(), p("None.").withClass("lead")),
                ul(each(anomalies, item -> li(Named.link(item), state(item)))));
    }
}
