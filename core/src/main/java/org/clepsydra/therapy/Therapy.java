package org.clepsydra.therapy;

import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanCheck;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.Us;

/**
 * Takes one infusion from plan to end. One method per state; one place where a state is entered.
 */
@Realizes("req~delivery.states~2")
public final class Therapy {
    private static final long WITHHELD_MS = 10_000L;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final Schedule schedule;
    private final Ledger ledger;
    private final Confirmation confirmation;
    private final Reservoir reservoir;
    private int state = TherapyState.IDLE;
    private @Ms long therapyMs;
    private boolean orderTaken;
    private boolean stopped = true;
    private @Ms long withheldMs;
    private @Us long paceUs;

    public Therapy(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
        paceUs = Units.us(Math.max(1, device.pulsePeriodUsMax()));
        schedule = new Schedule(device, plan);
        ledger = new Ledger(device);
        confirmation = new Confirmation(plan);
        reservoir = new Reservoir(device, plan);
    }

    /** One step. That a power-on test has not passed is a finding, made when START is asked. */
    public void step(Signals in, OrderFrame asked, Findings findings, Permit permit, Target out) {
        out.rest();
        boolean mayMove = permit.granted() && !findings.stops();
        order(in, asked);
        if (TherapyState.hasPlan(state) != plan.loaded()) {
            // A state that a fault in memory led to.
            enter(TherapyState.FAILED);
        }
        switch (state) {
            case TherapyState.IDLE:
                idle(in, asked);
                break;
            case TherapyState.READY:
                ready(in, asked, mayMove, permit);
                break;
            case TherapyState.INFUSING:
                infusing(in, mayMove, permit, out);
                break;
            case TherapyState.HELD:
                held(in, asked, mayMove, permit);
                break;
            case TherapyState.DONE:
                done(in, asked);
                break;
            default:
                enter(TherapyState.FAILED);
                break;
        }
        keepEnergised(in, out);
        reservoir.look(ledger.basal());
    }

    /** What an order means whatever the state; the states take the rest. */
    @Realizes({"req~plan.only-when-stopped~1", "req~reservoir.refill~1"})
    private void order(Signals in, OrderFrame asked) {
        int order = in.order();
        orderTaken = order == Orders.ACKNOWLEDGE || order == Orders.STOP;
        if (order == Orders.STOP) {
            stopped = true;
        } else if (order == Orders.START) {
            stopped = false;
        }
        boolean waits = order == Orders.LOAD || order == Orders.CLEAR || order == Orders.REFILL;
        if (!stopped && waits) {
            plan.refuseUnstopped(order);
        }
        boolean filled = reservoir.step(stopped ? order : Orders.NONE, asked);
        orderTaken = orderTaken || filled;
    }

    private void idle(Signals in, OrderFrame asked) {
        load(in, asked);
        if (plan.loaded()) {
            therapyMs = 0;
            ledger.clear();
            schedule.begin();
            confirmation.forget();
            enter(TherapyState.READY);
        }
        orderTaken = orderTaken || (stopped && in.order() == Orders.CLEAR);
    }

    private void ready(Signals in, OrderFrame asked, boolean mayMove, Permit permit) {
        load(in, asked);
        boolean confirmed = confirmation.step(in, asked);
        orderTaken = orderTaken || confirmed;
        boolean start = in.order() == Orders.START;
        if (start && confirmation.holds()) {
            start(in, mayMove, permit);
        }
        clear(in);
    }

    @Realizes("req~delivery.stop~1")
    private void infusing(Signals in, boolean mayMove, Permit permit, Target out) {
        if (in.order() == Orders.STOP || !mayMove) {
            enter(TherapyState.HELD);
        } else {
            deliver(in, permit, out);
        }
    }

    @Realizes("req~delivery.no-self-restart~1")
    private void held(Signals in, OrderFrame asked, boolean mayMove, Permit permit) {
        load(in, asked);
        start(in, mayMove, permit);
        clear(in);
    }

    private void done(Signals in, OrderFrame asked) {
        load(in, asked);
        clear(in);
    }

    /** Offers the plan in the frame; refused by the plan room itself while one is loaded. */
    private void load(Signals in, OrderFrame asked) {
        if (stopped && in.order() == Orders.LOAD) {
            boolean wasLoaded = plan.loaded();
            plan.offer(asked.image());
            orderTaken = !wasLoaded && plan.loaded();
        }
    }

    /** Where the envelope or the reservoir is the reason to refuse, the verdict says so. */
    @Realizes("req~delivery.start~3")
    private void start(Signals in, boolean mayMove, Permit permit) {
        if (in.order() != Orders.START) {
            return;
        }
        boolean judged = permit.granted() || permit.reason() == DenyReason.NO_ENVELOPE;
        boolean agrees = judged && plan.hasEnvelope(permit.envelopeChecksum());
        if (agrees && mayMove && reservoir.holds(ledger.basal())) {
            orderTaken = true;
            withheldMs = 0;
            enter(TherapyState.INFUSING);
        }
    }

