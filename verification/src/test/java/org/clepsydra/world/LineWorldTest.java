package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.junit.jupiter.api.Test;

/** Pressure and air, in figures worked by hand. */
class LineWorldTest {
    private static final LineSettings SETTINGS = new LineSettings(8.0, 0.005, 1.3);

    private final SensorFrame frame = new SensorFrame();

    @Test
    void risesByVolumeOverComplianceWhenOccluded() {
        FluidLine line = new FluidLine(SETTINGS);
        line.occlude();
        for (int i = 0; i < 20; i++) {
            line.advance(10.0, 10_000, 10_000);
        }
        // 200 uL into 8 uL/kPa is 25 kPa above the patient's 1.3.
        assertEquals(26.3, line.kpa(), 1e-9);
        assertEquals(200.0, line.trappedUl(), 1e-9);
        assertEquals(0.0, line.outflowUl(), 0.0);
    }

    @Test
    void settlesAtFlowTimesResistance() {
        FluidLine line = new FluidLine(SETTINGS);
        for (int i = 0; i < 1_000; i++) {
            // 100 mL/h is 100,000 uL in 3,600 s.
            line.advance(100_000.0 / 3_600 / 100, 10_000, 10_000);
        }
        // 100 mL/h times 0.005 kPa per mL/h is 0.5 kPa.
        assertEquals(1.8, line.kpa(), 1e-9);
    }

    @Test
    void agreesAtAnyStepPeriod() {
        FluidLine fine = new FluidLine(SETTINGS);
        FluidLine coarse = new FluidLine(SETTINGS);
        double ulPerMs = 0.01;
        for (int ms = 0; ms < 3_000; ms++) {
            fine.advance(ulPerMs, 1_000, 1_000);
        }
        coarse.advance(1_000 * ulPerMs, 1_000_000, 1_000_000);
        coarse.advance(2_000 * ulPerMs, 2_000_000, 2_000_000);
        assertEquals(fine.kpa(), coarse.kpa(), 1e-9);
        assertEquals(fine.outflowUl(), coarse.outflowUl(), 1e-9);
    }

    @Test
    void losesNoVolume() {
        FluidLine line = new FluidLine(SETTINGS);
        for (int i = 1; i <= 200; i++) {
            line.advance(i % 3, 5_000, i * 1_000);
        }
        double pumpedUl = 0;
        for (int i = 1; i <= 200; i++) {
            pumpedUl += i % 3;
        }
        assertEquals(pumpedUl, line.outflowUl() + 8.0 * (line.kpa() - 1.3), 1e-9);
    }

    @Test
    void setsFreeWhatWasTrapped() {
        FluidLine line = new FluidLine(SETTINGS);
        line.occlude();
        line.advance(80.0, 10_000, 10_000);
        line.release();
        assertFalse(line.occluded());
        line.advance(0, 0, 60_000_000);
        assertEquals(80.0, line.outflowUl(), 1e-6);
        assertEquals(1.3, line.kpa(), 1e-6);
    }

    @Test
    void settlesHigherWhenNarrowed() {
        FluidLine line = new FluidLine(SETTINGS);
        line.narrow(20);
        for (int i = 0; i < 10_000; i++) {
            line.advance(100_000.0 / 3_600 / 10, 100_000, 100_000);
        }
        // 0.5 kPa times 20.
        assertEquals(11.3, line.kpa(), 1e-6);
        assertTrue(line.occluded());
        assertEquals(80.0, line.trappedUl(), 1e-4);
    }

    @Test
    void givesTheDetectorABubbleAfterItsWayDownTheLine() {
        AirDetector air = new AirDetector(AirSettings.exact(), 1);
        air.inject(150, 100);
        air.advance(100, 400_000, 400_000);
        assertEquals(0, air.dry());
        assertEquals(400, air.wet());
        // Half of this 20 uL is liquid behind the bubble's end at 250 uL.
        air.advance(240, 560_000, 560_000);
        assertEquals(560, air.dry());
        air.advance(260, 80_000, 80_000);
        assertEquals(40, air.dry());
        assertEquals(40, air.wet());
        assertEquals(150.0, air.passedUl(), 1e-9);
        air.advance(300, 80_000, 80_000);
        assertEquals(0, air.dry());
    }

