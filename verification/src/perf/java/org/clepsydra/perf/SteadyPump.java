package org.clepsydra.perf;

import org.clepsydra.Entries;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;

/** A pump on the steady world, brought to where it infuses; what is measured is its step. */
abstract class SteadyPump {
    final SteadyWorld world = new SteadyWorld();
    final OrderFrame order = new OrderFrame();
    private long askedBefore;

    /** The world, one step, and what the device does with it; microsteps asked for so far. */
    abstract long step();

    abstract int state();

    abstract boolean energised();

    abstract long conditions();

    abstract int verdictRule();

    /** Loads, enters and starts the plan, and lets it run for a while. */
    final void infuse(DeviceRecord device) {
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

    /** From here on microsteps are counted. */
    final void begin() {
        checkThatItInfuses();
        askedBefore = world.asked();
    }

    /** Throws where what was measured was not an infusion. */
    final void end() {
        checkThatItInfuses();
        if (world.asked() == askedBefore) {
            throw new IllegalStateException("no microstep was released");
        }
    }

    private void checkThatItInfuses() {
        if (state() != TherapyState.INFUSING || !energised() || conditions() != 0) {
            throw new IllegalStateException(
                    "state "
                            + state()
                            + ", conditions "
                            + Long.toHexString(conditions())
                            + ", verdict "
                            + verdictRule());
        }
    }
}
