package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** 64 readings of a working sensor differ by 500 Pa at least. */
@Verifies("req~condition.pressure-quiet~1")
class QuietDetectorTest {
    private final Line line = new Line(Devices.bedside().pressureNoisePa(500).seal());

    /** One reading, with the head so many counts further. */
    private void read(int pa, long counts) {
        line.in.encoderCounts(line.in.encoderCounts() + counts);
        // A count is 6.4 microsteps.
        line.in.motorMicrosteps(line.in.encoderCounts() * 64 / 10);
        line.pressure(10, pa);
    }

    private void reads(int times, int pa) {
        for (int i = 0; i < times; i++) {
            read(pa, 0);
        }
    }

    private void found(boolean failed) {
        assertEquals(failed, line.findings.condition().pressureFailed());
        assertEquals(failed, line.findings.stops());
        assertEquals(failed, line.findings.stopsPrime());
    }

    /** So that the count begins with the next. */
    private void restless() {
        read(-10_000, 0);
        read(0, 0);
        read(10_000, 0);
    }

    @Test
    void findsSixtyFourReadingsThatAreAlike() {
        restless();
        read(5_000, 1);
        read(5_000, 1);
        reads(61, 5_000);
        found(false);
        reads(1, 5_000);
        found(true);
    }

    @Test
    void findsThoseThatDifferByLittle() {
        restless();
        read(5_000, 1);
        read(5_499, 1);
        read(5_000, 1);
        reads(60, 5_200);
        found(false);
        reads(1, 5_100);
        found(true);
    }

    @Test
    void findsNothingInThoseThatDifferByMore() {
        for (int i = 0; i < 1_000; i++) {
            read(5_000 + 500 * (i / 60 % 2), 1);
        }
        found(false);
        // Down as up: 60 of one and 60 of the other.
        for (int i = 0; i < 1_000; i++) {
            read(-5_000 - 500 * (i / 60 % 2), 1);
        }
        found(false);
    }

    /** By less than 500 from one to the next, and by more over a few. */
    @Test
    void findsNothingInAPressureThatRisesOrFalls() {
        for (int i = 0; i < 300; i++) {
            read(250 * i, 1);
        }
        found(false);
        for (int i = 300; i > 0; i--) {
            read(250 * i, 1);
        }
        found(false);
    }

    @Test
    void countsAnewFromTheReadingThatDiffers() {
        restless();
        read(5_000, 1);
        reads(61, 5_000);
        // The 63rd is 500 away: the first of the next.
        read(5_500, 1);
        read(5_500, 1);
        reads(61, 5_500);
        found(false);
        reads(1, 5_500);
        found(true);
    }

    @Test
    void judgesNothingBeforeTheHeadMoved() {
        restless();
        reads(10_000, 5_000);
        found(false);
        read(5_000, 1);
        found(true);
    }

    @Test
    void judgesMotionBackToo() {
        restless();
        reads(63, 5_000);
        read(5_000, -1);
        found(true);
    }

    @Test
    void countsNoMotionBeforeTheReadings() {
        restless();
        read(5_000, 1);
        restless();
        reads(1_000, 5_000);
        found(false);
    }

    @Test
    void countsNoStepWithoutAReading() {
        restless();
        read(5_000, 1);
        read(5_000, 1);
        line.in.pressureFresh(false);
        reads(100, 5_000);
        line.in.pressureFresh(true);
        reads(61, 5_000);
        found(false);
        reads(1, 5_000);
        found(true);
    }

    @Test
    void countsNoReadingThatCannotBeTrusted() {
        restless();
        for (int i = 0; i < 100; i++) {
            read(200_001, 1);
        }
        found(false);
        // Nor are they a difference.
        read(5_000, 1);
        read(5_000, 1);
        reads(61, 5_000);
        read(-20_001, 1);
        found(false);
        reads(1, 5_000);
        found(true);
    }

    @Test
    void knowsTheWholeRangeOfTrust() {
        restless();
        for (int i = 0; i < 1_000; i++) {
            read(i % 2 == 0 ? -20_000 : 200_000, 1);
        }
        found(false);
    }

    @Test
    void isKeptUntilItIsAcknowledgedAndRestlessAgain() {
        restless();
        read(5_000, 1);
        read(5_000, 1);
        reads(62, 5_000);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        reads(10, 5_000);
        found(true);
        restless();
        found(true);
        line.give(Orders.STOP);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
        read(20_000, 1);
        read(20_000, 1);
        reads(61, 20_000);
        found(false);
        reads(1, 20_000);
        found(true);
        // Restless in the step of the acknowledgement is too late by one.
        line.in.pressurePa(0);
        line.give(Orders.ACKNOWLEDGE);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        restless();
        read(5_000, 1);
        read(5_000, 1);
        reads(61, 5_000);
        line.give(Orders.ACKNOWLEDGE);
        found(true);
    }

    @Test
    void judgesNoSensorOfWhichNothingIsSaid() {
        Line bare = new Line(Devices.bedside().seal());
        for (int i = 1; i < 1_000; i++) {
            bare.in.encoderCounts(i);
            bare.in.motorMicrosteps(i * 64 / 10);
            bare.pressure(10, 5_000);
        }
        assertEquals(false, bare.findings.condition().pressureFailed());
        assertEquals(false, bare.findings.stops());
    }
}
