package org.clepsydra.safety.document;

import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

/** What somebody who builds the library in has to do and to know. */
final class ManualTables {
    private static final String ALARMS = "verification/tables/alarm-conditions.csv";

    private final Items items;
    private final Html html;
    private final Repository repository;

    ManualTables(Items items, Html html, Repository repository) {
        this.items = items;
        this.html = html;
        this.repository = repository;
    }

    Map<String, Table> all() {
        return Map.of(
                "assumptions", unused -> assumptions(),
                "assumption-checks", unused -> checks(),
                "alarms", unused -> alarms(),
                "clauses", this::clauses,
                "left-to-manufacturer", unused -> left(),
                "open", unused -> open(),
                "files", unused -> files());
    }

    private DomContent assumptions() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject assumption : items.of("asm")) {
            String number = Json.text(assumption, "id");
            rows.add(
                    List.of(
                            div(b(number), text(" " + Json.text(assumption, "title")))
                                    .withId(Html.anchor(number)),
                            Html.body(assumption),
                            html.ids(Items.linked(assumption, "mitigates"))));
        }
        return Html.sheet(List.of("Number", "What the device does", "Mitigates"), rows);
    }

    private DomContent checks() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject assumption : items.of("asm")) {
            rows.add(
                    List.of(
                            html.id(Json.text(assumption, "id")),
                            Html.prose(Json.text(assumption, "check")),
                            div(
                                    each(
                                            Json.texts(assumption, "kit"),
                                            clause -> join(code(clause), text(" ")))),
                            span("").withClass("blank")));
        }
        return Html.sheet(
                List.of("Number", "One way to show it", "Contract kit", "Shown by"), rows);
    }

    private DomContent alarms() throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (String line : repository.text(ALARMS).lines().toList()) {
            cells.add(List.of(line.split(",", -1)));
        }
        List<List<DomContent>> rows = new ArrayList<>();
        for (List<String> row : cells.subList(1, cells.size())) {
            List<DomContent> shown = new ArrayList<>();
            shown.add(code(row.get(0)));
            row.subList(1, row.size()).forEach(cell -> shown.add(text(words(cell))));
            rows.add(shown);
        }
        return Html.sheet(cells.get(0), rows);
    }

    private static String words(String cell) {
        return cell.equals("-") ? "" : cell.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private DomContent clauses(String file) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject clause : items.of("clause")) {
            if (Json.text(clause, "file").endsWith("/" + file + ".md")) {
                rows.add(clause(clause));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no clauses of " + file);
        }
        return Html.sheet(
                "clauses", List.of("Clause", "What it asks", "Here", "Evidence", "State"), rows);
    }

    private List<DomContent> clause(JsonObject clause) {
        return List.of(
                text(Json.text(clause, "number")),
                Html.body(clause),
                Html.prose(Json.text(clause, "mechanism")),
                html.evidence(Json.texts(clause, "evidence")),
                Html.mark(Json.text(clause, "state")));
    }

    private DomContent left() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject clause : items.of("clause")) {
            if ("manufacturer".equals(Json.text(clause, "state"))) {
                rows.add(
                        List.of(
                                text(Json.text(clause, "standard")),
                                text(Json.text(clause, "number")),
                                Html.body(clause),
                                Html.prose(Json.text(clause, "mechanism"))));
            }
        }
        return Html.sheet(List.of("Standard", "Clause", "What it asks", "Why it is left"), rows);
    }

    private DomContent open() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject item : items.of("open")) {
            String number = Json.text(item, "id");
            rows.add(
                    List.of(
                            div(b(number), text(" " + Json.text(item, "title")))
                                    .withId(Html.anchor(number)),
                            Html.body(item),
                            Html.mark("open")));
        }
        return Html.sheet(
                List.of("Number", "What is left, and what there is for it", "State"), rows);
    }

    private DomContent files() throws IOException {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Repository.Tracked file : repository.files()) {
            rows.add(List.of(code(file.path()), code(file.sha256())));
        }
        return Html.sheet(List.of("Path", "SHA-256"), rows);
    }
}
