package org.clepsydra.therapy;

import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanCheck;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Stages;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * Takes one infusion from plan to end. One method per state; one place where a state is entered.
 */
@Realizes("req~delivery.states~2")
public final class Therapy {
    private static final long NEAR_END_MS = 1_800_000;
    private static final long NEAR_END_PARTS = 10;
    private static final long TOLD_MS_MIN = 1_800_000;

    private final LoadedPlan plan;
    private final RemotePlan remotePlan;
    private final Confirmation confirmation;
    private final Reservation reservation;
    private final Overlay overlay;
    private final Reservoir reservoir;
    private final Wear wear;
    private final Release release;
    private final BackOff backOff;
    private int state = TherapyState.IDLE;
    private boolean heldApart;
    private boolean orderTaken;
    private boolean stopped = true;

    public Therapy(PumpGeometry device, LoadedPlan plan) {
        this.plan = plan;
        remotePlan = new RemotePlan(plan);
        confirmation = new Confirmation(plan);
        reservation = new Reservation(device, plan);
        overlay = new Overlay(device, plan);
        reservoir = new Reservoir(device, plan);
        wear = new Wear(device);
        backOff = new BackOff(device);
        release = new Release(device, plan, overlay, reservoir, wear, reservation);
    }

    /**
     * Up to which therapy time may have run, as the store says, under the envelope of that
     * checksum; 0 where it names another or none.
     */
    public @Ms long reservedMs(StoredState stored, long envelopeChecksum) {
        return reservation.reservedMs(stored, envelopeChecksum);
    }

    /** Checksum of the envelope of the plan that the newest record names; 0 for none. */
    public long storedEnvelope(StoredState stored) {
        return reservation.storedEnvelope(stored);
    }

    /**
     * Goes to where the store says therapy was, before the first step; on from there only by START.
     * The monitor, where it found a record, restored {@code seenNl} nL of the curve under the
     * envelope of that checksum, 0 for none.
     */
    @Realizes({"req~persistence.restore~2", "req~delivery.no-self-restart~1"})
    public void restore(
            StoredState stored, boolean monitorFound, long envelopeChecksum, @Nl long seenNl) {
        if (!reservation.restore(stored, monitorFound, envelopeChecksum, seenNl)) {
            return;
        }
        release.restoreLimits(reservation.record(), plan.loaded());
        wear.restore(reservation.record());
        if (reservation.conclude()) {
            release.restore(reservation.record());
            state = reservation.restoredState();
            boolean done = reservation.restoredKvo() && release.programGiven();
            state = done ? TherapyState.DONE : state;
        } else if (!reservation.reserved()) {
            reservoir.restore(reservation.record());
        }
    }

    /** Whether a plan would be looked at if it were offered now. */
    @Realizes("req~remote.judged~1")
    public boolean takesPlan() {
        return stopped && !plan.loaded();
    }

    /** Notes the plan that is proposed from afar, 0 for none; before {@link #step}. */
    public int proposed(long checksums) {
        remotePlan.proposed(checksums);
        return Stages.PROPOSED_PLAN;
    }

    /** Notes which alarm conditions are kept, for the store; before {@link #keep}. */
    @Realizes({"req~alarm.restored~1", "req~structure.flow~1"})
    public int alarms(long kept) {
        reservation.alarms(kept);
        return Stages.KEPT_ALARMS;
    }

    /** Which were kept, as the record says that was found at power-on, 0 without one. */
    @Realizes("req~alarm.restored~1")
    public long alarmsKept() {
        return reservation.record().word(StateLayout.ALARMS_KEPT);
    }

    /** Notes how many records of the journal were ever begun, for the store; the same. */
    @Realizes({"req~journal.restore~1", "req~structure.flow~1"})
    public int journal(long records) {
        reservation.journal(records);
        return Stages.JOURNAL_COUNT;
    }

