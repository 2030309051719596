package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the records refuse, and what they still accept beside it. */
class RecordsTest {
    private static Report report(boolean passed, boolean met, List<Chart> charts) {
        return new Report(
                "title",
                "summary",
                passed,
                new Totals(0, 0, 0),
                List.of(new Finding("text", met, "")),
                charts,
                Trumpets.none(""),
                List.of(
                        new AlarmBar("later", Priority.LOW, 2, 3),
                        new AlarmBar("sooner", Priority.HIGH, 1, 3)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Chart flow() {
        return Chart.flow("Flow", new double[] {0}, new double[] {1}, new double[] {1});
    }

    private static void refused(Executable made) {
        assertThrows(IllegalArgumentException.class, made);
    }

    @Test
    void reportIsNotPassedWithAnExpectationNotMet() {
        refused(() -> report(true, false, List.of()));
        assertEquals(0, report(false, false, List.of()).met());
        assertEquals(1, report(true, true, List.of()).met());
        assertEquals(1, report(false, true, List.of()).met());
    }

    @Test
    void reportHasEachChartOnce() {
        refused(() -> report(true, true, List.of(flow(), flow())));
        assertEquals(1, report(true, true, List.of(flow())).charts().size());
    }

    @Test
    void reportPutsAlarmsInOrder() {
        assertEquals("sooner", report(true, true, List.of()).alarms().get(0).name());
    }

    @Test
    void seriesHasAnHourForEachValueAndTimeNeverFalls() {
        double[] two = {1, 1};
        double[] falls = {1, 0.999};
        refused(() -> Line.measured("s", "mL", two, new double[1]));
        refused(() -> Line.measured("s", "mL", falls, two));
        refused(() -> Line.measured("s", "mL", two, new double[] {1, Double.NaN}));
        refused(() -> Line.measured("s", "mL", new double[] {1, Double.POSITIVE_INFINITY}, two));
        assertEquals(2, Line.measured("s", "mL", two, falls).size());
    }

    @Test
    void seriesKeepsItsFiguresToItself() {
        double[] values = {1, 2};
        Line line = Line.measured("s", "mL", values, values);
        values[0] = 7;
        line.values()[0] = 8;
        assertEquals(1, line.value(0));
    }

    @Test
    void chartHasOneUnitAndAKeyThatNamesAnElement() {
        Line line = Line.measured("s", "mL", new double[0], new double[0]);
        refused(() -> new Chart("a", "t", "kPa", List.of(line), List.of(), List.of()));
        refused(() -> new Chart("a b", "t", "mL", List.of(line), List.of(), List.of()));
        refused(() -> new Chart("", "t", "mL", List.of(line), List.of(), List.of()));
        assertEquals("a-b", new Chart("a-b", "t", "mL", List.of(line), List.of(), List.of()).key());
    }

    @Test
    void alarmDoesNotEndBeforeItBegins() {
        refused(() -> new AlarmBar("a", Priority.HIGH, 1, 0.999));
        refused(() -> new AlarmBar("a", Priority.HIGH, 1, Double.NaN));
        refused(() -> new AlarmBar("a", Priority.HIGH, 1, Double.POSITIVE_INFINITY));
        assertEquals(1, new AlarmBar("a", Priority.HIGH, 1, 1).toHours());
    }

    @Test
    void bandAndTotalsKeepTheirOrderAndSigns() {
        refused(() -> new Band("b", 1, 0.999));
        assertEquals(1, new Band("b", 1, 1).high());
        refused(() -> new Totals(-0.001, 0, 0));
        refused(() -> new Totals(0, -0.001, 0));
        refused(() -> new Totals(0, 0, -0.001));
        assertEquals(0, new Totals(0, 0, 0).givenMl());
    }
}
