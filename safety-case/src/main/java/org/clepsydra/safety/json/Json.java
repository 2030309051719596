package org.clepsydra.safety.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads of JSON what may be there or not, for all that show it. */
public final class Json {
    private Json() {}

    /** The object in a file; a file that is not there, or holds no object, throws. */
    public static JsonObject read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no evidence: " + file.getFileName() + " is missing");
        }
        JsonElement all = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
        if (!all.isJsonObject()) {
            throw new IOException(file.getFileName() + " holds no JSON object");
        }
        return all.getAsJsonObject();
    }

    /** The text, number or truth of a key, or "" where there is none. */
    public static String text(JsonObject row, String key) {
        JsonElement value = row.get(key);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    /** The number of a key, or 0 where there is none. */
    public static int number(JsonObject row, String key) {
        JsonElement value = row.get(key);
        return value == null || !value.isJsonPrimitive() ? 0 : value.getAsInt();
    }

    /** The objects of an array, none where there is no array. */
    public static List<JsonObject> rows(JsonObject from, String key) {
        List<JsonObject> all = new ArrayList<>();
        JsonElement value = from.get(key);
        if (value != null && value.isJsonArray()) {
            value.getAsJsonArray().forEach(row -> all.add(row.getAsJsonObject()));
        }
        return all;
    }

    /** The texts of an array, or the one text that stands in its place. */
    public static List<String> texts(JsonObject from, String key) {
        List<String> all = new ArrayList<>();
        JsonElement value = from.get(key);
        if (value != null && value.isJsonArray()) {
            value.getAsJsonArray().forEach(text -> all.add(text.getAsString()));
        } else if (!text(from, key).isEmpty()) {
            all.add(text(from, key));
        }
        return all;
    }
}
