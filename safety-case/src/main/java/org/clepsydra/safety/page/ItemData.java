package org.clepsydra.safety.page;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.json.Json;

/** All but mutants and sources, as the page's scripts read it. Markdown has become HTML. */
final class ItemData {
    private static final List<String> MARKDOWN =
            List.of(
                    "text",
                    "situation",
                    "causes",
                    "harm",
                    "residual",
                    "statement",
                    "rationale",
                    "limits",
                    "mechanism",
                    "reason",
                    "check",
                    "affected",
                    "evaluation",
                    "workaround",
                    "needed",
                    "input",
                    "use",
                    "core",
                    "device");

    private ItemData() {}

    /** The data. */
    static String json(Shown shown) {
        Evidence evidence = shown.evidence();
        Markup markup = new Markup(new Routes(shown));
        Gson gson = new Gson();
        JsonObject data = new JsonObject();
        JsonArray items = new JsonArray();
        evidence.items().all().forEach(item -> items.add(rendered(item, markup)));
        data.add("items", items);
        data.add("marks", gson.toJsonTree(evidence.marks()));
        data.add("tests", gson.toJsonTree(evidence.tests()));
        data.add("coverage", gson.toJsonTree(evidence.classes()));
        data.add("scores", gson.toJsonTree(evidence.scores()));
        data.add("checks", gson.toJsonTree(evidence.checks()));
        data.add("gates", gson.toJsonTree(evidence.gates()));
        data.add("case", shown.argument());
        JsonArray svg = new JsonArray();
        for (Map.Entry<String, String> drawing : shown.drawings().entrySet()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", drawing.getKey());
            one.addProperty("svg", drawing.getValue());
            svg.add(one);
        }
        data.add("drawings", svg);
        return data.toString();
    }

    private static JsonObject rendered(JsonObject item, Markup markup) {
        JsonObject row = new JsonObject();
        String file = Json.text(item, "file");
        for (Map.Entry<String, JsonElement> field : item.entrySet()) {
            if (MARKDOWN.contains(field.getKey()) && field.getValue().isJsonPrimitive()) {
                row.addProperty(field.getKey(), markup.html(field.getValue().getAsString(), file));
            } else {
                row.add(field.getKey(), field.getValue());
            }
        }
        return row;
    }
}
