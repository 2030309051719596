package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.PumpGeometry;
import org.junit.jupiter.api.Test;

/** Rotor, encoder, head and what the head gives, in figures worked by hand. */
class DriveTrainTest {
    private static final double OPEN_KPA = 0;

    private final Motor motor = Motor.ordinary(1);

    /** 500 counts and 3200 microsteps to a revolution. */
    private final Encoder encoder = new Encoder(PumpModel.bedside().device(), 0, 1);

    @Test
    void stallsBetween150And250KilopascalsAndLosesItsStepsForGood() {
        for (long seed = 0; seed < 1_000; seed++) {
            double kpa = Motor.ordinary(seed).stallKpa();
            assertTrue(kpa >= 150 && kpa < 250);
        }
        motor.advance(100, motor.stallKpa());
        assertEquals(100, motor.head());
        assertFalse(motor.stalled());
        motor.advance(150, motor.stallKpa() + 1e-9);
        assertEquals(100, motor.rotor());
        assertTrue(motor.stalled());
        // Back it can, and on from there.
        motor.advance(140, motor.stallKpa() + 1e-9);
        assertEquals(90, motor.head());
        motor.advance(140, motor.stallKpa() + 1e-9);
        assertFalse(motor.stalled());
        motor.advance(150, OPEN_KPA);
        assertEquals(100, motor.head());
    }

    @Test
    void stallsAPumpOnAClosedLine() {
        Steady pump = Steady.of(Plant.bedside().still(), 3, 100);
        pump.world.line().occlude();
        // 10 uL/kPa times 250 kPa are 2.5 mL, 90 s at 100 mL/h.
        pump.runS(200);
        // Beyond its limit by what a tenth of a second moves: 2.8 uL, less than 0.5 kPa.
        assertEquals(pump.world.motor().stallKpa(), pump.world.line().kpa(), 0.5);
        assertTrue(pump.world.motor().stalled());
        long counts = pump.frame.encoderCounts();
        pump.runS(60);
        assertEquals(counts, pump.frame.encoderCounts());
    }

    @Test
    void standsWhenJammedAndFollowsAgainWhenFree() {
        motor.jam();
        motor.advance(100, OPEN_KPA);
        assertEquals(0, motor.rotor());
        assertTrue(motor.stalled());
        motor.free();
        motor.advance(130, OPEN_KPA);
        assertEquals(30, motor.rotor());
    }

    @Test
    void slipsByItsShare() {
        motor.slip(0.25);
        for (int i = 1; i <= 1_000; i++) {
            motor.advance(i, OPEN_KPA);
        }
        assertEquals(750, motor.rotor());
        assertEquals(750, motor.head());
    }

    @Test
    void turnsTheRotorAloneWhenTheCouplingIsBroken() {
        motor.breakCoupling();
        motor.advance(3_200, OPEN_KPA);
        assertEquals(3_200, motor.rotor());
        assertEquals(0, motor.head());
    }

    @Test
    void movesWithoutTheDriverWhenTurned() {
        motor.turn(64);
        motor.advance(0, OPEN_KPA);
        assertEquals(64, motor.head());
        assertEquals(64, motor.rotor());
    }

    @Test
    void countsWholeCountsBothWays() {
        encoder.advance(6, 1_000);
        assertEquals(0, encoder.counts());
        // 7 * 500 / 3200 is 1.09.
        encoder.advance(7, 1_000);
        assertEquals(1, encoder.counts());
        encoder.advance(-1, 1_000);
        assertEquals(-1, encoder.counts());
    }

    @Test
    void countsBackwardsWhenReversed() {
        encoder.advance(3_200, 1_000);
        encoder.reverse();
        encoder.advance(6_400, 1_000);
        assertEquals(0, encoder.counts());
    }

    @Test
    void staysWhereItStuck() {
        encoder.advance(3_200, 1_000);
        encoder.stick();
        encoder.chatter(1e6);
        encoder.advance(6_400, 3_600_000);
        assertEquals(500, encoder.counts());
    }

    @Test
    void missesItsShareOfCounts() {
        encoder.miss(0.01);
        encoder.advance(3_200L * 2_000, 1_000);
        // A million counts less 10,000, give or take five times sqrt(9900).
        assertEquals(990_000, (double) encoder.counts(), 500);
        encoder.advance(0, 1_000);
        assertEquals(0, (double) encoder.counts(), 710);
    }

    @Test
    void missesOneInAMillionOfItself() {
        long missed = 0;
        for (long seed = 0; seed < 100; seed++) {
            Encoder ordinary = new Encoder(PumpModel.bedside().device(), 1e-6, seed);
            ordinary.advance(3_200L * 2_000, 1_000);
            missed += 1_000_000 - ordinary.counts();
        }
        // A hundred, give or take five times ten.
        assertEquals(100, (double) missed, 50);
    }

