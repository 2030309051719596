package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The verifier takes a bundle as it was built, and none with another byte. */
class VerifyBytesTest extends BuiltBundle {
    private static final int SMALL = 120;
    private static final int SAMPLE = 12;
    private static final int STRIDE = 211;
    private static final int END = 60;

    @Test
    void acceptsTheArchiveAndTheFolder() throws Exception {
        String digest = Digest.of(Files.readAllBytes(sample.zip()));
        for (Path bundle : List.of(sample.zip(), sample.bundle())) {
            Verifier.Answer answer = verifier.run("verify", bundle);
            assertEquals(0, answer.exit(), answer.text());
            assertTrue(answer.text().contains("accepted   sha256 " + digest), answer.text());
            assertTrue(answer.text().contains("16 leaves: 12 true, 4 open"), answer.text());
        }
    }

    @Test
    void runsFromItsSourceWithAJdkAlone() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                Verifier.SOURCE.toString(),
                                "verify",
                                sample.zip().toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("accepted"), said);
    }

    /** Every byte of a small file, and a sample of those of a larger one. */
    @Test
    void rejectsAnyFileWithAChangedBit() throws Exception {
        for (Map.Entry<String, byte[]> file : Sample.files(sample.bundle()).entrySet()) {
            byte[] bytes = file.getValue();
            Path path = sample.bundle().resolve(file.getKey());
            int step = bytes.length <= SMALL ? 1 : Math.max(1, bytes.length / SAMPLE);
            for (int at = 0; at < bytes.length; at += step) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << at % 8);
                Files.write(path, changed);
                Verifier.Answer answer = verifier.run("verify", sample.bundle());
                assertEquals(1, answer.exit(), file.getKey() + " byte " + at + answer.text());
                assertTrue(answer.text().startsWith("signature"), answer.text());
            }
            Files.write(path, bytes);
        }
        assertEquals(0, verifier.run("verify", sample.bundle()).exit());
    }

    @Test
    void namesTheFileThatIsChanged() throws Exception {
        sample.write("out/bundle/page/index.html", "<p>other</p>");
        assertRejected(sample.bundle(), "rejected: page/index.html: changed");
    }

    /** Headers and directory of the archive too: no byte is free. */
    @Test
    void rejectsAnArchiveWithAChangedBit() throws Exception {
        byte[] bytes = Files.readAllBytes(sample.zip());
        for (int at = 0; at < bytes.length; at++) {
            if (at % STRIDE == 0 || at < END || at > bytes.length - END) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << at % 8);
                Files.write(sample.zip(), changed);
                Verifier.Answer answer = verifier.run("verify", sample.zip());
                assertEquals(1, answer.exit(), "byte " + at + answer.text());
            }
        }
    }

    @Test
    void rejectsAnArchiveThatIsCutOrLonger() throws Exception {
        byte[] bytes = Files.readAllBytes(sample.zip());
        for (int length : List.of(0, 1, 29, 1000, bytes.length - 1, bytes.length + 1)) {
            Files.write(sample.zip(), Arrays.copyOf(bytes, length));
            assertEquals(1, verifier.run("verify", sample.zip()).exit(), "length " + length);
        }
    }

    @Test
    void rejectsAMissingFile() throws Exception {
        SortedMap<String, byte[]> files = Sample.files(sample.bundle());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = sample.bundle().resolve(file.getKey());
            Files.delete(path);
            assertRejected(sample.bundle(), "rejected: " + file.getKey() + ": missing");
            Files.write(path, file.getValue());
        }
    }

    @Test
    void rejectsAnAdditionalFile() throws Exception {
        sample.write("out/bundle/documents/more.html", "");
        assertRejected(
                sample.bundle(), "rejected: documents/more.html: additional, not in SHA256SUMS");
    }

    @Test
    void rejectsAFileThatOnlyTheSumsKnow() throws Exception {
        sample.write("out/bundle/zzz", "");
        String sums = Files.readString(sample.bundle().resolve("SHA256SUMS"));
        sample.write("out/bundle/SHA256SUMS", sums + Digest.of(new byte[0]) + "  zzz\n");
        assertRejected(sample.bundle(), "rejected: zzz: additional, not in MANIFEST.json");
    }

    @Test
    void knowsWrongUse() throws Exception {
        assertEquals(2, verifier.run().exit());
        assertEquals(2, verifier.run("verify").exit());
        assertEquals(2, verifier.run("verify", sample.zip(), "--other", "x").exit());
        assertEquals(2, verifier.run("verify", root.resolve("none.zip")).exit());
        assertEquals(2, verifier.run("look", sample.zip()).exit());
    }
}
