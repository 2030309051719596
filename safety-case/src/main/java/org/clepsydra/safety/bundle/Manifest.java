package org.clepsydra.safety.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clepsydra.safety.evidence.Rows;

/** What a bundle holds, and the digest of the sources that it is about. */
final class Manifest {
    static final String NAME = "MANIFEST.json";
    static final String SUMS = "SHA256SUMS";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Manifest() {}

    /** Puts the manifest, then the sums of all files and of the manifest, in their place. */
    static void seal(SortedMap<String, byte[]> files, List<Rows.Source> source) {
        files.remove(NAME);
        files.remove(SUMS);
        files.put(NAME, manifest(files, source));
        files.put(SUMS, sums(files).getBytes(StandardCharsets.UTF_8));
    }

    /** One line for each file: digest, two blanks, name. */
    private static String sums(Map<String, byte[]> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, bytes) ->
                        text.append(Digest.of(bytes)).append("  ").append(name).append('\n'));
        return text.toString();
    }

    private static byte[] manifest(Map<String, byte[]> files, List<Rows.Source> source) {
        Map<String, byte[]> sources = new TreeMap<>();
        source.forEach(
                file -> sources.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8)));
        JsonObject manifest = new JsonObject();
        manifest.addProperty("format", "clepsydra-evidence-1");
        manifest.addProperty("sourceFiles", sources.size());
        manifest.addProperty("sourceTree", Digest.of(sums(sources)));
        JsonArray list = new JsonArray();
        files.forEach(
                (name, bytes) -> {
                    JsonObject file = new JsonObject();
                    file.addProperty("path", name);
                    file.addProperty("size", bytes.length);
                    file.addProperty("sha256", Digest.of(bytes));
                    list.add(file);
                });
        manifest.add("files", list);
        return (GSON.toJson(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
