package org.clepsydra.safety.document;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** Requirements, by the file that they stand in. */
final class RequirementTables {
    private final Items items;
    private final Html html;
    private final Repository repository;
    private final Map<String, List<Rows.Mark>> marks;
    private final Map<String, List<Rows.Test>> tests;
    private final Map<String, List<Rows.Score>> scores;

    RequirementTables(Evidence evidence, Items items, Html html, Repository repository) {
        this.items = items;
        this.html = html;
        this.repository = repository;
        this.marks = Rows.by(evidence.marks(), mark -> List.of(mark.id()));
        this.tests = Rows.by(evidence.tests(), Rows.Test::verifies);
        this.scores = Rows.by(evidence.scores(), score -> List.of(score.id()));
    }

    Map<String, Table> all() {
        return Map.of(
                "requirements", unused -> requirements(), "requirement-groups", unused -> groups());
    }

    private Map<String, List<JsonObject>> byFile() {
        return Rows.by(items.of("req"), item -> List.of(Json.text(item, "file")));
    }

    private DomContent groups() throws IOException {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Map.Entry<String, List<JsonObject>> file : byFile().entrySet()) {
            rows.add(
                    List.of(
                            a(title(file.getKey())).withHref("#" + Html.anchor(file.getKey())),
                            text(Integer.toString(file.getValue().size())),
                            code(file.getKey())));
        }
        return Html.sheet(List.of("Subject", "Requirements", "Written in"), rows);
    }

    private DomContent requirements() throws IOException {
        List<DomContent> all = new ArrayList<>();
        for (Map.Entry<String, List<JsonObject>> file : byFile().entrySet()) {
            all.add(h3(title(file.getKey())).withId(Html.anchor(file.getKey())));
            file.getValue().forEach(requirement -> all.add(requirement(requirement)));
        }
        return div(each(all, one -> one));
    }

    private String title(String file) throws IOException {
        return Template.of(file, repository.text(file)).title();
    }

    private DomContent requirement(JsonObject requirement) {
        String id = Json.text(requirement, "id");
        List<DomContent> entries = new ArrayList<>();
        add(entries, "Why", requirement, "rationale");
        add(entries, "Limits", requirement, "limits");
        entries.add(RiskTables.entry("Covers", html.ids(Items.linked(requirement, "covers"))));
        List<String> ways = Json.texts(requirement, "verification");
        entries.add(RiskTables.entry("Verified by", text(String.join(", ", ways))));
        entries.add(RiskTables.entry("Realized in", realized(id)));
        entries.add(RiskTables.entry("In this build", result(id)));
        return section(
                        h4(join(text(Json.text(requirement, "title") + " "), code(id))),
                        Html.prose(Json.text(requirement, "statement")),
                        dl(each(entries, entry -> entry)))
                .withId(Html.anchor(id))
                .withClass("item");
    }

    private static void add(List<DomContent> to, String name, JsonObject from, String key) {
        if (!Json.text(from, key).isEmpty()) {
            to.add(RiskTables.entry(name, Html.prose(Json.text(from, key))));
        }
    }

    private DomContent realized(String id) {
        List<String> places = new ArrayList<>();
        for (Rows.Mark mark : marks.getOrDefault(id, List.of())) {
            if (mark.kind().equals("impl")) {
                String simple = mark.className().replace("org.clepsydra.", "");
                places.add(mark.member().isEmpty() ? simple : simple + "." + mark.member());
            }
        }
        if (places.isEmpty()) {
            return text("no one place: a gate over all of the core");
        }
        return p(each(places, place -> join(code(place), text(" "))));
    }

    private DomContent result(String id) {
        List<Rows.Test> own = tests.getOrDefault(id, List.of());
        long passed = Rows.count(own, Rows.Test::outcome, "passed");
        String said = passed + " of " + own.size() + " tests passed";
        List<Rows.Score> score = scores.getOrDefault(id, List.of());
        if (!score.isEmpty() && score.get(0).mutants() > 0) {
            said += "; own mutation score " + score.get(0).percent() + " %";
        }
        boolean whole = !own.isEmpty() && passed == own.size();
        return join(
                Html.mark(whole ? "passed" : own.isEmpty() ? "missing" : "failed"),
                text(" " + said));
    }
}
