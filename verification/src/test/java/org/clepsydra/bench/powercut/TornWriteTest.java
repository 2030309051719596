package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.clepsydra.port.StateLayout;
import org.clepsydra.world.StateStore;
import org.junit.jupiter.api.Test;

/** What a loss of power would leave of a write of a pump that was given nothing yet. */
class TornWriteTest {
    private static final int EVERY_CUT = 3 * StateLayout.WORDS + 1;

    private static Moment moment(Made given, long made) {
        Plan plan = Course.bedside().plan();
        List<Long> accounts = List.of(0L, 0L, 0L, 0L, made);
        return new Moment(plan, false, true, given, accounts, 0, 0, List.of(), 0, made);
    }

    private static TornWrite.Outcome judge(long[] words, long made) {
        Made given = new Made();
        given.release(Course.bedside().plan().id(), Made.CURVE, made);
        given.make(made, 0);
        Moment then = moment(given, made);
        StateStore blank = new StateStore(1, 1, 1);
        return new TornWrite(Course.bedside(), blank, StateLayout.CONTROL_A, words, true, 1)
                .judge(then, then);
    }

    @Test
    void everyCutIsRestoredOrIsLikeOneThatWas() {
        long[] words = new long[StateLayout.WORDS];
        words[StateLayout.SEQUENCE] = 0x0123_4567_89AB_CDEFL;
        TornWrite.Outcome outcome = judge(words, 0);
        assertEquals("", outcome.complaint());
        assertEquals(EVERY_CUT, outcome.cuts() + outcome.alike());
        // Before the first word, a noise in each, and of the one that changes a mixture and the
        // end.
        assertEquals(1 + StateLayout.WORDS + 2, outcome.cuts());
    }

    @Test
    void noneIsLikeAnotherWhereEveryWordChanges() {
        long[] words = new long[StateLayout.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = 0x0123_4567_89AB_CDEFL;
        }
        assertEquals(EVERY_CUT, judge(words, 0).cuts());
    }

    @Test
    void aFewWordsAreCutInIfNotEvery() {
        Moment then = moment(new Made(), 0);
        long[] words = new long[StateLayout.WORDS];
        StateStore blank = new StateStore(1, 1, 1);
        TornWrite.Outcome few =
                new TornWrite(Course.bedside(), blank, StateLayout.MONITOR_A, words, false, 1)
                        .judge(then, then);
        assertTrue(few.cuts() > 1 && few.cuts() < 20, "cuts: " + few.cuts());
    }

    @Test
    void complainsWhereWhatWasMadeIsInNoRecord() {
        assertNotEquals("", judge(new long[StateLayout.WORDS], 1).complaint());
    }
}
