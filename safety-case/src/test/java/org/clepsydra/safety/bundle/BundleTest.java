package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle of a small build, and what keeps one from being built. */
class BundleTest {
    @TempDir Path root;
    private Sample sample;

    @BeforeEach
    void plant() throws IOException {
        sample = Sample.plant(root.resolve("one"));
    }

    @Test
    void holdsEveryPart() throws IOException {
        sample.build();
        List<String> names = List.copyOf(Sample.files(sample.bundle()).keySet());
        assertEquals(
                List.of(
                        "MANIFEST.json",
                        "SHA256SUMS",
                        "argument/argument-G1.svg",
                        "argument/argument.gsn.yaml",
                        "argument/argument.svg",
                        "argument/argument.yaml",
                        "argument/case.json",
                        "documents/risk/file.html",
                        "evidence/checks.json",
                        "evidence/coverage.json",
                        "evidence/gates.json",
                        "evidence/items.json",
                        "evidence/marks.json",
                        "evidence/mutants.json",
                        "evidence/sources.json",
                        "evidence/tests.json",
                        "items.reqif",
                        "matrices/anomalies.csv",
                        "matrices/assumptions.csv",
                        "matrices/clauses.csv",
                        "matrices/controls.csv",
                        "matrices/guidance.csv",
                        "matrices/hazards.csv",
                        "matrices/manufacturer.csv",
                        "matrices/mutants.csv",
                        "matrices/requirements.csv",
                        "matrices/rtm.csv",
                        "matrices/soup.csv",
                        "matrices/tests.csv",
                        "matrices/threats.csv",
                        "page/index.html",
                        "sbom/clepsydra-core-bom.json"),
                names);
    }

    @Test
    void givesTheSameBytesFromTwoFolders() throws IOException {
        Sample other = Sample.plant(root.resolve("an/other folder, deeper"));
        String digest = sample.build();
        assertEquals(digest, other.build());
        assertArrayEquals(Files.readAllBytes(sample.zip()), Files.readAllBytes(other.zip()));
        SortedMap<String, byte[]> files = Sample.files(sample.bundle());
        SortedMap<String, byte[]> others = Sample.files(other.bundle());
        assertEquals(files.keySet(), others.keySet());
        files.forEach((name, bytes) -> assertArrayEquals(bytes, others.get(name), name));
    }

    @Test
    void archivesTheFolderInTheOrderOfNames() throws IOException {
        String digest = sample.build();
        byte[] zip = Files.readAllBytes(sample.zip());
        assertEquals(Digest.of(zip), digest);
        SortedMap<String, byte[]> files = Sample.files(sample.bundle());
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                assertArrayEquals(files.get(entry.getName()), in.readAllBytes(), entry.getName());
            }
        }
        assertEquals(List.copyOf(files.keySet()), names);
    }

    @Test
    void sumsAreInTheFormOfTheUsualTool() throws IOException {
        sample.build();
        SortedMap<String, byte[]> files = Sample.files(sample.bundle());
        String sums = new String(files.remove("SHA256SUMS"), StandardCharsets.UTF_8);
        StringBuilder wanted = new StringBuilder();
        files.forEach((name, bytes) -> wanted.append(Digest.of(bytes) + "  " + name + "\n"));
        assertEquals(wanted.toString(), sums);
    }

    @Test
    void removesWhatAnEarlierBuildLeft() throws IOException {
        sample.write("out/bundle/page/old.html", "old");
        sample.build();
        assertFalse(Files.exists(sample.bundle().resolve("page/old.html")));
    }

    @Test
    void changesItsDigestWithASource() throws IOException {
        String before = sample.build();
        String manifest = Files.readString(sample.bundle().resolve("MANIFEST.json"));
        sample.replace("evidence/sources.json", "volume <= 10", "volume <= 11");
        assertFalse(before.equals(sample.build()));
        String after = Files.readString(sample.bundle().resolve("MANIFEST.json"));
        assertFalse(tree(manifest).equals(tree(after)));
    }

    @Test
    void refusesAFolderOfTheBuild() throws IOException {
        sample.write("page/index.html", "<p>built in " + root.resolve("one") + "/page</p>");
        assertRefused("page/index.html names a folder of the build");
    }

    @Test
    void refusesABuildWithoutPage() throws IOException {
        Files.delete(root.resolve("one/page/index.html"));
        assertRefused("nothing in");
    }

    @Test
    void refusesABuildWithoutAFileOfTheEvidence() throws IOException {
        Files.delete(root.resolve("one/evidence/gates.json"));
        assertRefused("gates.json");
    }

    @Test
    void refusesANameThatNotEveryFileSystemHas() throws IOException {
        sample.write("documents/what: now.html", "");
        assertRefused("a name with other letters: documents/what: now.html");
    }

    @Test
    void refusesAnIdThatStandsTwice() throws IOException {
        sample.replace("evidence/items.json", "\"id\": \"rc~relay~1\"", "\"id\": \"ASM-001\"");
        IOException e = assertThrows(IOException.class, sample::build);
        assertTrue(e.getMessage().contains("ASM-001 twice"), e.getMessage());
    }

    private void assertRefused(String word) {
        IOException e = assertThrows(Bundle.BundleException.class, sample::build);
        assertTrue(e.getMessage().contains(word), e.getMessage());
        assertFalse(Files.exists(sample.zip()));
    }

    private static String tree(String manifest) {
        return manifest.lines().filter(line -> line.contains("sourceTree")).findAny().orElseThrow();
    }
}
