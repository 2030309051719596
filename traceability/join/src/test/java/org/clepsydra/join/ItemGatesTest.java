package org.clepsydra.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree in which all holds, and one fault at a time in what is written. */
class ItemGatesTest {
    private static final String HAZARD = "\n### More\n`haz~more~1`\n\n*Harm.* S2.\n";
    private static final String CONTROL =
            "\n### More\n`rc~more~1`\n\n*Kind:* by design. *By:* BY.\n\nCovers:\n- haz~harm~1\n";

    @TempDir Path root;
    private Seed seed;

    @BeforeEach
    void plant() throws IOException {
        seed = Seed.plant(root);
    }

    /** Each text counts as looked at. */
    private void trips(String... gates) throws IOException {
        seed.accept();
        assertEquals(Set.of(gates), seed.tripped());
    }

    @Test
    void holdsWhereEverythingHangsTogether() throws IOException {
        trips();
    }

    @Test
    void findsAHazardWithoutControl() throws IOException {
        seed.append(Seed.HAZARDS, HAZARD);
        trips("hazard");
    }

    @Test
    void aRequirementThatNamesTheHazardIsNoControl() throws IOException {
        seed.append(Seed.HAZARDS, HAZARD);
        seed.change(Seed.REQUIREMENTS, "- rc~guard~1", "- rc~guard~1\n- haz~more~1");
        trips("hazard");
    }

    @Test
    void findsALibrarysControlWithoutRequirement() throws IOException {
        seed.append(Seed.CONTROLS, CONTROL.replace("BY", "library"));
        trips("library-control");
    }

    @Test
    void findsADevicesControlWithoutAssumption() throws IOException {
        seed.append(Seed.CONTROLS, CONTROL.replace("BY", "device"));
        trips("device-control");
    }

    @Test
    void findsARequirementWithoutControl() throws IOException {
        seed.change(
                Seed.REQUIREMENTS,
                Seed.requirement("sound", ""),
                Seed.requirement("sound", "").replace("rc~guard~1", "haz~harm~1"));
        trips("requirement");
    }

    @Test
    void findsAnAssumptionThatMitigatesNothing() throws IOException {
        seed.append(Seed.ASSUMPTIONS, "\n**ASM-003, more.** It does.\n\n- *Check:* look.\n");
        trips("assumption");
    }

    /** Two hazards, and the assumption that both lean on names one of them. */
    @Test
    void findsAnAssumptionThatDoesNotMitigateWhatLeansOnIt() throws IOException {
        seed.append(
                Seed.HAZARDS,
                "\n### More\n`haz~more~1`\n\n*Residual.* A little (ASM-002).\n\nNeeds: req\n");
        seed.append(Seed.CONTROLS, "- haz~more~1\n");
        trips("assumption");
    }

    @ParameterizedTest
    @CsvSource({
        "3.3 | a cause | | `rc~guard~1` | so",
        "3.3 | a cause | perhaps | `rc~guard~1` | so",
        "3.3 | a cause | mapped | | so",
        "3.3 | a cause | mapped | `rc~none~1` | so",
        "3.3 | a cause | mapped | `rc~guard~2` | so",
        "3.3 | a cause | mapped | ASM-077 | so",
        "3.3 | a cause | excluded | |"
    })
    void findsARowThatIsNotDecidedOrNamesWhatIsNotThere(String row) throws IOException {
        seed.append(Seed.GUIDANCE, "| " + row + " |\n");
        trips("row");
    }

