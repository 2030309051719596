package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.clepsydra.OutputFrame;
import org.clepsydra.PumpCore;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.world.StateStore;
import org.clepsydra.world.World;

/**
 * One core, or the two channels on two processors, on one simulated pump, with places between them
 * where faults get in: what is read, what is commanded, when the next step comes, what is ordered.
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
    private final TwoProcessors two;
    private CommandPath path;
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
    private boolean monitorLost;
    private int starts;
    private boolean stopOrdered;

    Rig(Program program, StepPattern pattern, boolean returns, SplittableRandom random) {
        this(program, pattern, returns, random, false);
    }

    /** On two processors where {@code onTwo}, else on one. */
    Rig(
            Program program,
            StepPattern pattern,
            boolean returns,
            SplittableRandom random,
            boolean onTwo) {
        this.program = program;
        this.pattern = pattern;
        this.random = random;
        world = new World(program.pump().plant(), random.nextLong());
        person = new Person(program, returns, random.split());
        two = onTwo ? new TwoProcessors(this, pattern, random.split()) : null;
        begin();
    }

    private void begin() {
        path = honest();
        if (two != null) {
            two.powerOn();
            return;
        }
        core = new PumpCore(device());
        StoredState stored = new StoredState();
        store.load(stored);
        core.restore(stored);
    }

    private CommandPath honest() {
        return two == null ? new CommandPath.Honest() : TwoProcessors::apply;
    }

    /** The two processors; null where one has both channels. */
    TwoProcessors two() {
        return two;
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

    /** Whether what is shown says nothing any more, or on two processors nothing yet. */
    boolean dead() {
        return stopped || (two != null && !two.controlSpeaks());
    }

    /** Whether the last step was one of the control channel. */
    boolean controlMadeIt() {
        return two == null || two.controlMadeIt();
    }

    /** Whether the monitor holds the switch closed. */
    boolean closed() {
        return out.cutoff().closed() && (two == null || two.monitorPowered());
    }

    /** Whether it does and goes on. */
    boolean heldClosed() {
        return closed() && (two == null || two.monitorRuns());
    }

    /** Whether the control channel asked and was not answered in this step. */
    boolean unanswered() {
        return out.permit().reason() == DenyReason.LINK;
    }

    /** What is ordered now, {@link Orders#NONE} for nothing. */
    int asks() {
        return orders.apply(person.asks(this));
    }

    /** Puts into the frame what goes with an order. */
    void fill(int asked, OrderFrame into) {
        person.fill(asked, into);
    }

    /** Gives the core an order, or on two processors the control channel. */
    void give(int asked) {
        person.fill(asked, order);
        order.give(asked);
        startOrdered = startOrdered || asked == Orders.START;
        starts += asked == Orders.START ? 1 : 0;
        stopOrdered = true;
    }

    /** Reads what a channel reads; {@code fresh} is what had a sample, null for the last span. */
    void read(SensorFrame into, Freshness fresh) {
        world.read(into);
        if (fresh != null) {
            fresh.tell(into);
        }
        into.stored(store.controlStored(), store.monitorStored());
        readings.forEach(change -> change.accept(into));
    }

    /** One step of the core, or of the channels that have one now; time stands. */
    void step() {
        if (two != null) {
            two.step();
            return;
        }
        int asked = asks();
        if (asked != Orders.NONE) {
            give(asked);
        }
        if (stopped) {
            return;
        }
        read(in, null);
        core.step(in, order, out);
        controlStepped();
        keepMonitor();
    }

    /** What the control channel decided goes to the pump and to the store. */
    void controlStepped() {
        lastMicrosteps = out.motor().microsteps() > 0 ? out.motor().microsteps() : lastMicrosteps;
        token = out.motor().leaseToken() == 0 ? token : out.motor().leaseToken();
        path.apply(this, out);
        if (out.store().present()) {
            store.append(out.store().record());
        }
        if (out.state().present()) {
            store.keep(out.state().slot(), out.state().sequence(), out.state().words());
        }
    }

    /** What the monitor wants kept goes to the store. */
    void keepMonitor() {
        if (out.monitorState().present()) {
            store.keep(
                    out.monitorState().slot(),
                    out.monitorState().sequence(),
                    out.monitorState().words());
        }
    }

    /** How long until the next step, us. */
    long spanUs() {
        return two == null ? pattern.spanUs(this) + takeLateUs() : two.spanUs();
    }

    /** How much later the next step comes, told once. */
    long takeLateUs() {
        long us = lateUs;
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
        if (two != null) {
            two.passed();
        }
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
        controlLost();
        begin();
    }

    /** Nothing of what the control channel knew is left but what the store holds. */
    void controlLost() {
        path = honest();
        out = new OutputFrame();
        order = new OrderFrame();
        person.powerOn();
        startOrdered = false;
        token = 0;
        powerLosses++;
    }

    /** The monitor lost its power: only START moves anything. */
    void forgetStart() {
        startOrdered = false;
        monitorLost = true;
    }

    /** Whether either channel lost its power. */
    boolean lostPower() {
        return powerLosses > 0 || monitorLost;
    }

    /** How often power went, of the control channel at least. */
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
