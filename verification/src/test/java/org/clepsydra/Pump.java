package org.clepsydra;

import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;

/** The whole core with honest sensors: every microstep asked for is made before the next step. */
public final class Pump {
    public final DeviceRecord device;
    public final PumpCore core;
    public final SensorFrame in = new SensorFrame();
    public final OrderFrame order = new OrderFrame();
    public final OutputFrame out = new OutputFrame();

    /** Microsteps the motor was asked for since the beginning. */
    public long received;

    /** Whether the motor makes what it is asked for. */
    public boolean turns = true;

    /** Whether it takes a pulse period for each microstep; else all are made at once. */
    public boolean paced;

    private long made;
    private long spareUs;

    public Pump(DeviceRecord device) {
        this.device = device;
        core = new PumpCore(device);
        in.pressureFresh(true);
        in.airSamples(5, 0);
    }

    /** Passes the self-test. */
    public Pump tested() {
        step(10);
        in.airSamples(0, 5);
        in.sensorTestEcho(out.sensorTests().tests());
        step(10);
        in.airSamples(5, 0);
        in.sensorTestEcho(out.sensorTests().tests());
        step(10);
        return this;
    }

    public Pump loaded(PlanDraft draft) {
        draft.writeTo(order.image());
        give(Orders.LOAD);
        if (state() == TherapyState.READY) {
            confirm();
        }
        return this;
    }

    /** Enters the figures of the plan in the frame a second time. */
    public void confirm() {
        Entries.again(order);
        give(Orders.CONFIRM);
    }

    public Pump started() {
        give(Orders.START);
        if (state() != TherapyState.INFUSING) {
            throw new IllegalStateException("state " + state());
        }
        return this;
    }

    public void give(int code) {
        order.give(code);
        step(10);
    }

    /** A refill: so much was drawn from the reservoir, so much put in. */
    public Pump refilled(long aspiratedNl, long fillNl) {
        order.refill(aspiratedNl, fillNl);
        give(Orders.REFILL);
        return this;
    }

    /** One step, {@code ms} after the last. */
    public void step(long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.monitorNowMs() + ms);
        in.motorEnergised(out.motor().energise());
        if (paced) {
            pace(ms);
        } else {
            made = received;
        }
        if (turns) {
            in.encoderCounts(made * device.countsPerRev() / device.microstepsPerRev());
        }
        core.step(in, order, out);
        received += out.motor().microsteps();
    }

    private void pace(long ms) {
        long periodUs = Math.max(1, out.motor().pulsePeriodUs());
        spareUs += 1_000 * ms;
        long now = Math.min(received - made, spareUs / periodUs);
        made += now;
        spareUs = received == made ? 0 : spareUs - now * periodUs;
        in.microstepsToGo(received - made);
    }

    public void run(long ms, long period) {
        for (long done = 0; done < ms; done += period) {
            step(period);
        }
    }

    public int state() {
        return out.snapshot().state();
    }
}
