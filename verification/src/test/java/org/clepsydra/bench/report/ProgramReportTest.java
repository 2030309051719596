package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clepsydra.bench.Run;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.Watch;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a report shows of a program: four runs of 21.6 mL as a raised cosine over 11.5 h. */
class ProgramReportTest {
    /** A window is a twelfth of the segment, 57.5 min; a stroke is 50 uL. */
    private static final double WINDOW_HOURS = 11.5 / 12;

    private static RunResult run;

    @BeforeAll
    static void runOnce() throws BadScenario {
        run = Run.of(read("chronoflo4-5-fu"), Watch.NONE);
    }

    private static Scenario read(String name) throws BadScenario {
        return ScenarioReader.read(Path.of("scenarios", name + ".yaml"));
    }

    private static Map<String, String> byLabel(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::label, Row::value));
    }

    @Test
    void saysEachSegmentAndWhatARunGives() {
        // 21.6 mL / 11.5 h are 1.87826 mL/h in the mean, twice that at the top.
        assertEquals(
                List.of(
                        new Row(
                                "Segment 1",
                                "raised cosine, 21.6 mL in 11 h 30 min, up to 3.757 mL/h"),
                        new Row("Segment 2", "pause of 12 h 30 min"),
                        new Row("Cycle", "segments 1 to 2 run 4 times"),
                        new Row("Each run", "21.6 mL in 24 h")),
                ProgramWords.of(run.scenario().prescription()));
    }

    @Test
    void saysRampsAndASingleSegmentThatRepeats() throws BadScenario {
        assertEquals(
                List.of(
                        new Row("Segment 1", "flat, 18 mL in 30 min, 36 mL/h"),
                        new Row("Segment 2", "ramp, 20 mL in 1 h, from 36 to 4 mL/h"),
                        new Row("Segment 3", "flat, 90 mL in 22 h 30 min, 4 mL/h")),
                ProgramWords.of(read("loading-then-maintenance").prescription()));
        assertEquals(
                List.of(
                        new Row("Segment 1", "flat, 500 mL in 24 h, 20.83 mL/h"),
                        new Row("Cycle", "segment 1 runs 4 times"),
                        new Row("Each run", "500 mL in 24 h")),
                ProgramWords.of(read("etoposide-four-bags").prescription()));
    }

    @Test
    void saysNothingOfAProgramWhereThereIsOneRate() throws BadScenario {
        assertEquals(List.of(), ProgramWords.of(read("mfolfox6").prescription()));
    }

    @Test
    void saysThePeakRateBesideTheMean() {
        // 86.4 mL in 96 h; at the top 3.75652 mL/h of 50 mg/mL are 187.826 mg/h, for 1.80 m2.
        Map<String, String> derived = byLabel(new Figures(run).derived());
        assertEquals("0.9000 mL/h", derived.get("Mean rate over the duration"));
        assertEquals("3.7565 mL/h", derived.get("Peak rate"));
        assertEquals("45 mg/h", derived.get("Mean dose rate over the duration"));
        assertEquals("187.826 mg/h", derived.get("Peak dose rate"));
        assertEquals("104.348 mg/m2/h", derived.get("Peak dose rate per area"));
    }

    @Test
    void saysWhatACycleCannotShareEvenly() throws BadScenario {
        RunResult intermittent = Run.of(read("cytarabine-every-6-hours"), Watch.NONE);
        Map<String, String> derived = byLabel(new Figures(intermittent).derived());
        assertEquals("205.714 mL", derived.get("Volume"));
        assertEquals("5 nL", derived.get("Not given, as all runs are alike"));
    }

    @Test
    void drawsThePrescribedFlowAsItChanges() {
        MeanFlow flow = new MeanFlow(run);
        double[] given = flow.givenMlPerH();
        double[] prescribed = flow.prescribedMlPerH();
        int[] full =
                IntStream.range(0, given.length).filter(i -> !Double.isNaN(given[i])).toArray();
        assertTrue(full.length > 500, "rows " + full.length);
        assertEquals("57.5 min around each point", flow.window());
        // The mean over a twelfth of a cosine at its top is 1.87826 x (1 + sin(pi/12) / (pi/12)),
        // 3.73515 mL/h; a row's window may be longer by the time between two rows, its mean lower.
        double highest = IntStream.of(full).mapToDouble(i -> prescribed[i]).max().orElse(0);
        assertTrue(highest > 3.7 && highest <= 3.7352, "highest " + highest);
        // Half a day of silence leaves rows of nothing.
        assertTrue(IntStream.of(full).filter(i -> prescribed[i] == 0).count() > full.length / 3);
        // Up to a stroke behind at either end of the window, and what the line still holds.
        for (int row : full) {
            assertEquals(prescribed[row], given[row], 1.1 * 0.05 / WINDOW_HOURS, "row " + row);
        }
    }

    @Test
    void drawsATopWhereItWasOrdered() {
        MeanFlow flow = new MeanFlow(run);
        double[] hours = flow.hours();
        double[] prescribed = flow.prescribedMlPerH();
        int top =
                IntStream.range(0, hours.length)
                        .filter(i -> hours[i] < 12 && !Double.isNaN(prescribed[i]))
                        .reduce((a, b) -> prescribed[b] > prescribed[a] ? b : a)
                        .orElseThrow();
        // The top of the first night is in the middle of 11.5 h; rows are a few minutes apart.
        assertEquals(11.5 / 2, hours[top], 0.1);
    }

    @Test
    void drawsAFlatRateAtTheEndOfItsWindowSoThatAStopFollowsItsCause() throws BadScenario {
        RunResult occluded = Run.of(read("occlusion-wearable"), Watch.NONE);
        MeanFlow flow = new MeanFlow(occluded);
        double[] hours = flow.hours();
        long[] ms = occluded.series().timeMs();
        for (int i = 0; i < hours.length; i++) {
            assertEquals(ms[i] / 3_600_000.0, hours[i], 1e-12);
        }
        assertTrue(flow.window().endsWith(" min before each point"), flow.window());
    }
}
