package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** In eighths of a step of 100 ms. */
@Verifies("req~monitor.under-delivery~1")
class UnderrunTest {
    private final Underrun underrun = new Underrun();

    private void pass(int times, int eighths, boolean waits) {
        for (int i = 0; i < times; i++) {
            underrun.pass(Quantities.ms(100), eighths, waits);
        }
    }

    @Test
    void isFoundAfterAMinuteOfWaiting() {
        pass(599, 8, true);
        pass(1, 7, true);
        assertEquals(false, underrun.found());
        pass(1, 1, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgivesATenthOfTheTime() {
        // One in ten waits: nine for it, and nine of one less.
        for (int i = 0; i < 10_000; i++) {
            pass(1, 8, true);
            pass(9, 8, false);
        }
        assertEquals(false, underrun.found());
    }

    @Test
    void findsAQuarterThatIsMissingAfterSixMinutes() {
        // Of 400 ms one waits. In its own 800 eighths: 9 less 3 each time, and 5,400 are enough.
        // After the 899th wait it is 6 * 898 + 9 = 5,397, after the 900th 5,403.
        for (int i = 0; i < 898; i++) {
            pass(1, 8, true);
            pass(3, 8, false);
        }
        pass(1, 8, true);
        assertEquals(false, underrun.found());
        pass(3, 8, false);
        assertEquals(false, underrun.found());
        pass(1, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void looksAtEverySpanHoweverLongAllWasWellBefore() {
        pass(100_000, 8, false);
        pass(600, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void isOverWhenTheHeadFollowsAgainAndWithAStart() {
        pass(2_000, 8, true);
        assertEquals(true, underrun.found());
        pass(1, 1, false);
        assertEquals(false, underrun.found());
        pass(600, 8, true);
        underrun.begin();
        assertEquals(false, underrun.found());
        pass(599, 8, true);
        assertEquals(false, underrun.found());
    }
}
