package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Entries;
import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;

/** The control channel behind its validator, under a permit and findings that a test writes. */
final class Alone {
    final SensorFrame in = new SensorFrame();
    final OrderFrame order = new OrderFrame();
    final Target target = new Target();
    final DeviceRecord device;
    final Therapy therapy;
    Findings findings = new Findings();
    Permit permit = new Permit();

    /** Whether there is a store that takes every write at once. */
    boolean stores;

    private final StateFrame store = new StateFrame();
    private final LoadedPlan plan;
    private final Validator validator;
    private final Signals signals = new Signals();

    Alone(DeviceRecord device) {
        this.device = device;
        PumpGeometry geometry = new PumpGeometry(device);
        plan = new LoadedPlan(geometry);
        validator = new Validator(geometry);
        therapy = new Therapy(geometry, plan);
    }

    void started(long nlPerH) {
        started(nlPerH, 3_600_000);
    }

    void started(long volumeNl, long ms) {
        loaded(PlanImages.flat(device, volumeNl, ms));
        started();
    }

    void loaded(PlanDraft draft) {
        draft.writeTo(order.image());
        loaded();
    }

    /** Loads the image in the frame, whose limits a test may have changed. */
    void loaded() {
        PlanImages.seal(order.image());
        step(Orders.LOAD);
        assertEquals(TherapyState.READY, therapy.state());
        permit(1_000_000);
    }

    void started() {
        Entries.again(order);
        step(Orders.CONFIRM);
        step(Orders.START);
        assertEquals(TherapyState.INFUSING, therapy.state());
    }

    void cleared() {
        step(Orders.STOP);
        step(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, therapy.state());
    }

    void permit(long microsteps) {
        permit = Permits.both(microsteps, microsteps, order.image()[PlanLayout.ENVELOPE_CRC]);
    }

    /** Permits an overlay that the monitor began in this step or before. */
    void permit(long microsteps, int kind, boolean begins) {
        long checksum = order.image()[PlanLayout.ENVELOPE_CRC];
        permit = Permits.overlaying(microsteps, checksum, kind, begins);
    }

    /** Orders an overlay that the monitor begins in the same step, and lets run. */
    void ordered(int kind) {
        order.enter(plan.overlayNl(kind), 0, 0);
        permit(1_000_000, kind, true);
        step(Overlay.order(kind));
        permit(1_000_000, kind, false);
    }

    void begun(int kind) {
        ordered(kind);
        assertEquals(TherapyState.OVERLAY, therapy.state());
    }

    void ruled(int rule, long figure, long limit) {
        assertEquals(rule, therapy.verdict().rule());
        assertEquals(figure, therapy.verdict().figure());
        assertEquals(limit, therapy.verdict().limit());
    }

    /** Steps of 10 ms without an order. */
    void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            step(Orders.NONE);
        }
    }

    void step(int code) {
        step(code, 10);
    }

    void step(int code, long ms) {
        if (code != Orders.NONE) {
            order.give(code);
        }
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        in.motorEnergised(target.energise());
        validator.step(in, order, signals);
        therapy.step(signals, order, findings, permit, target);
        if (stores) {
            therapy.keep(signals, findings, store);
            in.stored(store.sequence(), 0);
        }
    }
}
