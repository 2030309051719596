package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Fitted;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Low at 3,500 mV and empty at 3,200; each is over when it was 100 mV above. */
@Verifies({"req~condition.battery-low~1", "req~condition.battery-empty~1"})
class BatteryDetectorTest {
    private final Line line = new Line(Devices.sensing().seal());

    /** Readings so many times, {@code ms} apart. */
    private void read(int times, long ms, int millivolts) {
        line.in.battery(millivolts, true);
        for (int i = 0; i < times; i++) {
            line.step(ms);
        }
    }

    private void found(boolean low, boolean empty) {
        assertEquals(low, line.findings.condition().batteryLow());
        assertEquals(empty, line.findings.condition().batteryEmpty());
        assertEquals(empty, line.findings.stops());
        assertEquals(empty, line.findings.stopsPrime());
    }

    @Test
    void findsALowBatteryInReadingsOfTwoSeconds() {
        read(1, 1_000, 3_500);
        read(1, 1_999, 3_500);
        found(false, false);
        read(1, 1, 3_500);
        found(true, false);
    }

    @Test
    void findsAnEmptyOne() {
        read(1, 1_000, 3_200);
        read(1, 1_999, 3_200);
        found(false, false);
        read(1, 1, 3_200);
        found(true, true);
    }

    @Test
    void findsNothingJustAbove() {
        read(100, 1_000, 3_501);
        found(false, false);
        read(100, 1_000, 3_201);
        found(true, false);
    }

    @Test
    void ridesOverWhatAMotorTakes() {
        for (int i = 0; i < 100; i++) {
            read(2, 1_000, 3_100);
            read(1, 1_000, 3_501);
        }
        found(false, false);
    }

    @Test
    void countsTheTimeBetweenReadingsAndNotTheReadings() {
        read(1, 1_000, 3_100);
        line.in.battery(3_100, false);
        line.step(1_000);
        line.step(900);
        line.in.battery(3_100, true);
        line.step(99);
        found(false, false);
        line.step(1);
        found(true, true);
    }

    @Test
    void isOverWhenItHasBeenWellAboveForTwoSeconds() {
        read(4, 1_000, 3_100);
        found(true, true);
        read(100, 1_000, 3_300);
        found(true, true);
        read(1, 1_000, 3_301);
        read(1, 1_999, 3_301);
        found(true, true);
        read(1, 1, 3_301);
        found(true, false);
        read(100, 1_000, 3_600);
        found(true, false);
        read(2, 1_000, 3_601);
        found(true, false);
        read(1, 1_000, 3_601);
        found(false, false);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void findsThatItIsNoLongerMeasured() {
        read(1, 10, 3_700);
        line.in.battery(3_700, false);
        line.step(10_000);
        failed(false);
        line.step(1);
        failed(true);
        // It says nothing of the battery.
        found(false, false);
        read(1, 10, 3_700);
        failed(false);
        // A reading that cannot be is none; a sum of times overflows never.
        read(1, Long.MAX_VALUE / 2, 20_001);
        read(1, Long.MAX_VALUE / 4, 20_001);
        failed(true);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void findsThatItWasNeverMeasured() {
        Line fresh = new Line(Devices.sensing().seal());
        // The first step of all has no time before it.
        fresh.in.temperature(2_000, true);
        fresh.step(10_000);
        assertEquals(false, fresh.findings.condition().sensorFailed());
        fresh.step(1);
        assertEquals(true, fresh.findings.condition().sensorFailed());
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void missesNoneWhereThereIsNone() {
        Line bare = new Line(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());
        bare.in.upstream(0, true);
        bare.step(1_000_000);
        bare.step(1_000_000);
        assertEquals(false, bare.findings.condition().sensorFailed());
        assertEquals(false, bare.findings.condition().batteryLow());
        assertEquals(false, bare.findings.stops());
    }

    private void failed(boolean wanted) {
        assertEquals(wanted, line.findings.condition().sensorFailed());
    }
}
