package org.clepsydra.perf;

import org.clepsydra.plain.PlainPump;
import org.clepsydra.port.DeviceRecord;

/** The scheduler and alarms alone on the steady world, with the same plan. */
final class PlainWorld extends SteadyPump {
    private static final int OCCLUDED_PA = 40_000;
    private static final int SUCKED_DRY_PA = -10_000;
    private static final int BATTERY_LOW_MV = 3_500;
    private static final int BATTERY_EMPTY_MV = 3_200;
    private static final int COLD_CENTI_C = 500;
    private static final int HOT_CENTI_C = 4_000;
    private static final int OVERLOAD_MA = 200;

    private final PlainPump pump;

    /** Brings it to where it infuses. */
    PlainWorld() {
        DeviceRecord device = SteadyWorld.plainDevice();
        pump = new PlainPump(device);
        step();
        infuse(device);
    }

    /** What is measured: the world, what its sensors say, one step, and what the device does. */
    @Override
    long step() {
        world.sense(pump.motor().energise());
        world.air(0);
        world.in.soundHeard(pump.annunciator().sounds());
        pump.sensors.occluded = world.in.pressurePa() > OCCLUDED_PA;
        pump.sensors.upstreamOccluded = world.in.upstreamPa() < SUCKED_DRY_PA;
        pump.sensors.air = world.in.airDrySamples() > 0;
        pump.sensors.doorOpen = !world.in.doorShutA() || !world.in.doorShutB();
        pump.sensors.batteryLow = world.in.batteryMv() <= BATTERY_LOW_MV;
        pump.sensors.batteryEmpty = world.in.batteryMv() <= BATTERY_EMPTY_MV;
        int centiC = world.in.temperatureCentiC();
        pump.sensors.temperature = centiC < COLD_CENTI_C || centiC > HOT_CENTI_C;
        pump.sensors.motorOverload = world.in.motorMilliamps() > OVERLOAD_MA;
        long number = world.in.containerNumber();
        pump.sensors.wrongContainer = number != SteadyWorld.CONTAINER_NUMBER;
        pump.step(world.in, order);
        world.drive(pump.motor().microsteps());
        return world.asked();
    }

    @Override
    int state() {
        return pump.therapy().state();
    }

    @Override
    boolean energised() {
        return pump.motor().energise();
    }

    @Override
    long conditions() {
        return pump.annunciator().conditions();
    }

    @Override
    int verdictRule() {
        return pump.therapy().verdict().rule();
    }
}
