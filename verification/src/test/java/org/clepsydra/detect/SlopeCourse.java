package org.clepsydra.detect;

import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/**
 * An infusion on a plant by a core that reads no pressure but noise, so that it goes on, and beside
 * it the two views of a rise, each by itself: which finds what, and when.
 */
final class SlopeCourse {
    private static final long MS_PER_H = 3_600_000;
    private static final int NOISE_PA = 1_000;
    private static final int PLAIN_PA = 70_000;

    final World world;
    private final DeviceRecord device;
    private final PumpCore core;
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final OrderFrame none = new OrderFrame();
    private final Validator validator;
    private final Signals signals = new Signals();
    private final LoadedPlan plan;
    private final PressureSlope slope;
    private final PressureRiseDetector rise;
    private final Findings sloped = new Findings();
    private final Findings other = new Findings();
    private boolean risen;
    private int noise;
    private double slopeUl;
    private double riseUl;

    SlopeCourse(Plant plant, long nlPerH, double hours, SplittableRandom random) {
        device = plant.pump().device();
        PumpGeometry geometry = new PumpGeometry(device);
        // Of noise no stroke is seen.
        Plant blind = plant.with(plant.pump().with(d -> d.strokePressurePa(0)));
        DeviceRecord blindDevice = blind.pump().device();
        world = new World(blind, random.nextLong());
        core = new PumpCore(blindDevice);
        validator = new Validator(geometry);
        plan = new LoadedPlan(geometry);
        slope = new PressureSlope(geometry);
        rise = new PressureRiseDetector(geometry);
        if (random.nextBoolean() && plant.roomC() < 30) {
            world.warmth().from(5);
        }
        for (int i = 0; i < 20; i++) {
            step();
        }
        if (device.reservoirNl() > 0) {
            order.refill(0, device.reservoirNl());
            give(Orders.REFILL);
            give(Orders.ACKNOWLEDGE);
        }
        long ms = Math.max(60_000, (long) (hours * MS_PER_H));
        long nl = Math.max(1, nlPerH * ms / MS_PER_H);
        draft(blindDevice, nl, ms).writeTo(order.image());
        PlanDraft own = draft(device, nl, ms);
        own.writeTo(none.image());
        plan.offer(none.image());
        give(Orders.LOAD);
        long[] image = order.image();
        order.enter(
                image[PlanLayout.DOSE_NG],
                image[PlanLayout.DURATION_MS],
                image[PlanLayout.VOLUME_NL] * MS_PER_H / image[PlanLayout.DURATION_MS]);
        give(Orders.CONFIRM);
    }

    private static PlanDraft draft(DeviceRecord device, long nl, long ms) {
        return new PlanDraft(device)
                .planId(1)
                .doseNg(nl)
                .bsaCm2(HardLimits.BSA_CM2_MAX)
                .concentration(1, 1)
                .durationMs(ms)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(PLAIN_PA)
                .bubbleLimitNl(100_000);
    }

    void start() {
        give(Orders.START);
        if (!infuses() || !plan.loaded()) {
            throw new IllegalStateException(
                    "not started: " + Long.toBinaryString(out.annunciator().conditions()));
        }
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    boolean infuses() {
        return out.snapshot().state() == TherapyState.INFUSING;
    }

    long present() {
        return out.annunciator().present();
    }

    boolean sloped() {
        return sloped.pressureSloped();
    }

    boolean risen() {
        return risen;
    }

    long nlPerKpa() {
        return sloped.complianceNlPerKpa();
    }

    /** Goes on until the head has moved so much. */
    void pump(double ul) {
        double until = world.headUl() + ul;
        while (infuses() && world.headUl() < until) {
            step();
        }
        if (!infuses()) {
            throw new IllegalStateException("stopped: " + Long.toBinaryString(present()));
        }
    }

    /** Goes on until both views have found something, or so much has been moved. */
    void pumpUntilBoth(double ul) {
        double from = world.headUl();
        slopeUl = ul;
        riseUl = ul;
        while (infuses() && Math.max(slopeUl, riseUl) == ul && world.headUl() - from < ul) {
            step();
            double moved = world.headUl() - from;
            slopeUl = sloped() ? Math.min(slopeUl, moved) : slopeUl;
            riseUl = risen() ? Math.min(riseUl, moved) : riseUl;
        }
    }

    /** What was moved until the slope found it; all that might be if it did not. */
    double slopeUl() {
        return slopeUl;
    }

    /** The same of the rise. */
    double riseUl() {
        return riseUl;
    }

    void step() {
        world.read(in);
        validator.step(in, none, signals);
        risen = rise.step(signals, false, plan, other);
        slope.step(signals, false, plan, sloped);
        noise = NOISE_PA - noise;
        in.pressurePa(noise);
        core.step(in, order, out);
        world.apply(out);
        if (world.instruments().battery().charge() < 0.5) {
            world.instruments().battery().charge(1);
        }
        boolean moves = out.motor().energise();
        world.advance(1_000 * (moves ? device.longestEnergisedMs() : device.longestIdleMs()));
    }
}
