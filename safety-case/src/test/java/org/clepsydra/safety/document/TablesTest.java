package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables say what the evidence says, what is bad and what is open too. */
class TablesTest {
    @TempDir Path folder;
    private SmallTree tree;

    @BeforeEach
    void plant() throws IOException {
        tree = new SmallTree(folder);
    }

    private Document table(String name) throws IOException {
        String template = "# Seen\n\nAll.\n\n{{table:" + name + "}}\n";
        return Jsoup.parse(tree.page(template, folder.resolve("out")));
    }

    @Test
    void followsAHazardToControlsAndOverThemToRequirements() throws IOException {
        Document matrix = table("hazard-matrix");

        assertEquals(
                "Flood haz~flood~1 S5 rc~dam~1 req~pump.stop~1 ASM-001",
                matrix.select("tbody tr").text());
        assertEquals(
                "requirements.html#req-pump-stop-1",
                matrix.select("tbody td:nth-child(4) a").attr("href"));
    }

    @Test
    void countsWhatAControlLeansOnToItsHazard() throws IOException {
        tree.json(
                "items",
                """
                {"items": [
                  {"id": "haz~flood~1", "type": "haz", "title": "Flood"},
                  {"id": "rc~dam~1", "type": "rc", "title": "Dam", "links": [
                    {"role": "covers", "to": "haz~flood~1"},
                    {"role": "depends", "to": "ASM-007"}]}]}
                """);

        assertEquals("ASM-007", table("hazard-matrix").select("td:nth-child(5)").text());
    }

    @Test
    void leavesWhetherAHazardIsAcceptableOpen() throws IOException {
        Document hazards = table("hazards");

        assertEquals("open", hazards.select("#haz-flood-1 dd .mark.open").text());
        assertTrue(hazards.text().contains("Too <b>much</b>."), "text of items is no HTML");
    }

    @Test
    void saysOfARequirementThatOneOfItsTestsFailed() throws IOException {
        Document requirements = table("requirements");

        assertTrue(requirements.select("#req-pump-stop-1 .mark.bad").text().contains("failed"));
        assertTrue(requirements.text().contains("1 of 2 tests passed"));
        assertEquals("Pumping", requirements.select("h3").text());
    }

    @Test
    void saysOfARequirementThatItHasNoTest() throws IOException {
        tree.json("tests", "{\"tests\": []}");

        assertTrue(table("requirements").select("#req-pump-stop-1 .mark.bad").hasText());
        assertEquals("missing", table("protocol").select("tbody td:nth-child(3)").text());
    }

    @Test
    void listsWhatDidNotPass() throws IOException {
        Document left = table("not-passed");

        assertEquals(1, left.select("tbody tr").size());
        assertTrue(left.text().contains("stays stopped after a cut"));
    }

    @Test
    void countsOutcomesByKind() throws IOException {
        assertEquals("utest 2 1 1 0 0", table("outcomes").select("tbody tr").first().text());
    }

    @Test
    void showsAGateThatCountsAFaultAsFailed() throws IOException {
        tree.json("gates", "{\"gates\":[{\"name\":\"g\",\"title\":\"t\",\"count\":2}]}");

        assertEquals("fails", table("gates").select(".mark.bad").text());
    }

    @Test
    void marksClausesThatAreLeftToTheManufacturer() throws IOException {
        assertEquals("manufacturer", table("clauses x").select("tbody .mark.open").text());
        assertEquals(
                "X 1 Plan Missing here", table("left-to-manufacturer").select("tbody tr").text());
    }

    @Test
    void leadsFromAnAssumptionInTheEvidenceToItsText() throws IOException {
        Document clauses = table("clauses x");

        String to = clauses.select("tbody td:nth-child(4) a").attr("href");
        assertEquals("integration-manual.html#ASM-001", to);
        assertFalse(table("assumptions").select("#ASM-001").isEmpty());
    }

    @Test
    void leavesOutTheListsOfLinksOfAnItem() throws IOException {
        assertEquals("ASM-001 lease Hardware. haz~flood~1", row("assumptions"));
        assertEquals(
                "Dam rc~dam~1 Holds. by design, library haz~flood~1 req~pump.stop~1",
                row("controls"));
    }

    private String row(String table) throws IOException {
        return table(table).select("tbody tr").text();
    }

    @Test
    void leavesRoomToSayHowAnAssumptionWasShown() throws IOException {
        Document checks = table("assumption-checks");

        assertEquals("ASM-001 Time it. rest-*", checks.select("tbody tr").text());
        assertEquals(1, checks.select("tbody td .blank").size());
    }

    @Test
    void readsRoomsFromTheSources() throws IOException {
        assertEquals(
                "drive From target to pulses. 1 therapy",
                table("rooms").select("tbody tr").last().text());
        Document design = table("design");
        assertEquals("Target", design.select("#room-drive p code").text());
        assertEquals(
                "Drive Makes Target move. none -", design.select("#room-drive tbody tr").text());
    }

    @Test
    void showsASurvivorWithoutAReasonAsMissing() throws IOException {
        tree.json(
                "mutants",
                "{\"mutants\":[{\"id\":\"m1\",\"status\":\"survived\",\"justification\":\"\"},"
                        + "{\"id\":\"m2\",\"status\":\"survived\",\"justification\":\"equal\"},"
                        + "{\"id\":\"m3\",\"status\":\"killed\",\"justification\":\"\"}]}");

        Document survivors = table("survivors");

        assertEquals("m1 missing", survivors.select("tbody tr").first().text());
        assertEquals("m2 equal", survivors.select("tbody tr").last().text());
        assertEquals(2, survivors.select("tbody tr").size());
    }

    @Test
    void roundsAShareDown() {
        assertEquals("99.9 %", Figures.percent(99_999, 100_000));
        assertEquals("100.0 %", Figures.percent(7, 7));
        assertEquals("-", Figures.percent(0, 0));
    }
}
