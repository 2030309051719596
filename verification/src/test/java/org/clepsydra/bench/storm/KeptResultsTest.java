package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clepsydra.gate.CoreDigest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The long campaigns that are kept are of the core under test. Of results of another core, or none,
 * a line tells; where {@code clepsydra.kept} is {@code judge} they fail.
 */
class KeptResultsTest {
    private static final boolean JUDGES =
            System.getProperty("clepsydra.kept", "tell").equals("judge");

    @ParameterizedTest
    @ValueSource(strings = {"storms", "therapies", "flips"})
    void areOfThisCoreAndWhole(String name) throws IOException {
        Path file = Path.of("results", name + ".json");
        String stale = Kept.stale(file, CoreDigest.here());
        if (stale.isEmpty()) {
            assertEquals(List.of(), Kept.wrong(Storms.read(file)));
        } else if (JUDGES) {
            assertEquals("", stale);
        } else {
            System.out.println("[NOTICE] " + stale);
        }
    }
}
