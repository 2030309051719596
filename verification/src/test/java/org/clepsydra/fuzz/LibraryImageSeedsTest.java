package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Runs what the fuzzer of drug libraries starts from, and whatever it has found. */
class LibraryImageSeedsTest {
    private static final Path SEEDS = Path.of("src/test/fuzz-library");

    @Test
    @Verifies({"req~library.image~2", "req~library.newer~1"})
    void holdForEverySeed() throws IOException {
        for (Path seed : seeds()) {
            byte[] data = Files.readAllBytes(seed);
            try {
                LibraryImageFuzz.fuzzerTestOneInput(data);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(seed.toString(), e);
            }
        }
        // From each rule the fuzzer can go on to what is around it.
        LibraryImageProperty reached = LibraryImageFuzz.property();
        for (int rule : PlanImageProperty.rules().keySet()) {
            if (LibraryImageProperty.isOfImages(rule)) {
                assertTrue(reached.rules().containsKey(rule), PlanImageProperty.name(rule));
            }
        }
        for (int rule : LibraryImageProperty.LIMITS) {
            assertTrue(reached.byOne().containsKey(rule), PlanImageProperty.name(rule));
        }
    }

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
