package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clepsydra.bench.Run;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.Watch;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of a reservoir, and of the line behind it. */
class ReservoirReportTest {
    private static final String REACHES = "Drug reaches the patient after";

    @TempDir Path folder;

    private static Map<String, String> byLabel(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::label, Row::value));
    }

    private static RunResult run(Path file) throws Exception {
        return Run.of(ScenarioReader.read(file), Watch.NONE);
    }

    private static Path scenario(String name) {
        return Path.of("scenarios", name + ".yaml");
    }

    @Test
    void saysWhenTheDrugReachesThePatient() throws Exception {
        RunResult late = run(scenario("dead-volume"));
        // 2.02 mL at 1.2 mL/h are 101 min.
        assertEquals(101 * 60_000, late.reachesMs());
        assertEquals(
                "1 h 41 min (the line holds 2.02 mL)",
                byLabel(new Figures(late).derived()).get(REACHES));
        assertFalse(byLabel(new Figures(late).ledger()).containsKey("Left in the reservoir"));
    }

    @Test
    void saysWhenItNeverDoes() throws Exception {
        Path file = folder.resolve("small.yaml");
        // 1.2 mL in an hour, into a line of 2.02.
        Files.writeString(
                file,
                Files.readString(scenario("dead-volume"))
                        .replace("dose: 60 mg", "dose: 6 mg")
                        .replace("duration: 10 h", "duration: 1 h"));
        assertEquals(
                "never: all of it stays in the line (the line holds 2.02 mL)",
                byLabel(new Figures(run(file)).derived()).get(REACHES));
    }

    @Test
    void saysNothingOfALineThatIsNotKnown() throws Exception {
        Path file = folder.resolve("unknown.yaml");
        Files.writeString(
                file,
                Files.readString(scenario("dead-volume")).replace("dead volume: 2.02 mL\n", ""));
        assertFalse(byLabel(new Figures(run(file)).derived()).containsKey(REACHES));
    }

    @Test
    void saysWhatIsLeftInTheReservoir() throws Exception {
        Map<String, String> ledger =
                byLabel(new Figures(run(scenario("implant-runs-dry"))).ledger());
        assertEquals("0.0005 mL", ledger.get("Left in the reservoir"));
        assertEquals("1.234 mL", ledger.get("Commanded"));
    }
}
