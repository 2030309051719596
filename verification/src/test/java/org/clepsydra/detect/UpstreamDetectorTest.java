package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Suction of 15 kPa before the head, found, and gone at half of it. */
@Verifies("req~detect.upstream-occlusion~1")
class UpstreamDetectorTest {
    private static final int FOUND = -15_001;

    private final Line line = new Line(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());

    private void pressure(long ms, int pa) {
        line.in.upstream(pa, true);
        line.step(ms);
    }

    private boolean occluded() {
        boolean found = line.findings.upstreamOccluded();
        assertEquals(found, line.findings.stops());
        assertEquals(found, line.findings.stopsPrime());
        return found;
    }

    @Test
    void findsSuctionThatStaysFor200Ms() {
        pressure(10, FOUND);
        pressure(100, FOUND);
        pressure(99, FOUND);
        assertFalse(occluded());
        pressure(1, FOUND);
        assertTrue(occluded());
    }

    @Test
    void forgivesSuctionOfTheFigure() {
        for (int i = 0; i < 100; i++) {
            pressure(100, FOUND + 1);
        }
        assertFalse(occluded());
    }

    @Test
    void doesNotCountTheTimeBeforeTheFirstReading() {
        pressure(5_000, FOUND);
        assertFalse(occluded());
        pressure(200, FOUND);
        assertTrue(occluded());
    }

    @Test
    void beginsAnewAfterEveryStroke() {
        for (int i = 0; i < 20; i++) {
            pressure(10, -40_000);
            pressure(100, -40_000);
            pressure(99, -40_000);
            pressure(10, FOUND + 1);
        }
        assertFalse(occluded());
    }

    @Test
    void needsTwoReadingsAndNotOneThatIsHeld() {
        pressure(10, FOUND);
        line.in.upstream(FOUND, false);
        for (int i = 0; i < 50; i++) {
            line.step(10);
        }
        assertFalse(occluded());
        pressure(10, FOUND);
        assertTrue(occluded());
    }

    @Test
    void remembersTheSecondReadingUntilTheTimeIsUp() {
        pressure(10, FOUND);
        pressure(10, FOUND);
        line.in.upstream(FOUND, false);
        line.step(100);
        assertFalse(occluded());
        line.step(90);
        assertTrue(occluded());
    }

    @Test
    void staysUntilHalfOfTheSuctionIsGoneWhateverWasAcknowledged() {
        pressure(10, FOUND);
        pressure(200, FOUND);
        pressure(10_000, -7_501);
        line.give(Orders.ACKNOWLEDGE);
        assertTrue(occluded());
        pressure(10, -7_500);
        assertFalse(occluded());
        // In full again.
        pressure(10, FOUND);
        assertFalse(occluded());
        pressure(200, FOUND);
        assertTrue(occluded());
    }

    @Test
    void judgesNothingWhereNothingIsFitted() {
        Line bare = new Line(Devices.bedside().fitted(Fitted.CONTAINER_SCALE).seal());
        for (int i = 0; i < 100; i++) {
            bare.in.upstream(-50_000, true);
            bare.in.container(0, true);
            bare.step(100);
        }
        assertFalse(bare.findings.stops());
    }
}
