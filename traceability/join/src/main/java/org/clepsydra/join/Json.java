package org.clepsydra.join;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JSON in one form: UTF-8, two blanks of indent, keys in the order they are given. */
final class Json {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /** An object with one list under one key. */
    static JsonObject under(String key, List<?> rows) {
        JsonObject json = new JsonObject();
        json.add(key, tree(rows));
        return json;
    }

    static void write(Path file, JsonObject json) throws IOException {
        Files.writeString(file, GSON.toJson(json) + "\n");
    }

    static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(text).getAsJsonObject();
        }
    }
}
