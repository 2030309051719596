package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * What the driver was told against what it made and has to go. Where a microstep is a count, six
 * are what may be lost, four counts and two microsteps; two may be beyond.
 */
@Verifies({"req~detect.command-short~1", "req~detect.command-beyond~1"})
class CommandDetectorTest {
    private final Told told = new Told(queues().backOffNlMax(100_000).seal());

    /** A microstep is a count; a queue of 666 in 100 ms. */
    private static DeviceRecord.Draft queues() {
        return Devices.bedside().microstepsPerRev(100).countsPerRev(100);
    }

    /** A driver, behind the real validator. */
    private static final class Told {
        final SensorFrame in = new SensorFrame();
        final OrderFrame order = new OrderFrame();
        final Findings findings = new Findings();
        private final Validator validator;
        private final Detectors detectors;
        private final Signals signals = new Signals();
        private long sent;
        private boolean rests;

        Told(DeviceRecord device) {
            PumpGeometry geometry = new PumpGeometry(device);
            validator = new Validator(geometry);
            detectors = new Detectors(geometry);
            in.motorEnergised(true);
            step(10);
        }

        private void step(long ms) {
            in.nowMs(in.nowMs() + ms);
            in.monitorNowMs(in.nowMs());
            validator.step(in, order, signals);
            detectors.compare(signals, Units.microsteps(sent), rests, findings);
        }

        /** Told so many in the last step, it made {@code made} and has {@code toGo}. */
        void step(long tells, long made, long toGo) {
            sent = tells;
            rests = false;
            in.motorMicrosteps(in.motorMicrosteps() + made);
            in.microstepsToGo(toGo);
            step(10);
        }

        /** Told to rest, it made so many and has so many all the same. */
        void rest(long made, long toGo) {
            sent = 0;
            rests = true;
            in.motorMicrosteps(in.motorMicrosteps() + made);
            in.microstepsToGo(toGo);
            step(10);
        }

        void give(int code) {
            order.give(code);
            rest(0, 0);
        }

        void found(boolean tooShort, boolean tooFar, long unordered) {
            assertEquals(tooShort, findings.motionShort(), "short");
            assertEquals(tooFar, findings.motionBeyond(), "beyond");
            assertEquals(tooShort || tooFar, findings.stopsPrime());
            assertEquals(unordered, findings.unordered());
        }
    }

    @Test
    void findsNothingInADriverThatDoesAsItIsTold() {
        SplittableRandom random = new SplittableRandom(7);
        long toGo = 0;
        for (int i = 0; i < 100_000; i++) {
            long tells = random.nextInt(4);
            long made = Math.min(toGo + tells, random.nextInt(4));
            toGo += tells - made;
            // Read a pulse apart: what was made first, or what is to go.
            int apart = toGo > 0 ? random.nextInt(2) : 0;
            told.step(tells, made, toGo - apart);
            told.found(false, false, 0);
            toGo -= apart;
            told.in.motorMicrosteps(told.in.motorMicrosteps() + apart);
            told.step(0, 0, toGo);
            told.found(false, false, 0);
        }
    }

    @Test
    void findsWhatWasNeverToldAtTheThirdAndBooksAllThree() {
        told.step(0, 1, 0);
        told.step(0, 1, 0);
        told.found(false, false, 0);
        told.step(0, 1, 0);
        told.found(false, true, 3);
        told.step(0, 2, 0);
        told.found(false, true, 2);
        told.step(5, 5, 0);
        told.found(false, true, 0);
    }

    @Test
    void findsACommandThatArrivesTwice() {
        told.step(2, 0, 4);
        told.found(false, false, 0);
        told.step(2, 0, 8);
        told.found(false, true, 4);
        Told other = new Told(queues().seal());
        other.step(3, 6, 0);
        other.found(false, true, 3);
    }

    @Test
    void findsADriverThatGoesOnWhenItIsToRest() {
        told.step(10, 4, 6);
        // What it had to go may be made or dropped; three more may not be.
        told.rest(6, 0);
        told.found(false, false, 0);
        told.rest(2, 0);
        told.found(false, false, 0);
        told.rest(1, 0);
        told.found(false, true, 3);
    }

    @Test
    void doesNotMakeUpForWhatWasDroppedWithMore() {
        told.step(50, 0, 50);
        told.rest(0, 0);
        told.step(0, 3, 0);
        told.found(false, true, 3);
    }

    @Test
    void findsTheSeventhThatIsLost() {
        // Seven less seven hundredths are more than six; six and 0.94 of one are not.
        for (int i = 0; i < 6; i++) {
            told.step(1, 0, 0);
        }
        told.found(false, false, 0);
        told.step(1, 0, 0);
        told.found(true, false, 0);
    }

    @Test
    void findsALossBesideWhatIsStillToGo() {
        told.step(100, 0, 100);
        told.step(0, 0, 95);
        told.step(0, 0, 94);
        told.found(false, false, 0);
        told.step(0, 0, 93);
        told.found(true, false, 0);
    }

