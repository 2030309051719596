package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A requirement whose own tests miss a mutant is known of, and then no build ends with it. */
class ShortfallsTest {
    @TempDir Path folder;
    private final StringWriter said = new StringWriter();
    private Path root;

    @BeforeEach
    void plant() throws IOException {
        root = folder.resolve("repository");
        Seed.plant(root).change(Mutants.REPORT, "SeedTest,three", "SeedTest,one");
    }

    private int join(String register) throws IOException {
        Files.writeString(root.resolve(Shortfalls.REGISTER), "what,figure\n" + register);
        String[] args = {root.toString(), folder.resolve("out").toString()};
        return Join.run(args, new PrintWriter(said));
    }

    @Test
    void passesWhatIsWrittenDownAndStillTellsIt() throws IOException {
        assertEquals(0, join("req~sound~1,0.0\n"));
        assertTrue(said.toString().contains("own-mutation: req~sound~1: 0.0 %, 0 of 1"));
    }

    @Test
    void endsWithWhatIsNotWrittenDown() throws IOException {
        assertEquals(1, join(""));
        assertTrue(said.toString().contains("req~sound~1: 0.0 %, written down: nothing"));
    }

    @Test
    void endsWithAScoreThatIsAnotherNow() throws IOException {
        assertEquals(1, join("req~sound~1,50.0\n"));
        assertTrue(said.toString().contains("req~sound~1: 0.0 %, written down: 50.0 %"));
    }

    @Test
    void endsWithMutantsThatAreNotListedUnlessTheirNumberIsWrittenDown() throws IOException {
        Path report = root.resolve(Mutants.REPORT);
        Files.writeString(report, Files.readString(report) + "org.x.Y,,,43,,0,,unlisted,,,\n");
        assertEquals(0, join("req~sound~1,0.0\njudged by number only,43\n"));
        assertTrue(said.toString().contains("mutants: org.x.Y: 43 judged by number only"));
        assertEquals(1, join("req~sound~1,0.0\njudged by number only,42\n"));
        assertEquals(1, join("req~sound~1,0.0\n"));
        assertTrue(
                said.toString().contains("43 mutants judged by number only, written down: null"));
    }

    @Test
    void endsWithARowOfOneThatIsWholeOrGone() throws IOException {
        assertEquals(1, join("req~gone~1,50.0\nreq~sound~1,0.0\n"));
        assertTrue(said.toString().contains("req~gone~1: no such requirement"));
        Seed.plant(root);
        assertEquals(1, join("req~sound~1,0.0\n"));
        assertTrue(said.toString().contains("req~sound~1: whole now, take its row away"));
    }
}
