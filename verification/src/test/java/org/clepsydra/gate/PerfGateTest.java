package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over a real run is part of the profile {@code perf}. */
class PerfGateTest {
    @TempDir Path folder;

    @Test
    void holdsAtTheLimit() throws IOException {
        assertEquals(
                List.of(), faults(run("fullStep", 160, 0.499), four(0.499), reference(20), toy()));
    }

    @Test
    void findsAStepThatCostsTooMuch() throws IOException {
        // 161 over 20 is 8.05.
        assertEquals(
                List.of("a full step costs 8.05 times the reference, at most 8.0"),
                faults(run("fullStep", 161, 0), four(0), reference(20), toy()));
    }

    @Test
    void findsWhatAllocates() throws IOException {
        assertEquals(
                List.of("fullStep allocates 0.500 B/op", "fourChannels allocates 24.000 B/op"),
                faults(run("fullStep", 100, 0.5), four(24), reference(20), toy()));
    }

    @Test
    void findsWhatWasNotMeasured() throws IOException {
        assertEquals(
                List.of("not measured: fullStep", "not measured: fourChannels"),
                faults(reference(20), toy()));
        assertEquals(
                List.of("not measured: reference", "not measured: toy"),
                faults(run("fullStep", 100, 0), four(0)));
    }

    @Test
    void findsThatAllocationWasNotMeasured() throws IOException {
        assertEquals(
                List.of("fullStep allocates NaN B/op"),
                faults(
                        run("fullStep", 100, 0).replace("gc.alloc.rate.norm", "gc.count"),
                        four(0),
                        reference(20),
                        toy()));
    }

    @Test
    void findsWhatIsNoNumber() throws IOException {
        assertEquals(
                List.of("a full step costs NaN times the reference, at most 8.0"),
                faults(
                        run("fullStep", 100, 0).replace("100.0", "\"NaN\""),
                        four(0),
                        reference(20),
                        toy()));
        assertEquals(
                List.of("a full step costs Infinity times the reference, at most 8.0"),
                faults(run("fullStep", 100, 0), four(0), reference(0), toy()));
    }

    @Test
    void findsAnotherUnit() throws IOException {
        assertEquals(
                List.of("b.StepBenchmark.reference is not in ns/op", "not measured: reference"),
                faults(
                        run("fullStep", 100, 0),
                        four(0),
                        reference(20).replace("ns/op", "us/op"),
                        toy()));
    }

    @Test
    void findsThatThereIsNoResult() throws IOException {
        Path absent = folder.resolve("absent.json");
        assertEquals("no result at " + absent, PerfGate.read(absent).faults().get(0));
    }

    @Test
    void printsARowForEachAndBothRatios() throws IOException {
        // Errors of 2 in 100 and in 20: a fiftieth and a tenth, together 0.102 of 5; of 2 in 2: the
        // whole of 50, and more.
        assertEquals(
                List.of(
                        "benchmark             ns/op           +-       B/op",
                        "fourChannels          400.0          2.0     0.0000",
                        "fullStep              100.0          2.0     0.1250",
                        "reference              20.0          2.0     0.0000",
                        "toy                     2.0          2.0     0.0000",
                        "ratio 5.00 +- 0.51 (limit: at most 8.0)",
                        "to a toy 50.0 +- 50.0 (no limit)"),
                gate(run("fullStep", 100, 0.125), four(0), reference(20), toy()).table());
    }

    private static String four(double bytes) {
        return run("fourChannels", 400, bytes);
    }

    private static String reference(double nanos) {
        return run("reference", nanos, 0);
    }

    private static String toy() {
        return run("toy", 2, 0);
    }

    private static String run(String name, double nanos, double bytes) {
        return """
        {"benchmark": "b.StepBenchmark.%s", "mode": "avgt",
         "primaryMetric": {"score": %s, "scoreError": 2.0, "scoreUnit": "ns/op"},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s, "scoreUnit": "B/op"}}}
        """
                .formatted(name, nanos, bytes);
    }

    private List<String> faults(String... runs) throws IOException {
        return gate(runs).faults();
    }

    private PerfGate gate(String... runs) throws IOException {
        Path file = folder.resolve("jmh.json");
        Files.writeString(file, "[" + String.join(",", runs) + "]");
        return PerfGate.read(file);
    }
}
