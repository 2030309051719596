package org.clepsydra.safety.document;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** What was to be shown, by which test, and what came of it in this build. */
final class VerificationTables {
    private static final List<String> OUTCOMES = List.of("passed", "failed", "skipped", "missing");

    private final Evidence evidence;
    private final Items items;
    private final Html html;

    VerificationTables(Evidence evidence, Items items, Html html) {
        this.evidence = evidence;
        this.items = items;
        this.html = html;
    }

    Map<String, Table> all() {
        return Map.of(
                "protocol", unused -> protocol(),
                "outcomes", unused -> outcomes(),
                "not-passed", unused -> notPassed(),
                "gates", unused -> gates(),
                "checks", unused -> checks(),
                "scores", unused -> scores(),
                "coverage", unused -> coverage(),
                "survivors", unused -> survivors());
    }

    private DomContent protocol() {
        Map<String, List<Rows.Test>> tests = Rows.by(evidence.tests(), Rows.Test::verifies);
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject requirement : items.of("req")) {
            String id = Json.text(requirement, "id");
            List<Rows.Test> own = tests.getOrDefault(id, List.of());
            rows.add(
                    List.of(
                            join(html.id(id), Html.prose(Json.text(requirement, "title"))),
                            text(String.join(", ", Json.texts(requirement, "verification"))),
                            own.isEmpty() ? Html.mark("missing") : div(each(own, this::test))));
        }
        return Html.sheet(List.of("Requirement", "By", "Tests and their outcome"), rows);
    }

    private DomContent test(Rows.Test test) {
        String simple = test.className().replace("org.clepsydra.", "");
        return div(
                        Html.mark(test.outcome()),
                        text(" " + sentence(test.method()) + " "),
                        code(simple + "#" + test.method()))
                .withClass("test");
    }

    /** The name of a test method as words. */
    static String sentence(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private DomContent outcomes() {
        Map<String, List<Rows.Test>> byKind =
                Rows.by(evidence.tests(), test -> List.of(test.kind()));
        List<List<DomContent>> rows = new ArrayList<>();
        byKind.forEach((kind, tests) -> rows.add(outcome(kind, tests)));
        rows.add(outcome("all", evidence.tests()));
        List<String> head = new ArrayList<>(List.of("Kind", "Methods"));
        head.addAll(OUTCOMES);
        return Html.sheet(head, rows);
    }

    private static List<DomContent> outcome(String kind, List<Rows.Test> tests) {
        List<DomContent> row = new ArrayList<>();
        row.add(text(kind));
        row.add(text(Integer.toString(tests.size())));
        for (String outcome : OUTCOMES) {
            row.add(text(Long.toString(Rows.count(tests, Rows.Test::outcome, outcome))));
        }
        return row;
    }

    private DomContent notPassed() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rows.Test test : evidence.tests()) {
            if (!test.outcome().equals("passed")) {
                rows.add(List.of(test(test), html.ids(test.verifies())));
            }
        }
        return Html.sheet(List.of("Test", "Verifies"), rows);
    }

    private DomContent gates() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rows.Gate gate : evidence.gates()) {
            rows.add(
                    List.of(
                            code(gate.name()),
                            text(gate.title()),
                            join(
                                    Html.mark(gate.count() == 0 ? "holds" : "fails"),
                                    text(" " + gate.count()))));
        }
        return Html.sheet(List.of("Gate", "What may not be", "Faults in this build"), rows);
    }

    private DomContent checks() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rows.Check check : evidence.checks()) {
            List<String> figures = new ArrayList<>();
            check.figures().forEach((name, figure) -> figures.add(name + " " + figure));
            rows.add(
                    List.of(
                            code(check.name()),
                            text(check.kind()),
                            Html.mark(check.result()),
                            text(String.join("; ", figures))));
        }
        return Html.sheet(List.of("Check", "Kind", "Result", "Figures"), rows);
    }

    private DomContent scores() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rows.Score score : evidence.scores()) {
            if (score.mutants() == 0) {
                continue;
            }
            List<DomContent> row = new ArrayList<>();
            row.add(html.id(score.id()));
            Stream.of(
                            score.mutants(),
                            score.own(),
                            score.coincidental(),
                            score.survived(),
                            score.justified())
                    .forEach(count -> row.add(text(count.toString())));
            row.add(text(score.percent()));
            rows.add(row);
        }
        return Html.sheet(
                List.of(
                        "Requirement",
                        "Mutants",
                        "Own tests noticed",
                        "Others only",
                        "Nobody",
                        "Justified",
                        "Own score, %"),
                rows);
    }

    private DomContent survivors() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rows.Mutant mutant : evidence.mutants()) {
            String reason = mutant.justification();
            if (mutant.status().equals("survived") || !reason.isEmpty()) {
                rows.add(
                        List.of(
                                code(mutant.id().replace("org.clepsydra.", "")),
                                text(mutant.description()),
                                reason.isEmpty() ? Html.mark("missing") : text(reason)));
            }
        }
        return Html.sheet(List.of("Mutant", "What it changes", "Why no test can tell"), rows);
    }

    private DomContent coverage() {
        Map<String, List<Rows.Coverage>> byRoom =
                Rows.by(evidence.classes(), one -> List.of(room(one)));
        List<List<DomContent>> rows = new ArrayList<>();
        byRoom.forEach((room, classes) -> rows.add(covered(room, classes)));
        rows.add(covered("all", evidence.classes()));
        return Html.sheet(
                List.of("Room", "Classes", "Lines", "Covered", "Branches", "Covered"), rows);
    }

    private static String room(Rows.Coverage one) {
        String room = one.room().replaceFirst("^org\\.clepsydra(\\.|$)", "");
        return room.isEmpty() ? "root" : room;
    }

    private static List<DomContent> covered(String room, List<Rows.Coverage> classes) {
        Rows.Coverage sum = Rows.Coverage.sum(classes);
        return List.of(
                text(room),
                text(Integer.toString(classes.size())),
                text(Integer.toString(sum.lines())),
                text(Figures.percent(sum.linesCovered(), sum.lines())),
                text(Integer.toString(sum.branches())),
                text(Figures.percent(sum.branchesCovered(), sum.branches())));
    }
}