    /** How many were, as the record says that was found at power-on, 0 without one. */
    @Realizes("req~journal.restore~1")
    public long journalRecords() {
        return reservation.record().word(StateLayout.JOURNAL_RECORDS);
    }

    /** Hands over what the store shall hold after this step. */
    public int keep(Signals in, Findings findings, StateFrame out) {
        reservation.step(in, this, findings, out);
        return Stages.CONTROL_STATE;
    }

    /**
     * Air as the record says that was found at power-on, 0 without one. Before the first step.
     *
     * @param word its place, of {@link StateLayout}
     */
    @Realizes("req~persistence.air~1")
    public @Nl long keptAirNl(int word) {
        return Units.nl(reservation.record().word(word));
    }

    /** One step. That a power-on test has not passed is a finding, made when START is asked. */
    @Realizes({
        "req~delivery.states~2",
        "req~persistence.held-twice~1",
        "req~persistence.figures-intact~1",
        "req~persistence.images-intact~1",
        "req~detect.command-beyond~1",
        "req~overlay.accounts~2",
        "req~overlay.sliding-limits~2",
        "req~structure.flow~1"
    })
    public int step(Signals in, OrderFrame asked, Findings findings, Permit permit, Target out) {
        // Before anything is booked, which would write both of what is held twice anew.
        boolean sound = !findings.unsound() && release.intact();
        out.rest();
        heldApart = false;
        boolean free = !findings.stops() && !backOff.active();
        boolean mayMove = permit.granted() && free;
        boolean wasHeld = state == TherapyState.HELD;
        release.book(findings.unordered(), state == TherapyState.OVERLAY);
        order(in, asked);
        release.pass(in.elapsedMs());
        overlay.pass(in.elapsedMs());
        if (!sound || TherapyState.hasPlan(state) != plan.loaded()) {
            // What only a fault in memory leads to.
            enter(TherapyState.FAILED);
        }
        switch (state) {
            case TherapyState.IDLE:
                idle(in, asked);
                break;
            case TherapyState.READY:
                ready(in, asked, mayMove, permit);
                begin(PlanLayout.PRIME, in, asked, permit, findings);
                break;
            case TherapyState.INFUSING:
                if (!begin(PlanLayout.BOLUS, in, asked, permit, findings)) {
                    infusing(in, mayMove, permit.waits() && free, permit, out);
                }
                break;
            case TherapyState.HELD:
                held(in, asked, mayMove, permit, findings);
                break;
            case TherapyState.DONE:
                done(in, asked, permit, findings);
                break;
            case TherapyState.OVERLAY:
                overlaid(in, findings, permit, out);
                break;
            default:
                enter(TherapyState.FAILED);
                break;
        }
        keepEnergised(in, out);
        backOff(wasHeld, in, findings, permit, out);
        refuseUntested(in, findings);
        reservoir.look(release.commanded());
        return Stages.THERAPY;
    }

    /** What an order means whatever the state; the states take the rest. */
    @Realizes({
        "req~plan.only-when-stopped~1",
        "req~library.idle~1",
        "req~reservoir.refill~1",
        "req~overlay.given~2",
        "req~journal.events~4"
    })
    private void order(Signals in, OrderFrame asked) {
        int order = in.order();
        boolean heeded = order == Orders.ACKNOWLEDGE || order == Orders.AUDIO_PAUSE;
        orderTaken = heeded || order == Orders.STOP;
        if (order == Orders.STOP) {
            stopped = true;
        } else if (order == Orders.START || Overlay.ordered(order)) {
            stopped = false;
        }
        if (!stopped && needsStop(order)) {
            plan.refuseUnstopped(order);
        } else if (Overlay.ordered(order)) {
            plan.rule(Rule.OVERLAY_NOT_NOW, order, state);
        }
        boolean filled = reservoir.step(stopped ? order : Orders.NONE, asked);
        orderTaken = orderTaken || filled;
    }

