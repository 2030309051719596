package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every incident has a row, and every name in {@code tables/incidents.md} is somebody's. */
class IncidentsTableTest {
    private static final Path TABLE = Path.of("tables", "incidents.md");
    private static final Path REQUIREMENTS = Path.of("..", "traceability", "requirements");
    private static final Path ASSUMPTIONS = Path.of("..", "safety-case", "assumptions.md");
    private static final Path SCENARIOS = Path.of("scenarios");

    private static IncidentsTable.Names names() throws IOException {
        Set<String> requirements = new HashSet<>();
        try (Stream<Path> files = Files.list(REQUIREMENTS)) {
            for (Path file : files.toList()) {
                // An id on a line of its own, as where a requirement begins.
                requirements.addAll(found("(?m)^`(req~[^`]*)`$", Files.readString(file)));
            }
        }
        Set<String> assumptions =
                new HashSet<>(found("(?m)^\\*\\*(ASM-\\d{3}),", Files.readString(ASSUMPTIONS)));
        return new IncidentsTable.Names(
                requirements::contains, IncidentsTableTest::isReplay, assumptions::contains);
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    /** A scenario, or a method that JUnit runs. */
    private static boolean isReplay(String name) {
        if (name.endsWith(".yaml")) {
            return Files.isRegularFile(SCENARIOS.resolve(name));
        }
        String[] parts = name.split("#", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            Class<?> test = Class.forName("org.clepsydra." + parts[0]);
            return Arrays.stream(test.getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]))
                    .anyMatch(
                            method ->
                                    method.isAnnotationPresent(Test.class)
                                            || method.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void namesWhatStopsEveryIncidentAndHowItIsReplayed() throws IOException {
        List<String> complaints = new IncidentsTable(Files.readAllLines(TABLE)).complaints(names());
        assertTrue(complaints.isEmpty(), String.join("\n", complaints));
    }

    /** A table that cannot be wrong would show nothing: one row of the real one, made wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "| I-06 | A key hung. | | | |",
                "| I-06 | A key hung. | said | so | hopefully |",
                "| I-06 | | `req~condition.key-stuck~1` | `alberta-wrong.yaml` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | | |",
                "| I-06 | A key hung. | | `alberta-wrong.yaml` | ASM-010 |",
                "| I-06 | Hung. | `req~condition.key-stuck~0` | `alberta-wrong.yaml` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `alberta-worse.yaml` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `bench.No#isThere` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `bench.ScenarioTest#files` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `bench.ScenarioTest` | |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `alberta-wrong.yaml` | ASM-099 |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `alberta-wrong.yaml` | whose |",
                "| I-06 | Hung. | `req~condition.key-stuck~1` | `alberta-wrong.yaml` |",
                "| I-26 | Hung. | `req~condition.key-stuck~1` | `alberta-wrong.yaml` | |"
            })
    void complainsOfARowThatIsWrong(String row) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(TABLE));
        lines.replaceAll(line -> line.startsWith("| I-06 ") ? row : line);
        assertTrue(!new IncidentsTable(lines).complaints(names()).isEmpty(), row);
    }

    @Test
    void complainsOfARowThatIsThereTwice() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(TABLE));
        lines.add(lines.get(lines.size() - 1));
        assertEquals(1, new IncidentsTable(lines).complaints(names()).size());
    }
}