    @Test
    void seesAirWhileABubbleStandsInTheDetector() {
        AirDetector air = new AirDetector(AirSettings.exact(), 1);
        air.inject(50, 0);
        air.advance(10, 4_000, 10_000);
        assertEquals(10, air.dry());
        air.advance(10, 0, 10_000);
        assertEquals(10, air.dry());
        // The motor turns and nothing moves, as where a stopper sticks.
        air.advance(10, 10_000, 10_000);
        assertEquals(10, air.dry());
        assertEquals(10.0, air.passedUl(), 1e-9);
    }

    @Test
    void showsAirUnderTestAndSaysSo() {
        World world = new World(PumpModel.bedside(), SETTINGS, 1);
        world.advance(10_000);
        world.read(frame);
        assertEquals(10, frame.airWetSamples());
        assertEquals(SensorTests.NONE, frame.sensorTestEcho());
        world.test(SensorTests.AIR_DRY);
        world.advance(10_000);
        world.read(frame);
        assertEquals(0, frame.airWetSamples());
        assertEquals(10, frame.airDrySamples());
        assertEquals(SensorTests.AIR_DRY, frame.sensorTestEcho());
        world.test(SensorTests.NONE);
        world.advance(10_000);
        world.read(frame);
        assertEquals(0, frame.airDrySamples());
        assertEquals(SensorTests.NONE, frame.sensorTestEcho());
    }

    @Test
    void doesNotAnswerItsTestWhenTheDetectorIsStuck() {
        World world = new World(PumpModel.bedside(), SETTINGS, 1);
        world.air().stickWet();
        world.test(SensorTests.AIR_DRY);
        world.advance(10_000);
        world.read(frame);
        assertEquals(10, frame.airWetSamples());
        assertEquals(0, frame.airDrySamples());
    }

    @Test
    void readsPressureWithHalfAKilopascalOfNoise() {
        World world = new World(PumpModel.bedside(), SETTINGS, 42);
        double sum = 0;
        double squares = 0;
        int readings = 100_000;
        for (int i = 0; i < readings; i++) {
            world.advance(10_000);
            world.read(frame);
            assertTrue(frame.pressureFresh());
            double kpa = frame.pressurePa() / 1_000.0;
            sum += kpa - 1.3;
            squares += (kpa - 1.3) * (kpa - 1.3);
        }
        // Five standard errors: 0.5 / sqrt(100,000) = 0.0016 for the mean, 0.0011 for the rms.
        assertEquals(0.0, sum / readings, 0.008);
        assertEquals(0.5, Math.sqrt(squares / readings), 0.006);
    }

    @Test
    void samplesPressureEachTenMilliseconds() {
        World world = new World(PumpModel.bedside(), SETTINGS, 1);
        world.advance(9_000);
        world.read(frame);
        assertFalse(frame.pressureFresh());
        world.advance(1_000);
        world.read(frame);
        assertTrue(frame.pressureFresh());
        world.advance(1_000);
        world.read(frame);
        assertFalse(frame.pressureFresh());
    }

    @Test
    void ripplesWithinARevolutionAndNotOverOne() {
        PumpHead head = new PumpHead(PumpModel.bedside().device(), 0.2);
        assertEquals(200.0, head.ulAt(3_200), 1e-9);
        assertEquals(-200.0, head.ulAt(-3_200), 1e-9);
        // Half a revolution: 100 uL and 200 * 0.2 / pi more.
        assertEquals(100.0 + 40.0 / Math.PI, head.ulAt(1_600), 1e-9);
    }
}
