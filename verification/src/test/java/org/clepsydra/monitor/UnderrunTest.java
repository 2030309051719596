package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** In eighths of a step of 100 ms. */
@Verifies("req~monitor.under-delivery~2")
class UnderrunTest {
    private final Underrun underrun = new Underrun();

    private void pass(int times, int eighths, boolean waits) {
        for (int i = 0; i < times; i++) {
            underrun.pass(Quantities.ms(100), eighths, waits, false);
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
        underrun.begin(false);
        assertEquals(false, underrun.found());
        pass(599, 8, true);
        assertEquals(false, underrun.found());
    }

    private void pause(int times) {
        for (int i = 0; i < times; i++) {
            underrun.pass(Quantities.ms(100), 8, false, true);
        }
    }

    @Test
    void forgivesAFiftiethOfAPauseAfterwards() {
        // An hour: 36,000 steps, of which 720 may be waited.
        pause(36_000);
        pass(720 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(1, 7, true);
        assertEquals(false, underrun.found());
        pass(1, 1, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgivesItOnce() {
        pause(36_000);
        pass(720, 8, true);
        // What was forgiven did not count: nothing is left that could be run off.
        pass(600, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgetsItAsSlowlyAsItCame() {
        pause(36_000);
        pass(18_000, 8, false);
        // 360 are left.
        pass(360 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(1, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgivesNoMoreThanThereWas() {
        pause(36_000);
        pass(40_000, 8, false);
        pass(599, 8, true);
        assertEquals(false, underrun.found());
        pass(1, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void runsOffInAPauseWhatWasWaitedBefore() {
        // 599 waited; nine times as many run it off.
        pass(599, 8, true);
        pause(9 * 599);
        // 107.82 steps are forgiven.
        pass(107 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(2, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgivesThePausesSinceItLastWaited() {
        // Two hours with a step between them: 1,440 less a trifle.
        pause(36_000);
        pass(1, 8, false);
        pause(36_000);
        pass(1_439 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(2, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void forgetsAPauseBeforeItWaited() {
        pause(36_000);
        pass(1, 8, true);
        pass(1, 8, false);
        pause(36_000);
        pass(720 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(1, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void keepsThePauseInWhichItWaits() {
        // At the end of a pause the ceiling waits before it is out of it.
        pause(36_000);
        underrun.pass(Quantities.ms(100), 8, true, true);
        pause(1);
        pass(719 + 599, 8, true);
        assertEquals(false, underrun.found());
        pass(2, 8, true);
        assertEquals(true, underrun.found());
    }

    @Test
    void keepsWhatIsForgivenOverAStartOfTheSamePlan() {
        pause(36_000);
        underrun.begin(false);
        pass(720 + 599, 8, true);
        assertEquals(false, underrun.found());
        pause(36_000);
        underrun.begin(true);
        pass(599, 8, true);
        assertEquals(false, underrun.found());
        pass(1, 8, true);
        assertEquals(true, underrun.found());
    }
}
