package org.clepsydra.bench.powercut;

import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.PumpModel;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * A pump with a store whose power can go at any time, and the operator at its side, who loads the
 * course, enters it again when asked, gives START whenever it waits for one, and at times STOP.
 */
final class StoringPump {
    private static final long SELF_TEST_US = 3_100_000;
    private static final long OPERATOR_US = 300_000;
    // A STOP every five minutes or so.
    private static final int STOPS = 1_000;
    // Two clocks are at most 0.9 % apart.
    private static final int CLOCK_PPM_MAX = 4_500;

    final StateStore store;
    private final Course course;
    private final PumpModel model;
    private final long seed;
    private World world;
    private PumpCore core;
    private SensorFrame in;
    private OrderFrame order;
    private OutputFrame out;
    private final SplittableRandom operator;
    private long madeBefore;
    private long nextOrderUs;
    private boolean confirmed;
    private boolean acknowledged;

    /**
     * @param seed of all noise, and of how far the two clocks are from the truth
     * @param madeBefore microsteps that the mechanism made before
     */
    StoringPump(Course course, StateStore store, long seed, long madeBefore) {
        this.madeBefore = madeBefore;
        this.course = course;
        this.store = store;
        this.seed = seed;
        operator = new SplittableRandom(~seed);
        model = course.model();
        powerOn();
    }

    /** Gives power again; the store was read before the first step. */
    void powerOn() {
        madeBefore = made();
        world = new World(model, model.line(), seed);
        SplittableRandom clocks = new SplittableRandom(seed);
        world.controlClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        world.monitorClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        core = new PumpCore(course.device());
        in = new SensorFrame();
        order = new OrderFrame();
        out = new OutputFrame();
        nextOrderUs = SELF_TEST_US;
        confirmed = false;
        acknowledged = false;
        StoredState stored = new StoredState();
        store.load(stored);
        core.restore(stored);
    }

    /** One step; time stands. */
    void step() {
        operate();
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        core.step(in, order, out);
        apply();
    }

    /** Lets time pass until the next step, or the end of power. */
    void pass(long spanUs) {
        world.advance(spanUs);
        store.advance(spanUs);
    }

    private void apply() {
        if (out.cutoff().closed()) {
            world.close(out.cutoff().leaseToken());
        } else {
            world.open();
        }
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
        StateFrame state = out.state();
        if (state.present()) {
            store.keep(state.slot(), state.sequence(), state.words());
        }
        MonitorStateFrame monitor = out.monitorState();
        if (monitor.present()) {
            store.keep(monitor.slot(), monitor.sequence(), monitor.words());
        }
    }

    private void operate() {
        if (world.timeUs() < nextOrderUs) {
            return;
        }
        nextOrderUs = world.timeUs() + OPERATOR_US;
        if (!acknowledged) {
            acknowledged = true;
            order.give(Orders.ACKNOWLEDGE);
            return;
        }
        switch (state()) {
            case TherapyState.IDLE:
                System.arraycopy(course.image(), 0, order.image(), 0, PlanLayout.WORDS);
                order.give(Orders.LOAD);
                break;
            case TherapyState.READY:
                confirmed = !confirmed;
                course.enterAgain(order);
                order.give(confirmed ? Orders.CONFIRM : Orders.START);
                break;
            case TherapyState.HELD:
                order.give(Orders.START);
                break;
            case TherapyState.INFUSING:
                if (operator.nextInt(STOPS) == 0) {
                    order.give(Orders.STOP);
                }
                break;
            default:
                break;
        }
    }

    /** The longest time a device may take until the next step, us. */
    long longestUs() {
        DeviceRecord device = course.device();
        boolean energised = out.motor().energise();
        return 1_000 * (energised ? device.longestEnergisedMs() : device.longestIdleMs());
    }

    int state() {
        return out.snapshot().state();
    }

    long therapyMs() {
        return out.snapshot().therapyMs();
    }

    /** The control channel's ledger, microsteps. */
    long commanded() {
        return out.snapshot().commanded();
    }

    /** Microsteps that the mechanism ever made, over all losses of power. */
    long made() {
        return madeBefore + (world == null ? 0 : world.driver().made());
    }
}
