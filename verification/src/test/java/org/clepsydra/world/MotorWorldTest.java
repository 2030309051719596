package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.SensorFrame;
import org.junit.jupiter.api.Test;

/** Queue, power and leases, in figures worked by hand. */
class MotorWorldTest {
    private final World wearable = new World(PumpModel.wearable(), PumpModel.wearable().line(), 1);
    private final World bedside = new World(PumpModel.bedside(), PumpModel.bedside().line(), 1);
    private final SensorFrame frame = new SensorFrame();

    /** First tokens of both sequences: 0 * 13 + 4567 and 0 * 5 + 12345. */
    private static void power(World world, int microsteps, int periodUs) {
        world.close(4_567);
        world.drive(microsteps, periodUs, 1, 12_345);
    }

    @Test
    void makesOneMicrostepEachPulsePeriod() {
        power(wearable, 10, 4_000);
        wearable.advance(39_999);
        wearable.read(frame);
        assertEquals(9, wearable.driver().made());
        assertEquals(1, frame.microstepsToGo());
        wearable.advance(1);
        wearable.read(frame);
        assertEquals(10, wearable.driver().made());
        assertEquals(0, frame.microstepsToGo());
        wearable.advance(100_000);
        assertEquals(10, wearable.driver().made());
    }

    @Test
    void makesTheSamePulsesHoweverTheTimeIsCut() {
        power(wearable, 10, 4_000);
        for (int us = 0; us < 40_000; us += 7) {
            long made = wearable.driver().made();
            assertEquals(us / 4_000, made);
            wearable.advance(7);
        }
        assertEquals(10, wearable.driver().made());
    }

    @Test
    void isNeverFasterThanFullSpeed() {
        power(bedside, 1_000, 1);
        bedside.advance(1_500);
        assertEquals(10, bedside.driver().made());
    }

    @Test
    void makesOneOverduePulseWhenThePeriodGetsShorter() {
        power(bedside, 1_000, 10_000);
        bedside.advance(9_999);
        bedside.drive(0, 150, 1, 5 * 12_345 + 12_345 & 0xFFFF);
        bedside.advance(1);
        assertEquals(1, bedside.driver().made());
        bedside.advance(148);
        assertEquals(1, bedside.driver().made());
        bedside.advance(1);
        assertEquals(2, bedside.driver().made());
    }

    @Test
    void movesNothingWhenAskedForWhatThereIsNot() {
        power(wearable, -10, 4_000);
        Lease lease = Lease.ofControl();
        int second = lease.successor(12_345);
        int third = lease.successor(second);
        wearable.drive(Long.MIN_VALUE, 4_000, 1, second);
        wearable.drive(10, 4_000, 0, third);
        wearable.drive(10, 4_000, 7, lease.successor(third));
        assertTrue(wearable.energised());
        assertEquals(0, wearable.driver().toGo());
        wearable.advance(100_000);
        assertEquals(0, wearable.driver().made());
        assertEquals(0, wearable.driver().position());
    }

    @Test
    void dropsTheQueueOnRest() {
        power(wearable, 10, 4_000);
        wearable.advance(8_000);
        wearable.rest();
        wearable.advance(8_000);
        assertEquals(2, wearable.driver().made());
        assertEquals(10, wearable.driver().received());
        assertEquals(0, wearable.driver().toGo());
        assertFalse(wearable.energised());
    }

    @Test
    void losesPowerHalfASecondAfterTheLastRenewal() {
        power(wearable, 1_000, 4_000);
        wearable.advance(499_999);
        assertTrue(wearable.energised());
        wearable.advance(1);
        assertFalse(wearable.energised());
        wearable.advance(1_000_000);
        // 500 ms at one pulse each 4 ms.
        assertEquals(125, wearable.driver().made());
        assertEquals(0, wearable.driver().toGo());
    }

    @Test
    void losesPowerWhenTheMonitorAloneStopsRenewing() {
        power(wearable, 1_000, 4_000);
        wearable.advance(400_000);
        wearable.drive(0, 4_000, 1, 12_345 * 5 + 12_345 & 0xFFFF);
        wearable.advance(600_000);
        assertEquals(125, wearable.driver().made());
    }

    @Test
    void doesNotRenewOnATokenThatIsNoSuccessor() {
        power(wearable, 1_000, 4_000);
        wearable.advance(400_000);
        wearable.drive(0, 4_000, 1, 12_345);
        wearable.close(4_567 * 13 + 4_567 & 0xFFFF);
        wearable.advance(600_000);
        assertEquals(125, wearable.driver().made());
    }

    @Test
    void givesTheLeaseUpAtOnceOnTokenZero() {
        power(wearable, 1_000, 4_000);
        wearable.advance(8_000);
        wearable.drive(0, 4_000, 1, 0);
        assertFalse(wearable.energised());
        wearable.advance(100_000);
        assertEquals(2, wearable.driver().made());
    }

    @Test
    void runsAwayWhateverItIsToldUntilItsLeaseIsGivenUp() {
        power(bedside, 0, 150);
        bedside.driver().stickOn();
        bedside.advance(15_000);
        assertEquals(100, bedside.driver().made());
        bedside.rest();
        bedside.advance(1_000);
        assertEquals(100, bedside.driver().made());
    }

    @Test
    void runsAwayForFiftyMillisecondsAfterTheCutoffIsToldToOpen() {
        power(bedside, 0, 150);
        bedside.driver().stickOn();
        bedside.advance(15_000);
        bedside.open();
        bedside.advance(49_999);
        assertTrue(bedside.supply().present());
        bedside.advance(1);
        assertFalse(bedside.supply().present());
        bedside.advance(1_000_000);
        // 100 before and 50,000 us over 150 us after, rounded down.
        assertEquals(433, bedside.driver().made());
    }

    @Test
    void skipsTokenZeroToItsOwnSuccessor() {
        Lease lease = Lease.ofControl();
        for (int token = 0; token < 65_536; token++) {
            int plain = (token * 5 + 12_345) % 65_536;
            assertEquals(plain == 0 ? 12_345 : plain, lease.successor(token));
        }
    }

    @Test
    void countsTheEncoderFromTheHead() {
        power(wearable, 64, 4_000);
        wearable.advance(256_000);
        wearable.read(frame);
        assertEquals(100, frame.encoderCounts());
        assertEquals(50.0, wearable.headUl(), 1e-9);
    }

    @Test
    void runsAClockOnePerCentFast() {
        wearable.controlClock().errorPpm(10_000);
        wearable.read(frame);
        long before = frame.nowMs();
        for (int i = 0; i < 1_000; i++) {
            wearable.advance(100_000);
        }
        wearable.read(frame);
        // 100 s and one hundredth of it.
        assertEquals(101_000, frame.nowMs() - before);
    }
}
