package org.clepsydra.bench.powercut;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.Snapshot;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.StateFrame;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/** A pump with a store whose power can go at any time, and its operator. */
final class StoringPump {
    // Two clocks are at most 0.9 % apart.
    private static final int CLOCK_PPM_MAX = 4_500;
    private static final long CLOCK_ZERO_MS_MAX = 10L * 24 * 3_600_000;

    final StateStore store;
    private final Course course;
    private final long seed;
    private final Operator operator;
    private final Made made;
    private final Map<Long, Plan> plans = new TreeMap<>();
    private final Map<Long, Moment> left = new TreeMap<>();
    private World world;
    private PumpCore core;
    private SensorFrame in;
    private OrderFrame order;
    private OutputFrame out;
    private Plan plan;
    private Shown before;
    private Shown now;
    private long nowMs;
    private long beforeUs;
    private long madeHere;
    private long refilledAt;
    private boolean watched;
    private boolean moved;
    private boolean flushed;
    private long overlays;
    private long recordsLost;
    private int overlayRow;
    private long overlayFromUs;
    private final Map<Integer, Moment.Ran> ran = new TreeMap<>();

    /**
     * @param seed of all noise, and of how far the two clocks are from the truth
     */
    StoringPump(Course course, StateStore store, long seed) {
        this(course, store, seed, new Made(), 0);
    }

    private StoringPump(Course course, StateStore store, long seed, Made made, long refilledAt) {
        this.made = made;
        this.refilledAt = refilledAt;
        this.course = course;
        this.store = store;
        this.seed = seed;
        operator = new Operator(course, seed);
        enter(course.plan());
        powerOn();
    }

    /** Another pump that did what this one did, gone on with from what a store holds. */
    StoringPump from(StateStore other, long otherSeed) {
        StoringPump pump = new StoringPump(course, other, otherSeed, new Made(made), refilledAt);
        pump.flushed = flushed;
        return pump;
    }

    /** Gives power again; the store was read before the first step. */
    void powerOn() {
        made.make(0, 0);
        madeHere = 0;
        ran.clear();
        beforeUs += world == null ? 0 : world.timeUs();
        world = new World(course.model(), course.model().line(), seed);
        SplittableRandom clocks = new SplittableRandom(seed);
        world.controlClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        world.monitorClock().errorPpm(clocks.nextInt(-CLOCK_PPM_MAX, CLOCK_PPM_MAX + 1));
        // Where a clock begins says nothing.
        world.monitorClock().jump(clocks.nextLong(CLOCK_ZERO_MS_MAX));
        core = new PumpCore(course.device());
        in = new SensorFrame();
        order = new OrderFrame();
        recordsLost += out == null ? 0 : out.store().lost();
        out = new OutputFrame();
        operator.powerOn();
        StoredState stored = new StoredState();
        store.load(stored);
        core.restore(stored);
        int last = now == null ? TherapyState.IDLE : now.state();
        now = null;
        long named = Newest.control(store).word(StateLayout.PLAN_ID);
        watched = watched && named == plan.id() && last != TherapyState.IDLE;
        plan = plans.getOrDefault(named, plan);
    }

    /** One step; time stands. */
    void step() {
        int orders = order.sequence();
        operator.operate(world.timeUs(), plan, out, order);
        boolean ordered = order.sequence() != orders;
        refilledAt = ordered && order.order() == Orders.REFILL ? made.total() : refilledAt;
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        long sinceMs = in.nowMs() - nowMs;
        nowMs = in.nowMs();
        core.step(in, order, out);
        before = now;
        int state = out.snapshot().state();
        if (before != null && before.state() == TherapyState.IDLE && state != TherapyState.IDLE) {
            left.put(plan.id(), moment());
            enter(operator.offered());
        }
        now = shown(sinceMs, ordered ? order.order() : Orders.NONE);
        account();
        apply();
    }

    private void enter(Plan next) {
        plan = next;
        watched = true;
        plans.put(next.id(), next);
    }

    private Shown shown(long sinceMs, int ordered) {
        DeviceRecord device = course.device();
        Snapshot s = out.snapshot();
        int why = out.permit().reason();
        return new Shown(
                plan,
                s.state(),
                s.therapyMs(),
                List.of(
                        s.bolusCommanded(),
                        s.primeCommanded(),
                        s.flushCommanded(),
                        s.kvoCommanded(),
                        s.commanded()),
                out.motor().microsteps(),
                sinceMs,
                in.motorEnergised() ? device.longestEnergisedMs() : device.longestIdleMs(),
                s.state() == TherapyState.OVERLAY ? out.permit().overlay() : -1,
                ordered,
                out.cutoff().closed(),
                DenyReason.cuts(why) ? why : 0);
    }

