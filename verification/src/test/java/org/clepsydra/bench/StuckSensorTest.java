package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.api.Test;

/**
 * Every reading stuck at every value of a grid, against the table in {@code
 * tables/stuck-sensors.md}: the fault is found, or the hazard behind it, or an assumption of use
 * covers it.
 */
@Verifies({
    "req~signal.cadence~1",
    "req~signal.pressure-trust~3",
    "req~signal.motor-trust~2",
    "req~signal.upstream-trust~1",
    "req~signal.container-trust~1",
    "req~selftest.air~3",
    "req~condition.pressure-quiet~1",
    "req~condition.sensor-failed~1",
    "req~monitor.clock~2"
})
class StuckSensorTest {
    private static final Path TABLE = Path.of("tables", "stuck-sensors.md");
    private static final Path ASSUMPTIONS = Path.of("..", "safety-case", "assumptions.md");

    // 130 s are more than a minute without a temperature, a minute of a key, and 64 readings of a
    // pressure one second apart; on an implant a bubble of 100 uL takes 360 s. Half of what a
    // syringe
    // gives is missed by 0.65 mL, and two averages, after 200 s.
    private static final List<StuckCourse> PUMPS =
            List.of(
                    new StuckCourse("bedside", Plant.bedside(), 100_000_000, 130, 150),
                    new StuckCourse("wearable", Plant.wearable(), 30_000_000, 130, 150),
                    new StuckCourse("syringe", Plant.syringe(), 50_000_000, 130, 300),
                    new StuckCourse("roller", Plant.roller(), 1_000_000, 450, 600),
                    new StuckCourse("gas", Plant.gasValve(), 1_000_000, 450, 600));

    private static StuckTable table() throws IOException {
        return new StuckTable(Files.readAllLines(TABLE));
    }

    @Test
    void findsEverySensorThatIsStuckOrWhatItHidesAsTheTableSays() throws IOException {
        List<StuckCell> all = new ArrayList<>();
        for (StuckSensor sensor : StuckSensors.all()) {
            List<StuckCell> cells = new ArrayList<>();
            for (StuckCourse pump : PUMPS) {
                cells.addAll(pump.cells(sensor));
                if (sensor.name().startsWith("downstream pressure")) {
                    cells.addAll(unstated(pump).cells(sensor));
                }
            }
            System.out.printf("%s: %s%n", sensor.name(), StuckTable.counts(cells));
            all.addAll(cells);
        }
        System.out.printf("%d cells: %s%n", all.size(), StuckTable.counts(all));
        List<String> complaints = table().complaints(all);
        assertTrue(complaints.isEmpty(), String.join("\n", complaints));
    }

    /** The same pump, whose record does not say how restless its pressure sensor is. */
    private static StuckCourse unstated(StuckCourse pump) {
        Plant plant = pump.plant();
        Plant silent = plant.with(plant.pump().with(d -> d.pressureNoisePa(0)));
        return new StuckCourse(
                pump.name() + "*", silent, pump.nlPerH(), pump.faultS(), pump.hazardS());
    }

    @Test
    void namesAnAssumptionThatSaysSoForAllThatIsNotFound() throws IOException {
        Map<String, String> texts = texts(Files.readString(ASSUMPTIONS));
        Set<String> named = table().assumptions();
        assertTrue(!named.isEmpty());
        for (String name : named) {
            String[] parts = name.split(": ", 2);
            String text = texts.getOrDefault(parts[0], "");
            assertTrue(text.contains(parts[1]), name + " is not in \"" + text + "\"");
        }
    }

    /** Each assumption's text by its number, with single blanks. */
    private static Map<String, String> texts(String markdown) {
        Map<String, String> texts = new HashMap<>();
        String[] paragraphs = markdown.split("\n\\*\\*(?=ASM-)", -1);
        for (int i = 1; i < paragraphs.length; i++) {
            String text = paragraphs[i].replaceAll("\\s+", " ");
            texts.put(text.substring(0, text.indexOf(',')), text.split(" - \\*Mitigates", 2)[0]);
        }
        return texts;
    }

    /** A table that cannot be wrong would show nothing. */
    @Test
    void complainsOfACellThatIsNotAsTheTableSays() {
        String head = "| reading | stuck at | pumps | hazard | found | as | why not |";
        String rows =
                "| r | 0..9 | all | h | hazard | A or B (C) | |\n| r | 10 | gas | | fault | D | |";
        StuckTable table = new StuckTable(List.of((head + "\n| --- |\n" + rows).split("\n")));
        StuckCell right = cell("gas", 9, "h", Set.of("A", "C"), true);
        StuckCell other = cell("gas", 10, "", Set.of("D"), true);
        assertEquals(List.of(), table.complaints(List.of(right, other)));
        List<StuckCell> wrong =
                List.of(
                        cell("gas", 11, "", Set.of("D"), true),
                        cell("roller", 10, "", Set.of("D"), true),
                        cell("roller*", 9, "h", Set.of("A"), true),
                        cell("gas", 9, "i", Set.of("A"), true),
                        cell("gas", 9, "", Set.of("A"), true),
                        cell("gas", 10, "h", Set.of("D"), true),
                        cell("gas", 9, "h", Set.of(), true),
                        cell("gas", 9, "h", Set.of("C"), true),
                        cell("gas", 9, "h", Set.of("A", "D"), true),
                        cell("gas", 9, "h", Set.of("A"), false));
        for (StuckCell one : wrong) {
            assertEquals(1, table.complaints(List.of(right, other, one)).size(), one.toString());
        }
        assertEquals(1, table.complaints(List.of(right)).size());
        String unsaid = "| r | 0 | all | h | neither | | |";
        assertEquals(
                List.of(true),
                new StuckTable(List.of(unsaid))
                        .complaints(List.of(cell("gas", 0, "h", Set.of(), false))).stream()
                                .map(text -> text.startsWith("not sound"))
                                .toList());
    }

    private static StuckCell cell(
            String plant, long value, String hazard, Set<String> found, boolean stopped) {
        return new StuckCell(plant, "r", value, "", hazard, found, stopped, 1);
    }
}
