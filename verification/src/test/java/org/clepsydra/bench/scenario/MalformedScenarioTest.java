package org.clepsydra.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed file says on its first line what must be said of it. */
class MalformedScenarioTest {
    private static final String SAYS = "# says: ";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/malformed"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedWithItsLineAndWhatIsAccepted(Path file) throws IOException {
        String says = Files.readAllLines(file).get(0).substring(SAYS.length());
        String colon = Character.isDigit(says.charAt(0)) ? ":" : ": ";
        BadScenario bad = assertThrows(BadScenario.class, () -> ScenarioReader.read(file));
        assertEquals(file + colon + says, bad.getMessage());
    }

    @Test
    void isRefusedWhenThereIsNoSuchFile() {
        BadScenario bad =
                assertThrows(
                        BadScenario.class, () -> ScenarioReader.read(Path.of("not-there.yaml")));
        assertEquals("not-there.yaml: there is no such file", bad.getMessage());
    }
}
