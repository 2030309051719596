package org.clepsydra.bench;

import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/** The core on a whole plant, its container, tubes, errors and noise among it. */
final class SuppliedPump {
    private static final long STEP_US = 100_000;
    private static final long H_MS = 3_600_000;

    final World world;
    final OutputFrame out = new OutputFrame();
    private final DeviceRecord device;
    private final PumpCore core;
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();

    SuppliedPump(Plant plant, long seed) {
        device = plant.pump().device();
        world = new World(plant, seed);
        core = new PumpCore(device);
        runS(2);
    }

    /** Begins so many hours of so much. */
    SuppliedPump started(long nlPerH, long hours) {
        PlanImages.flat(device, nlPerH * hours, hours * H_MS).writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        give(Orders.START);
        return this;
    }

    void give(int code) {
        order.give(code);
        step();
    }

    void refill(long putInNl) {
        order.refill(0, putInNl);
        give(Orders.REFILL);
    }

    void step() {
        world.read(in);
        core.step(in, order, out);
        world.apply(out);
        world.advance(STEP_US);
        // On the mains.
        world.instruments().battery().charge(1);
    }

    void runS(double seconds) {
        long untilUs = world.timeUs() + Math.round(seconds * 1e6);
        while (world.timeUs() < untilUs) {
            step();
        }
    }

    /** Runs until a condition is there, but no longer; the seconds that it took. */
    double secondsTo(int code, double most) {
        long startUs = world.timeUs();
        while (!shows(code) && world.timeUs() - startUs < most * 1e6) {
            step();
        }
        return (world.timeUs() - startUs) * 1e-6;
    }

    boolean shows(int code) {
        return (conditions() & 1L << code) != 0;
    }

    boolean present(int code) {
        return (out.annunciator().present() & 1L << code) != 0;
    }

    long conditions() {
        return out.annunciator().conditions();
    }

    int state() {
        return out.snapshot().state();
    }
}
