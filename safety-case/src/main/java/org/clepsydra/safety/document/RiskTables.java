package org.clepsydra.safety.document;

import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.join;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

/** Hazards, controls and anomalies. */
final class RiskTables {
    private final Items items;
    private final Html html;

    RiskTables(Items items, Html html) {
        this.items = items;
        this.html = html;
    }

    Map<String, Table> all() {
        return Map.of(
                "hazards", unused -> hazards(),
                "hazard-matrix", unused -> matrix(),
                "controls", unused -> controls(),
                "anomalies", unused -> anomalies(),
                "rows", this::rows);
    }

    private DomContent hazards() {
        return div(each(items.of("haz"), this::hazard));
    }

    private DomContent hazard(JsonObject hazard) {
        String id = Json.text(hazard, "id");
        List<DomContent> parts = new ArrayList<>();
        parts.add(h3(join(text(Json.text(hazard, "title") + " "), code(id))));
        parts.add(
                dl(
                        entry("Severity", text(Json.text(hazard, "severity"))),
                        entry("Situation", Html.prose(Json.text(hazard, "situation"))),
                        entry("Causes", Html.prose(Json.text(hazard, "causes"))),
                        entry("Harm", Html.prose(Json.text(hazard, "harm"))),
                        entry("Controls", html.ids(linking(id, "rc"))),
                        entry("Leans on the device", html.ids(assumptions(hazard))),
                        entry("Remains", Html.prose(Json.text(hazard, "residual"))),
                        entry("Whether that is acceptable", Html.mark("open"))));
        return section(each(parts, part -> part)).withId(Html.anchor(id)).withClass("item");
    }

    static DomContent entry(String name, DomContent what) {
        return join(dt(name), dd(what));
    }

    private List<String> linking(String id, String type) {
        return linkedTo(id, type).stream().map(item -> Json.text(item, "id")).toList();
    }

    /** The items of a type that have a link to an id. */
    private List<JsonObject> linkedTo(String id, String type) {
        return items.of(type).stream().filter(item -> Items.linked(item, "").contains(id)).toList();
    }

    /** Assumptions that mitigate a hazard, and those that it or one of its controls leans on. */
    private List<String> assumptions(JsonObject hazard) {
        String id = Json.text(hazard, "id");
        Set<String> found = new TreeSet<>(linking(id, "asm"));
        found.addAll(Items.linked(hazard, "depends"));
        for (JsonObject control : linkedTo(id, "rc")) {
            found.addAll(Items.linked(control, "depends"));
        }
        return found.stream().filter(to -> to.startsWith("ASM-")).toList();
    }

    /** Requirements that cover the hazard itself or one of its controls. */
    private List<String> requirements(String id) {
        List<String> controls = linking(id, "rc");
        List<String> found = new ArrayList<>();
        for (JsonObject requirement : items.of("req")) {
            List<String> covered = Items.linked(requirement, "");
            if (covered.contains(id) || covered.stream().anyMatch(controls::contains)) {
                found.add(Json.text(requirement, "id"));
            }
        }
        return found;
    }

    private DomContent matrix() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject hazard : items.of("haz")) {
            String id = Json.text(hazard, "id");
            rows.add(
                    List.of(
                            join(text(Json.text(hazard, "title") + " "), html.id(id)),
                            text(Json.text(hazard, "severity")),
                            html.ids(linking(id, "rc")),
                            html.ids(requirements(id)),
                            html.ids(assumptions(hazard))));
        }
        return Html.sheet(
                List.of("Hazard", "Severity", "Controls", "Requirements", "Assumptions"), rows);
    }

    private DomContent controls() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject control : items.of("rc")) {
            String id = Json.text(control, "id");
            List<String> carried = new ArrayList<>(linking(id, "req"));
            carried.addAll(linking(id, "asm"));
            for (String to : Items.linked(control, "")) {
                if (!to.startsWith("haz~")) {
                    carried.add(to);
                }
            }
            rows.add(
                    List.of(
                            span(b(Json.text(control, "title")), text(" "), code(id))
                                    .withId(Html.anchor(id)),
                            Html.body(control),
                            text(Json.text(control, "option") + ", " + Json.text(control, "by")),
                            html.ids(
                                    Items.linked(control, "").stream()
                                            .filter(to -> to.startsWith("haz~"))
                                            .toList()),
                            html.ids(carried.stream().distinct().toList())));
        }
        return Html.sheet(
                List.of("Control", "What it does", "Kind, by", "Mitigates", "Carried by"), rows);
    }

    private DomContent anomalies() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject anomaly : items.of("anom")) {
            String id = Json.text(anomaly, "id");
            rows.add(
                    List.of(
                            span(b(Json.text(anomaly, "title")), text(" "), code(id))
                                    .withId(Html.anchor(id)),
                            Html.body(anomaly),
                            html.ids(Items.linked(anomaly, ""))));
        }
        return Html.sheet(List.of("Anomaly", "What it does, and why it stays", "Touches"), rows);
    }

    private DomContent rows(String table) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject row : items.of("row")) {
            if (!table.equals(Json.text(row, "table"))) {
                continue;
            }
            rows.add(
                    List.of(
                            text(Json.text(row, "number")),
                            Html.body(row),
                            text(Json.text(row, "decision")),
                            html.ids(Items.linked(row, "")),
                            Html.prose(Json.text(row, "reason"))));
        }
        return Html.sheet(List.of("Row", "What", "Decision", "Mapped to", "Reason"), rows);
    }
}
