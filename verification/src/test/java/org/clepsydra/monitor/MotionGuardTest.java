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

    @Test
    @Verifies("req~monitor.unintended-motion~1")
    void allowsTwoCountsWithoutAnyCeilingAndNoMore() {
        guard.step(2, 0);
        assertFalse(guard.overAnySpan());
        guard.step(1, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void allowsMotionWithTheCeilingAndTwoPerCent() {
        // The ceiling rises by 1 mL: 1.02 mL are 2,550 counts of 400 nL; and two.
        guard.step(2_552, 1_000_000);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_000_000);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void givesNoCreditForTimeLostEarlier() {
        guard.step(0, 1_000_000);
        guard.step(2, 1_000_000);
        assertFalse(guard.overAnySpan());
        guard.step(1, 1_000_000);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void forgetsMotionAsTheCeilingRises() {
        guard.step(2, 0);
        // One count of 400 nL is drained by 392.2 nL of ceiling.
        guard.step(0, 392);
        guard.step(1, 392);
        assertTrue(guard.overAnySpan());
        MotionGuard again = new MotionGuard(new MonitorGeometry(Devices.bedside().seal()));
        again.step(2, 0);
        again.step(0, 393);
        again.step(1, 393);
        assertFalse(again.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void keepsTheLevelWhenAPlanBegins() {
        guard.step(2, 0);
        guard.begin();
        guard.step(1, 0);
        assertTrue(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.cumulative~1")
    void allowsOnePerCentInAll() {
        // 10 mL of ceiling: 10.1 mL are 25,250 counts; and two.
        guard.step(25_252, 10_000_000);
        assertFalse(guard.overSincePlan(10_000_000));
        guard.step(1, 10_000_000);
        assertTrue(guard.overSincePlan(10_000_000));
    }

    @Test
    @Verifies("req~monitor.cumulative~1")
    void countsMotionFromTheBeginningOfThePlan() {
        guard.step(100, 0);
        guard.begin();
        guard.step(2, 0);
        assertFalse(guard.overSincePlan(0));
        guard.step(1, 0);
        assertTrue(guard.overSincePlan(0));
    }

    @Test
    @Verifies("req~monitor.over-delivery~1")
    void beginsTheCeilingAnewWithThePlan() {
        guard.step(0, 1_000_000);
        guard.begin();
        guard.step(1_275, 500_000);
        guard.step(2, 500_000);
        assertFalse(guard.overAnySpan());
    }

    @Test
    @Verifies("req~monitor.permit~1")
    void leavesTheRoomThatIsNotYetMovedOrCommitted() {
        // Ceiling 1 mL: 1.01 mL * 500 + 400,000 = 505,400,000 parts.
        assertEquals(505_400_000, guard.roomParts(1_000_000, 2_000_000, 0));
        assertEquals(505_400_000 - 77, guard.roomParts(1_000_000, 2_000_000, 77));
        guard.step(3, 1_000_000);
        assertEquals(505_400_000 - 600_000, guard.roomParts(1_000_000, 2_000_000, 0));
        // The whole volume binds: 1 mL * 500 + 400,000, less what moved.
        assertEquals(500_400_000 - 600_000, guard.roomParts(1_000_000, 1_000_000, 0));
    }
}
