package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clause indices are whole; that their evidence is there is a gate of the join. */
class ClauseIndexTest {
    private static final Path ROOT = Path.of("..");
    private static final Path CLAUSES = ROOT.resolve("safety-case/clauses");
    private static final Set<String> STATES =
            Set.of("library", "manufacturer", "both", "not applicable");

    private record Row(
            String number, String what, String mechanism, String evidence, String state) {}

    private static List<Row> rows(String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(CLAUSES.resolve(file + ".md"))) {
            if (line.startsWith("| ")
                    && !line.startsWith("| number")
                    && !line.startsWith("| ---")) {
                String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
                assertEquals(5, cells.length, line);
                rows.add(
                        new Row(
                                cells[0].strip(),
                                cells[1].strip(),
                                cells[2].strip(),
                                cells[3].strip(),
                                cells[4].strip()));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"iec-62304-class-c", "iso-14971", "fda-software", "fda-infusion-pumps"})
    void saysOfEachClauseOnceWhatItAsksAndWhoOwesIt(String file) throws IOException {
        Set<String> seen = new HashSet<>();
        for (Row row : rows(file)) {
            assertTrue(seen.add(row.number()), row.number());
            assertTrue(STATES.contains(row.state()), row.number() + ": " + row.state());
            assertTrue(row.what().length() > 10 && row.mechanism().length() > 10, row.number());
        }
        String text = Files.readString(CLAUSES.resolve(file + ".md"), StandardCharsets.UTF_8);
        assertEquals(List.of(), TemplateRules.words(file, text));
    }

    @Test
    void leavesWhatIsMissingToTheManufacturer() throws IOException {
        for (Row row : rows("iec-62304-class-c")) {
            if (row.mechanism().startsWith("Missing")) {
                assertTrue(!row.state().equals("library"), row.number());
            }
        }
    }

    @Test
    void holdsEveryClauseOfTheSoftwareStandard() throws IOException {
        Set<String> numbers = new HashSet<>();
        rows("iec-62304-class-c").forEach(row -> numbers.add(row.number()));
        List<String> missing = new ArrayList<>();
        List<String> spans =
                List.of(
                        "4.:4", "5.1.:12", "5.2.:6", "5.3.:6", "5.4.:4", "5.5.:5", "5.6.:8",
                        "5.7.:5", "5.8.:8", "6.2.:5", "6.3.:2", "7.1.:4", "7.2.:2", "7.4.:3",
                        "8.1.:3", "8.2.:4", "9.:8");
        for (String span : spans) {
            String[] parts = span.split(":", -1);
            for (int i = 1; i <= Integer.parseInt(parts[1]); i++) {
                if (!numbers.contains(parts[0] + i)) {
                    missing.add(parts[0] + i);
                }
            }
        }
        for (String one : List.of("6.1", "7.3.1", "7.3.3", "8.3")) {
            if (!numbers.contains(one)) {
                missing.add(one);
            }
        }
        assertEquals(List.of(), missing);
    }
}
