package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StormCommandTest {
    /** A bedside pump, soon. */
    private static final long FIRST_ON_TWO = 0;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void shardsThatAreMergedAreWrittenAsOne() throws Exception {
        assertEquals(
                0,
                execute(
                        "storm",
                        "--seed",
                        "2",
                        "--first",
                        "31",
                        "--runs",
                        "1",
                        "--report",
                        at("a")));
        assertEquals(
                0,
                execute(
                        "storm",
                        "--seed",
                        "2",
                        "--first",
                        "32",
                        "--runs",
                        "1",
                        "--report",
                        at("b")));
        String a = at("a") + "/storms.json";
        String b = at("b") + "/storms.json";
        assertEquals(0, execute("storm", "--merge", b, a, "--report", at("c")));
        assertTrue(out.toString().contains("met      2 storms, 2 cells"), out.toString());
        assertTrue(Files.readString(folder.resolve("c/storms.csv")).startsWith("fault,pump,"));
        assertTrue(Files.readString(folder.resolve("c/storms.md")).contains("## bedside-100"));
        assertEquals(2, execute("storm", "--merge", a, a));
        assertEquals(2, execute("storm", "--merge", at("missing.json")));
    }

    @Test
    void aFailureHasALineThatReplaysIt() {
        String fault = "judged-unheard";
        String[] one = {"storm", "--seed", "3", "--faults", fault, "--first", "108", "--runs", "1"};
        assertEquals(1, execute(one));
        String told = out.toString();
        String line = "clepsydra-bench storm --seed 3 --run 108 --faults " + fault;
        assertTrue(told.contains("  replay: " + line + "\n"), told);
        assertTrue(told.contains("  shortest: " + line + " --plain\n"), told);
        assertEquals(1, execute("storm", "--seed", "3", "--run", "108", "--faults", fault));
    }

    @Test
    void aFailureOnTwoProcessorsHasALineThatReplaysIt() {
        String fault = "judged-unheard";
        String first = Long.toString(FIRST_ON_TWO);
        int failed =
                execute(
                        "storm",
                        "--two-processors",
                        "--faults",
                        fault,
                        "--first",
                        first,
                        "--runs",
                        "1");
        assertEquals(1, failed);
        String told = out.toString();
        String line =
                "clepsydra-bench storm --two-processors --seed 1 --run " + first + " --faults ";
        assertTrue(told.contains("  replay: " + line + fault + "\n"), told);
        assertTrue(told.contains("  shortest: " + line + fault + " --plain\n"), told);
        assertEquals(1, execute("storm", "--two-processors", "--run", first, "--faults", fault));
    }

    @Test
    void storesNoResultsOfTwoProcessorsAndRefusesFaultsOfOne() {
        assertEquals(2, execute("storm", "--two-processors", "--report", at("e")));
        assertEquals(2, execute("storm", "--two-processors", "--therapies"));
        assertEquals(2, execute("storm", "--two-processors", "--bit-flips", "1"));
        assertEquals(2, execute("storm", "--two-processors", "--faults", "core-dead"));
        assertEquals(2, execute("storm", "--faults", "link-late"));
        assertEquals(0, execute("storm", "--help"));
        assertTrue(out.toString().contains("--two-processors"), out.toString());
    }

    @Test
    void refusesWhatCannotBeRun() {
        assertEquals(2, execute("storm", "--runs", "-1"));
        assertEquals(2, execute("storm", "--plain"));
        assertEquals(2, execute("storm", "--per-cell", "-1"));
        assertEquals(2, execute("storm", "--therapies", "--per-cell", "1"));
        assertEquals(2, execute("storm", "--therapies", "--bit-flips", "1"));
        assertEquals(2, execute("storm", "--run", "1", "--faults", "nonsense"));
        assertEquals(2, execute("storm", "--faults", "motor-jam", "--report", at("d")));
        assertEquals("", out.toString());
    }

    @Test
    void flipsAreToldOfAndMergedLikeStorms() throws Exception {
        execute("storm", "--bit-flips", "2", "--report", at("a"));
        assertTrue(out.toString().contains("2 flips: "), out.toString());
        execute("storm", "--bit-flips", "1", "--first", "2", "--report", at("b"));
        execute("storm", "--bit-flips", "3", "--report", at("c"));
        String a = at("a") + "/flips.json";
        String b = at("b") + "/flips.json";
        execute("storm", "--merge", b, a, "--report", at("d"));
        for (String name : new String[] {"flips.json", "flips.csv", "flips.md"}) {
            assertEquals(
                    Files.readString(folder.resolve("c").resolve(name)),
                    Files.readString(folder.resolve("d").resolve(name)));
        }
        assertTrue(Files.readString(folder.resolve("d/flips.md")).contains("| all | "));
    }
}
