package org.clepsydra.bench;

import java.util.function.Consumer;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/** One infusion at a set rate by the whole core on a pump with all it is used with. */
final class PlantCourse {
    final World world;
    final SensorFrame in = new SensorFrame();
    final OutputFrame out = new OutputFrame();
    private final DeviceRecord device;
    private final PumpCore core;
    private final OrderFrame order = new OrderFrame();
    private final long stepMsMax;

    /** What becomes of a frame on its way to the core. */
    private Consumer<SensorFrame> onTheWay;

    /** Steps as long as they may be, but for {@code stepMsMax}. */
    PlantCourse(Plant plant, long nlPerH, long stepMsMax, long seed) {
        this(plant, nlPerH, stepMsMax, seed, honest -> {});
        if (!infusing() || out.annunciator().conditions() != 0) {
            throw new IllegalStateException(
                    "state " + out.snapshot().state() + ", " + out.annunciator().conditions());
        }
    }

    /** The same with frames that were tampered with from power-on; START may have been refused. */
    PlantCourse(
            Plant plant, long nlPerH, long stepMsMax, long seed, Consumer<SensorFrame> onTheWay) {
        this.onTheWay = onTheWay;
        device = plant.pump().device();
        this.stepMsMax = stepMsMax;
        world = new World(plant, seed);
        core = new PumpCore(device);
        for (int i = 0; i < 10; i++) {
            step();
        }
        if (device.reservoirNl() > 0) {
            order.refill(0, device.reservoirNl());
            give(Orders.REFILL);
            give(Orders.ACKNOWLEDGE);
        }
        long hours = 8;
        PlanImages.flat(device, nlPerH * hours, hours * 3_600_000).writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        give(Orders.START);
    }

    /** From now on frames are tampered with so. */
    void onTheWay(Consumer<SensorFrame> tamper) {
        onTheWay = tamper;
    }

    void give(int code) {
        order.give(code);
        step();
    }

    void step() {
        world.read(in);
        onTheWay.accept(in);
        core.step(in, order, out);
        world.apply(out);
        long longest =
                out.motor().energise() ? device.longestEnergisedMs() : device.longestIdleMs();
        world.advance(1_000 * Math.min(stepMsMax, longest));
    }

    void runS(long seconds) {
        long untilUs = world.timeUs() + seconds * 1_000_000;
        while (world.timeUs() < untilUs) {
            step();
        }
    }

    /** Runs until all of these conditions are present; seconds, or -1 after so many. */
    double untilS(long conditions, long seconds) {
        long fromUs = world.timeUs();
        while ((out.annunciator().present() & conditions) != conditions) {
            if (world.timeUs() - fromUs > seconds * 1_000_000) {
                return -1;
            }
            step();
        }
        return (world.timeUs() - fromUs) / 1e6;
    }

    boolean infusing() {
        return out.snapshot().state() == TherapyState.INFUSING;
    }
}
