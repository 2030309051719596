package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The driver's pulses against the head's motion. On the implant a microstep is a count, so that
 * what is missing is counted in one unit: six are an honest head's, four counts and two microsteps.
 */
@Verifies({"req~detect.motion-short~1", "req~detect.motion-beyond~1"})
class MotionDetectorTest {
    private final Line line = new Line(Devices.implant().seal());

    /** The driver makes {@code driven} microsteps, and the encoder {@code counts}. */
    private void step(Line on, long driven, long counts) {
        on.in.motorMicrosteps(on.in.motorMicrosteps() + driven);
        on.in.encoderCounts(on.in.encoderCounts() + counts);
        on.step(100);
    }

    private void steps(int times, long driven, long counts) {
        for (int i = 0; i < times; i++) {
            step(line, driven, counts);
        }
    }

    private void found(boolean tooShort, boolean tooFar) {
        assertEquals(tooShort, line.findings.motionShort());
        assertEquals(tooFar, line.findings.motionBeyond());
        assertEquals(tooShort || tooFar, line.findings.stopsPrime());
    }

    @Test
    void findsNothingInAnHonestHead() {
        steps(1_000, 5, 5);
        steps(1_000, -5, -5);
        steps(1_000, 0, 0);
        found(false, false);
    }

    @Test
    void findsAStallAtTheSeventhMicrostep() {
        // 6 * 0.99 are less than six, 7 * 0.99 are more.
        steps(6, 1, 0);
        found(false, false);
        steps(1, 1, 0);
        found(true, false);
    }

    @Test
    void findsAHeadThatGoesBackByItself() {
        steps(6, 0, -1);
        found(false, false);
        steps(1, 0, -1);
        found(true, false);
    }

    @Test
    void findsAHeadThatTurnsTheOtherWay() {
        // 2 a microstep, less a hundredth: 3 are 5.97, 4 are 7.96.
        steps(3, 1, -1);
        found(false, false);
        steps(1, 1, -1);
        found(true, false);
    }

    @Test
    void findsMotionThatNobodyAskedFor() {
        steps(6, 0, 1);
        found(false, false);
        steps(1, 0, 1);
        found(false, true);
    }

    @Test
    void findsABackwardDriveThatTheHeadDoesNotFollow() {
        steps(6, -1, 0);
        found(false, false);
        steps(1, -1, 0);
        found(false, true);
    }

    @Test
    void forgivesAHundredthOfWhatWasDrivenAndNoMore() {
        // 6 * 0.99 - 93 * 0.01 + 0.99 are six.
        steps(6, 1, 0);
        steps(93, 1, 1);
        steps(1, 1, 0);
        found(false, false);
        Line other = new Line(Devices.implant().seal());
        for (int i = 0; i < 6; i++) {
            step(other, 1, 0);
        }
        for (int i = 0; i < 92; i++) {
            step(other, 1, 1);
        }
        step(other, 1, 0);
        assertEquals(true, other.findings.motionShort());
    }

    @Test
    void forgivesAHundredthOfWhatIsBeyondToo() {
        // 6 - 100 * 0.01 + 1 are six.
        steps(6, 0, 1);
        steps(100, -1, -1);
        steps(1, 0, 1);
        found(false, false);
        Line other = new Line(Devices.implant().seal());
        for (int i = 0; i < 6; i++) {
            step(other, 0, 1);
        }
        for (int i = 0; i < 99; i++) {
            step(other, 1, 1);
        }
        step(other, 0, 1);
        assertEquals(true, other.findings.motionBeyond());
    }

    @Test
    void findsASlipOfTwoInAHundredAndForgivesOne() {
        // 2 missing in 100 are 1 more than forgiven: seven after about 700, 350 of two.
        for (int i = 0; i < 100; i++) {
            steps(49, 1, 1);
            steps(1, 1, 0);
        }
        found(true, false);
        Line other = new Line(Devices.implant().seal());
        for (int i = 0; i < 100; i++) {
            for (int n = 0; n < 99; n++) {
                step(other, 1, 1);
            }
            step(other, 1, 0);
        }
        assertEquals(false, other.findings.motionShort());
    }

    @Test
    void looksAtEverySpanHoweverLongAllWasWellBefore() {
        steps(10_000, 5, 5);
        steps(6, 1, 0);
        found(false, false);
        steps(1, 1, 0);
        found(true, false);
    }

    @Test
    void doesNotMakeUpForOneFaultWithTheOther() {
        steps(6, 0, 1);
        steps(12, 1, 0);
        // The head was six ahead; now it is six behind.
        found(true, false);
    }

