package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * One core on one simulated pump, with places between them where faults get in: what is read, what
 * is commanded, when the next step comes, what is ordered.
 */
final class Rig {
    private static final long STORE_WAIT_US = 20_000;
    private static final long STORE_US_PER_WORD = 20;
    private static final double CHANGED_AT = 0.5;

    final World world;
    final StateStore store = new StateStore(STORE_WAIT_US, STORE_WAIT_US, STORE_US_PER_WORD);
    final Program program;
    final SplittableRandom random;
    final SensorFrame in = new SensorFrame();
    OutputFrame out = new OutputFrame();
    OrderFrame order = new OrderFrame();
    PumpCore core;

    private final StepPattern pattern;
    private final Person person;
    private final List<Consumer<SensorFrame>> readings = new ArrayList<>();
    private final List<LongConsumer> spans = new ArrayList<>();
    private CommandPath path = new CommandPath.Honest();
    private UnaryOperator<Integer> orders = o -> o;
    private boolean battery = true;
    private boolean stopped;
    private long lateUs;
    private int powerLosses;
    private long atOnsetUs;
    private long cutInUs = Long.MAX_VALUE;
    private int token;
    private long lastMicrosteps;
    private boolean startOrdered;
    private int starts;
    private boolean stopOrdered;

    Rig(Program program, StepPattern pattern, boolean returns, SplittableRandom random) {
        this.program = program;
        this.pattern = pattern;
        this.random = random;
        world = new World(program.pump().plant(), random.nextLong());
        person = new Person(program, returns, random.split());
        begin();
    }

    private void begin() {
        core = new PumpCore(device());
        StoredState stored = new StoredState();
        store.load(stored);
        core.restore(stored);
    }

    DeviceRecord device() {
        return program.pump().device();
    }

    /** From now on every reading passes through this too. */
    void onRead(Consumer<SensorFrame> change) {
        readings.add(change);
    }

    /** From now on this is told of every span before it passes; us. */
    void onSpan(LongConsumer what) {
        spans.add(what);
    }

    /** From now on commands go this way. */
    void path(CommandPath other) {
        path = other;
    }

    CommandPath path() {
        return path;
    }

    /** From now on what the operator orders passes through this. */
    void onOrder(UnaryOperator<Integer> change) {
        orders = change;
    }

    /** The next step comes so much later. */
    void late(long us) {
        lateUs += us;
    }

    /** Nobody looks after the battery. */
    void leaveBattery() {
        battery = false;
    }

    /** The core makes no step any more. */
    void stopSteps() {
        stopped = true;
    }

    boolean dead() {
        return stopped;
    }

    /** One step of the core; time stands. */
    void step() {
        int asked = orders.apply(person.asks(this));
        if (asked != Orders.NONE) {
            person.fill(asked, order);
            order.give(asked);
            startOrdered = startOrdered || asked == Orders.START;
            starts += asked == Orders.START ? 1 : 0;
            stopOrdered = true;
        }
        if (stopped) {
            return;
        }
        world.read(in);
        in.stored(store.controlStored(), store.monitorStored());
        readings.forEach(change -> change.accept(in));
        core.step(in, order, out);
        lastMicrosteps = out.motor().microsteps() > 0 ? out.motor().microsteps() : lastMicrosteps;
        token = out.motor().leaseToken() == 0 ? token : out.motor().leaseToken();
        path.apply(this, out);
        keep();
    }

    private void keep() {
        if (out.store().present()) {
            store.append(out.store().record());
        }
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

    /** How long until the next step, us. */
    long spanUs() {
        long us = pattern.spanUs(this) + lateUs;
        lateUs = 0;
        return us;
    }

    /** Lets time pass, or as much of it as there is power; says how much. */
    long pass(long us) {
        List.copyOf(spans).forEach(what -> what.accept(us));
        long poweredUs = Math.min(us, cutInUs);
        advance(poweredUs);
        boolean cut = cutInUs <= us;
        cutInUs = cut ? Long.MAX_VALUE : cutInUs == Long.MAX_VALUE ? cutInUs : cutInUs - us;
        if (cut) {
            loseAndRegainPower(PowerFaults.offUs(random));
        }
        return poweredUs;
    }

    private void advance(long us) {
        world.advance(us);
        store.advance(us);
        if (battery && world.instruments().battery().charge() < CHANGED_AT) {
            world.instruments().battery().charge(1);
        }
    }

    /** Power goes when so much time has passed. */
    void cutIn(long us) {
        cutInUs = us;
    }

    /** The last token of the control channel's half of the lease. */
    int lastToken() {
        return token;
    }

    /** What the core told the motor to make when it last told it to make something. */
    long lastMicrosteps() {
        return lastMicrosteps;
    }

    /** Whether START was ordered since the last loss of power. */
    boolean startOrdered() {
        return startOrdered;
    }

    /** How often START was ordered, taken or not. */
    int starts() {
        return starts;
    }

    /** Whether anything was ordered since the fault began. */
    boolean orderedSinceOnset() {
        return stopOrdered;
    }

    /** Power goes for so long, and comes back; what the store holds is restored. */
    private void loseAndRegainPower(long us) {
        store.cut(random.nextLong());
        world.powerLoss();
        world.advance(us);
        path = new CommandPath.Honest();
        out = new OutputFrame();
        order = new OrderFrame();
        begin();
        person.powerOn();
        startOrdered = false;
        token = 0;
        powerLosses++;
    }

    /** How often power went. */
    int powerLosses() {
        return powerLosses;
    }

    /** The conditions shown, a bit each. */
    long conditions() {
        return out.annunciator().conditions();
    }

    int state() {
        return out.snapshot().state();
    }

    boolean infuses() {
        return state() == TherapyState.INFUSING;
    }

    /** Notes that the first fault begins now. */
    void onset() {
        atOnsetUs = world.timeUs();
        person.onset();
        stopOrdered = false;
    }

    /** True time since the first fault began; us. */
    long sinceOnsetUs() {
        return atOnsetUs == 0 ? 0 : world.timeUs() - atOnsetUs;
    }
}
