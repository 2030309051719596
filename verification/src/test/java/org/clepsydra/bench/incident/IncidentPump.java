package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.clepsydra.Entries;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * A whole pump in the world in which an incident is replayed: the core, its motor, line and store,
 * with places where a reading or a command may be changed on its way.
 */
final class IncidentPump {
    private static final long STORE_WAIT_US = 20_000;
    private static final long STORE_US_PER_WORD = 20;

    /** The commands of a step on their way to the pump. */
    interface Commands {
        void apply(IncidentPump pump);
    }

    final World world;
    final DeviceRecord device;
    final SensorFrame in = new SensorFrame();
    OutputFrame out = new OutputFrame();
    OrderFrame order = new OrderFrame();
    long stepUs = 100_000;

    private final StateStore store =
            new StateStore(STORE_WAIT_US, STORE_WAIT_US, STORE_US_PER_WORD);
    private PumpCore core;
    private Commands commands = pump -> pump.world.apply(pump.out);
    private Consumer<SensorFrame> reading = frame -> {};
    private boolean dead;
    private int token;
    private Runnable after = () -> {};

    private IncidentPump(DeviceRecord device, World world) {
        this.device = device;
        this.world = world;
        begin();
    }

    /** A pump that gives exactly what its maker says, so that all that is beyond is the fault's. */
    static IncidentPump exact(PumpModel model) {
        PumpModel even = new PumpModel(model.name(), model.device(), 0, model.line());
        return new IncidentPump(model.device(), new World(even, model.line(), 1)).tested();
    }

    /** A pump with all that it is used with, errors and noise among it. */
    static IncidentPump of(Plant plant, long seed) {
        return new IncidentPump(plant.pump().device(), new World(plant, seed)).tested();
    }

    private void begin() {
        core = new PumpCore(device);
        if (device.storesState()) {
            StoredState stored = new StoredState();
            store.load(stored);
            core.restore(stored);
        }
    }

    private IncidentPump tested() {
        runS(2);
        return this;
    }

    /** From now on every reading passes through this. */
    void onRead(Consumer<SensorFrame> change) {
        reading = change;
    }

    /** From now on the commands go this way. */
    void onCommand(Commands way) {
        commands = way;
    }

    /** From now on this is done after every step. */
    void afterStep(Runnable what) {
        after = what;
    }

    /** The core makes no step any more. */
    void die() {
        dead = true;
    }

    void step() {
        if (!dead) {
            world.read(in);
            in.stored(store.controlStored(), store.monitorStored());
            reading.accept(in);
            core.step(in, order, out);
            token = out.motor().leaseToken() == 0 ? token : out.motor().leaseToken();
            commands.apply(this);
            keep();
        }
        world.advance(stepUs);
        store.advance(stepUs);
        // On the mains.
        world.instruments().battery().charge(1);
        after.run();
    }

    private void keep() {
        if (out.state().present()) {
            store.keep(out.state().slot(), out.state().sequence(), out.state().words());
        }
        if (out.monitorState().present()) {
            store.keep(
                    out.monitorState().slot(),
                    out.monitorState().sequence(),
                    out.monitorState().words());
        }
    }

    /** Only the monitor's half of the commands arrives. */
    void applyMonitor() {
        if (out.cutoff().closed()) {
            world.close(out.cutoff().leaseToken());
        } else {
            world.open();
        }
        world.test(out.sensorTests().tests());
    }

    /** Only the control channel's half of the commands arrives. */
    void applyControl() {
        if (out.motor().energise()) {
            world.drive(
                    out.motor().microsteps(),
                    out.motor().pulsePeriodUs(),
                    out.motor().direction(),
                    out.motor().leaseToken());
        } else {
            world.rest();
        }
    }

    /** The last token of the control channel's half of the lease. */
    int lastToken() {
        return token;
    }

    /** Power goes for a minute and comes back; what the store holds is restored. */
    void powerCycle(long noise) {
        store.cut(noise);
        world.powerLoss();
        world.advance(60_000_000);
        out = new OutputFrame();
        order = new OrderFrame();
        token = 0;
        begin();
        runS(2);
    }

    void give(int code) {
        order.give(code);
        step();
    }

    /** Offers the plan; a plan that is taken is entered again as it is. */
    IncidentPump loaded(PlanDraft draft) {
        return loaded(PlanImages.image(draft));
    }

    IncidentPump loaded(long[] image) {
        System.arraycopy(image, 0, order.image(), 0, image.length);
        give(Orders.LOAD);
        if (state() == TherapyState.READY) {
            confirm();
        }
        return this;
    }

    void confirm() {
        Entries.again(order);
        give(Orders.CONFIRM);
    }

    IncidentPump started(PlanDraft draft) {
        return started(PlanImages.image(draft));
    }

    IncidentPump started(long[] image) {
        loaded(image);
        // The store must name the envelope first.
        runS(1);
        give(Orders.START);
        assertEquals(TherapyState.INFUSING, state(), "rule " + rule());
        return this;
    }

    void runS(double seconds) {
        long untilUs = world.timeUs() + Math.round(seconds * 1e6);
        while (world.timeUs() < untilUs) {
            step();
        }
    }

    /** Runs until a condition is shown, but no longer than this; the seconds that it took. */
    double secondsTo(int code, double most) {
        long fromUs = world.timeUs();
        while (!shows(code) && world.timeUs() - fromUs < most * 1e6) {
            step();
        }
        return (world.timeUs() - fromUs) * 1e-6;
    }

    boolean shows(int code) {
        return (conditions() & 1L << code) != 0;
    }

    long conditions() {
        return out.annunciator().conditions();
    }

    int state() {
        return out.snapshot().state();
    }

    int rule() {
        return out.snapshot().verdictRule();
    }

    /** Volume that really went into the line, mL. */
    double ml() {
        return world.displacedUl() / 1_000;
    }

    /** A quantum: one stroke, or one microstep where the head can stop anywhere; mL. */
    double quantumMl() {
        return (double) device.nlPerRev()
                * device.microstepsPerQuantum()
                / device.microstepsPerRev()
                / 1e6;
    }

    /** A count of the encoder, mL. */
    double countMl() {
        return (double) device.nlPerRev() / device.countsPerRev() / 1e6;
    }
}