    private static boolean needsStop(int order) {
        return order == Orders.LOAD
                || order == Orders.CLEAR
                || order == Orders.LOAD_LIBRARY
                || order == Orders.REFILL;
    }

    private void idle(Signals in, OrderFrame asked) {
        load(in, asked);
        if (plan.loaded()) {
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

    /** Where {@code waits}, the monitor was not heard in this step: nothing moves, time stands. */
    @Realizes({"req~delivery.stop~1", "req~link.wait~1", "req~delivery.withheld~3"})
    private void infusing(Signals in, boolean mayMove, boolean waits, Permit permit, Target out) {
        // An overlay that only the monitor began is none: nobody ordered the hold it brings.
        heldApart = permit.overlay() != Permit.NO_OVERLAY;
        if (in.order() == Orders.STOP || !(mayMove || waits) || heldApart) {
            enter(TherapyState.HELD);
        } else if (mayMove) {
            deliver(in, permit, out);
        }
    }

    @Realizes("req~delivery.no-self-restart~1")
    private void held(
            Signals in, OrderFrame asked, boolean mayMove, Permit permit, Findings findings) {
        if (in.order() == Orders.KVO && plan.keepsMinimumRate()) {
            begin(PlanLayout.KVO, in, asked, permit, findings);
        } else {
            load(in, asked);
            start(in, mayMove, permit);
            clear(in);
        }
    }

    private void done(Signals in, OrderFrame asked, Permit permit, Findings findings) {
        if (in.order() == Orders.KVO) {
            begin(PlanLayout.KVO, in, asked, permit, findings);
        } else {
            load(in, asked);
            clear(in);
            begin(PlanLayout.FLUSH, in, asked, permit, findings);
        }
    }

    /** Offers plan or library in the frame; refused by the plan room while a plan is loaded. */
    @Realizes({
        "req~plan.frozen~1",
        "req~plan.only-when-stopped~1",
        "req~library.idle~1",
        "req~remote.plan~1",
        "req~replacement.no-new-plan~1",
        "req~overlay.drugs~1",
        "req~journal.events~4"
    })
    private void load(Signals in, OrderFrame asked) {
        if (stopped && in.order() == Orders.LOAD) {
            boolean wasLoaded = plan.loaded();
            boolean refused = remotePlan.refuses(asked);
            if (!refused && wear.ended()) {
                refused = plan.refuseNew(asked.image(), wear.released());
            }
            if (!refused) {
                plan.offer(asked.image());
            }
            if (!wasLoaded && plan.loaded()) {
                release.begin();
                forget();
            }
            orderTaken = !wasLoaded && plan.loaded();
        } else if (stopped && in.order() == Orders.LOAD_LIBRARY) {
            orderTaken = plan.offerLibrary(asked);
        }
    }

    /**
     * The entries, and how often each overlay was begun: not where the plan goes on from the one
     * before, nor where it was offered and is not loaded after all.
     */
    @Realizes({
        "req~plan.reentry~2",
        "req~plan.change-confirmed~1",
        "req~plan.continues~2",
        "req~overlay.given~2"
    })
    private void forget() {
        confirmation.forget();
        if (plan.loaded() && !plan.goesOn()) {
            overlay.forget();
        }
    }

    /** Where the envelope or the reservoir is the reason to refuse, the verdict says so. */
    @Realizes({
        "req~delivery.start~4",
        "req~delivery.withheld~3",
        "req~overlay.room~2",
        "req~persistence.plan-number~2",
        "req~journal.events~4"
    })
    private void start(Signals in, boolean mayMove, Permit permit) {
        if (in.order() != Orders.START) {
            return;
        }
        if (permit.reason() == DenyReason.NOT_STORED) {
            plan.rule(Rule.ENVELOPE_NOT_STORED, 0, 0);
        }
        boolean judged = permit.granted() || permit.reason() == DenyReason.NO_ENVELOPE;
        boolean agrees = judged && plan.hasEnvelope(permit.envelopeChecksum());
        boolean could = agrees && mayMove && reservoir.holds(release.commanded());
        if (could && release.mayBegin()) {
            orderTaken = true;
            plan.rule(Rule.ACCEPTED, 0, 0);
            release.resume();
            plan.started(plan.planId());
            backOff.arm();
            enter(TherapyState.INFUSING);
        }
    }

    /** Nothing was begun, as both stop everything; whatever else START lacks, this is said. */
    @Realizes("req~selftest.no-therapy~1")
    private void refuseUntested(Signals in, Findings findings) {
        if (in.order() == Orders.START) {
            if (findings.failedSelfTest() != 0) {
                plan.rule(Rule.SELF_TEST_FAILED, findings.failedSelfTest(), 0);
            } else if (findings.selfTestsPending()) {
                plan.rule(Rule.SELF_TESTS_PENDING, 0, 0);
            }
        }
    }

    @Realizes({
        "req~plan.frozen~1",
        "req~plan.only-when-stopped~1",
        "req~plan.continues~2",
        "req~plan.change-confirmed~1",
        "req~journal.events~4"
    })
    private void clear(Signals in) {
        if (stopped && in.order() == Orders.CLEAR) {
            orderTaken = true;
            plan.clear(release.leftNl(), release.rateNlPerH());
            enter(TherapyState.IDLE);
        }
    }

    /** Begins an overlay of {@code kind} if that is what is ordered, and may be. */
    @Realizes({"req~overlay.given~2", "req~overlay.bolus-entry~1", "req~delivery.withheld~3"})
    private boolean begin(
            int kind, Signals in, OrderFrame asked, Permit permit, Findings findings) {
        boolean ordered = in.order() == Overlay.order(kind);
        boolean agrees = ordered && (kind != PlanLayout.BOLUS || plan.agreesWithBolus(asked));
        if (agrees) {
            // An entry that agrees is ruled accepted, while all that follows may refuse yet.
            plan.rule(Rule.OVERLAY_NOT_NOW, in.order(), state);
        }
        boolean begins =
                agrees
                        && overlay.mayBegin(kind, permit)
                        && mayOverlay(kind, findings, permit)
                        && release.mayOverlay(kind);
        if (begins) {
            orderTaken = true;
            plan.rule(Rule.ACCEPTED, 0, 0);
            confirmation.forget();
            release.resume();
            overlay.begin(kind);
            enter(TherapyState.OVERLAY);
        }
        return begins;
    }

    /** Air does not stop a prime, which is to drive it out. */
    private boolean mayOverlay(int kind, Findings findings, Permit permit) {
        return permit.granted()
                && rests(kind, findings)
                && plan.hasEnvelope(permit.envelopeChecksum());
    }

    private boolean rests(int kind, Findings findings) {
        boolean stops = kind == PlanLayout.PRIME ? findings.stopsPrime() : findings.stops();
        return !stops && !backOff.active();
    }

    @Realizes({"req~overlay.forfeit~2", "req~link.wait~1", "req~delivery.withheld~3"})
    private void overlaid(Signals in, Findings findings, Permit permit, Target out) {
        boolean goesOn = in.order() != Orders.STOP;
        if (goesOn && permit.waits() && rests(overlay.kind(), findings)) {
            return;
        }
        boolean may = goesOn && mayOverlay(overlay.kind(), findings, permit);
        // Another of the kind that began in this step is not this one.
        boolean over = permit.overlay() != overlay.kind() || permit.overlayBegins();
        if (may && over) {
            boolean bolus = overlay.kind() == PlanLayout.BOLUS;
            orderTaken = orderTaken || (bolus && in.order() == Orders.START);
            release.resume();
            leaveOverlay(true);
            if (state == TherapyState.HELD) {
                start(in, true, permit);
            }
        } else if (!may || !deliverOverlay(in, permit, out)) {
            leaveOverlay(false);
        }
    }

    /** What it was ordered in, but a bolus cut short is a hold. */
    @Realizes({"req~overlay.forfeit~2", "req~overlay.given~2"})
    private void leaveOverlay(boolean whole) {
        overlay.end();
        int before = Overlay.stateBefore(overlay.kind());
        boolean holds = before == TherapyState.INFUSING && !whole;
        boolean done = before == TherapyState.HELD && release.programGiven();
        int next = done ? TherapyState.DONE : before;
        enter(holds ? TherapyState.HELD : next);
    }

    @Realizes({"req~delivery.whole-volume~1", "req~delivery.withheld~3", "req~reservoir.empty~1"})
    private void deliver(Signals in, Permit permit, Target out) {
        release.program(in, permit, out);
        if (release.whole()) {
            release.resume();
            enter(TherapyState.DONE);
        } else if (release.withheld() || release.dry()) {
            enter(TherapyState.HELD);
        }
    }

    /** Whether it goes on. */
    private boolean deliverOverlay(Signals in, Permit permit, Target out) {
        release.overlay(in, permit, out);
        return !release.withheld() && !release.dry();
    }

    /** In a hold that an occlusion brought, what it trapped is taken back. */
    @Realizes("req~delivery.back-off~2")
    private void backOff(
            boolean wasHeld, Signals in, Findings findings, Permit permit, Target out) {
        boolean held = wasHeld && state == TherapyState.HELD;
        if (backOff.active()) {
            release.bookBack(Units.counts(-in.movedCounts()), in.drivenMicrosteps());
        }
        backOff.step(held, in, findings, permit, out);
    }

    private void keepEnergised(Signals in, Target out) {
        boolean overlaid = state == TherapyState.OVERLAY;
        if (overlaid || state == TherapyState.INFUSING) {
            release.keepEnergised(overlaid, in, out);
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

    /** Whether drug was due and none could be released, or a refused overlay began a hold. */
    @Realizes("req~delivery.withheld~3")
    public boolean withheld() {
        return release.withheld() || heldApart;
    }

    /** Whether a KVO runs. */
    @Realizes("req~alarm.announce~1")
    public boolean keepsOpen() {
        return state == TherapyState.OVERLAY && overlay.kind() == PlanLayout.KVO;
    }

    /**
     * Whether the program that runs, or is held, ends before long; not one too short to be told so.
     */
    @Realizes("req~alarm.near-end~1")
    public boolean nearEnd() {
        long planMs = plan.durationMs();
        long leftMs = release.leftMs();
        boolean curve = state == TherapyState.INFUSING || state == TherapyState.HELD;
        // After the end a KVO may run, or a flush.
        boolean waits = state == TherapyState.OVERLAY && leftMs > 0;
        boolean near = leftMs <= Math.min(NEAR_END_MS, planMs / NEAR_END_PARTS);
        return (curve || waits) && near && planMs >= TOLD_MS_MIN;
    }

    /** What takes back what an occlusion trapped. */
    public BackOff backOff() {
        return backOff;
    }

    /** What was released, and when. */
    public Release release() {
        return release;
    }

    /** The overlay that runs, or ran last. */
    Overlay overlay() {
        return overlay;
    }

    /** The device's reservoir. */
    public Reservoir reservoir() {
        return reservoir;
    }

    /** The life of the mechanism. */
    public Wear wear() {
        return wear;
    }

    /**
     * Time until the reservoir is empty at the segment's highest rate; -1 where that is no time.
     */
    @Realizes("req~reservoir.shown~1")
    public @Ms long timeToEmptyMs() {
        boolean drains = state == TherapyState.INFUSING && reservoir.present();
        return drains ? release.msToEmpty() : Units.ms(-1);
    }

    /** The plan, and the drug library it was held against. */
    public LoadedPlan plan() {
        return plan;
    }

    /** The verdict on the last plan or library offered. */
    public PlanCheck verdict() {
        return plan.verdict();
    }
}
