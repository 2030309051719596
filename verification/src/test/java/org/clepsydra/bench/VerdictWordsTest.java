package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictWordsTest {
    @ParameterizedTest
    @CsvSource({
        "161, 0, 1, plan not authentic: nobody vouches for the image",
        "160, 4294967297, 0, 'plan not proposed: checksums 0000000100000001, nothing is proposed'",
        "160, 1, -1, 'plan not proposed: checksums 0000000000000001, ffffffffffffffff is proposed'"
    })
    void saysOfAPlanFromAfarWhatIsWanting(int rule, long figure, long limit, String words)
            throws BadScenario {
        Path file = Path.of("scenarios/chrono-5-fu.yaml");
        Prescription ordered = ScenarioReader.read(file).prescription();
        assertEquals("refused, " + words, VerdictWords.of(ordered, rule, figure, limit));
    }
}
