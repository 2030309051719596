package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class ResponsePaceTest {
    private final ResponsePace pace = new ResponsePace();

    private boolean due(long elapsedMs) {
        pace.step(elapsedMs);
        return pace.due();
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void isDueAtTheFirstStepAndNotBefore() {
        assertFalse(pace.due());
        assertTrue(due(0));
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void isDueAtAHundredMillisecondsAndNotOneBefore() {
        assertTrue(due(0));
        assertFalse(due(99));
        assertTrue(due(1));
        assertFalse(due(0));
        assertFalse(due(50));
        assertFalse(due(49));
        assertTrue(due(1));
        assertTrue(due(100));
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void countsOneLongStepAsOneResponse() {
        assertTrue(due(Long.MAX_VALUE));
        assertFalse(due(99));
        assertTrue(due(Long.MAX_VALUE));
        assertFalse(due(99));
        assertTrue(due(1));
    }

    @Test
    @Verifies("req~structure.watchdog~1")
    void isNotDueWhileTheClockStands() {
        assertTrue(due(0));
        for (int i = 0; i < 1_000; i++) {
            assertFalse(due(0));
        }
    }

    /** With 50 ms to spare at either side of 50 and 250 ms, but for the last that is under 200. */
    @Test
    @Verifies("req~structure.watchdog~1")
    void isInTheWindowAtAnyPeriods() {
        SplittableRandom random = new SplittableRandom(3);
        assertTrue(due(0));
        long sinceMs = 0;
        for (int i = 0; i < 100_000; i++) {
            long ms = 2L + random.nextInt(99);
            sinceMs += ms;
            boolean due = due(ms);
            assertEquals(sinceMs >= 100, due);
            assertTrue(sinceMs < 200);
            sinceMs = due ? 0 : sinceMs;
        }
    }
}
