package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.clepsydra.fuzz.LibraryImageShapes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LibraryCommandTest {
    private static final Path EXAMPLES = Path.of("scenarios/library/examples.yaml");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int compile(Path file, Path into) {
        return execute("library", "compile", file.toString(), "-o", into.toString());
    }

    private String show(Path file) {
        out.getBuffer().setLength(0);
        assertEquals(0, execute("library", "show", file.toString()), err.toString());
        return out.toString();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String examples() throws IOException {
        return Files.readAllLines(EXAMPLES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    @Verifies("req~library.round-trip~1")
    void showsTheExamplesAsTheyAreWritten() throws IOException {
        Path image = folder.resolve("examples.bin");
        assertEquals(0, compile(EXAMPLES, image));
        // 2,064 words of eight bytes.
        assertEquals(16_512, Files.size(image));
        assertEquals(examples(), show(image));
    }

    @Test
    @Verifies("req~library.round-trip~1")
    void compilesWhatItShowsIntoTheSameImage() throws IOException {
        List<long[]> images = LibraryImageShapes.all();
        for (int i = 0; i < images.size(); i++) {
            ByteBuffer bytes = ByteBuffer.allocate(16_512).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(images.get(i));
            Path image = Files.write(folder.resolve(i + ".bin"), bytes.array());
            Path text = file(i + ".yaml", show(image));
            Path again = folder.resolve(i + "-again.bin");
            assertEquals(0, compile(text, again), err.toString());
            assertArrayEquals(bytes.array(), Files.readAllBytes(again), Files.readString(text));
        }
    }

    @Test
    void putsEntriesInOrder() throws IOException {
        Path image = folder.resolve("one.bin");
        compile(EXAMPLES, image);
        String[] parts = examples().split("(?=  - drug)", -1);
        StringBuilder backwards = new StringBuilder(parts[0]);
        for (int i = parts.length - 1; i > 0; i--) {
            backwards.append(parts[i]);
        }
        Path other = folder.resolve("other.bin");
        assertEquals(0, compile(file("backwards.yaml", backwards.toString()), other));
        assertArrayEquals(Files.readAllBytes(image), Files.readAllBytes(other));
    }

    @Test
    void writesNoImageThatAPumpWouldRefuse() throws IOException {
        Path image = folder.resolve("x.bin");
        Path spine = Path.of("scenarios/library/vinca-by-the-spine.yaml");
        assertEquals(2, compile(spine, image));
        assertEquals(
                spine
                        + ": vincristine, intrathecal, 0.001 mg/mL to 0.05 mg/mL: refused, library"
                        + " vinca route: intrathecal",
                err.toString().strip());
        assertFalse(Files.exists(image));
        err.getBuffer().setLength(0);
        Path text =
                file("x.yaml", examples().replaceFirst("duration: 20 h to", "duration: 40 h to"));
        assertEquals(2, compile(text, image));
        assertEquals(
                text
                        + ": fluorouracil, intravenous central, 2 mg/mL to 2.5 mg/mL: refused,"
                        + " library duration: 22 h against 40 h",
                err.toString().strip());
        assertFalse(Files.exists(image));
    }

    @Test
    void saysWhyItCannotReadOrWrite() throws IOException {
        Path image = folder.resolve("x.bin");
        assertEquals(2, compile(folder.resolve("none.yaml"), image));
        assertEquals(2, compile(EXAMPLES, folder.resolve("none/x.bin")));
        assertEquals(2, execute("library", "show", folder.resolve("none.bin").toString()));
        assertEquals(2, execute("library", "show", folder.toString()));
        assertEquals(2, execute("library", "show", EXAMPLES.toString()));
        compile(EXAMPLES, image);
        byte[] bytes = Files.readAllBytes(image);
        bytes[900]++;
        Files.write(image, bytes);
        assertEquals(2, execute("library", "show", image.toString()));
        List<String> said = err.toString().lines().toList();
        assertEquals(folder.resolve("none.yaml") + ": there is no such file", said.get(0));
        assertEquals(
                folder.resolve("none/x.bin")
                        + ": cannot be written: "
                        + folder.resolve("none/x.bin"),
                said.get(1));
        assertEquals(folder.resolve("none.bin") + ": there is no such file", said.get(2));
        assertEquals(folder + ": is a folder; name the file in it", said.get(3));
        assertEquals(
                EXAMPLES + ": has " + Files.size(EXAMPLES) + " bytes; an image has 16512",
                said.get(4));
        assertEquals(
                image + ": refused, library checksum: ",
                said.get(5).replaceAll("\\d+ against \\d+$", ""));
    }

    @Test
    void exitsWithTwoWithoutACommandOrAnOutput() {
        assertEquals(2, execute("library"));
        assertEquals(2, execute("library", "compile", EXAMPLES.toString()));
        assertEquals(2, execute("library", "show"));
        assertEquals(0, execute("library", "--help"));
        assertEquals(0, execute("library", "compile", "--help"));
    }
}
