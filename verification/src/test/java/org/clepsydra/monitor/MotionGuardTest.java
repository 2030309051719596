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
    @Verifies("req~monitor.unintended-motion~4")
    void allowsTwoCountsWithoutLeaveAndNoMore() {
        guard.step(2, false);
        assertFalse(guard.movedWithoutLeave());
        guard.step(1, false);
        assertTrue(guard.movedWithoutLeave());
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void countsMotionWithoutLeaveAnewAfterLeave() {
        guard.step(2, false);
        guard.step(50, true);
        assertFalse(guard.movedWithoutLeave());
        guard.step(2, false);
        assertFalse(guard.movedWithoutLeave());
        guard.step(1, false);
        assertTrue(guard.movedWithoutLeave());
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void allowsTwoCountsAboveTheCeilingAndNoMore() {
        // 10,000 nL are 25 counts.
        moved(guard, 27);
        assertFalse(guard.above(10_000));
        assertTrue(guard.above(9_999));
        moved(guard, 1);
        assertTrue(guard.above(10_000));
        assertTrue(guard.above(10_399));
        assertFalse(guard.above(10_400));
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void staysAboveHoweverFarTheHeadGoes() {
        for (int i = 0; i < 1_000; i++) {
            guard.step(Long.MAX_VALUE, false);
            assertTrue(guard.above(10_000_000_000L));
            assertTrue(guard.movedWithoutLeave());
        }
    }

    @Test
    @Verifies("req~monitor.over-delivery~3")
    void countsFromTheBeginningOfItsEnvelope() {
        moved(guard, 1_000);
        guard.begin();
        assertEquals(200_000, guard.roomParts(0, 0));
        moved(guard, 2);
        assertFalse(guard.above(0));
        moved(guard, 1);
        assertTrue(guard.above(0));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void trailsByMoreThanAMicrostepAndTwoCounts() {
        // 862.5 nL.
        assertFalse(guard.trails(862, 0, 0));
        assertTrue(guard.trails(863, 0, 0));
        moved(guard, 1);
        assertFalse(guard.trails(1_262, 0, 0));
        assertTrue(guard.trails(1_263, 0, 0));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void trailsByMoreThanAStrokeAndTwoCounts() {
        assertFalse(strokes.trails(51_000, 0, 0));
        assertTrue(strokes.trails(51_001, 0, 0));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void trailsByAsMuchMoreAsTheGap() {
        assertFalse(guard.trails(1_862, 1_000, 0));
        assertTrue(guard.trails(1_863, 1_000, 0));
        // 863 nL are 431,500 parts, 250 more than it may trail by: so much was there before.
        assertFalse(guard.trails(1_863, 1_000, 250));
        assertTrue(guard.trails(1_863, 1_000, 249));
    }

    @Test
    @Verifies("req~monitor.dropped~2")
    void countsWhatWasDroppedAsSeenUpToTheCeiling() {
        // 200,000 parts are 400 nL.
        guard.drop(200_000, 1_000);
        assertFalse(guard.trails(1_262, 0, 0));
        assertTrue(guard.trails(1_263, 0, 0));
        guard.drop(400_000, 1_000);
        // Seen is 1,000 nL, not 1,200.
        assertFalse(guard.above(200));
        assertTrue(guard.above(199));
        guard.drop(-5_000_000, 1_000);
        assertFalse(guard.above(200));
        assertTrue(guard.above(199));
        guard.drop(400_000, 0);
        assertFalse(guard.above(200));
        assertTrue(guard.above(199));
    }

    @Test
    @Verifies("req~monitor.permit~3")
    void leavesTheRoomThatIsNotYetMovedOrCommitted() {
        // 1 mL * 500 and a count.
        assertEquals(500_200_000, guard.roomParts(1_000_000, 0));
        assertEquals(500_200_000 - 77, guard.roomParts(1_000_000, 77));
        moved(guard, 3);
        assertEquals(500_200_000 - 600_000, guard.roomParts(1_000_000, 0));
        assertEquals(-400_000, guard.roomParts(0, 0));
    }

    private static void moved(MotionGuard guard, long counts) {
        guard.step(counts, true);
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresTheMoreOfWhatWasSeenAndReserved() {
        guard.restore(200_000, 400);
        assertEquals(200_000, guard.seenParts());
        guard.restore(200_001, 400);
        assertEquals(200_001, guard.seenParts());
        guard.restore(200_001, 401);
        assertEquals(200_500, guard.seenParts());
        guard.step(1, true);
        assertEquals(400_500, guard.seenParts());
    }
}
