package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clepsydra.bench.Run;
import org.clepsydra.bench.RunResult;
import org.clepsydra.bench.Watch;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** What a report shows of an order: its unit, its formula, and what rounding made of it. */
class OrderReportTest {
    private static Figures figures(String name) throws BadScenario {
        RunResult run =
                Run.of(ScenarioReader.read(Path.of("scenarios", name + ".yaml")), Watch.NONE);
        return new Figures(run);
    }

    private static Map<String, String> byLabel(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::label, Row::value));
    }

    @Test
    void saysThePrescribedDurationAndTheRealOne() throws BadScenario {
        Figures figures = figures("refused-rate-step");
        Map<String, String> ordered = byLabel(figures.prescription());
        assertEquals("168 h", ordered.get("Duration"));
        assertEquals("0.1 mL/h", ordered.get("Rate step"));
        // 56.7 mL in 168 h; at 0.3 mL/h 189 h. 2835 mg in them are 15 mg/h.
        Map<String, String> derived = byLabel(figures.derived());
        assertEquals("0.3375 mL/h", derived.get("Derived rate"));
        assertEquals("0.3000 mL/h", derived.get("Rate"));
        assertEquals("189 h 0 min 0 s", derived.get("Real duration"));
        assertEquals("15 mg/h", derived.get("Dose rate"));
    }

    @Test
    void saysTheDerivedDoseAndThatOfItsBand() throws BadScenario {
        Figures figures = figures("second-entry-derived-dose");
        Map<String, String> ordered = byLabel(figures.prescription());
        assertEquals("1, within 5 % of the derived dose", ordered.get("Dose bands (an example)"));
        Map<String, String> derived = byLabel(figures.derived());
        assertEquals("4440 mg", derived.get("Whole dose"));
        assertEquals("4356 mg", derived.get("Dose of its band"));
        // 4356 / 50.
        assertEquals("87.12 mL", derived.get("Volume"));
    }

    @Test
    void saysUnitsAsUnits() throws BadScenario {
        Figures figures = figures("asparaginase-units");
        Map<String, String> ordered = byLabel(figures.prescription());
        assertEquals("6000 units/m2", ordered.get("Dose"));
        assertEquals("108 units/mL", ordered.get("Concentration"));
        assertEquals("1.8 m2, as written", ordered.get("Body surface area"));
        Map<String, String> derived = byLabel(figures.derived());
        assertEquals("10800 units", derived.get("Whole dose"));
        assertEquals("10800 units/h", derived.get("Dose rate"));
        assertFalse(derived.containsKey("Real duration"));
        assertFalse(derived.containsKey("Dose of its band"));
    }

    @Test
    void saysTheFormulaTheAreaIsBy() throws BadScenario {
        assertEquals(
                "1.8181 m2, by Mosteller",
                byLabel(figures("carboplatin-auc-5").prescription()).get("Body surface area"));
    }

    @Test
    void saysTwoRateSteps() throws BadScenario {
        Map<String, String> ordered =
                byLabel(figures("blinatumomab-child-48-hours").prescription());
        assertEquals("0.1 mL/h, 0.01 mL/h below 100 mL/h", ordered.get("Rate step"));
        assertEquals("0.7416 m2, by Mosteller", ordered.get("Body surface area"));
        assertEquals("15 ug/m2 each 24 h", ordered.get("Dose"));
    }
}