    @Test
    void findsARowOfIncidentsToo() throws IOException {
        seed.write(
                "safety-case/incidents.md",
                """
                | row | cause | decision | by | reason |
                | --- | --- | --- | --- | --- |
                | I-01 | a cause | mapped | `haz~none~1` | so |
                """);
        trips("row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"req~none~1", "req~safe~2", "NONE.md", "`ASM-077`", "as it says"})
    void findsAClauseThatNamesWhatIsNotThere(String evidence) throws IOException {
        seed.append(Seed.CLAUSES, "| 5.2 | a test | a page | " + evidence + " | both |\n");
        trips("clause");
    }

    @ParameterizedTest
    @ValueSource(strings = {"req~sound~1; safety-case", "[page](../../README.md)", "`ASM-001`", ""})
    void takesAClauseThatNamesItemsFilesOrNothing(String evidence) throws IOException {
        seed.append(Seed.CLAUSES, "| 5.2 | a test | a page | " + evidence + " | both |\n");
        trips();
    }

    @Test
    void findsLinksToWhatIsNotThere() throws IOException {
        seed.change(Seed.CONTROLS, "- haz~harm~1\n\nNeeds", "- haz~harm~1\n- haz~none~1\n\nNeeds");
        trips("unknown");
    }

    @Test
    void findsAnAssumptionThatMitigatesWhatIsNotThere() throws IOException {
        seed.change(Seed.ASSUMPTIONS, "harm.\n- *Check:* try.", "harm, hram.\n- *Check:* try.");
        trips("unknown");
    }

    @Test
    void findsAMarkOfAnIdThatIsNotThere() throws IOException {
        seed.change(Seed.CODE, "\"req~safe~1\"", "{\"req~safe~1\", \"req~safe~2\"}");
        trips("unknown");
    }

    @Test
    void findsAnIdThatIsThereTwice() throws IOException {
        seed.write("traceability/requirements/s.md", Seed.requirement("sound", ""));
        trips("id");
    }

    @ParameterizedTest
    @CsvSource({
        "safety-case/controls.md, by design, by chance",
        "safety-case/controls.md, library, nobody",
        "safety-case/clauses/std-1.md, both, some",
        "traceability/requirements/r.md, shall be sound, is sound"
    })
    void findsAnItemWithoutWhatItNeeds(String file, String from, String to) throws IOException {
        seed.change(file, from, to);
        trips("id");
    }

    @ParameterizedTest
    @CsvSource({
        "safety-case/hazards.md, Some., Some more.",
        "safety-case/controls.md, It guards., It guards well.",
        "safety-case/assumptions.md, Hardware does that., Hardware may do that.",
        "traceability/requirements/r.md, Title of sound, Title of noise",
        "traceability/requirements/r.md, Because., Because so."
    })
    void findsATextThatChangedAndWasNotLookedAt(String file, String from, String to)
            throws IOException {
        seed.change(file, from, to);
        assertEquals(Set.of("silent-edit"), seed.tripped());
    }

    @Test
    void doesNotMindHowLinesAreBroken() throws IOException {
        seed.change(Seed.HAZARDS, "It\nhappens.", "It happens.");
        assertEquals(Set.of(), seed.tripped());
    }

    @Test
    void findsATextThatWasNeverLookedAtAndOneThatIsGone() throws IOException {
        seed.append("traceability/digests.csv", "req~gone~1,0123456789ab\n");
        assertEquals(Set.of("silent-edit"), seed.tripped());
        seed.delete("traceability/digests.csv");
        assertEquals(Set.of("silent-edit"), seed.tripped());
    }

    /** The words, in parts, so that no file says them of anything. */
    private static final List<String> CLAIMS =
            List.of("certi" + "fied", "compl" + "iant", "appr" + "oved", "Appr" + "oved");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The library is CLAIM.",
                "It is not bad. It is CLAIM with all.",
                "# A CLAIM pump",
                "* one that is *CLAIM*",
                "| a |\n| --- |\n| CLAIM |"
            })
    void findsAWordUsedAsAClaim(String text) throws IOException {
        for (String claim : CLAIMS) {
            seed.write("safety-case/page.md", text.replace("CLAIM", claim) + "\n");
            trips("word");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is not\nCLAIM.",
                "Nothing is CLAIM.",
                "Not claimed: CLAIM; CLAIM.",
                "A certificate.",
                "No.\n\nYes."
            })
    void takesAWordThatIsDenied(String text) throws IOException {
        for (String claim : CLAIMS) {
            seed.write("safety-case/page.md", text.replace("CLAIM", claim) + "\n");
            trips();
        }
    }
}
