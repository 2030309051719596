package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DetectCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private void refused(String message, String... args) {
        err.getBuffer().setLength(0);
        assertEquals(2, execute(args));
        assertTrue(err.toString().startsWith(message), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void tellsWhatItMeasuredAndDrawsThePage() throws Exception {
        String[] args = {
            "detect",
            "--plant",
            "roller",
            "--seeds",
            "3",
            "--hours",
            "40",
            "--report",
            folder.resolve("new").toString()
        };
        assertEquals(0, execute(args), out.toString());
        String told = out.toString();
        // Three rates: blocked, and a tenth as often narrowed, of three severities.
        assertEquals(3, told.lines().filter(line -> line.matches(".*: \\d of 3 found")).count());
        assertEquals(9, told.lines().filter(line -> line.matches(".*: \\d of 1 found")).count());
        // 0.1 uL/kPa x 70 kPa = 7 uL; 0.1 x (70 - 12) kPa = 5.8 uL at 0.278 uL/s: 20.9 s.
        assertTrue(
                told.lines().anyMatch(l -> l.matches("roller +1\\.0 +100\\.0 %.* 7\\.0 +20\\.9 s")),
                told);
        assertTrue(told.contains("met      Stops for nothing: none: 0 in "), told);
        String page = Files.readString(folder.resolve("new/detect.html"));
        String withoutNamespaces = page.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
        assertFalse(withoutNamespaces.contains("http"), "an outside reference");
        assertFalse(page.contains("<script"));
        for (String wanted :
                List.of(
                        "passed",
                        "Plant: roller",
                        "plain threshold",
                        "99.9 % shut",
                        "Nothing wrong")) {
            assertTrue(page.contains(wanted), wanted);
        }
        out.getBuffer().setLength(0);
        assertEquals(0, execute(args));
        assertEquals(told, out.toString());
        assertEquals(page, Files.readString(folder.resolve("new/detect.html")));
    }

    @Test
    void runsOneTrialAgain() {
        String[] args = {
            "detect",
            "--plant",
            "wearable",
            "--rate",
            "1.2",
            "--seeds",
            "1",
            "--hours",
            "0",
            "--seed",
            "17"
        };
        assertEquals(0, execute(args), out.toString());
        assertEquals(4, out.toString().lines().filter(l -> l.contains(" of 1 found")).count());
        assertFalse(out.toString().contains("Stops for nothing"));
    }

    @Test
    void exitsWithTwoForWhatCannotBeRun() throws Exception {
        refused("--seeds is -1; 0 to 100,000 can be run", "detect", "--seeds", "-1");
        refused("--seeds is 100001; 0 to 100,000 can be run", "detect", "--seeds", "100001");
        refused("--hours is -0.5; 0 to 10,000,000 can be run", "detect", "--hours", "-0.5");
        refused("--hours is NaN; 0 to 10,000,000 can be run", "detect", "--hours", "NaN");
        refused("--hours is 1.00000001E7; 0 to", "detect", "--hours", "10000000.1");
        refused("--seeds is 0 and --hours is 0", "detect", "--seeds", "0", "--hours", "0");
        refused("--plant is gas; it must be bedside,", "detect", "--plant", "gas");
        refused(
                "--rate is 2.0 mL/h; swept are 0.002, 0.041667, 1.0",
                "detect",
                "--plant",
                "roller",
                "--rate",
                "2");
        refused("Invalid value for option '--seeds'", "detect", "--seeds", "many");
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(file.toString(), "detect", "--report", file.toString());
    }
}
