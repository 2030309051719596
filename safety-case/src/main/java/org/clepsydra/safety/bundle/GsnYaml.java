package org.clepsydra.safety.bundle;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the evaluated argument as YAML, one key for each node, in the manner of text tools for the
 * Goal Structuring Notation: text, supportedBy, inContextOf, challenges, and our value.
 */
final class GsnYaml {
    private static final List<String> LISTS = List.of("supportedBy", "inContextOf", "challenges");

    private GsnYaml() {}

    /** The argument of {@code case.json}. */
    static byte[] write(byte[] caseJson) {
        String json = new String(caseJson, StandardCharsets.UTF_8);
        Row argument = new Row(JsonParser.parseString(json).getAsJsonObject());
        StringBuilder yaml = new StringBuilder();
        for (Row node : argument.rows("nodes")) {
            yaml.append(node.text("id")).append(":\n");
            line(yaml, "text", quoted(node.text("text")));
            for (String key : LISTS) {
                List<String> ids = node.list(key);
                if (!ids.isEmpty()) {
                    line(yaml, key, "[" + String.join(", ", ids) + "]");
                }
            }
            if (!node.text("value").isEmpty()) {
                line(yaml, "value", quoted(node.text("value")));
            }
        }
        return yaml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append("  ").append(key).append(": ").append(value).append('\n');
    }

    /** A string of JSON is one of YAML too. */
    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
