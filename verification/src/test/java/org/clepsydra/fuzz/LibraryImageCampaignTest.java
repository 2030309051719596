package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clepsydra.Share;
import org.clepsydra.plan.Rule;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A million images, from valid ones of every shape; half with right seals. On every build an eighth
 * of them, which still meets every rule.
 */
@Verifies({
    "req~library.image~2",
    "req~library.vinca-route~1",
    "req~library.authentic~1",
    "req~library.newer~1"
})
class LibraryImageCampaignTest {
    private static final int IMAGES = Share.of(1_000_000, 125_000);
    private static final int PARTS = 20;
    private static final long SEED = 20_261_126;

    private static final Map<Integer, Long> RULES = new TreeMap<>();
    private static final Map<Integer, Long> BY_ONE = new TreeMap<>();

    /** Any difference between core and oracle, and any exception, ends the run here. */
    @BeforeAll
    static void judge() {
        List<LibraryImageProperty> parts =
                IntStream.range(0, PARTS)
                        .parallel()
                        .mapToObj(
                                i ->
                                        LibraryImageCampaign.run(
                                                LibraryImageJudge.right(),
                                                SEED + i,
                                                IMAGES / PARTS))
                        .collect(Collectors.toList());
        for (LibraryImageProperty part : parts) {
            part.rules().forEach((rule, n) -> RULES.merge(rule, n, Long::sum));
            part.byOne().forEach((rule, n) -> BY_ONE.merge(rule, n, Long::sum));
        }
        RULES.forEach(
                (rule, n) -> {
                    long byOne = BY_ONE.getOrDefault(rule, 0L);
                    System.out.println(
                            PlanImageProperty.name(rule) + " " + n + ", by one " + byOne);
                });
    }

    @Test
    void beginsWithImagesThatAreAccepted() {
        for (long[] image : LibraryImageShapes.all()) {
            assertEquals(Rule.ACCEPTED, LibraryImageJudge.right().rule(image));
        }
    }

    @Test
    void reachesEveryVerdict() {
        for (Map.Entry<Integer, String> rule : PlanImageProperty.rules().entrySet()) {
            if (LibraryImageProperty.isOfImages(rule.getKey())) {
                assertTrue(RULES.containsKey(rule.getKey()), "never: " + rule.getValue());
            }
        }
        assertTrue(RULES.get(Rule.ACCEPTED) > IMAGES / 20, "too few are accepted");
    }

    @Test
    void reachesEveryLimitByOne() {
        for (int rule : LibraryImageProperty.LIMITS) {
            assertTrue(BY_ONE.containsKey(rule), "never: " + PlanImageProperty.name(rule));
        }
    }
}
