package org.clepsydra.bench.detect;

import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/**
 * One infusion at one rate by the core on a plant, with steps as far apart as its device allows.
 */
final class Infusion {
    private static final long MS_PER_H = 3_600_000L;
    private static final double MOST_OF_CONTAINER = 0.9;
    private static final int STEPS_TO_SELF_TEST = 20;
    private static final double CHANGED_AT = 0.5;

    /**
     * High on every plant, so that a rise is what is found; the plain threshold of today's pumps.
     */
    static final int PLAIN_PA = 70_000;

    final World world;
    final OutputFrame out = new OutputFrame();
    final DeviceRecord device;
    private final PumpCore core;
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();

    /**
     * @param hours that the plan shall last; as many as the container holds at most
     */
    Infusion(Plant plant, long nlPerH, double hours, SplittableRandom random) {
        device = plant.pump().device();
        world = new World(plant, random.nextLong());
        core = new PumpCore(device);
        // The set is warm or comes from a refrigerator.
        if (random.nextBoolean() && plant.roomC() < 30) {
            world.warmth().from(5);
        }
        for (int i = 0; i < STEPS_TO_SELF_TEST; i++) {
            step();
        }
        if (device.reservoirNl() > 0) {
            order.refill(0, device.reservoirNl());
            give(Orders.REFILL);
            give(Orders.ACKNOWLEDGE);
        }
        double most = MOST_OF_CONTAINER * plant.containerUl() * 1e3 / nlPerH;
        long ms = Math.max(60_000, (long) (Math.min(hours, most) * MS_PER_H));
        long nl = Math.max(1, nlPerH * ms / MS_PER_H);
        new PlanDraft(device)
                .planId(1)
                .doseNg(nl)
                .bsaCm2(HardLimits.BSA_CM2_MAX)
                .concentration(1, 1)
                .durationMs(ms)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(PLAIN_PA)
                .bubbleLimitNl(100_000)
                .writeTo(order.image());
        give(Orders.LOAD);
    }

    /** The pump stands, primed and ready, for so long. */
    void idle(double hours) {
        long untilUs = world.timeUs() + (long) (hours * MS_PER_H * 1e3);
        while (world.timeUs() < untilUs) {
            step();
        }
    }

    /** Enters the figures again, which holds for minutes only, and starts. */
    void start() {
        long[] image = order.image();
        order.enter(
                image[PlanLayout.DOSE_NG],
                image[PlanLayout.DURATION_MS],
                image[PlanLayout.VOLUME_NL] * MS_PER_H / image[PlanLayout.DURATION_MS]);
        give(Orders.CONFIRM);
        give(Orders.START);
        if (!infuses()) {
            throw new IllegalStateException(
                    "not started: conditions "
                            + Long.toBinaryString(out.annunciator().conditions()));
        }
    }

    boolean infuses() {
        return out.snapshot().state() == TherapyState.INFUSING;
    }

    boolean done() {
        return out.snapshot().state() == TherapyState.DONE;
    }

    /** Goes on for so long, or until delivery stops. */
    void advance(double seconds) {
        long untilUs = world.timeUs() + (long) (seconds * 1e6);
        while (infuses() && world.timeUs() < untilUs) {
            step();
        }
    }

    /** Goes on for so long, whatever comes. */
    void pass(double seconds) {
        long untilUs = world.timeUs() + (long) (seconds * 1e6);
        while (world.timeUs() < untilUs) {
            step();
        }
    }

    void stop() {
        give(Orders.STOP);
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    void step() {
        world.read(in);
        core.step(in, order, out);
        world.apply(out);
        // Somebody looks after the pump: a battery that runs down is no false stop.
        if (world.instruments().battery().charge() < CHANGED_AT) {
            world.instruments().battery().charge(1);
        }
        boolean moves = out.motor().energise();
        world.advance(1_000 * (moves ? device.longestEnergisedMs() : device.longestIdleMs()));
    }
}
