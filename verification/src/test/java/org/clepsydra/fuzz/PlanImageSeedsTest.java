package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.oracle.PlanDemand;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Runs what the fuzzer starts from, and whatever it has found, without the fuzzer. */
class PlanImageSeedsTest {
    private static final Path SEEDS = Path.of("src/test/fuzz");

    @Test
    @Verifies({
        "req~plan.ranges~1",
        "req~plan.image-integrity~1",
        "req~plan.frozen~1",
        "req~monitor.envelope-integrity~4"
    })
    void holdForEverySeed() throws IOException {
        for (Path seed : seeds()) {
            byte[] data = Files.readAllBytes(seed);
            try {
                PlanImageFuzz.fuzzerTestOneInput(data);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(seed.toString(), e);
            }
        }
        // From each demand broken alone the fuzzer can go on to what is around it.
        Set<PlanDemand> reached = EnumSet.copyOf(PlanImageFuzz.tally().alone.keySet());
        assertEquals(EnumSet.allOf(PlanDemand.class), reached);
        for (int rule : PlanImageSeededErrorTest.LIMITS) {
            String name = PlanImageProperty.name(rule);
            PlanDemand limit = PlanDemand.valueOf(name);
            assertTrue(PlanImageFuzz.tally().aloneByOne.containsKey(limit), name);
        }
    }

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