    /** Notes whose what was released is, and which overlays were begun and moved. */
    private void account() {
        // The monitor begins what the control channel may refuse.
        overlays += out.permit().overlayBegins() ? 1 : 0;
        boolean runs = now.state() == TherapyState.OVERLAY;
        if (runs && (before == null || before.state() != TherapyState.OVERLAY)) {
            moved = false;
            overlayRow = now.overlay();
            flushed = flushed || overlayRow == PlanLayout.FLUSH;
            overlayFromUs = world.timeUs();
            long base = now.accounts().get(overlayRow) - now.told();
            ran.put(overlayRow, new Moment.Ran(overlayRow, base, 0));
        }
        if (runs) {
            // How long by a clock that is fast, and a step.
            long us = world.timeUs() - overlayFromUs;
            long msMost = us * (1_000_000 + CLOCK_PPM_MAX) / 1_000_000_000 + 1;
            long base = ran.get(overlayRow).base();
            ran.put(overlayRow, new Moment.Ran(overlayRow, base, msMost));
        }
        for (int i = 0; i < Made.ACCOUNTS && before != null; i++) {
            long grown = now.accounts().get(i) - before.accounts().get(i);
            made.release(plan.id(), i, Math.min(grown, now.told()));
            if (grown > 0 && i < Made.CURVE && !moved) {
                moved = true;
                made.begin(plan.id(), i);
            }
        }
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
        if (out.store().present()) {
            store.append(out.store().record());
        }
        StateFrame state = out.state();
        if (state.present()) {
            store.keep(state.slot(), state.sequence(), state.words());
        }
        MonitorStateFrame monitor = out.monitorState();
        if (monitor.present()) {
            store.keep(monitor.slot(), monitor.sequence(), monitor.words());
        }
    }

    /** Whether the course is done, the flush after it too, or nobody waits for it any more. */
    boolean finished() {
        boolean done = now != null && now.state() == TherapyState.DONE && operator.leaves();
        return done || gaveUp();
    }

    /** Whether nobody waits for it any more. */
    boolean gaveUp() {
        return operator.gaveUp() || stuck();
    }

    /** Whether nothing came of waiting for longer than an hour. */
    boolean stuck() {
        return operator.stuck();
    }

    /** The rule by which a plan was refused that was not to be, 0 for none. */
    int refused() {
        return operator.refused();
    }

    /** Whether a flush was begun. */
    boolean flushed() {
        return flushed;
    }

    /** Whether anything was ordered since power-on that may move the motor. */
    boolean mayMove() {
        return operator.mayMove();
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

    /** Journal records that the core said it lost, as they came faster than one a step. */
    long recordsLost() {
        return recordsLost + out.store().lost();
    }

    /** The conditions that the core announces, a bit each. */
    long conditions() {
        return out.annunciator().conditions();
    }

    /** As it is now. */
    Moment moment() {
        return new Moment(
                plan,
                now.state() == TherapyState.IDLE,
                watched && now.state() != TherapyState.IDLE,
                new Made(made),
                now.accounts(),
                now.therapyMs(),
                overlays,
                List.copyOf(ran.values()),
                remainingMostNl(),
                ever());
    }

    /**
     * The same where a restored store says which plan is loaded: as it was when that one was left,
     * if nothing was given under another since. Null where that plan never was, or others gave.
     */
    Moment moment(long planId) {
        boolean same = planId == 0 || planId == plan.id();
        Moment then = same ? null : left.get(planId);
        boolean none = then != null && made.given(plan.id()) == 0;
        return same ? moment() : none ? then : null;
    }

    /** What is to be seen after the last step, and after the one before; null for none. */
    Shown now() {
        return now;
    }

    Shown before() {
        return before;
    }

    /** All time with power, us. */
    long timeUs() {
        return beforeUs + world.timeUs();
    }

    /** The plan that is loaded, or was last. */
    Plan plan() {
        return plan;
    }

    /**
     * How often {@code made} says that overlays of a row were begun that moved, under this plan and
     * those it goes on from.
     */
    long begun(Made then, int row) {
        long begun = 0;
        for (Plan one = plan; one != null; one = plans.get(one.continues())) {
            begun += then.begun(one.id(), row);
        }
        return begun;
    }

    /** What the accounts of all plans hold, primes apart. */
    long booked() {
        long booked = given(now.accounts());
        for (Moment one : left.values()) {
            booked += one.plan().id() == plan.id() ? 0 : given(one.accounts());
        }
        return booked;
    }

    private static long given(List<Long> accounts) {
        long all = accounts.stream().mapToLong(Long::longValue).sum();
        return all - accounts.get(PlanLayout.PRIME);
    }

    /** How many plans that go on from another gave something. */
    long changes() {
        return plans.values().stream()
                .filter(one -> one.continues() != 0 && made.given(one.id()) > 0)
                .count();
    }

    /** The longest time a device may take until the next step, us. */
    long longestUs() {
        DeviceRecord device = course.device();
        boolean energised = out.motor().energise();
        return 1_000 * (energised ? device.longestEnergisedMs() : device.longestIdleMs());
    }

    /** What the mechanism ever made, over all losses of power. */
    Made made() {
        return made;
    }
}
