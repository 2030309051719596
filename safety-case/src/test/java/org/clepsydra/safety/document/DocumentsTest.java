package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are made of what is there, and a template that asks for more is refused. */
class DocumentsTest {
    @TempDir Path folder;
    private SmallTree tree;
    private Path output;

    @BeforeEach
    void plant() throws IOException {
        tree = new SmallTree(folder.resolve("one"));
        output = folder.resolve("out");
    }

    @Test
    void writesAPageForEachTemplate() throws IOException {
        assertEquals(List.of(), tree.write(output));

        Document plan = Jsoup.parse(Files.readString(output.resolve("plan.html")));
        assertEquals("Plan · Clepsydra 1.2.3", plan.title());
        assertTrue(plan.text().contains("1 hazards."));
        Document index = Jsoup.parse(Files.readString(output.resolve("index.html")));
        assertEquals("Plan", index.select("a[href=plan.html]").text());
        assertTrue(index.text().contains("How it is made."));
    }

    @Test
    void writesTheSameBytesFromAnotherPlace() throws IOException {
        String all = "# Seen\n\nAll.\n\n{{table:files}}\n{{table:protocol}}\n{{table:design}}\n";
        tree.template("seen", all);
        SmallTree other = new SmallTree(folder.resolve("another/place"));
        other.template("seen", all);
        Path elsewhere = folder.resolve("elsewhere");

        assertEquals(List.of(), tree.write(output));
        assertEquals(List.of(), other.write(elsewhere));

        for (String page : List.of("index.html", "plan.html", "seen.html")) {
            byte[] bytes = Files.readAllBytes(output.resolve(page));
            assertArrayEquals(bytes, Files.readAllBytes(elsewhere.resolve(page)), page);
        }
        assertFalse(Files.readString(output.resolve("seen.html")).contains(folder.toString()));
    }

    @Test
    void refusesAFigureThatIsNotThere() throws IOException {
        tree.template("bad", "# Bad\n\nThere are {{unicorns}}.\n");

        assertEquals(List.of("bad.md: no figure unicorns"), tree.write(output));
        assertFalse(Files.exists(output));
    }

    @Test
    void refusesATableThatIsNotThere() throws IOException {
        tree.template("bad", "# Bad\n\nMuch.\n\n{{table:unicorns}}\n");

        assertEquals(List.of("bad.md: table unicorns: no table unicorns"), tree.write(output));
    }

    @Test
    void refusesClausesOfAFileThatIsNotThere() throws IOException {
        tree.template("bad", "# Bad\n\nMuch.\n\n{{table:clauses y}}\n");

        assertEquals(List.of("bad.md: table clauses: no clauses of y"), tree.write(output));
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        tree.template("bad", "# Bad\n\nMuch.\n\n{{file:safety-case/none.md}}\n");

        List<String> faults = tree.write(output);

        assertEquals(1, faults.size());
        assertTrue(faults.get(0).startsWith("bad.md: file safety-case/none.md"), faults.get(0));
    }

    @Test
    void leadsFromAnIdInProseToItsItem() throws IOException {
        Document seen =
                Jsoup.parse(tree.page("# Seen\n\nBy `req~pump.stop~1` and ASM-001.\n", output));

        assertEquals(
                List.of("requirements.html#req-pump-stop-1", "integration-manual.html#ASM-001"),
                seen.select("main a").eachAttr("href"));
    }

    @Test
    void refusesAnIdInProseOfAnotherRevision() throws IOException {
        tree.template("bad", "# Bad\n\nBy `req~pump.stop~2` and ASM-002.\n");

        assertEquals(
                List.of("bad.md: no item req~pump.stop~2", "bad.md: no item ASM-002"),
                tree.write(output));
    }

    @Test
    void refusesAFigureWrittenByHand() throws IOException {
        tree.template("bad", "# Bad\n\nAll 17 hazards.\n");

        assertEquals(List.of("bad.md: a figure written by hand: 17"), tree.write(output));
    }

    @Test
    void refusesEvidenceThatIsNotThere() throws IOException {
        Files.delete(tree.evidence.resolve("gates.json"));

        IOException thrown = assertThrows(IOException.class, () -> tree.write(output));

        assertEquals("no evidence: gates.json is missing", thrown.getMessage());
    }

    @Test
    void needsNothingFromElsewhere() throws IOException {
        String page = tree.page("# Seen\n\nAll.\n\n{{table:hazards}}\n", output);

        Document seen = Jsoup.parse(page);
        assertTrue(seen.select("script, link, img, iframe, [src]").isEmpty());
        assertFalse(page.contains("@import"));
    }

    @Test
    void listsFilesWithTheirHashesButNotWhatBuildsLeave() throws IOException {
        String page = tree.page("# Seen\n\nAll.\n\n{{table:files}}\n", output);

        assertTrue(page.contains("core/src/main/java/org/clepsydra/drive/Drive.java"));
        assertFalse(page.contains("left.class"));
        tree.file("a", "abc");
        String sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertTrue(tree.page("# Seen\n\nAll.\n\n{{table:files}}\n", output).contains(sha));
    }
}
