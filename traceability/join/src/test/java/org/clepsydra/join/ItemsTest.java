package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of item is read with what it has. */
class ItemsTest {
    @TempDir Path root;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        seed = Seed.plant(root);
    }

    private Item item(String id) throws IOException {
        return Items.read(seed.tree()).all().stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsAHazard() throws IOException {
        Item haz = item("haz~harm~1");
        assertEquals("Harm", haz.title());
        assertEquals(Seed.HAZARDS + ":3", haz.place().toString());
        assertEquals("S5", haz.get("severity"));
        assertEquals("It\nhappens.", haz.get("situation"));
        assertEquals("A little (ASM-001).", haz.get("residual").split("\n", 2)[0]);
        assertTrue(haz.text().startsWith("*Situation.*"), haz.text());
        assertTrue(haz.text().endsWith("Needs: req"), haz.text());
        assertEquals(List.of("ASM-001"), haz.to("depends"));
    }

    @Test
    void readsControls() throws IOException {
        Item guard = item("rc~guard~1");
        assertEquals("by design", guard.get("option"));
        assertEquals("library", guard.get("by"));
        assertEquals(List.of("haz~harm~1"), guard.to("covers"));
        assertEquals("information", item("rc~lease~1").get("option"));
        assertEquals("device", item("rc~lease~1").get("by"));
    }

    @Test
    void readsARequirement() throws IOException {
        Item req = item("req~safe~1");
        assertEquals("safe", req.name());
        assertEquals(1, req.revision());
        assertEquals("It shall be safe.", req.get("statement"));
        assertEquals("Because.", req.get("rationale"));
        assertEquals("", req.get("limits"));
        assertEquals(List.of("impl", "utest", "itest"), req.list("needs"));
    }

    @Test
    void tellsHowARequirementIsVerifiedWhereItDoesNotSaySo() throws IOException {
        List<Item> all = seed.read().items().of("req");
        assertEquals(List.of("simulation", "unit test"), all.get(0).list("verification"));
        assertEquals(List.of("unit test"), all.get(1).list("verification"));
    }

    @Test
    void readsAnAssumptionUpToTheNext() throws IOException {
        Item assumption = item("ASM-001");
        assertEquals("lease", assumption.title());
        assertEquals(List.of("haz~harm~1"), assumption.to("mitigates"));
        assertEquals("try it. Contract kit: `a-*`, `b`.", assumption.get("check"));
        assertEquals(List.of("a-*", "b"), assumption.list("kit"));
        assertTrue(assumption.text().startsWith("Hardware does it."), assumption.text());
        assertEquals("try.", item("ASM-002").get("check"));
    }

    @Test
    void readsNumberedItemsFromHeadingsParagraphsAndRows() throws IOException {
        seed.write(
                "safety-case/anomalies.md",
                """
                ### ANO-001, slow

                It is.

                - *Affected:* `safe`, haz~harm~1

                **ANO-002, late.** It is late.
                """);
        seed.write(
                "safety-case/manufacturer.md",
                "| number | what |\n| --- | --- |\n| OPEN-01 | limits (ASM-001) |\n");
        assertEquals("slow", item("ANO-001").title());
        assertEquals(List.of("haz~harm~1", "req~safe~1"), item("ANO-001").to("depends"));
        assertEquals("It is late.", item("ANO-002").text());
        assertEquals("limits (ASM-001)", item("OPEN-01").title());
        assertEquals(List.of("ASM-001"), item("OPEN-01").to("depends"));
    }

    @Test
    void readsRowsAndClauses() throws IOException {
        Item row = item("row~pump-guidance.3.1~1");
        assertEquals("mapped", row.get("decision"));
        assertEquals(List.of("rc~guard~1", "ASM-001"), row.to("depends"));
        assertEquals("no software", item("row~pump-guidance.3.2~1").get("reason"));
        Item clause = item("clause~std-1.5.1~1");
        assertEquals("Standard 1", clause.get("standard"));
        assertEquals("5.1", clause.get("number"));
        assertEquals("both", clause.get("state"));
        assertEquals(List.of("README.md", "req~safe~1"), clause.list("evidence"));
    }

    @Test
    void readsThirdPartyItemsThreatsAndDecisions() throws IOException {
        seed.write(
                "safety-case/soup.md",
                """
                | item | version | use | licence | makes what ships |
                |-|-|-|-|-|
                | The tool | 1.2 | builds | MIT | yes |
                """);
        seed.write(
                "safety-case/threats.md",
                """
                | threat | what the core does | requirement | what only the device can do |
                |-|-|-|-|
                | a forged thing | refuses | `safe`, `r.*` | keys (ASM-001) |
                """);
        seed.write("safety-case/decisions/0001-do-so.md", "# Do so\n\n**Because:** so.\n");
        assertEquals("1.2", item("soup~the-tool~1").get("version"));
        assertEquals("yes", item("soup~the-tool~1").get("ships"));
        Item threat = item("threat~a-forged-thing~1");
        assertEquals(List.of("req~safe~1"), threat.to("covers"));
        assertEquals(List.of("ASM-001"), threat.to("depends"));
        assertEquals("**Because:** so.", item("DEC-0001").text());
        assertEquals("Do so", item("DEC-0001").title());
    }

    @Test
    void aFileThatIsNotThereHasNoItems() throws IOException {
        seed.delete(Seed.GUIDANCE);
        seed.delete(Seed.CLAUSES);
        seed.delete(Seed.CONTROLS);
        Items items = Items.read(seed.tree());
        assertEquals(List.of(), items.of("row"));
        assertEquals(List.of(), items.of("clause"));
        assertEquals(List.of(), items.of("rc"));
        assertEquals(2, items.of("req").size());
    }

    @Test
    void writesWhatATypeHasBesideWhatAllHave() throws IOException {
        JsonObject json = item("haz~harm~1").json("0123456789ab");
        assertEquals("haz", json.get("type").getAsString());
        assertEquals("0123456789ab", json.get("seen").getAsString());
        assertTrue(json.get("digest").getAsString().matches("[0-9a-f]{12}"));
        assertEquals("S5", json.get("severity").getAsString());
        assertEquals(
                "depends",
                json.getAsJsonArray("links").get(0).getAsJsonObject().get("role").getAsString());
    }
}