    @Test
    void keepsAFindingUntilItIsAcknowledged() {
        steps(7, 0, 1);
        steps(100, 5, 5);
        found(false, true);
        line.give(Orders.STOP);
        found(false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
        steps(6, 0, 1);
        found(false, false);
        steps(1, 0, 1);
        found(false, true);
        line.give(Orders.ACKNOWLEDGE);
        steps(6, 1, 0);
        found(false, false);
        steps(1, 1, 0);
        steps(100, 5, 5);
        found(true, false);
        line.give(Orders.ACKNOWLEDGE);
        steps(6, 1, 0);
        found(false, false);
    }

    @Test
    void findsTheLeastThatIsTooMuch() {
        // 99 counts to a microstep: four of them and two microsteps are 202. One driven and 104
        // back are 203 less 0.99, a hundredth too many; 202 back without a drive are not.
        DeviceRecord coarse = Devices.bedside().microstepsPerRev(1).countsPerRev(99).seal();
        Line turns = new Line(coarse);
        step(turns, 0, -202);
        assertEquals(false, turns.findings.motionShort());
        Line other = new Line(coarse);
        step(other, 1, -104);
        assertEquals(true, other.findings.motionShort());
        other.give(Orders.ACKNOWLEDGE);
        step(other, 0, -202);
        assertEquals(false, other.findings.motionShort());
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        steps(6, 1, 0);
        line.in.motorMicrosteps(line.in.motorMicrosteps() + 1);
        line.give(Orders.ACKNOWLEDGE);
        found(true, false);
        steps(1, 0, 0);
        found(true, false);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
    }

    @Test
    void forgetsNothingForAnAcknowledgementOfSomethingElse() {
        steps(6, 1, 0);
        line.give(Orders.ACKNOWLEDGE);
        steps(1, 1, 0);
        found(true, false);
    }

    @Test
    void takesALeapForWhatItIsHoweverFar() {
        for (long leap : new long[] {7, 1L << 40, 1L << 61, -7, -(1L << 40), -(1L << 61)}) {
            Line apart = new Line(Devices.implant().seal());
            step(apart, 0, leap);
            assertEquals(leap < 0, apart.findings.motionShort(), "leap " + leap);
            assertEquals(leap > 0, apart.findings.motionBeyond(), "leap " + leap);
        }
    }

    @Test
    void stillFindsAfterManyLeaps() {
        steps(1_000, 0, 1L << 50);
        found(false, true);
        line.give(Orders.ACKNOWLEDGE);
        steps(7, 1, 0);
        found(true, false);
    }

    @Test
    void judgesNothingThatCannotBeBelieved() {
        // A driver's count that begins anew, by more than a queue of 666: the fault of the reading
        // is the finding, and what the queue would come to is none.
        Line bed = new Line(Devices.bedside().seal());
        step(bed, 1L << 20, 0);
        assertEquals(true, bed.findings.motorFault());
        assertEquals(false, bed.findings.motionShort());
        step(bed, -(1L << 20), 0);
        assertEquals(false, bed.findings.motionBeyond());
        // It is judged again from here: 28 microsteps are more than four counts and two.
        step(bed, 27, 0);
        assertEquals(false, bed.findings.motionShort());
        step(bed, 1, 0);
        assertEquals(true, bed.findings.motionShort());
    }

    @Test
    void takesAWholeQueueOfCoarseMicrostepsForWhatItIs() {
        // 1,000 pulses in 100 ms, each half a revolution of 5,000 counts.
        DeviceRecord coarse =
                Devices.bedside()
                        .nlPerRev(1_000_000)
                        .microstepsPerRev(2)
                        .countsPerRev(5_000)
                        .pulsePeriodUsMin(100)
                        .seal();
        Line turns = new Line(coarse);
        step(turns, 1_000, 2_500_000);
        step(turns, -1_000, -2_500_000);
        assertEquals(false, turns.findings.stops());
        // Two microsteps and four counts: 5,004 and one.
        step(turns, 0, 5_004);
        assertEquals(false, turns.findings.motionBeyond());
        step(turns, 0, 1);
        assertEquals(true, turns.findings.motionBeyond());
    }

    @Test
    void forgivesWhatAnHonestHeadIsOff() {
        // Two microsteps of 1.5625 counts and four counts: 7.125, by reading of whole counts.
        SplittableRandom random = new SplittableRandom(1);
        Line worn = new Line(Devices.wearable().seal());
        long made = 0;
        for (int i = 0; i < 100_000; i++) {
            made += random.nextInt(26);
            // Read a pulse apart, a count off, and sprung back by two at rest.
            long seen = made - random.nextInt(2);
            long off = random.nextInt(5);
            worn.in.motorMicrosteps(made);
            worn.in.encoderCounts(Math.floorDiv(seen * 100, 64) - off);
            worn.step(100);
            assertEquals(false, worn.findings.stops(), "step " + i);
        }
    }
}
