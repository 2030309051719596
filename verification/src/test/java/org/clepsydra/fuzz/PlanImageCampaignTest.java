package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.clepsydra.Share;
import org.clepsydra.oracle.EnvelopeDemand;
import org.clepsydra.oracle.PlanDemand;
import org.clepsydra.plan.Rule;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A million images, from valid ones of every shape for two devices; half with right seals. On every
 * build half of them, which still meets every rule.
 */
@Verifies({
    "req~plan.ranges~1",
    "req~plan.image-integrity~1",
    "req~plan.derived-volume~2",
    "req~plan.typed-rate~1",
    "req~plan.dose-rate-limit~2",
    "req~plan.dose-limit~3",
    "req~plan.envelope-agrees~4",
    "req~plan.envelope-follows~1",
    "req~plan.overlays~2",
    "req~plan.sliding-limits~2",
    "req~library.without~2",
    "req~monitor.envelope-integrity~4"
})
class PlanImageCampaignTest {
    private static final int IMAGES = Share.of(1_000_000, 500_000);
    private static final int PARTS = 20;
    private static final long SEED = 20_261_126;

    private static PlanImageTally tally;

    /** Any difference between core and oracle, and any exception, ends the run here. */
    @BeforeAll
    static void judge() {
        tally =
                IntStream.range(0, PARTS)
                        .parallel()
                        .mapToObj(i -> new PlanImageCampaign().run(SEED + i, IMAGES / PARTS))
                        .reduce(
                                new PlanImageTally(),
                                (a, b) -> new PlanImageTally().with(a).with(b));
        System.out.println(tally.shown());
    }

    @Test
    void reachesEveryVerdict() {
        Set<Integer> missing = new TreeSet<>(PlanImageProperty.rules().keySet());
        missing.removeAll(tally.rules.keySet());
        // Those of orders are reached by PlanImageRunningTest, those of a library elsewhere.
        missing.removeIf(rule -> !PlanImageProperty.isOfImages(rule));
        assertTrue(missing.isEmpty(), "never reached: " + missing);
        assertTrue(tally.rules.get(Rule.ACCEPTED) > IMAGES / 20, "too few are accepted");
        assertTrue(tally.held > IMAGES / 100, "too few envelopes are held");
    }

    @Test
    void breaksEveryDemandAlone() {
        for (PlanDemand demand : PlanDemand.values()) {
            assertTrue(tally.alone.containsKey(demand), demand + " was never the only fault");
        }
        for (EnvelopeDemand demand : EnvelopeDemand.values()) {
            assertTrue(tally.envelopeAlone.containsKey(demand), demand + " was never the only one");
        }
    }

    /** A limit that the core holds one too tight would be found by these. */
    @Test
    void acceptsFiguresAtTheEndsOfTheirRanges() {
        for (long[] end : PlanImageTally.ENDS) {
            for (int i = 1; i < end.length; i++) {
                String key = end[0] + " at " + end[i];
                assertTrue(end[i] == 0 || tally.atEnd.containsKey(key), "never: word " + key);
            }
        }
    }
}
