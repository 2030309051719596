package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clepsydra.bench.report.ReportJson;
import org.clepsydra.bench.report.ReportPage;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static RunResult run;
    private static String page;

    @TempDir Path folder;

    @BeforeAll
    static void runOnce() throws Exception {
        run =
                Run.of(
                        ScenarioReader.read(Path.of("scenarios/driver-stuck-on-bedside.yaml")),
                        Watch.NONE);
        page = ReportPage.of(run);
    }

    @Test
    void standsAlone() {
        String withoutNamespaces = page.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
        assertFalse(withoutNamespaces.contains("http"), "an outside reference");
        assertFalse(page.contains("<script"));
        assertTrue(page.length() < 2_000_000);
    }

    @Test
    void showsPrescriptionLedgerExpectationsAndAlarms() {
        for (String wanted :
                List.of(
                        "Prescription",
                        "1200 mg",
                        "5 mg/mL",
                        "60.0000 mL/h",
                        "Ledger",
                        "over-delivery at most: by formula",
                        "motion beyond",
                        "Alarms",
                        "not certified")) {
            assertTrue(page.contains(wanted), wanted);
        }
    }

    @Test
    void isTheSameForTheSameRun() throws Exception {
        RunResult again =
                Run.of(
                        ScenarioReader.read(Path.of("scenarios/driver-stuck-on-bedside.yaml")),
                        Watch.NONE);
        assertEquals(page, ReportPage.of(again));
    }

    @Test
    void takesNoMarkupFromAScenario() throws Exception {
        String text =
                Files.readString(Path.of("scenarios/refused-x10.yaml"))
                        .replaceFirst("name: .*", "name: \"<script>alert(1)</script>\"");
        Path file = folder.resolve("hostile.yaml");
        Files.writeString(file, text);
        String hostile = ReportPage.of(Run.of(ScenarioReader.read(file), Watch.NONE));
        assertFalse(hostile.contains("<script>"));
        assertTrue(hostile.contains("Nothing was delivered"));
    }

    @Test
    void saysTheSameAsJson() {
        JsonObject json =
                JsonParser.parseString(ReportJson.of(List.of(run)))
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject();
        assertTrue(json.get("met").getAsBoolean());
        assertEquals(240_000_000, json.get("prescribedNl").getAsLong());
        assertEquals("motion beyond", alarm(json));
    }

    private static String alarm(JsonObject json) {
        return json.getAsJsonArray("alarms")
                .get(0)
                .getAsJsonObject()
                .get("condition")
                .getAsString();
    }
}
