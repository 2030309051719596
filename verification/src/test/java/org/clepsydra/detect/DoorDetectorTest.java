package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies({"req~condition.door-open~1", "req~condition.door-contacts~1"})
class DoorDetectorTest {
    private final Line line = new Line(Devices.sensing().seal());

    private void door(long ms, boolean shutA, boolean shutB) {
        line.in.doorShut(shutA, shutB);
        line.step(ms);
    }

    private void found(boolean open, boolean disagrees) {
        assertEquals(open, line.findings.condition().doorOpen());
        assertEquals(disagrees, line.findings.condition().doorDisagrees());
        assertEquals(open || disagrees, line.findings.stops());
        assertEquals(open || disagrees, line.findings.stopsPrime());
    }

    @Test
    void findsADoorThatIsOpenFor150Ms() {
        door(100, false, false);
        door(149, false, false);
        found(false, false);
        door(1, false, false);
        found(true, false);
    }

    @Test
    void isNotDeceivedByOneContactThatSaysShut() {
        door(10, true, false);
        door(149, true, false);
        found(false, false);
        door(1, true, false);
        found(true, false);
        Line other = new Line(Devices.sensing().seal());
        other.in.doorShut(false, true);
        other.step(10);
        other.step(149);
        assertEquals(false, other.findings.condition().doorOpen());
        other.step(1);
        assertEquals(true, other.findings.condition().doorOpen());
    }

    @Test
    void takesContactsThatBounceByTurnsForOpen() {
        door(10, true, false);
        door(75, false, true);
        door(75, true, false);
        found(true, false);
    }

    @Test
    void ridesOverBouncesAndFlickers() {
        for (int i = 0; i < 100; i++) {
            door(10, false, true);
            door(149, false, true);
            door(1, true, true);
        }
        found(false, false);
    }

    @Test
    void believesThatItIsShutAfterHalfASecond() {
        door(10, false, false);
        door(150, false, false);
        door(10, true, true);
        door(499, true, true);
        found(true, false);
        door(1, true, true);
        found(false, false);
    }

    @Test
    void countsTheHalfSecondAnewAfterEveryBounce() {
        door(10, false, false);
        door(150, false, false);
        for (int i = 0; i < 10; i++) {
            door(10, true, true);
            door(400, true, true);
            door(10, true, false);
        }
        found(true, false);
    }

    @Test
    void findsContactsThatDisagreeForMoreThanASecond() {
        door(10, true, false);
        door(1_000, true, false);
        found(true, false);
        door(1, true, false);
        found(true, true);
        // Both say open: they agree.
        Line other = new Line(Devices.sensing().seal());
        other.in.doorShut(false, false);
        other.step(10);
        other.step(5_000);
        assertEquals(false, other.findings.condition().doorDisagrees());
    }

    @Test
    void keepsADisagreementUntilItIsAcknowledgedAndGone() {
        door(10, false, true);
        door(1_001, false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(true, true);
        door(10, true, true);
        door(10_000, true, true);
        found(false, true);
        line.give(Orders.STOP);
        found(false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
        door(10, false, true);
        door(1_000, false, true);
        found(true, false);
    }

    @Test
    void isNotAcknowledgedWhileTheyDifferAgain() {
        door(10, false, true);
        door(1_001, false, true);
        door(10, true, true);
        door(600, true, true);
        line.in.doorShut(false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(false, true);
        door(10, true, true);
        found(false, true);
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        door(10, false, true);
        door(1_000, false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(true, true);
    }

    @Test
    void isShutWhereThereIsNone() {
        Line bare = new Line(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());
        bare.in.doorShut(false, false);
        bare.step(10);
        bare.step(1_000);
        bare.in.doorShut(true, false);
        bare.step(10);
        bare.step(2_000);
        assertEquals(false, bare.findings.condition().stops());
    }
}
