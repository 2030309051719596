package org.clepsydra.world;

import org.clepsydra.port.SensorFrame;

/**
 * A pump driven at one rate by its maker's figures, without the core: whole quanta when they are
 * due, both halves of the lease renewed, the motor at rest between two strokes.
 */
final class Steady {
    private static final double US_PER_H = 3.6e9;

    final World world;
    final SensorFrame frame = new SensorFrame();
    private final PumpModel pump;
    private final double ulPerH;
    private int controlToken;
    private int monitorToken;
    private long timeUs;
    private long given;

    Steady(World world, PumpModel pump, double mlPerH) {
        this.world = world;
        this.pump = pump;
        ulPerH = mlPerH * 1_000;
    }

    static Steady of(Plant plant, long seed, double mlPerH) {
        return new Steady(new World(plant, seed), plant.pump(), mlPerH);
    }

    static Steady calm(PumpModel pump, LineSettings line, double mlPerH) {
        return new Steady(new World(pump, line, 1), pump, mlPerH);
    }

    void step(long spanUs) {
        long due = (long) (ulPerH * (timeUs / US_PER_H) / (pump.quantumNl() / 1_000)) - given;
        given += due;
        long perQuantum = pump.device().microstepsPerQuantum();
        if (due > 0 || perQuantum == 1 || world.driver().toGo() > 0) {
            controlToken = next(controlToken, 5, 12_345);
            monitorToken = next(monitorToken, 13, 4_567);
            world.close(monitorToken);
            world.drive(due * perQuantum, pump.device().pulsePeriodUsMin(), 1, controlToken);
        } else {
            world.rest();
        }
        world.advance(spanUs);
        world.read(frame);
        timeUs += spanUs;
    }

    private static int next(int token, int factor, int increment) {
        int next = token * factor + increment & 0xFFFF;
        return next != 0 ? next : increment;
    }

    void runS(double seconds) {
        for (long ms = Math.round(seconds * 1_000); ms > 0; ms -= 100) {
            step(Math.min(100, ms) * 1_000);
        }
    }

    /** Seconds until the pressure in the line is {@code kpa}. */
    double secondsTo(double kpa) {
        long startUs = timeUs;
        while (world.line().kpa() < kpa) {
            step(100_000);
        }
        return (timeUs - startUs) * 1e-6;
    }
}
