package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A share of it is done on every build, more where the mutants are run; all is behind the bench:
 * {@code powercut}.
 */
@Verifies({
    "req~persistence.records~3",
    "req~persistence.reserve~2",
    "req~persistence.monitor-reserve~3",
    "req~persistence.plan-image~1",
    "req~persistence.restore~2",
    "req~persistence.monitor-restore~3",
    "req~persistence.windows~1",
    "req~persistence.monitor-windows~1",
    "req~persistence.reservoir~2",
    "req~replacement.count~1",
    "req~overlay.forfeit~2"
})
class PowerCutCampaignTest {
    private static final int SHARE = Integer.getInteger("clepsydra.share", 1);
    private static final int COURSES = 300 / SHARE;
    private static final int GO_ON_EVERY = 60 * SHARE;

    /** A control record each five seconds of an hour, and one of the monitor's. */
    private static final long WRITES_MIN = 2 * 600;

    /** All of them take minutes: {@code powercut --sweep}. */
    private static final int EVERY_WORD_OF = 8 * SHARE;

    /**
     * Before it and after, in its first word, and in every word of one of so many; a word that does
     * not change can only become noise.
     */
    private static final long CUTS_PER_RECORD = 4L + 670 / EVERY_WORD_OF;

    @ParameterizedTest
    @ValueSource(strings = {"wearable", "bedside"})
    void countsRightWhicheverWordOfWhicheverWriteIsTheLast(String pump) {
        PowerCutCampaign.Outcome outcome =
                PowerCutCampaign.sweep(pump, 1, GO_ON_EVERY, EVERY_WORD_OF);
        assertEquals("", outcome.complaint());
        assertTrue(outcome.cuts() >= WRITES_MIN * CUTS_PER_RECORD, "cuts: " + outcome.cuts());
        assertTrue(outcome.courses() >= WRITES_MIN / GO_ON_EVERY, "courses " + outcome.courses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wearable", "bedside"})
    void countsRightAfterFiveThousandLossesOfPower(String pump) {
        long cuts = 0;
        for (int seed = 1; seed <= COURSES; seed++) {
            PowerCutCampaign.Outcome outcome = PowerCutCampaign.random(pump, seed);
            assertEquals("", outcome.complaint(), "powercut --runs 1 --seed " + seed);
            cuts += outcome.cuts();
        }
        assertTrue(cuts >= 5_000 / SHARE, "cuts: " + cuts);
    }
}
