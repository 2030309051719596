package org.clepsydra.safety.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One object of the evidence, read by key; what is absent reads as empty. */
record Row(JsonObject json) {

    /** The value as text: a list is joined by a semicolon, an absent value is empty. */
    String text(String key) {
        JsonElement value = json.get(key);
        if (value == null || value.isJsonNull()) {
            return "";
        }
        return value.isJsonArray() ? String.join("; ", list(key)) : value.getAsString();
    }

    /** The strings of a list, in the order of the file. */
    List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(key)) {
            texts.add(element.getAsString());
        }
        return texts;
    }

    /** The objects of a list, in the order of the file. */
    List<Row> rows(String key) {
        List<Row> rows = new ArrayList<>();
        for (JsonElement element : array(key)) {
            rows.add(new Row(element.getAsJsonObject()));
        }
        return rows;
    }

    /** Where the item or the mark stands, as {@code file:line}. */
    String where() {
        return text("file") + ":" + text("line");
    }

    private JsonArray array(String key) {
        JsonElement value = json.get(key);
        return value == null || value.isJsonNull() ? new JsonArray() : value.getAsJsonArray();
    }
}
