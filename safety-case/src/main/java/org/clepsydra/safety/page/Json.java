package org.clepsydra.safety.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON whose keys may be absent. */
final class Json {
    private Json() {}

    /** The object in a file. */
    static JsonObject read(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of an array; none when there is no such key. */
    static List<JsonObject> rows(JsonObject of, String key) {
        List<JsonObject> rows = new ArrayList<>();
        for (JsonElement row : array(of, key)) {
            rows.add(row.getAsJsonObject());
        }
        return rows;
    }

    /** The texts of an array; none when there is no such key. */
    static List<String> texts(JsonObject of, String key) {
        List<String> texts = new ArrayList<>();
        for (JsonElement text : array(of, key)) {
            texts.add(text.getAsString());
        }
        return texts;
    }

    /** A text, a number or a truth value as text; empty when there is none. */
    static String text(JsonObject of, String key) {
        JsonElement value = of.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** A number; 0 when there is none. */
    static int number(JsonObject of, String key) {
        JsonElement value = of.get(key);
        return value != null && value.isJsonPrimitive() ? value.getAsInt() : 0;
    }

    private static JsonArray array(JsonObject of, String key) {
        JsonElement value = of.get(key);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }
}
