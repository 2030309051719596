package org.clepsydra.safety.argument;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A small body of evidence in which everything holds, and ways to change it. */
final class Sample {

    private final Map<String, JsonObject> files = new TreeMap<>();

    Sample() {
        file("items.json", "items");
        item("haz", "flow", 1, "'severity': 'S5'", "");
        item("rc", "limit", 1, "'by': 'library'", link("covers", "haz~flow~1"));
        item(
                "rc",
                "clamp",
                1,
                "'by': 'device'",
                link("covers", "haz~flow~1") + "," + link("depends", "ASM-001"));
        item("req", "stop.now", 2, "'needs': ['impl', 'utest']", link("covers", "rc~limit~1"));
        numbered("ASM-001", "asm", "'kit': []", link("mitigates", "haz~flow~1"));
        numbered("OPEN-01", "open", "'needed': 'a list'", "");
        numbered(
                "ANO-001",
                "anom",
                "'evaluation': 'less drug', 'status': 'open.'",
                link("depends", "haz~flow~1"));
        item("clause", "std.5.1", 1, "'standard': 'A standard', 'state': 'both'", "");
        row("marks.json", "marks", "{'kind': 'impl', 'id': 'req~stop.now~2'}");
        row("marks.json", "marks", "{'kind': 'utest', 'id': 'req~stop.now~2'}");
        test("org.x.StopTest", "stops", "utest", "'req~stop.now~2'");
        test("org.x.OtherTest", "other", "utest", "");
        test("org.clepsydra.proof.StopProofTest", "proves", "proof", "");
        row(
                "coverage.json",
                "classes",
                "{'className': 'org.x.Stop', 'lines': 10, 'linesCovered': 10, 'branches': 4,"
                        + " 'branchesCovered': 4}");
        mutant("m1", "killed", "org.x.StopTest#stops", true, "");
        mutant("m2", "survived", "", false, "no test can tell");
        mutant("m3", "timed-out", "", true, "");
        row(
                "mutants.json",
                "requirements",
                "{'id': 'req~stop.now~2', 'mutants': 3, 'own': 2, 'justified': 1}");
        check("RoomsGateTest", "static", "holds");
        check("storms", "campaign", "holds");
        check("no run-time dependency of core", "static", "holds");
        check("reproducible", "build", "holds");
        row("gates.json", "gates", "{'name': 'hazard', 'count': 0, 'faults': []}");
    }

    private static String link(String role, String to) {
        return "{'role': '" + role + "', 'to': '" + to + "'}";
    }

    private void item(String type, String name, int revision, String more, String links) {
        add(type + "~" + name + "~" + revision, type, name, revision, more, links);
    }

    private void numbered(String id, String type, String more, String links) {
        add(id, type, id.toLowerCase(Locale.ROOT), 1, more, links);
    }

    private void add(String id, String type, String name, int revision, String more, String links) {
        String title = "The " + name;
        String text = "It  is\n" + name;
        String digest = digest(type + " " + title + " " + text);
        JsonObject item = parse("{" + more + ", 'links': [" + links + "]}");
        item.addProperty("id", id);
        item.addProperty("type", type);
        item.addProperty("name", name);
        item.addProperty("revision", revision);
        item.addProperty("title", title);
        item.addProperty("text", text);
        item.addProperty("digest", digest);
        item.addProperty("seen", type.matches("haz|rc|req|asm") ? digest : "");
        rows("items.json", "items").add(item);
    }

    private static String digest(String text) {
        byte[] folded = text.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(folded);
            return HexFormat.of().formatHex(sum).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void test(String className, String method, String kind, String verifies) {
        row(
                "tests.json",
                "tests",
                ("{'className': '%s', 'method': '%s', 'kind': '%s', 'outcome': 'passed',"
                                + " 'verifies': [%s]}")
                        .formatted(className, method, kind, verifies));
    }

    private void mutant(String id, String status, String killer, boolean own, String why) {
        row(
                "mutants.json",
                "mutants",
                ("{'id': '%s', 'status': '%s', 'killer': '%s', 'own': %s, 'justification': '%s',"
                                + " 'requirements': ['req~stop.now~2']}")
                        .formatted(id, status, killer, own, why));
    }

    private void check(String name, String kind, String result) {
        row(
                "checks.json",
                "checks",
                "{'name': '%s', 'kind': '%s', 'result': '%s'}".formatted(name, kind, result));
    }

    private void file(String file, String key) {
        JsonObject json = files.computeIfAbsent(file, f -> new JsonObject());
        if (!json.has(key)) {
            json.add(key, new JsonArray());
        }
    }

    private void row(String file, String key, String row) {
        file(file, key);
        rows(file, key).add(parse(row));
    }

    private static JsonObject parse(String json) {
        return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
    }

    private JsonArray rows(String file, String key) {
        return files.get(file).getAsJsonArray(key);
    }

    /** The first row whose field has the value. */
    JsonObject row(String file, String key, String field, String value) {
        for (var row : rows(file, key)) {
            if (row.getAsJsonObject().get(field).getAsString().equals(value)) {
                return row.getAsJsonObject();
            }
        }
        throw new IllegalArgumentException(field + " " + value);
    }

    /** Takes the first row whose field has the value away. */
    void drop(String file, String key, String field, String value) {
        rows(file, key).remove(row(file, key, field, value));
    }

    /** Takes a file away. */
    void dropFile(String file) {
        files.remove(file);
    }

    Findings evidence() {
        return Findings.of(files);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, JsonObject> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().toString());
        }
    }
}
