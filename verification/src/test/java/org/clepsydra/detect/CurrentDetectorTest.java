package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** 200 mA are the most. */
@Verifies("req~condition.motor-overload~1")
class CurrentDetectorTest {
    private final Line line = new Line(Devices.sensing().seal());

    private void energised(long ms, int milliamps) {
        read(ms, true, milliamps, true);
    }

    private void read(long ms, boolean energised, int milliamps, boolean fresh) {
        line.in.motorEnergised(energised);
        line.in.motorMilliamps(milliamps, fresh);
        line.in.battery(3_700, true);
        line.in.temperature(2_000, true);
        line.step(ms);
    }

    private void found(boolean overload) {
        assertEquals(overload, line.findings.condition().motorOverload());
        assertEquals(overload, line.findings.stops());
        assertEquals(overload, line.findings.stopsPrime());
    }

    @Test
    void findsWhatIsTooMuchForATenthOfASecond() {
        energised(10, 201);
        energised(99, 201);
        found(false);
        energised(1, 201);
        found(true);
    }

    @Test
    void findsNothingInTheMostThatMayBe() {
        for (int i = 0; i < 100; i++) {
            energised(100, 200);
        }
        found(false);
    }

    @Test
    void needsASecondReading() {
        energised(10, 201);
        for (int i = 0; i < 10; i++) {
            read(100, true, 201, false);
        }
        found(false);
        energised(1, 201);
        found(true);
    }

    @Test
    void holdsAReadingUntilTheNext() {
        energised(10, 201);
        energised(1, 201);
        read(98, true, 0, false);
        found(false);
        read(1, true, 0, false);
        found(true);
    }

    @Test
    void ridesOverASurgeAtTheStart() {
        for (int i = 0; i < 100; i++) {
            energised(10, 400);
            energised(99, 400);
            energised(1, 200);
        }
        found(false);
    }

    @Test
    void goesOnWithTheNextStroke() {
        // A stroke so short that it is read once: the next makes it two.
        energised(100, 400);
        for (int i = 0; i < 10; i++) {
            read(1_000, false, 0, true);
        }
        found(false);
        energised(100, 400);
        found(true);
    }

    @Test
    void looksAtNoReadingOfAMotorAtRest() {
        for (int i = 0; i < 10; i++) {
            read(1_000, false, 400, true);
        }
        found(false);
    }

    @Test
    void isKeptUntilItIsAcknowledged() {
        energised(10, 400);
        energised(100, 400);
        energised(100, 100);
        read(1_000, false, 0, true);
        found(true);
        line.give(Orders.STOP);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
    }

    @Test
    void beginsAnewAfterAnAcknowledgement() {
        energised(10, 400);
        energised(100, 400);
        read(10, false, 0, false);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
        // What was read before it counts no more.
        read(100, true, 0, false);
        read(100, true, 0, false);
        found(false);
        energised(100, 400);
        read(100, true, 400, false);
        found(false);
        energised(1, 400);
        found(true);
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        energised(10, 400);
        energised(90, 400);
        line.give(Orders.ACKNOWLEDGE);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
    }

    /** One microstep, with such a reading. */
    private void pulse(long ms, int milliamps, boolean fresh) {
        line.in.motorMicrosteps(line.in.motorMicrosteps() + 1);
        // 6.4 microsteps are a count.
        line.in.encoderCounts(line.in.motorMicrosteps() * 10 / 64);
        read(ms, true, milliamps, fresh);
    }

    private void failed(boolean wanted) {
        assertEquals(wanted, line.findings.condition().sensorFailed());
        assertEquals(false, line.findings.stops());
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void findsAMotorThatTurnsOnNothing() {
        for (int i = 0; i < 10; i++) {
            pulse(100, 4, true);
        }
        failed(false);
        pulse(1, 4, true);
        failed(true);
        pulse(100, 5, true);
        failed(false);
        for (int i = 0; i < 10; i++) {
            pulse(100, 4, true);
        }
        failed(false);
        pulse(1, 4, true);
        failed(true);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void findsACurrentThatIsNotRead() {
        for (int i = 0; i < 10; i++) {
            pulse(100, 100, false);
        }
        failed(false);
        pulse(1, -1, true);
        failed(true);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void countsNoTimeInWhichNothingWasMade() {
        for (int i = 0; i < 100; i++) {
            read(100, true, 0, true);
            read(100, false, 0, true);
        }
        failed(false);
        // Nor does it forget; and a late step counts as a second.
        pulse(Long.MAX_VALUE / 2, 0, true);
        failed(false);
        read(100, true, 0, true);
        failed(false);
        pulse(1, 0, true);
        failed(true);
        for (int i = 0; i < 10; i++) {
            pulse(Long.MAX_VALUE / 32, 0, true);
        }
        failed(true);
    }

    @Test
    @Verifies("req~condition.sensor-failed~1")
    void readsAMicrostepBackToo() {
        for (int i = 0; i < 2; i++) {
            line.in.motorMicrosteps(line.in.motorMicrosteps() - 1);
            read(600, true, 0, true);
        }
        failed(true);
    }

    @Test
    void missesNoneWhereThereIsNone() {
        Line bare = new Line(Devices.bedside().fitted(Fitted.UPSTREAM_PRESSURE).seal());
        bare.in.motorEnergised(true);
        bare.in.motorMilliamps(400, true);
        for (int i = 0; i < 20; i++) {
            bare.in.motorMicrosteps(i);
            bare.step(100);
        }
        assertEquals(false, bare.findings.condition().sensorFailed());
        assertEquals(false, bare.findings.stops());
    }
}
