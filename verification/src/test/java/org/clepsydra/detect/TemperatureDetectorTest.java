package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Fitted;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** From 5 to 40 C, and back by one. */
@Verifies("req~condition.temperature~1")
class TemperatureDetectorTest {
    private final Line line = new Line(Devices.sensing().seal());

    private void read(int centiC) {
        line.in.battery(3_700, true);
        line.in.temperature(centiC, true);
        line.step(10);
        line.in.temperature(centiC, false);
        line.step(10_000);
    }

    private void found(boolean outside) {
        assertEquals(outside, line.findings.condition().temperature());
        assertEquals(outside, line.findings.stops());
        assertEquals(outside, line.findings.stopsPrime());
    }

    @Test
    void findsTwoReadingsThatAreTooWarm() {
        read(4_000);
        read(4_000);
        found(false);
        read(4_001);
        found(false);
        read(4_001);
        found(true);
    }

    @Test
    void findsTwoThatAreTooCold() {
        read(500);
        read(500);
        found(false);
        read(499);
        found(false);
        read(499);
        found(true);
    }

    @Test
    void forgivesASlip() {
        for (int i = 0; i < 10; i++) {
            read(Integer.MAX_VALUE);
            read(2_000);
            read(Integer.MIN_VALUE);
            read(4_000);
        }
        found(false);
    }

    @Test
    void isBackByAKelvin() {
        read(4_001);
        read(4_001);
        read(3_901);
        found(true);
        read(3_900);
        found(false);
        read(499);
        read(499);
        read(599);
        found(true);
        read(600);
        found(false);
        // It needs two again.
        read(499);
        found(false);
    }

    @Test
    void isAlsoFoundFromOneEndToTheOther() {
        read(499);
        read(4_001);
        found(true);
        read(Integer.MIN_VALUE);
        read(Integer.MAX_VALUE);
        found(true);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void findsThatItIsNoLongerMeasured() {
        read(2_000);
        for (int i = 0; i < 5; i++) {
            line.step(10_000);
        }
        // Silent from the step after the reading, of which nothing counts.
        assertEquals(false, line.findings.condition().sensorFailed());
        line.step(10_000);
        assertEquals(false, line.findings.condition().sensorFailed());
        line.step(1);
        assertEquals(true, line.findings.condition().sensorFailed());
        found(false);
        read(2_000);
        assertEquals(false, line.findings.condition().sensorFailed());
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void missesNoneWhereThereIsNone() {
        Line bare = new Line(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());
        bare.in.upstream(0, true);
        bare.in.temperature(10_000, true);
        bare.step(100_000);
        bare.step(100_000);
        assertEquals(false, bare.findings.condition().sensorFailed());
        assertEquals(false, bare.findings.stops());
    }
}
