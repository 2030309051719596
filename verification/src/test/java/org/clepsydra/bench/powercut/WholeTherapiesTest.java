package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Whole therapies from a seed: programs of every kind of segment with repeats, primes, boluses,
 * KVOs, holds, flushes, other rates and late steps, on stores of any speed, and losses of power at
 * any time. Every step and every restore is judged. A share of them is done on every build, all
 * where the mutants are run, more behind the bench: {@code powercut --therapies}.
 */
@Verifies({
    "req~delivery.never-ahead~1",
    "req~delivery.whole-volume~1",
    "req~delivery.therapy-time~3",
    "req~delivery.no-self-restart~1",
    "req~overlay.given~2",
    "req~overlay.curve~1",
    "req~overlay.forfeit~2",
    "req~overlay.accounts~2",
    "req~overlay.sliding-limits~2",
    "req~plan.continues~2",
    "req~monitor.overlay~4",
    "req~monitor.over-delivery~3",
    "req~persistence.reserve~2",
    "req~persistence.plan-image~1",
    "req~persistence.restore~2",
    "req~persistence.monitor-restore~3",
    "req~persistence.windows~1",
    "req~persistence.monitor-windows~1"
})
class WholeTherapiesTest {
    private static final int THERAPIES = 200 / Integer.getInteger("clepsydra.share", 1);
    private static final long SEED = 20_261_126;

    @Test
    void keepEveryBoundThroughAnyLossOfPower() {
        PowerCutCampaign.Therapy all =
                IntStream.range(0, THERAPIES)
                        .parallel()
                        .mapToObj(WholeTherapiesTest::run)
                        .reduce(PowerCutCampaign.Therapy.NONE, PowerCutCampaign.Therapy::plus);
        System.out.println(all);
        assertEquals("", all.complaint());
        assertTrue(all.whole() >= THERAPIES * 3 / 4, "whole " + all);
        assertTrue(all.cuts() >= THERAPIES * 2L, "cuts " + all);
        assertTrue(all.cutsInKvo() >= THERAPIES / 20, "cuts in a KVO " + all);
        assertTrue(all.boluses() >= THERAPIES, "boluses " + all);
        assertTrue(all.kvos() >= THERAPIES / 3, "KVO " + all);
        assertTrue(all.changes() >= THERAPIES / 2, "other rates " + all);
        assertTrue(all.limited() >= THERAPIES / 25, "limits that were used up " + all);
    }

    private static PowerCutCampaign.Therapy run(int i) {
        PowerCutCampaign.Therapy one = PowerCutCampaign.therapy(SEED + i);
        assertEquals("", one.complaint(), "powercut --therapies --runs 1 --seed " + (SEED + i));
        return one;
    }
}
