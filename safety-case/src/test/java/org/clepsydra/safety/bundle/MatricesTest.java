package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matrices of a small build, read as a spreadsheet reads them. */
class MatricesTest {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    @TempDir Path root;
    private Sample sample;

    @BeforeEach
    void plant() throws IOException {
        sample = Sample.plant(root);
    }

    @Test
    void goesEveryWayFromHazardToRequirement() throws IOException {
        assertEquals(
                List.of(
                        "haz~late~1 > rc~ceiling~1 > req~monitor.ceiling~2",
                        "haz~late~1 > rc~ceiling~1 > req~monitor.late~1",
                        "haz~over-infusion~1 > rc~ceiling~1 > req~monitor.ceiling~2",
                        "haz~over-infusion~1 > rc~ceiling~1 > req~monitor.late~1",
                        "haz~over-infusion~1 > rc~relay~1 > ASM-001",
                        "haz~over-infusion~1 >  > ASM-001"),
                ways());
    }

    @Test
    void tellsCodeTestsResultsAndScoreOfARequirement() throws IOException {
        CSVRecord row = trace().get(0);
        assertEquals("core/src/main/java/org/clepsydra/monitor/Ceiling.java:4-6", row.get("code"));
        assertEquals("org.clepsydra.monitor.CeilingTest#cutsPower passed", row.get("tests"));
        assertEquals("1 passed", row.get("results"));
        assertEquals("2", row.get("mutants"));
        assertEquals("100.0", row.get("own mutation score"));
    }

    @Test
    void tellsATestThatDidNotPass() throws IOException {
        sample.replace("evidence/tests.json", "\"outcome\": \"passed\"", "\"outcome\": \"failed\"");
        assertEquals("1 failed", trace().get(0).get("results"));
    }

    @Test
    void showsAHazardWithoutControlAsAGap() throws IOException {
        sample.replace("evidence/items.json", "haz~late~1", "haz~other~1");
        sample.replace("evidence/items.json", "\"to\": \"haz~other~1\"", "\"to\": \"haz~none~1\"");
        assertTrue(ways().contains("haz~other~1 >  > "), ways().toString());
    }

    @Test
    void showsARequirementWithoutControlAsAGap() throws IOException {
        sample.replace("evidence/items.json", "\"to\": \"rc~ceiling~1\"", "\"to\": \"rc~none~1\"");
        assertTrue(ways().contains(" >  > req~monitor.late~1"), ways().toString());
        assertTrue(ways().contains("haz~late~1 > rc~ceiling~1 > "), ways().toString());
    }

    @Test
    void showsAControlWithoutHazardAsAGap() throws IOException {
        sample.replace("evidence/items.json", "\"role\": \"covers\"", "\"role\": \"x\"");
        sample.replace("evidence/items.json", "\"to\": \"haz~", "\"to\": \"none~");
        assertTrue(ways().contains(" > rc~ceiling~1 > req~monitor.ceiling~2"), ways().toString());
    }

    @Test
    void keepsCommasQuotesAndLinesOfACell() throws IOException {
        CSVRecord hazard = table("hazards.csv").get(1);
        assertEquals("haz~over-infusion~1", hazard.get("id"));
        assertEquals("A stuck driver; a slip.", hazard.get("causes"));
        CSVRecord assumption = table("assumptions.csv").get(0);
        assertEquals(
                "The relay opens within 100 ms.\n\nMitigates: over-infusion.",
                assumption.get("text"));
        assertEquals("relay-opens", assumption.get("kit"));
    }

    @Test
    void hasARowForEachItemOfItsKind() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        List.of("hazards", "controls", "requirements").forEach(name -> sizes.put(name, 2));
        List.of("assumptions", "anomalies", "clauses", "guidance")
                .forEach(name -> sizes.put(name, 1));
        List.of("manufacturer", "soup", "threats").forEach(name -> sizes.put(name, 0));
        sizes.put("mutants", 3);
        sizes.put("tests", 4);
        Map<String, Integer> told = new TreeMap<>();
        for (String name : Registers.write(sample.evidence()).keySet()) {
            told.put(name.replaceFirst("\\.csv$", ""), table(name).size());
        }
        assertEquals(sizes, told);
    }

    private List<String> ways() throws IOException {
        return trace().stream()
                .map(
                        row ->
                                row.get("hazard")
                                        + " > "
                                        + row.get("control")
                                        + " > "
                                        + row.get("requirement"))
                .toList();
    }

    private List<CSVRecord> trace() throws IOException {
        return parse(TraceMatrix.write(sample.evidence()));
    }

    private List<CSVRecord> table(String name) throws IOException {
        return parse(Registers.write(sample.evidence()).get(name));
    }

    private static List<CSVRecord> parse(byte[] csv) throws IOException {
        return WITH_HEADER
                .parse(new StringReader(new String(csv, StandardCharsets.UTF_8)))
                .getRecords();
    }
}
