package org.clepsydra.bench.link;

import java.util.SplittableRandom;
import org.clepsydra.ControlUnit;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.monitor.CutoffCommand;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.monitor.MonitorUnit;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/** A simulated pump with its two channels on two processors, joined by two wires. */
final class TwinPump {
    private static final long MS_US = 1_000;

    final World world;
    final StateStore store = new StateStore(20_000, 20_000, 20);
    final Wire toMonitor;
    final Wire toControl;
    final SensorFrame in = new SensorFrame();
    final OrderFrame order = new OrderFrame();
    final OutputFrame out = new OutputFrame();
    final CutoffCommand cutoff = new CutoffCommand();
    final MonitorStateFrame kept = new MonitorStateFrame();
    private final Plant plant;
    private final long controlMs;
    private final long monitorMs;
    private final SensorFrame monitorIn = new SensorFrame();
    private final OrderFrame monitorOrder = new OrderFrame();
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame heard = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final LinkFrame answered = new LinkFrame();
    private ControlUnit control;
    private MonitorUnit monitor;
    private long challenge = 1L << 32;
    private long ms;

    /** Whether each processor makes steps. */
    boolean controlRuns = true;

    boolean monitorRuns = true;

    /** Most microsteps permitted in answer to the request that is out, -1 for no answer. */
    private long permitted = -1;

    /** What was first found wrong with a command; empty when nothing. */
    String complaint = "";

    /** Commands that moved the motor. */
    long moves;

    TwinPump(Plant plant, long controlMs, long monitorMs, long seed) {
        this.plant = plant;
        this.controlMs = controlMs;
        this.monitorMs = monitorMs;
        world = new World(plant, seed);
        SplittableRandom random = new SplittableRandom(seed);
        toMonitor = new Wire(random.split());
        toControl = new Wire(random.split());
        monitorPowerOn();
        controlPowerOn();
    }

    /** The control channel's processor has power again. */
    void controlPowerOn() {
        control = new ControlUnit(plant.pump().device(), challenge);
        challenge += 1L << 32;
        StoredState stored = new StoredState();
        store.load(stored);
        control.restore(stored);
        control.begin(request);
        permitted = -1;
        toMonitor.send(request, us());
    }

    /** The monitor's processor has power again. */
    void monitorPowerOn() {
        monitor = new MonitorUnit(plant.pump().device());
        StoredState stored = new StoredState();
        store.load(stored);
        monitor.restore(stored);
    }

    private long us() {
        return world.timeUs();
    }

    /** Lets so much time pass; a step of the monitor comes before one of the control channel. */
    void run(long forMs) {
        for (long end = ms + forMs; ms < end; ms++) {
            if (ms % monitorMs == 0 && monitorRuns) {
                monitor();
            }
            if (ms % controlMs == 0 && controlRuns) {
                control();
            }
            world.advance(MS_US);
            store.advance(MS_US);
        }
    }

    private void monitor() {
        toMonitor.receive(heard, us());
        world.read(monitorIn);
        monitorIn.stored(store.controlStored(), store.monitorStored());
        monitor.step(monitorIn, monitorOrder, heard, reply, cutoff, kept);
        if (cutoff.closed()) {
            world.close(cutoff.leaseToken());
        } else {
            world.open();
        }
        if (kept.present()) {
            store.keep(kept.slot(), kept.sequence(), kept.words());
        }
        if (reply.present()) {
            note();
        }
        toControl.send(reply, us());
    }

    private void note() {
        long[] words = reply.words();
        boolean last =
                words[LinkLayout.SESSION] == request.words()[LinkLayout.SESSION]
                        && words[LinkLayout.NUMBER] == request.words()[LinkLayout.NUMBER];
        permitted = last ? words[LinkLayout.MICROSTEPS_MAX] : permitted;
    }

    private void control() {
        toControl.receive(answered, us());
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        control.step(in, order, answered, request, out);
        judge();
        permitted = -1;
        if (out.motor().energise()) {
            world.drive(
                    out.motor().microsteps(),
                    out.motor().pulsePeriodUs(),
                    out.motor().direction(),
                    out.motor().leaseToken());
        } else {
            world.rest();
        }
        world.test(out.sensorTests().tests());
        if (out.state().present()) {
            store.keep(out.state().slot(), out.state().sequence(), out.state().words());
        }
        toMonitor.send(request, us());
    }

    private void judge() {
        long told = out.motor().microsteps();
        moves += told > 0 ? 1 : 0;
        if (out.motor().energise() && told > permitted && complaint.isEmpty()) {
            complaint = ms + " ms: told " + told + ", permitted " + permitted;
        }
    }

    /**
     * Gives an order to both as the device shall: to the monitor with a request, to the control
     * channel in the step that takes the answer.
     */
    void give(int code) {
        if (monitorMs < controlMs) {
            run(1);
            monitorOrder.give(code);
            run(controlMs - 1);
        } else {
            monitorOrder.give(code);
        }
        order.give(code);
        run(controlMs);
    }

    /** Gives an order to one of them a step before the other, which it should not. */
    void giveApart(int code, boolean monitorFirst) {
        (monitorFirst ? monitorOrder : order).give(code);
        run(controlMs);
        (monitorFirst ? order : monitorOrder).give(code);
        run(controlMs);
    }

    void load(PlanDraft draft) {
        draft.writeTo(order.image());
        draft.writeTo(monitorOrder.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
    }

    long nowMs() {
        return ms;
    }

    int state() {
        return out.snapshot().state();
    }

    boolean infuses() {
        return state() == TherapyState.INFUSING;
    }

    boolean announces() {
        return (out.annunciator().present() & 1L << AlarmCode.CHANNELS_APART) != 0;
    }

    /** Volume of the microsteps that were made, nL; what the head's ripple does is left out. */
    double headNl() {
        double nlPerRev = plant.pump().device().nlPerRev();
        return world.driver().made() * nlPerRev / plant.pump().device().microstepsPerRev();
    }

    @Override
    public String toString() {
        return ms
                + " ms, state "
                + state()
                + ", permit "
                + out.permit().reason()
                + ", verdict "
                + out.snapshot().verdictRule()
                + ", conditions "
                + Long.toBinaryString(out.annunciator().conditions())
                + " "
                + complaint;
    }
}
