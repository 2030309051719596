package org.clepsydra;

import java.lang.reflect.Field;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.StateFrame;
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

    /** Whether the motor makes what it is asked for; where not, driver and encoder stand. */
    public boolean turns = true;

    /** Whether it takes a pulse period for each microstep; else all are made at once. */
    public boolean paced;

    /** What is stored, if anything is. */
    public StoredState memory;

    /** Whether the store takes a write, and says so in the next frame. */
    public boolean answers = true;

    /** The same, of the monitor's records alone. */
    public boolean monitorAnswers = true;

    /** The same, of the control channel's alone. */
    public boolean controlAnswers = true;

    private long controlStored;
    private long monitorStored;
    private long made;
    private long toGo;
    private long spareUs;

    public Pump(DeviceRecord device) {
        this.device = device;
        core = new PumpCore(device);
        in.pressureFresh(true);
        in.airSamples(5, 0);
    }

    /** The control channel in the core. */
    public ControlCore control() throws ReflectiveOperationException {
        Field control = PumpCore.class.getDeclaredField("control");
        control.setAccessible(true);
        return (ControlCore) control.get(core);
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
            made = received - toGo;
        }
        if (turns) {
            in.motorMicrosteps(made);
            in.encoderCounts(made * device.countsPerRev() / device.microstepsPerRev());
        }
        in.stored(controlStored, monitorStored);
        core.step(in, order, out);
        received += out.motor().direction() * out.motor().microsteps();
        if (memory != null && answers) {
            keep();
        }
    }

    /** The same, before which the motor made all but {@code left} of what it was asked for. */
    public void stepLeaving(long left, long ms) {
        toGo = left;
        in.microstepsToGo(left);
        step(ms);
        toGo = 0;
        in.microstepsToGo(0);
    }

    private void keep() {
        if (out.store().present()) {
            LastRecords.append(memory, out.store().record());
        }
        StateFrame state = out.state();
        if (state.present() && controlAnswers) {
            long[] slot = memory.slot(state.slot());
            System.arraycopy(state.words(), 0, slot, 0, slot.length);
            controlStored = state.sequence();
        }
        MonitorStateFrame monitor = out.monitorState();
        if (monitor.present() && monitorAnswers) {
            long[] slot = memory.slot(monitor.slot());
            System.arraycopy(monitor.words(), 0, slot, 0, slot.length);
            monitorStored = monitor.sequence();
        }
    }

    /** Begins with what is stored, and keeps on storing there. */
    public Pump restored(StoredState stored) {
        memory = stored;
        core.restore(stored);
        return this;
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
