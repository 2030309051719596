package org.clepsydra.safety.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.clepsydra.safety.json.Json;

/**
 * What a build left behind, as the join wrote it and the case judged it.
 *
 * @param items hazards, controls, requirements and the rest
 * @param marks places in the sources that realize or verify
 * @param tests test methods and their outcome
 * @param classes coverage of each class
 * @param mutants mutants and what became of them
 * @param scores own-test score of each requirement
 * @param checks campaigns, proofs, static checks
 * @param gates counts that must be zero
 * @param files sources
 * @param argument the evaluated safety case; empty when there is none
 * @param drawings drawings of the case by name
 */
record Evidence(
        List<JsonObject> items,
        List<JsonObject> marks,
        List<JsonObject> tests,
        List<JsonObject> classes,
        List<JsonObject> mutants,
        List<JsonObject> scores,
        List<JsonObject> checks,
        List<JsonObject> gates,
        List<JsonObject> files,
        JsonObject argument,
        SortedMap<String, String> drawings) {

    /** Reads a folder of evidence, an evaluated case and its drawings; these two may be absent. */
    static Evidence read(Path folder, Path argument, Path drawings) throws IOException {
        JsonObject mutants = Json.read(folder.resolve("mutants.json"));
        return new Evidence(
                rows(folder, "items", "items"),
                rows(folder, "marks", "marks"),
                rows(folder, "tests", "tests"),
                rows(folder, "coverage", "classes"),
                Json.rows(mutants, "mutants"),
                Json.rows(mutants, "requirements"),
                rows(folder, "checks", "checks"),
                rows(folder, "gates", "gates"),
                rows(folder, "sources", "files"),
                Files.exists(argument) ? Json.read(argument) : new JsonObject(),
                Drawings.read(drawings));
    }

    private static List<JsonObject> rows(Path folder, String file, String key) throws IOException {
        return Json.rows(Json.read(folder.resolve(file + ".json")), key);
    }

    /** The items of a type, in the order of their ids. */
    List<JsonObject> itemsOf(String type) {
        return items.stream().filter(item -> Json.text(item, "type").equals(type)).toList();
    }

    /** The nodes of the case. */
    List<JsonObject> nodes() {
        return Json.rows(argument, "nodes");
    }
}