    private void clear(Signals in) {
        if (stopped && in.order() == Orders.CLEAR) {
            orderTaken = true;
            plan.clear();
            enter(TherapyState.IDLE);
        }
    }

    /** Books what is due and permitted, and hands it to the drive. */
    @Realizes({
        "req~delivery.never-ahead~1",
        "req~delivery.whole-volume~1",
        "req~delivery.therapy-time~1",
        "req~motor.within-permit~1",
        "req~reservoir.empty~1"
    })
    private void deliver(Signals in, Permit permit, Target out) {
        therapyMs = Units.ms(therapyMs + in.advanceMs());
        long due = schedule.due(therapyMs) - ledger.basal();
        long room = device.queueMax() - in.microstepsToGo();
        long left = reservoir.mayGive(ledger.basal());
        long most = Math.min(Math.min(due, room), permit.microstepsMax());
        long count = Math.max(0, Math.min(most, left));
        ledger.book(Units.microsteps(count));
        reservoir.book(Units.microsteps(count));
        pace(in.microstepsToGo(), count);
        boolean ended = schedule.ended(therapyMs);
        withhold(in, count == 0 && (due > 0 || ended));
        boolean dry = due > 0 && left == 0 && in.microstepsToGo() == 0;
        if (ended && due == 0 && in.microstepsToGo() == 0) {
            withheldMs = 0;
            enter(TherapyState.DONE);
        } else if (withheld() || dry) {
            enter(TherapyState.HELD);
        } else if (count > 0) {
            out.move(Units.microsteps(count), paceUs);
        }
    }

    /** Drug that is due and cannot be released for long is held for good, and announced. */
    @Realizes("req~delivery.withheld~1")
    private void withhold(Signals in, boolean waits) {
        withheldMs = Units.ms(waits ? withheldMs + in.advanceMs() : 0);
    }

    /** Whether delivery is held because drug was due and for long none could be released. */
    public boolean withheld() {
        return withheldMs > WITHHELD_MS;
    }

    /**
     * The segment's own pace, or a faster one that empties the queue within a longest period, which
     * stays until it is empty: what is due of a fast segment is not made at the next one's pace.
     * Strokes are made as fast as the motor can.
     */
    @Realizes("req~motor.bounded-queue~2")
    private void pace(@Microsteps long toGo, long count) {
        long slowestUs = toGo > 0 ? paceUs : device.pulsePeriodUsMax();
        long emptyingUs = device.pulsePeriodUsMax() / Math.max(1, toGo + count);
        long wantedUs = Math.min(schedule.pulsePeriodUs(), Math.min(slowestUs, emptyingUs));
        @Us long fastestUs = device.pulsePeriodUsMin();
        boolean stroke = device.microstepsPerQuantum() > 1;
        paceUs = stroke ? fastestUs : Units.us(Math.max(fastestUs, wantedUs));
    }

    /** Keeps the current on while a stroke is under way, or between microsteps while infusing. */
    @Realizes("req~motor.rest~1")
    private void keepEnergised(Signals in, Target out) {
        long quantum = Math.max(1, device.microstepsPerQuantum());
        boolean needed = quantum == 1 || ledger.basal() % quantum != 0 || in.microstepsToGo() > 0;
        if (state == TherapyState.INFUSING && needed && !out.energise()) {
            out.move(0, paceUs);
        }
    }

    /** The one place where a state is left or entered. */
    private void enter(int next) {
        state = TherapyState.follows(state, next) ? next : TherapyState.FAILED;
    }

    /** One of {@link TherapyState}. */
    public int state() {
        return state;
    }

    /** Whether the order of this step was followed; an order that was not is refused. */
    public boolean orderTaken() {
        return orderTaken;
    }

    /** Therapy time of the loaded plan. */
    public @Ms long therapyMs() {
        return therapyMs;
    }

    /** Volume of the loaded plan, 0 without one. */
    public @Nl long volumeNl() {
        return plan.loaded() ? plan.volumeNl() : 0;
    }

    /** Volume released under the plan, rounded up to the nanolitre. */
    public @Nl long givenNl() {
        return ledger.givenNl();
    }

    /** Microsteps released under the plan. */
    public @Microsteps long commanded() {
        return ledger.basal();
    }

    /** The device's reservoir. */
    public Reservoir reservoir() {
        return reservoir;
    }

    /**
     * Time until the reservoir is empty at the segment's highest rate; -1 where that is no time.
     */
    @Realizes("req~reservoir.shown~1")
    public @Ms long timeToEmptyMs() {
        boolean drains = state == TherapyState.INFUSING && reservoir.present();
        return drains ? schedule.msToGive(reservoir.left()) : Units.ms(-1);
    }

    /** The verdict on the last plan offered. */
    public PlanCheck verdict() {
        return plan.verdict();
    }
}
