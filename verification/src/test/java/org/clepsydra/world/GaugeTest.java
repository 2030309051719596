package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Sensors and their faults, in figures worked by hand. */
class GaugeTest {
    private static final GaugeSettings SETTINGS = new GaugeSettings(10_000, 3, 2, -100, 100);
    private static final long HOUR_US = 3_600_000_000L;

    private final Gauge gauge = new Gauge(SETTINGS, 1);
    private double mean;
    private double rms;

    private void sample(double value, int samples) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < samples; i++) {
            gauge.advance(value, 10_000);
            assertTrue(gauge.fresh());
            assertEquals(0, gauge.reading() % 2);
            sum += gauge.reading();
            squares += (double) gauge.reading() * gauge.reading();
        }
        mean = sum / samples;
        rms = Math.sqrt(squares / samples - mean * mean);
    }

    @Test
    void addsItsNoiseAndRounds() {
        sample(20.5, 100_000);
        // Five standard errors; rounding to 2 adds a variance of 4/12.
        assertEquals(20.5, mean, 0.05);
        assertEquals(Math.sqrt(9 + 1 / 3.0), rms, 0.04);
        gauge.noise(5);
        sample(20.5, 100_000);
        assertEquals(Math.sqrt(225 + 1 / 3.0), rms, 0.2);
    }

    @Test
    void endsAtTheEndsOfItsRange() {
        sample(1e9, 10);
        assertEquals(100, mean);
        sample(-1e9, 10);
        assertEquals(-100, mean);
    }

    @Test
    void samplesWhenItIsTime() {
        gauge.advance(0, 9_999);
        assertFalse(gauge.fresh());
        gauge.advance(0, 1);
        assertTrue(gauge.fresh());
        gauge.advance(0, 1);
        assertFalse(gauge.fresh());
    }

    @Test
    void saysNothingWhenSilent() {
        gauge.silence();
        gauge.advance(0, HOUR_US);
        assertFalse(gauge.fresh());
    }

    @Test
    void sticksWhereItIsOrIsPut() {
        sample(50, 1);
        int last = gauge.reading();
        gauge.stick();
        sample(0, 100);
        assertEquals(last, mean);
        gauge.stickAt(4_096);
        sample(0, 100);
        assertEquals(4_096, mean);
    }

    @Test
    void hearsNothingWhenDeafButFlickers() {
        sample(50, 1);
        gauge.deafen();
        sample(0, 10_000);
        assertEquals(50, mean, 0.1);
        assertTrue(rms > 0.5 && rms < 1.5, "" + rms);
    }

    @Test
    void isOffAndDrifts() {
        gauge.offset(10);
        sample(0, 10_000);
        assertEquals(10, mean, 0.2);
        gauge.drift(36);
        // An hour in steps that are no whole samples, and 36 more.
        for (int i = 0; i < 240_000; i++) {
            gauge.advance(0, 15_000);
        }
        gauge.drift(0);
        sample(0, 10_000);
        assertEquals(46, mean, 0.2);
    }

    @Test
    void wandersNoFasterAndNoFurtherThanItMay() {
        double furthest = 0;
        for (long seed = 0; seed < 20; seed++) {
            Wander wander = new Wander(2, 10, seed);
            double before = wander.now();
            for (int h = 0; h < 1_000; h++) {
                wander.advance(HOUR_US);
                assertTrue(Math.abs(wander.now() - before) <= 2);
                before = wander.now();
                furthest = Math.max(furthest, Math.abs(before));
            }
        }
        assertTrue(furthest > 8 && furthest <= 12, "" + furthest);
        Wander fine = new Wander(2, 10, 1);
        Wander coarse = new Wander(2, 10, 1);
        for (int i = 0; i < 1_000; i++) {
            fine.advance(77_000_000);
        }
        coarse.advance(77_000_000_000L);
        assertEquals(coarse.now(), fine.now(), 1e-12);
    }

    @Test
    void relaxesAfterAPrime() {
        PressureSettings settings =
                new PressureSettings(new GaugeSettings(10_000, 0, 1, -60_000, 400_000), 0, 10, 0);
        double sum = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            PressureSensor sensor = new PressureSensor(settings, seed);
            sensor.advance(0, 0, 10_000);
            double primed = sensor.pa();
            sum += primed;
            sensor.advance(0, 0, HOUR_US);
            assertEquals(primed / Math.E, sensor.pa(), 2);
            assertTrue(primed >= 0 && primed <= 10_000);
        }
        // Evenly from 0 to 10 kPa: five times 2.9/sqrt(1000).
        assertEquals(5_000, sum / 1_000, 460);
    }

    @Test
    void tremblesAsTheHeadTurns() {
        PressureSettings settings =
                new PressureSettings(new GaugeSettings(10_000, 0, 1, -60_000, 400_000), 0, 0, 3);
        PressureSensor sensor = new PressureSensor(settings, 1);
        sensor.advance(1, 0.25, 10_000);
        assertEquals(4_000, sensor.pa());
        sensor.advance(1, 0.75, 10_000);
        assertEquals(-2_000, sensor.pa());
    }

    @Test
    void takesMoreCurrentAgainstPressureAndMostWhenStalled() {
        MotorCurrent current = new MotorCurrent(1);
        current.advance(true, false, 0, 10_000);
        assertEquals(100, current.ma());
        current.advance(true, false, 60, 10_000);
        assertEquals(160, current.ma());
        current.advance(true, false, -20, 10_000);
        assertEquals(100, current.ma());
        current.advance(true, true, 60, 10_000);
        assertEquals(400, current.ma());
        // 3.47 times 5 mA at most.
        assertEquals(400, current.gauge().reading(), 18);
        current.advance(false, true, 60, 10_000);
        assertEquals(0, current.ma());
    }

    @Test
    void bouncesForTwentyMilliseconds() {
        Contact door = new Contact(1);
        door.advance(1_000);
        assertTrue(door.saysShut());
        door.shut(false);
        int changes = 0;
        boolean last = true;
        for (int ms = 0; ms < 20; ms++) {
            door.advance(1_000);
            changes += door.saysShut() != last ? 1 : 0;
            last = door.saysShut();
        }
        assertFalse(last);
        assertTrue(changes > 3, "" + changes);
        for (int ms = 0; ms < 1_000; ms++) {
            door.advance(1_000);
            assertFalse(door.saysShut());
        }
    }

    @Test
    void sticksOrFlickersAsADoorMay() {
        Contact stuck = new Contact(1);
        stuck.stick();
        stuck.shut(false);
        stuck.advance(1_000_000);
        assertTrue(stuck.saysShut());
        Contact loose = new Contact(2);
        loose.flicker(60);
        int opened = 0;
        for (int i = 0; i < 360_000; i++) {
            loose.advance(10_000);
            opened += loose.saysShut() ? 0 : 1;
        }
        // 60 times 0.1 s, half of the time: 300 of 10 ms, give or take five times sqrt(60) * 5.
        assertEquals(300, opened, 195);
    }

    @Test
    void opensADoorAtBothItsContacts() {
        World world = new World(Plant.bedside(), 1);
        world.instruments().door(false);
        world.advance(20_000);
        assertFalse(world.instruments().doorA().saysShut());
        assertFalse(world.instruments().doorB().saysShut());
    }

    /** 2000 mAh at 100 mA last 20 hours. */
    @Test
    void dischargesInCapacityOverCurrent() {
        Battery battery = new Battery(1);
        battery.advance(100, 2 * HOUR_US);
        assertEquals(0.9, battery.charge(), 1e-12);
        // 3.4 and 8/9 of 0.8, less 0.1 A * 0.15 ohm.
        assertEquals(3.4 + 0.8 * 8 / 9 - 0.015, battery.volts(), 1e-9);
        assertEquals(1_000 * battery.volts(), battery.gauge().reading(), 23);
        battery.advance(100, 16 * HOUR_US);
        assertEquals(3.4 - 0.015, battery.volts(), 1e-9);
        battery.advance(100, HOUR_US);
        assertEquals(3.2 - 0.015, battery.volts(), 1e-9);
        battery.advance(100, HOUR_US - 1_000_000);
        assertTrue(battery.volts() > 2.9);
        battery.advance(100, 2_000_000);
        assertEquals(0, battery.volts());
    }

    @Test
    void sagsWhenOld() {
        Battery battery = new Battery(1);
        battery.age(4);
        battery.charge(0.1);
        battery.advance(400, 1);
        // 0.4 A times 0.6 ohm.
        assertEquals(3.4 - 0.24, battery.volts(), 1e-6);
        battery.advance(400, HOUR_US / 8 - 10);
        assertTrue(battery.volts() > 0);
        battery.advance(400, 20);
        assertEquals(0, battery.volts());
    }

    @Test
    void weighsTheBagAndFeelsTheRoom() {
        Steady pump = Steady.of(Plant.bedside(), 1, 1_000);
        pump.runS(360);
        double leftUl = pump.world.bag().leftUl();
        // 100 mL, give or take the gain and what is in the tube.
        assertEquals(900_000, leftUl, 8_000);
        // 3.47 times 200 mg, and 0.28 mL since the last sample.
        assertEquals(leftUl, pump.world.instruments().scale().reading(), 1_050);
        assertEquals(2_200, pump.world.instruments().thermometer().reading(), 45);
        assertNotEquals(0, pump.world.instruments().battery().gauge().reading());
    }

    /** A million samples: 1e-5 of those of liquid, 1e-3 of those of air. */
    @Test
    void mistakesAirAndLiquidAsOftenAsItDoes() {
        AirDetector air = new AirDetector(AirSettings.ordinary(10), 1);
        long dry = 0;
        for (int i = 0; i < 100_000; i++) {
            air.advance(0, 0, 100_000);
            dry += air.dry();
        }
        // Of 10 million, 100; five times ten.
        assertEquals(100, (double) dry, 50);
        air.inject(50, -25);
        long wet = 0;
        for (int i = 0; i < 10_000; i++) {
            air.advance(0, 0, 100_000);
            wet += air.wet();
        }
        assertEquals(1_000, (double) wet, 160);
    }

    @Test
    void doesNotSeeABubbleThatIsTooSmall() {
        AirDetector air = new AirDetector(new AirSettings(0, 0, 10), 1);
        air.inject(9.9, 0);
        air.advance(9.9, 100_000, 100_000);
        assertEquals(0, air.dry());
        assertEquals(9.9, air.passedUl(), 1e-9);
        air.inject(10.1, 0);
        air.advance(20, 100_000, 100_000);
        assertEquals(100, air.dry());
    }

    @Test
    void seesABubbleComeBack() {
        AirDetector air = new AirDetector(AirSettings.exact(), 1);
        air.inject(20, 0);
        air.advance(30, 10_000, 10_000);
        assertEquals(20, air.passedUl(), 1e-9);
        air.advance(15, 10_000, 10_000);
        assertEquals(15, air.passedUl(), 1e-9);
        // A third of the way back is through it, 3.3 samples, and 0.7 were left from the way there.
        assertEquals(4, air.dry());
        air.advance(15, 0, 10_000);
        assertEquals(10, air.dry());
    }

    @Test
    void sticksDryToo() {
        AirDetector air = new AirDetector(AirSettings.ordinary(10), 1);
        air.stickDry();
        air.advance(1, 10_000, 10_000);
        assertEquals(10, air.dry());
        assertEquals(0, air.wet());
    }

    @Test
    void forgetsBubblesThatAreFarBeyondIt() {
        AirDetector air = new AirDetector(AirSettings.exact(), 1);
        for (int i = 0; i < 500; i++) {
            air.inject(12, 0);
            air.advance(500.0 * (i + 1), 1_000, 1_000);
        }
        assertEquals(6_000, air.passedUl(), 1e-6);
    }
}
