package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Bedside: 500 parts a nL, 200,000 parts a count of 400 nL, slack two counts. */
class MotionGuardTest {
    private final MotionGuard guard =
            new MotionGuard(new MonitorGeometry(Devices.bedside().seal()));
    private final MotionGuard strokes =
            new MotionGuard(new MonitorGeometry(Devices.wearable().seal()));

    @Test
    @Verifies("req~monitor.unintended-motion~1")
    void allowsTwoCountsWithoutAnyCeilingAndNoMore() {
        guard.step(2, 0, 0);
        assertFalse(guard.overAnySpan());
        guard.step(1, 0, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void allowsMotionWithTheCeilingAndOnePerCent() {
        // The ceiling rises by 1 mL: 1.01 mL are 2,525 counts of 400 nL; and two.
        guard.step(2_527, 1_000_000, 0);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_000_000, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void givesNoCreditForTimeLostEarlier() {
        guard.step(0, 1_000_000, 0);
        guard.step(2, 1_000_000, 0);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_000_000, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void givesCreditForWhatTheQueueMayHold() {
        // 4,000 nL in the queue are ten counts; and two.
        guard.step(0, 1_000_000, 4_000);
        guard.step(12, 1_000_000, 4_000);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_000_000, 4_000);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void givesNoMoreCreditThanMotionIsBehind() {
        // 1.01 * 1,981 nL = 2,000.8 nL: five counts are due and made; the queue may hold ten.
        guard.step(5, 1_981, 4_000);
        guard.step(2, 1_981, 4_000);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_981, 4_000);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void carriesNoCreditFromOnePlanToTheNext() {
        guard.step(0, 1_000_000, 4_000);
        guard.begin();
        assertEquals(400_000, guard.roomParts(1_000, 0));
        guard.step(2, 0, 4_000);
        assertFalse(guard.overAnySpan());
        guard.step(1, 0, 4_000);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void givesCreditForAStrokeWhereStrokesAreIndexed() {
        // Wearable: a stroke is 100 counts of 500 nL; 80,000 nL are due.
        strokes.step(0, 80_000, 0);
        strokes.step(102, 80_000, 0);
        assertFalse(strokes.overAnySpan());
        strokes.step(1, 80_000, 0);
        assertTrue(strokes.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void addsUpWhatEachStrokeOverruns() {
        // 102 counts where a stroke and 1 % are 101: two over at first, against the stroke alone,
        // which is just allowed, and one more with the second.
        strokes.step(0, 50_000, 0);
        strokes.step(102, 50_000, 0);
        assertFalse(strokes.overAnySpan());
        strokes.step(0, 100_000, 0);
        strokes.step(102, 100_000, 0);
        assertTrue(strokes.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void forgetsMotionAsTheCeilingRises() {
        guard.step(2, 0, 0);
        // One count of 400 nL is drained by 396.04 nL of ceiling.
        guard.step(0, 396, 0);
        guard.step(1, 396, 0);
        assertTrue(guard.overAnySpan());
        MotionGuard again = new MotionGuard(new MonitorGeometry(Devices.bedside().seal()));
        again.step(2, 0, 0);
        again.step(0, 397, 0);
        again.step(1, 397, 0);
        assertFalse(again.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void keepsTheLevelWhenAPlanBegins() {
        guard.step(2, 0, 0);
        guard.begin();
        guard.step(1, 0, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void neverLetsTheWholePassOnePerCentAndTwoCounts() {
        // 0.9 % fast for 10 mL, then a little more than the slack at once.
        for (long nl = 1_000; nl <= 10_000_000; nl += 1_000) {
            guard.step(nl * 1_009 / 400_000 - (nl - 1_000) * 1_009 / 400_000, nl, 400);
            assertFalse(guard.overAnySpan());
        }
        assertEquals(25_225, 10_000_000L * 1_009 / 400_000);
        guard.step(28, 10_000_000, 400);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void beginsTheCeilingAnewWithThePlan() {
        guard.step(0, 1_000_000, 0);
        guard.begin();
        // 505,000 nL are 1,262.5 counts; and two.
        guard.step(1_264, 500_000, 0);
        assertFalse(guard.overAnySpan());
        guard.step(1, 500_000, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void leavesTheRoomThatIsNotYetMovedOrCommitted() {
        guard.step(0, 1_000_000, 0);
        // Ceiling 1 mL: 1.01 mL * 500 + 400,000 = 505,400,000 parts.
        assertEquals(505_400_000, guard.roomParts(2_000_000, 0));
        assertEquals(505_400_000 - 77, guard.roomParts(2_000_000, 77));
        guard.step(3, 1_000_000, 0);
        assertEquals(505_400_000 - 600_000, guard.roomParts(2_000_000, 0));
        // The whole volume binds: 1 mL * 500 + 400,000, less what moved.
        assertEquals(500_400_000 - 600_000, guard.roomParts(1_000_000, 0));
    }
}
