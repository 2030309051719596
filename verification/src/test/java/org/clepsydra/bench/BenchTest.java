package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line, by its exit codes. */
class BenchTest {
    private static final String GOOD = "scenarios/alberta-wrong.yaml";
    private static final String BAD = "src/test/resources/malformed/negative.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void exitsWithZeroWhenARefusalWasExpected() {
        assertEquals(0, execute("run", GOOD));
        assertTrue(out.toString().startsWith("met "), out.toString());
    }

    @Test
    void exitsWithOneWhenAnExpectationIsNotMet(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wrong.yaml");
        String scenario = Files.readString(Path.of(GOOD));
        Files.writeString(file, scenario.replace("refused, typed rate disagrees", "accepted"));
        assertEquals(1, execute("run", file.toString()));
        assertTrue(out.toString().contains("expected verdict: accepted; found refused"));
    }

    @Test
    void runsNothingWhenOneFileCannotBeRun() {
        assertEquals(2, execute("run", GOOD, BAD));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith(BAD + ":9: duration: -46 h is below zero"));
    }

    @Test
    void exitsWithTwoWithoutAFileOrACommand() {
        assertEquals(2, execute("run"));
        assertEquals(2, execute());
    }
}
