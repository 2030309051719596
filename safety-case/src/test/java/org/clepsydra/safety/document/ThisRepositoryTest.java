package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates of this repository name nothing that is not there, whatever the evidence. */
class ThisRepositoryTest {
    private static final Path ROOT = Path.of("..");

    @TempDir Path folder;

    @Test
    void fillsEveryTemplate() throws IOException {
        SmallTree small = new SmallTree(folder);
        JsonArray clauses = new JsonArray();
        for (String file :
                List.of("iec-62304-class-c", "iso-14971", "fda-software", "fda-infusion-pumps")) {
            JsonObject clause = new JsonObject();
            clause.addProperty("type", "clause");
            clause.addProperty("file", "safety-case/clauses/" + file + ".md");
            clauses.add(clause);
        }
        JsonObject items = new JsonObject();
        items.add("items", clauses);
        small.json("items", items.toString());
        Path output = folder.resolve("out");

        assertEquals(
                List.of(), Documents.write(ROOT, small.evidence, small.argument, output));

        for (String name :
                List.of(
                        "index",
                        "development-plan",
                        "requirements",
                        "architecture",
                        "detailed-design",
                        "risk-management",
                        "verification",
                        "configuration-items",
                        "third-party",
                        "integration-manual",
                        "threat-model")) {
            assertTrue(Files.exists(output.resolve(name + ".html")), name);
        }
    }
}
