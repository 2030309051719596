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
import java.util.TreeMap;
import org.clepsydra.safety.json.Json;

/** What was to be shown, by which test, and what came of it in this build. */
final class VerificationTables {
    private static final List<String> OUTCOMES = List.of("passed", "failed", "skipped", "missing");

    private final Evidence evidence;
    private final Html html;

    VerificationTables(Evidence evidence, Html html) {
        this.evidence = evidence;
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
        Map<String, List<JsonObject>> tests = Evidence.byId(evidence.tests(), "verifies");
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject requirement : evidence.ofType("req")) {
            String id = Json.text(requirement, "id");
            List<JsonObject> own = tests.getOrDefault(id, List.of());
            rows.add(
                    List.of(
                            join(html.id(id), Html.prose(Json.text(requirement, "title"))),
                            text(String.join(", ", Json.texts(requirement, "verification"))),
                            own.isEmpty() ? Html.mark("missing") : div(each(own, this::test))));
        }
        return Html.sheet(List.of("Requirement", "By", "Tests and their outcome"), rows);
    }

    private DomContent test(JsonObject test) {
        String simple = Json.text(test, "className").replace("org.clepsydra.", "");
        return div(
                        Html.mark(Json.text(test, "outcome")),
                        text(" " + sentence(Json.text(test, "method")) + " "),
                        code(simple + "#" + Json.text(test, "method")))
                .withClass("test");
    }

    /** The name of a test method as words. */
    static String sentence(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private DomContent outcomes() {
        Map<String, List<JsonObject>> byKind = Evidence.byId(evidence.tests(), "kind");
        List<List<DomContent>> rows = new ArrayList<>();
        byKind.forEach((kind, tests) -> rows.add(outcome(kind, tests)));
        rows.add(outcome("all", evidence.tests()));
        List<String> head = new ArrayList<>(List.of("Kind", "Methods"));
        head.addAll(OUTCOMES);
        return Html.sheet(head, rows);
    }

    private static List<DomContent> outcome(String kind, List<JsonObject> tests) {
        List<DomContent> row = new ArrayList<>();
        row.add(text(kind));
        row.add(text(Integer.toString(tests.size())));
        for (String outcome : OUTCOMES) {
            row.add(text(Long.toString(Evidence.count(tests, "outcome", outcome))));
        }
        return row;
    }

    private DomContent notPassed() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject test : evidence.tests()) {
            if (!"passed".equals(Json.text(test, "outcome"))) {
                rows.add(List.of(test(test), html.ids(Json.texts(test, "verifies"))));
            }
        }
        return Html.sheet(List.of("Test", "Verifies"), rows);
    }

    private DomContent gates() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject gate : evidence.gates()) {
            int count = Json.number(gate, "count");
            rows.add(
                    List.of(
                            code(Json.text(gate, "name")),
                            text(Json.text(gate, "title")),
                            join(Html.mark(count == 0 ? "holds" : "fails"), text(" " + count))));
        }
        return Html.sheet(List.of("Gate", "What may not be", "Faults in this build"), rows);
    }

    private DomContent checks() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject check : evidence.checks()) {
            StringBuilder figures = new StringBuilder();
            if (check.get("figures") != null && check.get("figures").isJsonObject()) {
                JsonObject given = check.getAsJsonObject("figures");
                for (String name : given.keySet()) {
                    figures.append(figures.length() > 0 ? "; " : "")
                            .append(name + " " + Json.text(given, name));
                }
            }
            rows.add(
                    List.of(
                            code(Json.text(check, "name")),
                            text(Json.text(check, "kind")),
                            Html.mark(Json.text(check, "result")),
                            text(figures.toString())));
        }
        return Html.sheet(List.of("Check", "Kind", "Result", "Figures"), rows);
    }

    private DomContent scores() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject score : evidence.scores()) {
            if (Json.number(score, "mutants") == 0) {
                continue;
            }
            List<DomContent> row = new ArrayList<>();
            row.add(html.id(Json.text(score, "id")));
            for (String key : List.of("mutants", "own", "coincidental", "survived", "justified")) {
                row.add(text(Json.text(score, key)));
            }
            row.add(text(Json.text(score, "percent")));
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
        for (JsonObject mutant : evidence.mutants()) {
            String reason = Json.text(mutant, "justification");
            if ("survived".equals(Json.text(mutant, "status")) || !reason.isEmpty()) {
                rows.add(
                        List.of(
                                code(Json.text(mutant, "id").replace("org.clepsydra.", "")),
                                text(Json.text(mutant, "description")),
                                reason.isEmpty() ? Html.mark("missing") : text(reason)));
            }
        }
        return Html.sheet(List.of("Mutant", "What it changes", "Why no test can tell"), rows);
    }

    private DomContent coverage() {
        Map<String, List<JsonObject>> byRoom = new TreeMap<>();
        for (JsonObject one : evidence.classes()) {
            String name = Json.text(one, "className").replaceFirst("^org\\.clepsydra\\.", "");
            int dot = name.lastIndexOf('.');
            byRoom.computeIfAbsent(
                            dot < 0 ? "root" : name.substring(0, dot), x -> new ArrayList<>())
                    .add(one);
        }
        List<List<DomContent>> rows = new ArrayList<>();
        byRoom.forEach((room, classes) -> rows.add(covered(room, classes)));
        rows.add(covered("all", evidence.classes()));
        return Html.sheet(
                List.of("Room", "Classes", "Lines", "Covered", "Branches", "Covered"), rows);
    }

    private static List<DomContent> covered(String room, List<JsonObject> classes) {
        long lines = Figures.sum(classes, "lines");
        long branches = Figures.sum(classes, "branches");
        return List.of(
                text(room),
                text(Integer.toString(classes.size())),
                text(Long.toString(lines)),
                text(Figures.percent(Figures.sum(classes, "linesCovered"), lines)),
                text(Long.toString(branches)),
                text(Figures.percent(Figures.sum(classes, "branchesCovered"), branches)));
    }
}
