package org.clepsydra.safety.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.json.Json;

/**
 * What the page shows.
 *
 * @param evidence of the build
 * @param argument the evaluated safety case; empty when there is none
 * @param drawings drawings of the case by name
 */
record Shown(Evidence evidence, JsonObject argument, SortedMap<String, String> drawings) {

    /** Reads a folder of evidence, an evaluated case and its drawings; these two may be absent. */
    static Shown read(Path folder, Path argument, Path drawings) throws IOException {
        return new Shown(
                Evidence.read(folder),
                Files.exists(argument) ? Json.read(argument) : new JsonObject(),
                Drawings.read(drawings));
    }

    /** The nodes of the case. */
    List<JsonObject> nodes() {
        return Json.rows(argument, "nodes");
    }
}
