package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PowerCutCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void saysForEachPumpWhatWasCutAndLost() {
        assertEquals(0, execute("powercut", "--seed", "3", "--runs", "2"));
        List<String> lines = out.toString().lines().filter(l -> l.startsWith("met")).toList();
        assertEquals(2, lines.size(), out.toString());
        assertTrue(lines.get(0).matches("met {6}wearable: \\d+ cuts in 2 courses, .*"));
        assertTrue(lines.get(1).matches("met {6}bedside: \\d+ cuts in 2 courses, .*"));
    }

    @Test
    void doesTheSameForTheSameSeed() {
        assertEquals(0, execute("powercut", "--seed", "9", "--runs", "1", "--pump", "wearable"));
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, execute("powercut", "--seed", "9", "--runs", "1", "--pump", "wearable"));
        assertEquals(first, out.toString());
    }

    @Test
    void saysWhatWasInWholeTherapies() {
        assertEquals(0, execute("powercut", "--therapies", "--seed", "3", "--runs", "2"));
        assertTrue(
                out.toString()
                        .matches("met {6}2 therapies, \\d whole: \\d+ cuts, (\\d+ .*, ){3}.*\\s"),
                out.toString());
    }

    @Test
    void exitsWithTwoForWhatCannotBeRun() {
        assertEquals(2, execute("powercut", "--pump", "syringe"));
        assertEquals(2, execute("powercut", "--runs", "0"));
    }
}