    /** A hundred microsteps to each count: 402 are what may be lost. */
    @Test
    void findsALossToTheHundredth() {
        for (long tells : new long[] {99, 100}) {
            Told coarse =
                    new Told(
                            queues().nlPerRev(2_000)
                                    .countsPerRev(1)
                                    .rateNlPerHMax(1_000_000)
                                    .seal());
            coarse.step(500, 0, 500);
            // 403 fewer than that, of which 0.99 or all of one is forgiven.
            coarse.step(tells, 0, 500 + tells - 403);
            coarse.found(tells == 99, false, 0);
        }
    }

    @Test
    void forgivesAHundredthOfWhatWasTold() {
        for (int i = 0; i < 100; i++) {
            for (int n = 0; n < 99; n++) {
                told.step(1, 1, 0);
            }
            told.step(1, 0, 0);
        }
        told.found(false, false, 0);
        for (int i = 0; i < 100; i++) {
            for (int n = 0; n < 49; n++) {
                told.step(1, 1, 0);
            }
            told.step(1, 0, 0);
        }
        told.found(true, false, 0);
    }

    @Test
    void doesNotCountWhatIsDroppedInALateStep() {
        told.in.nowMs(told.in.nowMs() + 91);
        told.in.monitorNowMs(told.in.nowMs());
        told.step(50, 0, 0);
        told.found(false, false, 0);
        told.in.nowMs(told.in.nowMs() + 90);
        told.in.monitorNowMs(told.in.nowMs());
        told.step(50, 0, 0);
        told.found(true, false, 0);
    }

    @Test
    void findsFurtherAndLessBackward() {
        told.step(-5, -5, 0);
        told.step(-5, -7, 0);
        told.found(false, false, 0);
        told.step(-5, -6, 0);
        // Booked as it is seen to be taken back, and not as given.
        told.found(false, true, 0);
        Told other = new Told(queues().backOffNlMax(100_000).seal());
        other.step(-10, -4, 0);
        other.found(false, false, 0);
        other.step(-10, -8, 0);
        other.found(true, false, 0);
    }

    @Test
    void dropsWhatIsToGoBackwardWithoutAFinding() {
        told.step(-50, -10, -40);
        told.rest(0, 0);
        told.found(false, false, 0);
    }

    @Test
    void beginsFromWhatTheDriverHasAtPowerOn() {
        DeviceRecord device = queues().seal();
        Told left = new Told(device);
        left.found(false, false, 0);
        PumpGeometry geometry = new PumpGeometry(device);
        Validator validator = new Validator(geometry);
        Detectors detectors = new Detectors(geometry);
        SensorFrame in = new SensorFrame();
        in.microstepsToGo(50);
        in.motorMicrosteps(1_000);
        Signals signals = new Signals();
        validator.step(in, new OrderFrame(), signals);
        detectors.compare(signals, Units.microsteps(0), true, left.findings);
        left.found(false, false, 0);
    }

    @Test
    void judgesNothingThatCannotBeBelieved() {
        told.step(0, 1L << 30, 0);
        told.found(false, false, 0);
        // Nor what comes next: it is read anew.
        told.step(0, 5, 40);
        told.found(false, false, 0);
        told.step(0, 3, 40);
        told.found(false, true, 3);
    }

    @Test
    void keepsAFindingUntilItIsAcknowledged() {
        told.step(0, 3, 0);
        told.give(Orders.STOP);
        told.found(false, true, 0);
        // One is left of what it made beyond.
        told.step(2, 0, 0);
        told.found(false, true, 0);
        told.give(Orders.ACKNOWLEDGE);
        told.found(false, false, 0);
        told.step(0, 2, 0);
        told.found(false, false, 0);
        told.step(0, 1, 0);
        told.found(false, true, 3);
        told.give(Orders.ACKNOWLEDGE);
        told.step(7, 0, 0);
        told.found(true, false, 0);
        // A hundredth of it is forgiven.
        told.step(1, 1, 0);
        told.found(true, false, 0);
        told.step(10, 0, 10);
        told.order.give(Orders.ACKNOWLEDGE);
        told.step(0, 0, 10);
        // Six to the last hundredth; and beginning from nothing.
        told.step(0, 0, 4);
        told.found(false, false, 0);
        told.step(0, 0, 3);
        told.found(true, false, 0);
        told.step(0, 3, 0);
        told.give(Orders.ACKNOWLEDGE);
        told.step(6, 0, 0);
        told.found(false, false, 0);
        told.give(Orders.ACKNOWLEDGE);
        told.step(1, 0, 0);
        // What was not shown is not acknowledged.
        told.found(true, false, 0);
    }

    @Test
    void countsOnHoweverMuchThereIs() {
        for (int i = 0; i < 1_000; i++) {
            told.rest(100, 0);
        }
        told.found(false, true, 100);
        told.give(Orders.ACKNOWLEDGE);
        told.step(3, 0, 0);
        told.step(4, 0, 0);
        told.found(true, false, 0);
    }
}
