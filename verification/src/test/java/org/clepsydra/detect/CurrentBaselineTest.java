package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * 200 mA are the most; a revolution is 3,200 microsteps and 500 counts of 200 uL, so that ten
 * millilitres are 160,000 microsteps.
 */
@Verifies("req~condition.motor-draws-more~1")
class CurrentBaselineTest {
    private final Line line = new Line(Devices.sensing().seal());
    private long microsteps;

    /** One step in which so many microsteps are made, and the head follows. */
    private void step(long ms, long made, int milliamps, boolean fresh) {
        microsteps += made;
        line.in.motorMicrosteps(microsteps);
        line.in.encoderCounts(microsteps * 500 / 3_200);
        line.in.motorEnergised(true);
        line.in.motorMilliamps(milliamps, fresh);
        line.in.battery(3_700, true);
        line.in.temperature(2_000, true);
        line.in.doorShut(true, true);
        line.step(ms);
    }

    /** Blocks of two steps of 100 ms and 16 microsteps: 80 a second. */
    private void blocks(int times, int milliamps) {
        for (int i = 0; i < 2 * times; i++) {
            step(100, 8, milliamps, true);
        }
    }

    private void found(boolean overload) {
        assertEquals(overload, line.findings.condition().motorOverload());
        assertEquals(overload, line.findings.stops());
    }

    @Test
    void findsWhatIsMoreThan16TimesInTwoBlocks() {
        blocks(4, 100);
        blocks(1, 161);
        step(100, 8, 161, true);
        found(false);
        step(100, 8, 161, true);
        found(true);
    }

    @Test
    void forgives16Times() {
        blocks(4, 100);
        blocks(100, 160);
        found(false);
    }

    @Test
    void wantsFourBlocksFirst() {
        blocks(3, 100);
        blocks(20, 161);
        found(false);
    }

    /** A block of 8 microsteps in 3 s, less than 4 a second; each step is read. */
    private void slowBlock(int milliamps) {
        for (int i = 0; i < 29; i++) {
            step(100, 0, milliamps, true);
        }
        step(100, 8, milliamps, true);
    }

    /** A motor under current that does not step: of what is read, 2^20 are a block's. */
    @Test
    void takesNoMoreReadingsThanItCanAddUp() {
        for (int i = 0; i < 4; i++) {
            slowBlock(60);
        }
        for (int i = 0; i < 1 << 20; i++) {
            step(1, 0, 60, true);
        }
        // With these the mean would be 98, where 96 is the most.
        for (int i = 0; i < 400_000; i++) {
            step(1, 0, 199, true);
        }
        step(1, 8, 199, true);
        // One block above is none; the second is.
        slowBlock(100);
        found(false);
        slowBlock(100);
        found(true);
    }

    @Test
    void wantsTwoBlocksInARow() {
        blocks(4, 100);
        for (int i = 0; i < 20; i++) {
            blocks(1, 161);
            blocks(1, 100);
        }
        found(false);
    }

    /** A block of 10 ms, and another: only the tenth is 100 ms after the first was over. */
    @Test
    void wantsATenthOfASecond() {
        for (int i = 0; i < 8; i++) {
            step(10, 8, 100, true);
        }
        for (int i = 0; i < 11; i++) {
            step(10, 8, 161, true);
        }
        found(false);
        step(10, 8, 161, true);
        found(true);
    }

    @Test
    void wantsEightMicrostepsOfABlock() {
        blocks(4, 100);
        step(25, 4, 161, true);
        step(25, 3, 161, true);
        step(25, 0, 161, true);
        step(25, 1, 161, true);
        found(false);
        step(50, 7, 161, true);
        step(25, 0, 161, true);
        found(false);
        step(25, 1, 161, true);
        found(true);
    }

    @Test
    void wantsTwoReadingsOfABlock() {
        blocks(4, 100);
        step(100, 8, 161, true);
        step(100, 8, 161, false);
        step(100, 8, 161, true);
        step(100, 8, 161, true);
        found(false);
        step(100, 8, 161, true);
        found(true);
    }

    /** 122 and 198 are 160 in the mean, 123 and 199 are 161. */
    @Test
    void takesTheMeanOfABlock() {
        blocks(4, 100);
        for (int i = 0; i < 20; i++) {
            step(100, 8, 122, true);
            step(100, 8, 198, true);
        }
        found(false);
        for (int i = 0; i < 2; i++) {
            step(100, 8, 125, true);
            step(100, 8, 199, true);
        }
        found(true);
    }

    /** The mean of four: 160 is 1.6 times 100, of 103, 99, 101 and 97. */
    @Test
    void beginsWithTheMeanOfFour() {
        blocks(1, 103);
        blocks(1, 99);
        blocks(1, 101);
        blocks(1, 97);
        blocks(2, 160);
        found(false);
        blocks(2, 162);
        found(true);
    }

    private void known() {
        blocks(4, 100);
        found(false);
    }

    /** Of 6,400 microsteps in 160,000 at 50 mA more, 1.96 are learned: 1.6 * 101.96 = 163.1. */
    @Test
    void followsWithinTenMillilitres() {
        known();
        blocks(400, 150);
        blocks(2, 163);
        found(false);
        blocks(2, 164);
        found(true);
    }

