package org.clepsydra.safety.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.span;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.List;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** The row of figures at the head of the first view. */
final class GapsTiles {
    private final Shown shown;
    private final Evidence evidence;
    private final Figures figures;

    GapsTiles(Shown shown, Figures figures) {
        this.shown = shown;
        evidence = shown.evidence();
        this.figures = figures;
    }

    /** The figures. */
    DivTag tiles() {
        return div(
                        gates(),
                        open(),
                        justified(),
                        underFull(),
                        tests(),
                        coverage(),
                        campaigns(),
                        anomalies(),
                        redTeam())
                .withClass("tiles");
    }

    private DomContent gates() {
        long faulty = evidence.gates().stream().filter(g -> g.count() != 0).count();
        String note =
                evidence.gates().isEmpty() ? "none was judged" : "of " + evidence.gates().size();
        String tone = faulty == 0 && !evidence.gates().isEmpty() ? "good" : "bad";
        return tile("Gates not at zero", String.valueOf(faulty), note, tone, "#/checks");
    }

    private DomContent open() {
        int leaves = GapsLists.openNodes(shown).size();
        int matters = evidence.items().of("open").size();
        return tile(
                "Open for the manufacturer",
                String.valueOf(leaves),
                "leaves of the case; " + matters + " matters listed",
                "open",
                "#/list/open");
    }

    private DomContent justified() {
        return tile(
                "Justified mutants",
                Figures.percent(figures.justified(), figures.mutants()),
                figures.justified() + " of " + figures.mutants(),
                "plain",
                "#/mutants?show=justified");
    }

    private DomContent underFull() {
        int under = Figures.underFull(evidence.scores()).size();
        return tile(
                "Requirements under 100 %",
                String.valueOf(under),
                "own-test mutation score, of " + evidence.scores().size(),
                under == 0 && !evidence.scores().isEmpty() ? "good" : "bad",
                "#/list/req");
    }

    private DomContent tests() {
        int all = evidence.tests().size();
        long passed = Rows.count(evidence.tests(), Rows.Test::outcome, "passed");
        return tile(
                "Tests that did not pass",
                String.valueOf(all - passed),
                "of " + all + " methods",
                all > 0 && passed == all ? "good" : "bad",
                "#/tests");
    }

    private DomContent coverage() {
        Rows.Coverage sum = Rows.Coverage.sum(evidence.classes());
        return tile(
                "Lines covered",
                Figures.percent(sum.linesCovered(), sum.lines()),
                "branches " + Figures.percent(sum.branchesCovered(), sum.branches()),
                sum.lines() == sum.linesCovered()
                                && sum.branches() == sum.branchesCovered()
                                && sum.lines() > 0
                        ? "good"
                        : "plain",
                "#/sources");
    }

    private DomContent campaigns() {
        List<Rows.Check> all =
                evidence.checks().stream()
                        .filter(check -> check.kind().equals("campaign"))
                        .toList();
        long held = Rows.count(all, Rows.Check::result, "holds");
        return tile(
                "Campaigns stale or missing",
                String.valueOf(all.size() - held),
                "of " + all.size(),
                held == all.size() && held > 0 ? "good" : "warn",
                "#/checks");
    }

    private DomContent anomalies() {
        List<JsonObject> all = evidence.items().of("anom");
        long open = all.stream().filter(a -> !Json.text(a, "status").startsWith("closed")).count();
        return tile(
                "Anomalies open",
                String.valueOf(open),
                "of " + all.size() + " on record",
                open == 0 ? "good" : "warn",
                "#/list/anom");
    }

    private DomContent redTeam() {
        JsonElement team = shown.argument().get("redTeam");
        JsonObject counts =
                team != null && team.isJsonObject() ? team.getAsJsonObject() : new JsonObject();
        int turned = Json.number(counts, "turned");
        int of = Json.number(counts, "of");
        return tile(
                "Leaves whose corruption turns the root",
                of == 0 ? "not run" : turned + " / " + of,
                "red team of the case",
                of > 0 && turned == of ? "good" : "bad",
                "#/red-team");
    }

    private static DomContent tile(
            String title, String figure, String note, String tone, String href) {
        return a(
                        span(title).withClass("tile-title"),
                        span(figure).withClass("tile-figure"),
                        span(note).withClass("tile-note"))
                .withHref(href)
                .withClass("tile " + tone);
    }
}
