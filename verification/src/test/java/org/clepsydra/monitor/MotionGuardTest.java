package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Bedside: 500 parts a nL, 200,000 parts a count of 400 nL, a microstep of 62.5 nL. Wearable: a
 * count of 500 nL, a stroke of 50,000 nL.
 */
class MotionGuardTest {
    private final MotionGuard guard =
            new MotionGuard(new MonitorGeometry(Devices.bedside().seal()));
    private final MotionGuard strokes =
            new MotionGuard(new MonitorGeometry(Devices.wearable().seal()));

    @Test
    @Verifies("req~monitor.unintended-motion~2")
    void allowsTwoCountsWithoutLeaveAndNoMore() {
        guard.step(2, false, false);
        assertFalse(guard.movedWithoutLeave());
        guard.step(1, false, false);
        assertTrue(guard.movedWithoutLeave());
    }

    @Test
    @Verifies("req~monitor.unintended-motion~2")
    void countsMotionWithoutLeaveAnewAfterLeave() {
        guard.step(2, false, true);
        guard.step(50, true, true);
        assertFalse(guard.movedWithoutLeave());
        guard.step(2, false, true);
        assertFalse(guard.movedWithoutLeave());
        guard.step(1, false, true);
        assertTrue(guard.movedWithoutLeave());
    }

    @Test
    @Verifies("req~monitor.over-delivery~2")
    void allowsACountAboveTheCeilingAndNoMore() {
        // 10,000 nL are 25 counts.
        moved(guard, 26);
        assertFalse(guard.above(10_000));
        assertTrue(guard.above(9_999));
        moved(guard, 1);
        assertTrue(guard.above(10_000));
        assertTrue(guard.above(10_399));
        assertFalse(guard.above(10_400));
    }

    @Test
    @Verifies("req~monitor.over-delivery~2")
    void countsNothingBeforeAnEnvelope() {
        guard.step(1_000, true, false);
        assertFalse(guard.above(0));
        moved(guard, 1);
        assertFalse(guard.above(0));
        moved(guard, 1);
        assertTrue(guard.above(0));
    }

    @Test
    @Verifies("req~monitor.over-delivery~2")
    void staysAboveHoweverFarTheHeadGoes() {
        for (int i = 0; i < 1_000; i++) {
            guard.step(Long.MAX_VALUE, false, true);
            assertTrue(guard.above(10_000_000_000L));
            assertTrue(guard.movedWithoutLeave());
        }
    }

    @Test
    @Verifies("req~monitor.over-delivery~2")
    void carriesAnExcessIntoTheNextEnvelopeAndNoShortfall() {
        moved(guard, 26);
        guard.begin(10_000);
        assertFalse(guard.above(0));
        moved(guard, 1);
        assertTrue(guard.above(0));
        guard.begin(1_000_000);
        assertEquals(200_000, guard.roomParts(0, 0));
        assertFalse(guard.above(0));
        moved(guard, 2);
        assertTrue(guard.above(0));
    }

    @Test
    @Verifies("req~monitor.envelope-time~1")
    void trailsByMoreThanAMicrostepAndACount() {
        // 462.5 nL.
        assertFalse(guard.trails(462));
        assertTrue(guard.trails(463));
        moved(guard, 1);
        assertFalse(guard.trails(862));
        assertTrue(guard.trails(863));
    }

    @Test
    @Verifies("req~monitor.envelope-time~1")
    void trailsByMoreThanAStrokeAndACount() {
        assertFalse(strokes.trails(50_500));
        assertTrue(strokes.trails(50_501));
    }

    @Test
    @Verifies("req~monitor.dropped~1")
    void countsWhatWasDroppedAsSeenUpToTheCeiling() {
        // 200,000 parts are 400 nL.
        guard.drop(200_000, 1_000);
        assertFalse(guard.trails(862));
        assertTrue(guard.trails(863));
        guard.drop(400_000, 1_000);
        // Seen is 1,000 nL, not 1,200.
        assertFalse(guard.above(600));
        assertTrue(guard.above(599));
        guard.drop(-5_000_000, 1_000);
        assertFalse(guard.above(600));
        assertTrue(guard.above(599));
        guard.drop(400_000, 0);
        assertFalse(guard.above(600));
        assertTrue(guard.above(599));
    }

    @Test
    @Verifies("req~monitor.permit~2")
    void leavesTheRoomThatIsNotYetMovedOrCommitted() {
        // 1 mL * 500 and a count.
        assertEquals(500_200_000, guard.roomParts(1_000_000, 0));
        assertEquals(500_200_000 - 77, guard.roomParts(1_000_000, 77));
        moved(guard, 3);
        assertEquals(500_200_000 - 600_000, guard.roomParts(1_000_000, 0));
        assertEquals(-400_000, guard.roomParts(0, 0));
    }

    private static void moved(MotionGuard guard, long counts) {
        guard.step(counts, true, true);
    }
}