    @Test
    void chattersWithoutMotion() {
        encoder.chatter(3_600);
        long last = 0;
        int changes = 0;
        for (int s = 0; s < 10_000; s++) {
            encoder.advance(0, 1_000_000);
            changes += encoder.counts() != last ? 1 : 0;
            last = encoder.counts();
        }
        // One a second: in a second at least one with 1 - 1/e; two may cancel, which 1/(2e) covers.
        assertTrue(changes > 4_000 && changes < 6_700, "" + changes);
        // A walk of 10,000 steps: five times 100.
        assertEquals(0, (double) last, 500);
    }

    @Test
    void givesMoreOrLessFromPumpToPumpAndLessFromHourToHour() {
        GainSettings set = new GainSettings(0.02, -0.001, -0.06);
        double squares = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            double error = new Gain(set, seed).now() - 1;
            squares += error * error / 10_000;
        }
        // The rms of 10,000 is off by 1/sqrt(20,000), 0.7 %; five times that.
        assertEquals(0.02, Math.sqrt(squares), 0.0007);
        Gain gain = new Gain(set, 5);
        double fresh = gain.now();
        gain.advance(10 * 3_600_000_000L);
        assertEquals(fresh - 0.01, gain.now(), 1e-12);
        gain.ageH(59);
        assertEquals(fresh - 0.059, gain.now(), 1e-12);
        gain.ageH(72);
        assertEquals(fresh - 0.06, gain.now(), 1e-12);
        gain.times(1.75);
        assertEquals(1.75 * (fresh - 0.06), gain.now(), 1e-12);
    }

    @Test
    void givesAnotherVolumeThanTheEncoderSays() {
        Steady pump = Steady.calm(PumpModel.bedside(), PumpModel.bedside().line(), 10);
        pump.world.gain().times(1.75);
        pump.runS(3_600);
        pump.world.advance(60_000_000);
        assertEquals(10_000, pump.world.headUl(), 15);
        assertEquals(1.75 * pump.world.headUl(), pump.world.displacedUl(), 1e-6);
        assertEquals(1.75 * pump.world.headUl(), pump.world.line().outflowUl(), 1e-6);
    }

    @Test
    void flowsFreelyBesideAHeadThatStandsOrTurns() {
        Steady pump = Steady.of(Plant.bedside().still(), 1, 10);
        pump.world.gain().freeFlow(1_000);
        double leftUl = pump.world.bag().leftUl();
        pump.world.advance(3_600_000);
        // 1,000 uL, of which the line and the tube before the head hold some.
        assertEquals(0, pump.world.headUl());
        assertEquals(1_000, pump.world.displacedUl(), 1e-9);
        assertEquals(1_000, leftUl - pump.world.bag().leftUl(), 60);
        pump.runS(360);
        double turnedUl = pump.world.headUl() * pump.world.gain().now();
        assertEquals(101_000 + turnedUl, pump.world.displacedUl(), 0.1);
    }

    /**
     * The stopper stands until the drive has moved 8.25 uL/kPa * (12 + 1.3) kPa, 109.73 uL, then
     * slips by (12 - 9)/(1/8.25 + 1/2) = 4.83 uL and a little for each step beyond.
     */
    @Test
    void sticksAndSlips() {
        FluidLine line = new FluidLine(new LineSettings(2, 1, 1.3));
        Stopper stopper = new Stopper();
        for (int i = 0; i < 1_097; i++) {
            assertEquals(0, stopper.give(0.1, line));
        }
        assertEquals(4.83, stopper.give(0.1, line), 0.1);
        assertEquals(0, stopper.give(0.1, line));
    }

    /** What is driven is in the spring, in the line, or in the patient. */
    @Test
    void losesNothingInASyringe() {
        Steady pump = Steady.of(Plant.syringe().still(), 1, 20);
        pump.runS(1_800);
        double outUl = pump.world.line().outflowUl();
        double inSpringUl = pump.world.headUl() * pump.world.gain().now() - outUl;
        // At most 8.25 uL/kPa times 12 kPa, the vein's 1.3 and the flow's 0.4, and what the line
        // has.
        assertTrue(inSpringUl > 8.25 * 9 && inSpringUl < 8.25 * (12 + 3), "" + inSpringUl);
    }

    /** What a valve lets through falls to nothing as the line comes to the gas's own pressure. */
    @Test
    void pressesNoFurtherThanTheGas() {
        Steady pump = Steady.of(Plant.gasValve().still(), 1, 1);
        pump.world.line().occlude();
        pump.runS(3_600);
        // 13.3 kPa and 133.3 more. Each stroke of 2.5 uL moves 0.1 uL/kPa by a fifth of the rest.
        assertEquals(146.6, pump.world.line().kpa(), 0.1);
        // The line was at 12 kPa; what swelled it is what left the reservoir.
        assertEquals(20_000 - 13.46, pump.world.reservoir().leftUl(), 0.02);
        assertEquals(0, pump.world.gas().give(-3, pump.world.line()), 0);
    }

    @Test
    void hasGeometriesThatTheCoreTakes() {
        for (Plant plant : PlantTest.ALL) {
            assertTrue(new PumpGeometry(plant.pump().device()).accepted());
        }
    }
}
