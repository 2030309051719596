package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * On the implant a microstep is a count and a queue five of them, of which each is due within 100
 * ms: it may be two behind, and a tenth of five, which is none whole.
 */
@Verifies("req~detect.motion-late~1")
class LateMotionTest {
    private final Line line = new Line(Devices.implant().seal());

    /** A step after which {@code made} were made, and so many are to go. */
    private static void step(Line line, long ms, long made, long toGo) {
        line.in.motorMicrosteps(line.in.motorMicrosteps() + made);
        line.in.encoderCounts(line.in.encoderCounts() + made);
        line.in.microstepsToGo(toGo);
        line.step(ms);
    }

    private void step(long ms, long made, long toGo) {
        step(line, ms, made, toGo);
    }

    private void found(boolean late) {
        assertEquals(late, line.findings.motionShort());
        assertEquals(late, line.findings.stops());
        assertEquals(late, line.findings.stopsPrime());
    }

    /** 0.9 of one in 100 ms: 2.0 after 222.2 ms. */
    @Test
    void findsOneThatIsNotMade() {
        step(100, 0, 1);
        step(100, 0, 1);
        step(22, 0, 1);
        found(false);
        step(1, 0, 1);
        found(true);
    }

    @Test
    void findsNothingInOneThatIsMadeInTime() {
        for (int i = 0; i < 1_000; i++) {
            step(99, 0, 1);
            step(1, 1, 0);
        }
        found(false);
    }

    /** Of five in 88 ms 0.9 * 4.4 = 3.96 are due, in 89 ms 4.005. */
    @Test
    void forgivesATenth() {
        for (int i = 0; i < 1_000; i++) {
            step(88, 4, 1);
        }
        found(false);
        // 400 and one times 0.005 are more than two.
        for (int i = 0; i < 400; i++) {
            step(89, 4, 1);
        }
        found(false);
        step(89, 4, 1);
        found(true);
    }

    /** 0.9 * 5 less 4 are half of one a step: 2 after four steps, more after five. */
    @Test
    void findsAFifthThatIsMissing() {
        for (int i = 0; i < 4; i++) {
            step(100, 4, 1);
        }
        found(false);
        step(100, 4, 1);
        found(true);
    }

    @Test
    void owesNothingWhereNothingIsToGo() {
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 4; j++) {
                step(100, 4, 1);
            }
            step(100, 0, 0);
        }
        found(false);
    }

    @Test
    void makesUpForNothingInAdvance() {
        for (int i = 0; i < 100; i++) {
            step(10, 5, 1);
        }
        step(100, 0, 1);
        step(100, 0, 1);
        step(23, 0, 1);
        found(true);
    }

    /** However late a step is, no more is due than all: 0.9 of one, twice. */
    @Test
    void owesNoMoreThanAllInALateStep() {
        step(10_000, 0, 1);
        step(10_000, 0, 1);
        found(false);
        step(10_000, 0, 1);
        found(true);
    }

    @Test
    void judgesWhatGoesBackToo() {
        Line back = new Line(Devices.bedside().backOffNlMax(1_000).seal());
        for (int i = 0; i < 10; i++) {
            step(back, 100, 0, -100);
        }
        assertEquals(true, back.findings.motionShort());
    }

    /** A tenth of 666 and two: 68, of which 0.9 of 68 in 100 ms are 61.2 and twice that more. */
    @Test
    void allowsATenthOfALongestQueue() {
        Line fast = new Line(Devices.bedside().seal());
        step(fast, 100, 0, 75);
        assertEquals(false, fast.findings.motionShort());
        Line faster = new Line(Devices.bedside().seal());
        step(faster, 100, 0, 76);
        assertEquals(true, faster.findings.motionShort());
    }

    /** Back, of 70 that were to go, 64 in 100 ms, which are ten counts: 63 are due. */
    @Test
    void findsNothingInAHeadThatGoesBackInTime() {
        Line back = new Line(Devices.bedside().backOffNlMax(1_000).seal());
        for (int i = 0; i < 100; i++) {
            back.in.motorMicrosteps(back.in.motorMicrosteps() - 64);
            back.in.encoderCounts(back.in.encoderCounts() - 10);
            back.in.microstepsToGo(-6);
            back.step(100);
        }
        assertEquals(false, back.findings.motionShort());
    }

    /** In tenths of a microstep and ms, 2,000 are forgiven: 500, then 1,200, then 2,001. */
    @Test
    void forgivesTwoAndNoMore() {
        step(100, 4, 1);
        step(100, 2, 1);
        step(88, 0, 1);
        found(false);
        step(1, 0, 1);
        found(true);
    }

    /** 90 in the step that acknowledges, then 590, 1,190, and 2,000 in all. */
    @Test
    void beginsWithNothingAfterAcknowledging() {
        step(100, 0, 1);
        step(100, 0, 1);
        step(100, 0, 1);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        step(100, 4, 1);
        step(100, 3, 1);
        step(90, 0, 1);
        found(false);
        step(1, 0, 1);
        found(true);
    }

    @Test
    void isClearedByAcknowledgingAndCountsAnew() {
        step(100, 0, 1);
        step(100, 0, 1);
        step(100, 0, 1);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
        step(100, 0, 1);
        step(100, 0, 1);
        found(false);
        step(100, 0, 1);
        found(true);
    }

    @Test
    void judgesNothingThatCannotBeBelieved() {
        for (int i = 0; i < 10; i++) {
            step(100, 0, 6);
        }
        assertEquals(true, line.findings.motorFault());
        assertEquals(false, line.findings.motionShort());
    }
}
