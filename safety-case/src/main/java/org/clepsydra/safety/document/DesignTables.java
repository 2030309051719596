package org.clepsydra.safety.document;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.join;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** Rooms and what is in them, and why they are as they are. */
final class DesignTables {
    private final Evidence evidence;
    private final Items items;
    private final Html html;
    private final List<Rooms.Room> rooms;

    DesignTables(Evidence evidence, Items items, Html html, List<Rooms.Room> rooms) {
        this.evidence = evidence;
        this.items = items;
        this.html = html;
        this.rooms = rooms;
    }

    Map<String, Table> all() {
        return Map.of(
                "rooms", unused -> rooms(),
                "design", unused -> design(),
                "room", this::oneRoom,
                "decisions", unused -> decisions());
    }

    private DomContent rooms() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rooms.Room room : rooms) {
            rows.add(
                    List.of(
                            a(code(room.shown()))
                                    .withHref("detailed-design.html#" + anchor(room))
                                    .withClass("id"),
                            text(Javadoc.first(room.design())),
                            text(Integer.toString(room.types().size())),
                            text(String.join(", ", room.uses()))));
        }
        return Html.sheet(List.of("Room", "What it is for", "Classes", "Uses"), rows);
    }

    private static String anchor(Rooms.Room room) {
        return "room-" + room.shown();
    }

    private DomContent design() {
        Map<String, List<Rows.Mark>> marks =
                Rows.by(evidence.marks(), mark -> List.of(mark.className()));
        Map<String, List<Rows.Coverage>> covered =
                Rows.by(evidence.classes(), row -> List.of(row.className()));
        return div(
                each(
                        rooms,
                        room ->
                                section(
                                                h2(room.shown()),
                                                rawHtml(Javadoc.html(room.design())),
                                                types(room, marks, covered))
                                        .withId(anchor(room))));
    }

    private DomContent types(
            Rooms.Room room,
            Map<String, List<Rows.Mark>> marks,
            Map<String, List<Rows.Coverage>> covered) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rooms.Type type : room.types()) {
            List<String> realized =
                    marks.getOrDefault(type.className(), List.of()).stream()
                            .filter(mark -> mark.kind().equals("impl"))
                            .map(Rows.Mark::id)
                            .distinct()
                            .sorted()
                            .toList();
            Rows.Coverage lines =
                    Rows.Coverage.sum(covered.getOrDefault(type.className(), List.of()));
            String share = Figures.percent(lines.linesCovered(), lines.lines());
            rows.add(
                    List.of(
                            join(code(type.name()), text(type.open() ? "" : " (of the room)")),
                            text(type.says()),
                            html.ids(realized),
                            text(share)));
        }
        return Html.sheet(List.of("Class", "What it is", "Realizes", "Lines covered"), rows);
    }

    /** The classes that others may see, of one room. */
    private DomContent oneRoom(String name) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (Rooms.Room room : rooms) {
            if (!room.shown().equals(name)) {
                continue;
            }
            for (Rooms.Type type : room.types()) {
                if (type.open()) {
                    rows.add(List.of(code(type.name()), text(type.says())));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no room " + name);
        }
        return Html.sheet(List.of("Class", "What it is"), rows);
    }

    private DomContent decisions() {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonObject decision : items.of("dec")) {
            rows.add(
                    List.of(text(Json.text(decision, "title")), code(Json.text(decision, "file"))));
        }
        return Html.sheet(List.of("Decision", "Written in"), rows);
    }
}
