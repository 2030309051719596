package org.clepsydra.safety.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clepsydra.safety.json.Json;

/** Mutants as columns, whose texts stand once in a table: there are many, and they repeat. */
final class MutantData {
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private MutantData() {}

    /** The data. */
    static String json(Evidence evidence) {
        return new MutantData().columns(evidence).toString();
    }

    private JsonObject columns(Evidence evidence) {
        String[] texts = {
            "className", "method", "file", "description", "status", "killer", "justification"
        };
        JsonObject data = new JsonObject();
        for (String column : texts) {
            JsonArray places = new JsonArray();
            evidence.mutants().forEach(row -> places.add(place(Json.text(row, column))));
            data.add(column, places);
        }
        JsonArray ids = new JsonArray();
        JsonArray lines = new JsonArray();
        JsonArray own = new JsonArray();
        JsonArray requirements = new JsonArray();
        for (JsonObject row : evidence.mutants()) {
            ids.add(Json.text(row, "id"));
            lines.add(Json.number(row, "line"));
            own.add(Json.text(row, "own").equals("true") ? 1 : 0);
            requirements.add(place(String.join("\n", Json.texts(row, "requirements"))));
        }
        data.add("id", ids);
        data.add("line", lines);
        data.add("own", own);
        data.add("requirements", requirements);
        JsonArray strings = new JsonArray();
        places.keySet().forEach(strings::add);
        data.add("strings", strings);
        return data;
    }

    private int place(String text) {
        return places.computeIfAbsent(text, t -> places.size());
    }
}
