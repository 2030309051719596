package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed and written, and with which code it ends. */
class JoinTest {
    private static final List<String> FILES =
            List.of("items", "marks", "tests", "coverage", "mutants", "checks", "gates", "sources");

    @TempDir Path folder;
    private final StringWriter said = new StringWriter();
    private Path root;
    private Path out;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        root = folder.resolve("repository");
        out = folder.resolve("out");
        seed = Seed.plant(root);
    }

    private int join(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = root.toString();
        args[1] = out.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return Join.run(args, new PrintWriter(said));
    }

    private JsonObject row(String file, String key, int number) throws IOException {
        JsonArray rows = Json.read(out.resolve(file + ".json")).getAsJsonArray(key);
        return rows.get(number).getAsJsonObject();
    }

    @Test
    void printsGatesScoresAndTheShareOfTheExcused() {
        assertEquals(0, join());
        String text = said.toString();
        assertTrue(text.contains("twins                 0  requirements with all"), text);
        assertTrue(text.contains("req~sound~1                              100.0  1 of 2"), text);
        assertTrue(text.contains("4 mutants, 1 of them excused (25.0 %)"), text);
    }

    @Test
    void tellsEveryFaultAndEndsWithOne() throws IOException {
        seed.change(Mutants.REPORT, "SeedTest,three", "SeedTest,one");
        seed.change(Seed.HAZARDS, "Some.", "Some more.");
        assertEquals(1, join());
        assertTrue(said.toString().contains("own-mutation: req~sound~1: 0.0 %, 0 of 1"));
        assertTrue(said.toString().contains("silent-edit: " + Seed.HAZARDS + ":3: haz~harm~1"));
        JsonArray gates = Json.read(out.resolve("gates.json")).getAsJsonArray("gates");
        int faults = 0;
        for (JsonElement gate : gates) {
            faults += gate.getAsJsonObject().get("count").getAsInt();
        }
        assertEquals(2, faults);
    }

    @Test
    void acceptsATextThatWasLookedAt() throws IOException {
        seed.change(Seed.HAZARDS, "Some.", "Some more.");
        assertEquals(0, join("--accept"));
        assertEquals(0, join());
    }

    @Test
    void endsWithTwoOnWrongUse() throws IOException {
        assertEquals(2, Join.run(new String[] {"."}, new PrintWriter(said)));
        assertEquals(2, join("--perhaps"));
        root = folder.resolve("nothing");
        Files.createDirectories(root);
        assertEquals(2, join());
    }

    @Test
    void endsWithOneWhereNothingWasJudged() throws IOException {
        seed.delete(Mutants.REPORT);
        assertEquals(1, join());
        assertTrue(said.toString().contains(Mutants.REPORT + " is not there"));
    }

    @Test
    void writesTheSameBytesWhereverItRuns() throws IOException {
        join();
        Path elsewhere = folder.resolve("elsewhere/deep");
        Files.createDirectories(elsewhere);
        Seed.plant(elsewhere);
        Path first = out;
        root = elsewhere;
        out = folder.resolve("again");
        join();
        for (String name : FILES) {
            byte[] bytes = Files.readAllBytes(first.resolve(name + ".json"));
            assertArrayEquals(bytes, Files.readAllBytes(out.resolve(name + ".json")), name);
            assertFalse(Files.readString(first.resolve(name + ".json")).contains("repository"));
        }
    }

    @Test
    void writesMarksWithTheirSpans() throws IOException {
        join();
        JsonObject mark = row("marks", "marks", 0);
        assertEquals("impl", mark.get("kind").getAsString());
        assertEquals("org.clepsydra.seed.Seed", mark.get("className").getAsString());
        assertEquals("safe", mark.get("member").getAsString());
        assertEquals(3, mark.get("line").getAsInt());
        assertEquals(4, mark.get("endLine").getAsInt());
    }

    @Test
    void writesMutantsWithTheirRequirementsAndKillers() throws IOException {
        join();
        JsonObject mutant = row("mutants", "mutants", 0);
        assertEquals(
                "org.clepsydra.seed.Seed.safe()V@1#MathMutator", mutant.get("id").getAsString());
        assertEquals("org.clepsydra.seed.SeedTest#two", mutant.get("killer").getAsString());
        assertEquals("req~safe~1", mutant.getAsJsonArray("requirements").get(0).getAsString());
        assertEquals(Seed.CODE, mutant.get("file").getAsString());
    }

    @Test
    void writesSourcesOfTheCoreAndOfTestsThatClaim() throws IOException {
        join();
        JsonArray files = Json.read(out.resolve("sources.json")).getAsJsonArray("files");
        assertEquals(3, files.size());
        assertEquals(Seed.CODE, row("sources", "files", 0).get("path").getAsString());
        assertTrue(row("sources", "files", 2).get("text").getAsString().contains("SeedTest"));
    }
}
