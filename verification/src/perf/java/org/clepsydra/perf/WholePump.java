package org.clepsydra.perf;

import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;

/** The whole core on the steady world: tested, loaded, confirmed, started, with a store. */
final class WholePump {
    private final SteadyWorld world = new SteadyWorld();
    private final PumpCore core;
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private long controlStored;
    private long monitorStored;
    private long askedBefore;

    /** Brings it to where it infuses. */
    WholePump() {
        DeviceRecord device = SteadyWorld.device();
        core = new PumpCore(device);
        // The self-test, and the first readings of each sensor.
        for (int i = 0; i < 200; i++) {
            step();
        }
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

    /** What is measured: the world, one step, and what the device does with it. */
    long step() {
        world.sense(out.motor().energise());
        world.air(out.sensorTests().tests());
        world.in.soundHeard(out.annunciator().sounds());
        world.in.stored(controlStored, monitorStored);
        core.step(world.in, order, out);
        world.drive(out.motor().microsteps());
        // The store is quick and keeps what it is shown.
        if (out.state().present()) {
            controlStored = out.state().sequence();
        }
        if (out.monitorState().present()) {
            monitorStored = out.monitorState().sequence();
        }
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
        if (out.snapshot().state() != TherapyState.INFUSING
                || !out.motor().energise()
                || out.annunciator().conditions() != 0) {
            throw new IllegalStateException(
                    "state "
                            + out.snapshot().state()
                            + ", conditions "
                            + Long.toHexString(out.annunciator().conditions())
                            + ", verdict "
                            + out.snapshot().verdictRule());
        }
    }
}
