package org.clepsydra.perf;

import org.clepsydra.Entries;
import org.clepsydra.plain.PlainPump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;

/** The scheduler and alarms alone on the steady world, with the same plan. */
final class PlainWorld {
    private static final int OCCLUDED_PA = 40_000;
    private static final int SUCKED_DRY_PA = -10_000;
    private static final int BATTERY_LOW_MV = 3_500;
    private static final int BATTERY_EMPTY_MV = 3_200;
    private static final int COLD_CENTI_C = 500;
    private static final int HOT_CENTI_C = 4_000;
    private static final int OVERLOAD_MA = 200;

    private final SteadyWorld world = new SteadyWorld();
    private final OrderFrame order = new OrderFrame();
    private final PlainPump pump;
    private long askedBefore;

    /** Brings it to where it infuses. */
    PlainWorld() {
        DeviceRecord device = SteadyWorld.plainDevice();
        pump = new PlainPump(device);
        step();
        PlanImages.flat(device, SteadyWorld.VOLUME_NL, SteadyWorld.DURATION_MS)
                .containerNumber(SteadyWorld.CONTAINER_NUMBER)
                .writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        give(Orders.START);
        for (int i = 0; i < 2_000; i++) {
            step();
        }
        begin();
    }

    private void give(int code) {
        order.give(code);
        for (int i = 0; i < 10; i++) {
            step();
        }
    }

    /** What is measured: the world, what its sensors say, one step, and what the device does. */
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

    /** From here on microsteps are counted. */
    void begin() {
        checkThatItInfuses();
        askedBefore = world.asked();
    }

    /** Throws where what was measured was not an infusion. */
    void end() {
        checkThatItInfuses();
        if (world.asked() == askedBefore) {
            throw new IllegalStateException("no microstep was released");
        }
    }

    private void checkThatItInfuses() {
        if (pump.therapy().state() != TherapyState.INFUSING
                || !pump.motor().energise()
                || pump.annunciator().conditions() != 0) {
            throw new IllegalStateException(
                    "state "
                            + pump.therapy().state()
                            + ", conditions "
                            + Long.toHexString(pump.annunciator().conditions())
                            + ", verdict "
                            + pump.therapy().verdict().rule());
        }
    }
}
