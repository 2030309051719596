package org.clepsydra.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.DrugLibrary;
import org.clepsydra.bench.scenario.LibraryReader;
import org.clepsydra.bench.scenario.LibraryText;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.plan.LibraryCheck;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.plan.Rule;
import org.clepsydra.plan.Verdict;
import org.clepsydra.port.LibraryLayout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an image of a drug library file, and a file of an image. */
@Command(
        name = "library",
        description = "Compiles a drug library for a pump, or shows a compiled one.",
        mixinStandardHelpOptions = true)
final class LibraryCommand implements Runnable {
    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final int BYTES = LibraryLayout.WORDS * Long.BYTES;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: compile FILE -o FILE, or show FILE");
    }

    @Command(
            name = "compile",
            description = "Writes the image of a drug library file, if a pump would take it.",
            mixinStandardHelpOptions = true)
    int compile(
            @Parameters(paramLabel = "FILE", description = "The library, as text.") Path file,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            required = true,
                            description = "The image to write.")
                    Path into) {
        long[] image = new long[LibraryLayout.WORDS];
        try {
            DrugLibrary library = LibraryReader.read(file);
            LibraryDraft draft = library.draft();
            Verdict verdict = draft.verdict();
            if (!verdict.accepted()) {
                String of = library.firstRefused();
                return bad(file, of + words(verdict.rule(), verdict.figure(), verdict.limit()));
            }
            draft.writeTo(image);
            write(image, into);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: version %d, entries: %d, checksum %08x%n",
                            into,
                            library.version(),
                            library.entries().size(),
                            image[LibraryLayout.CRC]);
            return DONE;
        } catch (BadScenario e) {
            spec.commandLine().getErr().println(e.getMessage());
            return BAD_INPUT;
        } catch (IOException e) {
            return bad(into, "cannot be written: " + e.getMessage());
        }
    }

    @Command(
            name = "show",
            description = "Prints a compiled drug library as the text that gives the same image.",
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "FILE", description = "The image.") Path file) {
        try {
            if (Files.isDirectory(file)) {
                return bad(file, "is a folder; name the file in it");
            }
            if (Files.size(file) != BYTES) {
                return bad(file, "has " + Files.size(file) + " bytes; an image has " + BYTES);
            }
            long[] image = new long[LibraryLayout.WORDS];
            ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(image);
            LibraryCheck check = new LibraryCheck();
            check.judge(image);
            if (check.rule() != Rule.ACCEPTED) {
                return bad(file, words(check.rule(), check.figure(), check.limit()));
            }
            spec.commandLine().getOut().print(LibraryText.of(DrugLibrary.of(image)));
            spec.commandLine().getOut().flush();
            return DONE;
        } catch (NoSuchFileException e) {
            return bad(file, "there is no such file");
        } catch (IOException e) {
            return bad(file, "cannot be read: " + e.getMessage());
        }
    }

    private static void write(long[] image, Path into) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(image);
        Files.write(into, bytes.array());
    }

    private static String words(int rule, long figure, long limit) {
        return "refused, " + Words.ofRule(rule) + ": " + LibraryWords.of(rule, figure, limit);
    }

    private int bad(Path file, String problem) {
        spec.commandLine().getErr().println(file + ": " + problem);
        return BAD_INPUT;
    }
}
