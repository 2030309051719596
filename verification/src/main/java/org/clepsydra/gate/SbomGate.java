package org.clepsydra.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the core's bill of materials: it names the core, lists no component and no dependency.
 *
 * <p>Exit codes: 0 holds; 1 does not, with the reasons; 2 wrong use.
 */
public final class SbomGate {
    private static final String CORE = "clepsydra-core";

    private SbomGate() {}

    /** Argument: the bill of materials, CycloneDX in JSON. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: SbomGate BOM.JSON");
            System.exit(2);
        }
        List<String> faults = faults(Path.of(args[0]));
        System.out.println("bill of materials of core: " + faults.size() + " faults");
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    static List<String> faults(Path bom) throws IOException {
        if (!Files.exists(bom)) {
            return List.of("no bill of materials at " + bom + ": it is not made offline");
        }
        try (Reader reader = Files.newBufferedReader(bom)) {
            return faults(JsonParser.parseReader(reader).getAsJsonObject());
        }
    }

    private static List<String> faults(JsonObject bom) {
        List<String> faults = new ArrayList<>();
        JsonObject subject = object(object(bom, "metadata"), "component");
        if (!subject.has("name") || !subject.get("name").getAsString().equals(CORE)) {
            faults.add("not a bill of materials of " + CORE);
        }
        for (JsonElement component : array(bom, "components")) {
            faults.add("component: " + component.getAsJsonObject().get("name").getAsString());
        }
        for (JsonElement node : array(bom, "dependencies")) {
            for (JsonElement target : array(node.getAsJsonObject(), "dependsOn")) {
                faults.add("depends on: " + target.getAsString());
            }
        }
        return faults;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.has(name) ? parent.getAsJsonObject(name) : new JsonObject();
    }

    private static JsonArray array(JsonObject parent, String name) {
        return parent.has(name) ? parent.getAsJsonArray(name) : new JsonArray();
    }
}
