package org.clepsydra.bench.powercut;

import java.util.List;
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
    // A STOP every five minutes or so, a bolus every two, and one overlay in five cut short.
    private static final int STOPS = 1_000;
    private static final int BOLUSES = 400;
    private static final int CUT_SHORT = 1_000;
    private static final int PRIMES = 3;
    private static final List<Integer> MOVING =
            List.of(Orders.START, Orders.BOLUS, Orders.PRIME, Orders.FLUSH);
    // Two clocks are at most 0.9 % apart.
    private static final int CLOCK_PPM_MAX = 4_500;
    private static final long CLOCK_ZERO_MS_MAX = 10L * 24 * 3_600_000;

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
    private final Made made;
    private final long[] begun;
    private long madeHere;
    private long refilledAt;
    private boolean mayMove;
    private boolean moved;
    private int flushes;
    private boolean flushed;
    private long overlays;
    private int overlayRow;
    private long overlayBase;
    private long overlayFromUs;
    private long overlayUs;
    private int wasState;
    private List<Long> was = List.of();
    private long nextOrderUs;
    private boolean confirmed;
    private boolean acknowledged;

    /**
     * @param seed of all noise, and of how far the two clocks are from the truth
     */
    StoringPump(Course course, StateStore store, long seed) {
        this(course, store, seed, new Made(), new long[Made.CURVE], 0);
    }

    private StoringPump(
            Course course, StateStore store, long seed, Made made, long[] begun, long refilledAt) {
        this.made = made;
        this.begun = begun;
        this.refilledAt = refilledAt;
        this.course = course;
        this.store = store;
        this.seed = seed;
        operator = new SplittableRandom(~seed);
        model = course.model();
        powerOn();
    }

    /** Another pump that did what this one did, gone on with from what a store holds. */
    StoringPump from(StateStore other, long otherSeed) {
        StoringPump pump =
                new StoringPump(
                        course, other, otherSeed, new Made(made), begun.clone(), refilledAt);
        pump.flushed = flushed;
        return pump;
    }

    /** Gives power again; the store was read before the first step. */
    void powerOn() {
        made.make(0, 0);
        madeHere = 0;
        mayMove = false;
        flushes = 0;
        overlayRow = -1;
        world = new World(model, model.line(), seed);
        SplittableRandom clocks = new SplittableRandom(seed);
        world.controlClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        world.monitorClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        // Where a clock begins says nothing.
        world.monitorClock().jump(clocks.nextLong(CLOCK_ZERO_MS_MAX));
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
        wasState = -1;
    }

    /** One step; time stands. */
    void step() {
        operate();
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        core.step(in, order, out);
        account();
        apply();
    }

    /** Notes whose what was released is, and which overlays were begun and moved. */
    private void account() {
        List<Long> now = accounts();
        boolean first = wasState < 0;
        if (state() == TherapyState.OVERLAY && wasState != TherapyState.OVERLAY) {
            moved = false;
            overlays++;
            overlayRow = out.permit().overlay();
            flushed = flushed || overlayRow == PlanLayout.FLUSH;
            overlayBase = now.get(overlayRow) - out.motor().microsteps();
            overlayFromUs = world.timeUs();
        }
        if (state() == TherapyState.OVERLAY) {
            overlayUs = world.timeUs() - overlayFromUs;
        }
        for (int i = 0; i < Made.ACCOUNTS && !first; i++) {
            long grown = Math.min(now.get(i) - was.get(i), out.motor().microsteps());
            made.release(i, grown);
            if (grown > 0 && i < Made.CURVE && !moved) {
                moved = true;
                begun[i]++;
            }
        }
        was = now;
        wasState = state();
    }

    /** Lets time pass until the next step, or the end of power. */
    void pass(long spanUs) {
        world.advance(spanUs);
        store.advance(spanUs);
        long here = world.driver().made();
        made.make(here - madeHere, 0 < world.driver().toGo() ? 1 : 0);
        madeHere = here;
    }

    private void apply() {
        world.apply(out);
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
        if (out.snapshot().remainingNl() == 0) {
            refill();
        } else {
            operate(state());
        }
        int code = order.order();
        mayMove = mayMove || MOVING.contains(code);
    }

    private void refill() {
        refilledAt = made.total();
        order.refill(0, Course.RESERVOIR_NL);
        order.give(Orders.REFILL);
    }

    private void operate(int state) {
        switch (state) {
            case TherapyState.IDLE:
                System.arraycopy(course.image(), 0, order.image(), 0, PlanLayout.WORDS);
                order.give(Orders.LOAD);
                break;
            case TherapyState.READY:
                ready();
                break;
            case TherapyState.HELD:
                order.give(Orders.START);
                break;
            case TherapyState.INFUSING:
                infusing();
                break;
            case TherapyState.OVERLAY:
                int chance = operator.nextInt(CUT_SHORT);
                if (chance < 2) {
                    order.give(chance == 0 ? Orders.STOP : Orders.START);
                }
                break;
            case TherapyState.DONE:
                flushes++;
                order.give(Orders.FLUSH);
                break;
            default:
                break;
        }
    }

    private void ready() {
        if (!confirmed && operator.nextInt(PRIMES) == 0) {
            order.give(Orders.PRIME);
            return;
        }
        confirmed = !confirmed;
        course.enterAgain(order);
        order.give(confirmed ? Orders.CONFIRM : Orders.START);
    }

    private void infusing() {
        if (operator.nextInt(STOPS) == 0) {
            order.give(Orders.STOP);
        } else if (operator.nextInt(BOLUSES) == 0) {
            // 1 mg/mL.
            order.enter(course.bolusNl(), 0, 0);
            order.give(Orders.BOLUS);
        }
    }

    /** Whether the course is done, the flush after it too. */
    boolean finished() {
        return state() == TherapyState.DONE && flushes > 2;
    }

    /** Whether a flush was begun. */
    boolean flushed() {
        return flushed;
    }

    /** Whether anything was ordered since power-on that may move the motor. */
    boolean mayMove() {
        return mayMove;
    }

    /** Whether the motor has power. */
    boolean powered() {
        return out.cutoff().closed();
    }

    /** What the reservoir holds at most, nL: its fill less what was made since, rounded down. */
    long remainingMostNl() {
        long nl = (made.total() - refilledAt) * course.device().nlPerRev();
        return Course.RESERVOIR_NL - nl / course.device().microstepsPerRev();
    }

    /** What the core says the reservoir holds, nL. */
    long remainingNl() {
        return out.snapshot().remainingNl();
    }

    /** Microsteps that the mechanism was ever commanded to make, as the core says. */
    long ever() {
        return out.snapshot().everCommanded();
    }

    /** The conditions that the core announces, a bit each. */
    long conditions() {
        return out.annunciator().conditions();
    }

    /** As it is now. */
    Moment moment() {
        // How long by a clock that is fast, and a step.
        long overlayMsMost = overlayUs * (1_000_000 + CLOCK_PPM_MAX) / 1_000_000_000 + 1;
        return new Moment(
                new Made(made),
                accounts(),
                therapyMs(),
                overlays,
                overlayRow,
                overlayBase,
                overlayMsMost,
                remainingMostNl(),
                ever());
    }

    /** How often an overlay was begun that moved, by its row. */
    long begun(int row) {
        return begun[row];
    }

    /** The control channel's accounts, as in {@link Made}. */
    List<Long> accounts() {
        return List.of(
                out.snapshot().bolusCommanded(),
                out.snapshot().primeCommanded(),
                out.snapshot().flushCommanded(),
                out.snapshot().commanded());
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

    /** What the mechanism ever made, over all losses of power. */
    Made made() {
        return made;
    }
}