    /** After 320,000, twice the mean: 1.6 * (100 + 50 * (1 - e^-2)) = 229, above the most. */
    @Test
    void followsAGearThatGetsStiff() {
        known();
        blocks(20_000, 150);
        blocks(20, 200);
        found(false);
    }

    @Test
    void followsAGearThatGetsFree() {
        known();
        // 50 + 50 * e^-2 = 56.8; 1.6 times are 90.8.
        blocks(20_000, 50);
        blocks(2, 90);
        found(false);
        blocks(2, 92);
        found(true);
    }

    @Test
    void learnsNothingOfWhatIsTooMuch() {
        known();
        for (int i = 0; i < 2_000; i++) {
            blocks(1, 161);
            line.give(Orders.ACKNOWLEDGE);
        }
        blocks(2, 161);
        found(true);
    }

    /**
     * Half of 32,000 microsteps at 199, so that 1.6 times what was learned would be 174 and more.
     */
    @Test
    void learnsNothingOfABlockThatIsTooMuchByItself() {
        known();
        for (int i = 0; i < 1_000; i++) {
            blocks(1, 199);
            blocks(1, 100);
        }
        found(false);
        blocks(2, 161);
        found(true);
    }

    /** Each block begins with nothing: of eight readings or of two, 160 is 1.6 times 100. */
    @Test
    void beginsEachBlockAnew() {
        for (int i = 0; i < 32; i++) {
            step(25, 1, 100, true);
        }
        for (int i = 0; i < 100; i++) {
            step(100, 4, 160, true);
        }
        found(false);
        for (int i = 0; i < 4; i++) {
            step(100, 4, 161, true);
        }
        found(true);
    }

    @Test
    void learnsNothingWhileAnythingIsFound() {
        for (int i = 0; i < 40; i++) {
            microsteps += 8;
            line.in.motorMicrosteps(microsteps);
            line.in.encoderCounts(microsteps * 500 / 3_200);
            line.in.motorEnergised(true);
            line.in.motorMilliamps(100, true);
            line.in.battery(3_700, true);
            line.in.temperature(2_000, true);
            line.in.doorShut(false, false);
            line.step(100);
        }
        blocks(6, 190);
        found(false);
        // 1.6 times 190 are beyond the most that may be.
        blocks(20, 200);
        found(false);
    }

    /** At a fourth of the speed it was never seen. */
    @Test
    void learnsEachSpeedByItself() {
        known();
        for (int i = 0; i < 8; i++) {
            step(400, 8, 170, true);
        }
        found(false);
        blocks(2, 161);
        found(true);
    }

    /** 64 a second and more are another class than less. */
    @Test
    void partsSpeedsAt64ASecond() {
        for (int i = 0; i < 8; i++) {
            step(125, 8, 100, true);
        }
        for (int i = 0; i < 8; i++) {
            step(126, 8, 161, true);
        }
        found(false);
        for (int i = 0; i < 4; i++) {
            step(125, 8, 161, true);
        }
        found(true);
    }

    /** 1,200 in 18,750 ms are 64 a second, in 18,751 they are less. */
    @Test
    void partsSpeedsToTheMillisecond() {
        for (int i = 0; i < 4; i++) {
            step(9_375, 600, 100, true);
            step(9_376, 600, 100, true);
        }
        for (int i = 0; i < 8; i++) {
            step(9_375, 600, 161, true);
        }
        found(false);
    }

    /** Four a second are the second class: eight in 2 s, which are 20 steps and not 21. */
    @Test
    void partsSpeedsAtFourASecond() {
        // The eighth is the last of its block.
        for (int i = 0; i < 4 * 21; i++) {
            step(100, i % 21 > 12 ? 1 : 0, 100, true);
        }
        for (int i = 0; i < 4 * 20; i++) {
            step(100, i % 20 > 11 ? 1 : 0, 161, true);
        }
        found(false);
        for (int i = 0; i < 2 * 21; i++) {
            step(100, i % 21 > 12 ? 1 : 0, 161, true);
        }
        found(true);
    }

    @Test
    void knowsEightSpeeds() {
        // 65,000 a second and 66,400 are one.
        for (int i = 0; i < 8; i++) {
            step(10, 650, 100, true);
        }
        for (int i = 0; i < 30; i++) {
            step(10, 664, 161, true);
        }
        found(true);
    }

    @Test
    void believesInNoMotorThatDrawsLessThanFive() {
        blocks(4, 4);
        blocks(10, 199);
        found(false);
    }

    @Test
    void believesInOneThatDrawsFive() {
        blocks(4, 5);
        blocks(2, 9);
        found(true);
    }

    @Test
    void isClearedByAcknowledgingAndFoundAgain() {
        known();
        blocks(2, 161);
        found(true);
        line.give(Orders.ACKNOWLEDGE);
        found(false);
        blocks(1, 161);
        found(false);
        blocks(1, 161);
        found(true);
    }

    @Test
    void judgesAMotorThatGoesBackToo() {
        known();
        for (int i = 0; i < 4; i++) {
            step(100, -8, 161, true);
        }
        found(true);
    }

    @Test
    void countsNothingWithoutCurrent() {
        known();
        line.in.motorEnergised(false);
        line.in.motorMilliamps(161, true);
        for (int i = 0; i < 20; i++) {
            line.step(100);
        }
        found(false);
    }

    @Test
    void bearsAnyReading() {
        known();
        blocks(2, Integer.MAX_VALUE);
        found(true);
    }
}
