package org.clepsydra.therapy;

import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Us;

/**
 * What of that which is due is released in a step: the least of all bounds, booked in its account
 * before it is handed on.
 */
public final class Release {
    private static final long WITHHELD_MS = 10_000L;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final Schedule schedule;
    private final Ledger ledger;
    private final Overlay overlay;
    private final DoseWindows windows;
    private final Pace pace;
    private final Reservoir reservoir;
    private final Wear wear;
    private final Reservation reservation;
    private @Ms long therapyMs;
    private @Ms long withheldMs;
    private boolean whole;
    private boolean dry;

    Release(
            PumpGeometry device,
            LoadedPlan plan,
            Overlay overlay,
            Reservoir reservoir,
            Wear wear,
            Reservation reservation) {
        this.device = device;
        this.plan = plan;
        this.overlay = overlay;
        this.reservoir = reservoir;
        this.wear = wear;
        this.reservation = reservation;
        schedule = new Schedule(device, plan);
        ledger = new Ledger(device);
        windows = new DoseWindows(device, plan);
        pace = new Pace(device);
    }

    /**
     * Goes to the beginning of the loaded plan, which is loaded no longer where there are too many
     * drugs to keep the limits of.
     */
    void begin() {
        therapyMs = 0;
        ledger.clear();
        schedule.begin();
        windows.choose();
        ledger.book(schedule.quantaHolding(reservation.seenNl()));
    }

    /** Goes on from what was released of each drug before the record; counts for the plan's. */
    void restoreLimits(StateRecord record, boolean loaded) {
        windows.restore(record);
        if (loaded) {
            windows.choose();
        }
    }

    /**
     * Goes to where {@code record} says the loaded plan was. What may have been released beyond it,
     * of the curve and of an overlay that ran, is booked as if it had been.
     */
    @Realizes({"req~persistence.restore~2", "req~persistence.uncertain~1"})
    void restore(StateRecord record) {
        therapyMs = within(record.word(StateLayout.RESERVED_MS));
        schedule.seek(therapyMs);
        overlay.restore(record);
        reservoir.restore(record);
        ledger.restore(record);
        long begun = ledger.basal();
        long reached = Math.max(begun, schedule.due(therapyMs));
        long curve = Math.max(reached, schedule.quantaHolding(reservation.seenNl())) - begun;
        windows.book(Units.microsteps(begun), curve);
        ledger.book(Units.microsteps(curve));
        long extra = Math.max(0, overlay.due());
        windows.book(overlay.released(), primes() ? 0 : extra);
        ledger.bookOverlay(overlay.kind(), Units.microsteps(extra));
        overlay.forfeit();
        reservoir.book(curve + extra);
        wear.book(curve + extra);
        ledger.doubt(curve + extra);
    }

    /** Writes all that was released, of the loaded plan where {@code named}. */
    @Realizes({"req~persistence.records~3", "req~persistence.restore~2"})
    void keep(StateRecord record, boolean named) {
        windows.keep(record);
        reservoir.keep(record);
        wear.keep(record);
        if (named) {
            ledger.keep(record);
            overlay.keepBegun(record);
        }
    }

    /**
     * Whether the sliding limits leave room to begin the program, of which nothing was released
     * yet; else the verdict says when.
     */
    boolean mayBegin() {
        return ledger.basal() > 0
                || windows.haveRoom(
                        schedule.mostIn(Units.ms(DrugWindows.HOUR_CELL_MS)),
                        schedule.mostIn(Units.ms(DrugWindows.DAY_CELL_MS)));
    }

    /** Whether they leave room for an overlay of {@code kind}, whole; a prime counts in none. */
    @Realizes({"req~overlay.given~2", "req~overlay.room~2", "req~overlay.sliding-limits~2"})
    boolean mayOverlay(int kind) {
        long whole = overlay.whole(kind);
        return kind == PlanLayout.PRIME || windows.haveRoom(whole, whole);
    }

    /** Lets time pass, in which what was released grows old. */
    void pass(@Ms long ms) {
        windows.pass(ms);
    }

    /** Begins or goes on after a hold, an overlay or an end. */
    void resume() {
        withheldMs = 0;
    }

    /** Releases what is due of the curve at this step's therapy time. */
    @Realizes({
        "req~delivery.never-ahead~1",
        "req~delivery.whole-volume~1",
        "req~delivery.therapy-time~3",
        "req~motor.within-permit~1",
        "req~persistence.reserve~2"
    })
    void program(Signals in, Permit permit, Target out) {
        long wantedMs = within(therapyMs + in.advanceMs());
        long allowedMs = Math.max(therapyMs, reservation.allowedMs());
        boolean unreserved = wantedMs > allowedMs;
        therapyMs = Units.ms(Math.min(wantedMs, allowedMs));
        long due = schedule.due(therapyMs) - ledger.basal();
        long count = bookProgram(in, permit, due);
        move(in, count, schedule.pulsePeriodUs(), out);
        boolean ended = schedule.ended(therapyMs);
        conclude(in, count, due, ended, ended || unreserved);
        runDry(in, count, due, ledger.basal());
    }

    /** Releases what is due of an overlay; therapy time and what was due of the curve stand. */
    @Realizes({"req~overlay.curve~1", "req~persistence.reserve~2"})
    void overlay(Signals in, Permit permit, Target out) {
        // No further than either channel has reserved: what the other's line did not rise to would
        // be taken from the curve.
        long allowedMs = Math.min(reservation.allowedOverlayMs(), permit.overlayMsMax());
        boolean unreserved = overlay.advance(in.advanceMs(), Units.ms(allowedMs));
        long due = overlay.due();
        long count = bookOverlay(in, permit, due);
        move(in, count, overlay.pulsePeriodUs(), out);
        // Its end is the monitor's to say, so that both go on with the curve in one step.
        boolean making = overlay.ended() && in.microstepsToGo() > 0;
        conclude(in, count, due, making, making || unreserved);
        runDry(in, count, due, overlay.released());
        withheldMs = Units.ms(overlay.overdue() ? WITHHELD_MS + 1 : withheldMs);
    }

    /** No further than the plan goes on, so that what a record says of time has a bound. */
    private @Ms long within(long ms) {
        return Units.ms(Math.min(ms, plan.durationMs()));
    }

    private long bookProgram(Signals in, Permit permit, long due) {
        long limited = Math.min(due, windows.room(ledger.basal()));
        long count = releasable(in, permit, limited, ledger.basal());
        book(Units.microsteps(count), false);
        return count;
    }

    private long bookOverlay(Signals in, Permit permit, long due) {
        long limited = primes() ? due : Math.min(due, windows.room(overlay.released()));
        long count = releasable(in, permit, limited, overlay.released());
        book(Units.microsteps(count), true);
        return count;
    }

    /**
     * Books {@code count} microsteps in every account they count for: of the overlay that runs, or
     * of the curve. A prime is given to nobody, so that no dose limit counts it.
     */
    void book(@Microsteps long count, boolean overlaid) {
        reservoir.book(count);
        wear.book(count);
        if (overlaid) {
            windows.book(overlay.released(), primes() ? 0 : count);
            ledger.bookOverlay(overlay.kind(), count);
            overlay.book(count);
        } else {
            windows.book(ledger.basal(), count);
            ledger.book(count);
        }
    }

    private boolean primes() {
        return overlay.kind() == PlanLayout.PRIME;
    }

    /** The least of what is due, the queue's room, the permit and what is left; none below zero. */
    @Realizes({
        "req~delivery.never-ahead~1",
        "req~overlay.curve~1",
        "req~motor.bounded-queue~2",
        "req~motor.within-permit~1",
        "req~reservoir.empty~1"
    })
    private long releasable(Signals in, Permit permit, long due, @Microsteps long begun) {
        long room = device.queueMax() - in.microstepsToGo();
        long most = Math.min(Math.min(due, room), permit.microstepsMax());
        return Math.max(0, Math.min(most, reservoir.mayGive(begun)));
    }

    private void move(Signals in, long count, @Us long curveUs, Target out) {
        pace.set(in.microstepsToGo(), count, curveUs);
        if (count > 0) {
            out.move(Units.microsteps(count), pace.us());
        }
    }

    /** Drug that is due and cannot be released for long is held for good, and announced. */
    @Realizes({"req~delivery.withheld~3", "req~delivery.whole-volume~1"})
    private void conclude(Signals in, long count, long due, boolean ended, boolean stands) {
        boolean waits = count == 0 && (due > 0 || stands);
        withheldMs = Units.ms(waits ? withheldMs + in.advanceMs() : 0);
        // Below 0 where the driver made more than it was told.
        whole = ended && due <= 0 && in.microstepsToGo() == 0;
    }

    /** What is due and is not there is not waited for. */
    @Realizes("req~reservoir.empty~1")
    private void runDry(Signals in, long count, long due, @Microsteps long begun) {
        boolean none = reservoir.mayGive(begun) == 0;
        dry = none && due > 0 && count == 0 && in.microstepsToGo() == 0;
    }

    /** Whether drug was due and the reservoir had none. */
    boolean dry() {
        return dry;
    }

    /** Whether nothing of the curve is left to be released. */
    boolean programGiven() {
        return schedule.ended(therapyMs) && schedule.due(therapyMs) <= ledger.basal();
    }

    /** Whether all that was to be given has been released and made. */
    boolean whole() {
        return whole;
    }

    /** Whether every count of what was given is as it was written. */
    @Realizes("req~persistence.held-twice~1")
    boolean intact() {
        return ledger.intact() && wear.intact();
    }

    /** Whether drug was due and for long none could be released. */
    public boolean withheld() {
        return withheldMs > WITHHELD_MS;
    }

    /** Keeps the current on while a stroke is under way, or between microsteps. */
    @Realizes("req~motor.rest~2")
    void keepEnergised(boolean overlaid, Signals in, Target out) {
        long quantum = Math.max(1, device.microstepsPerQuantum());
        long begun = overlaid ? overlay.released() : ledger.basal();
        boolean needed = quantum == 1 || begun % quantum != 0 || in.microstepsToGo() > 0;
        if (needed && !out.energise()) {
            out.move(0, pace.us());
        }
    }

    /**
     * Time until the reservoir is empty at the segment's highest rate; -1 where that is no time.
     */
    @Ms
    long msToEmpty() {
        return schedule.msToGive(reservoir.left());
    }

    /** Therapy time of the loaded plan. */
    public @Ms long therapyMs() {
        return therapyMs;
    }

    /** Time until the last segment of the loaded plan is over. */
    @Ms
    long leftMs() {
        return Units.ms(plan.durationMs() - therapyMs);
    }

    /** What was not released of the plan's own curve, rounded down. */
    @Realizes("req~plan.continues~2")
    @Nl
    long leftNl() {
        return Units.nl(Math.max(0, plan.volumeNl() - ledger.basalNl()));
    }

    /** The highest rate of the segment it stands in, rounded down; 0 where nothing was released. */
    @Realizes("req~plan.change-confirmed~1")
    @NlPerH
    long rateNlPerH() {
        return Units.nlPerH(ledger.basal() > 0 ? schedule.rateNlPerH() : 0);
    }

    /**
     * Volume of drug released under the plan, rounded up to the nanolitre, less what was taken
     * back.
     */
    public @Nl long givenNl() {
        return ledger.givenNl();
    }

    /**
     * Volume that losses of power under the plan booked for whatever purpose, and that may not have
     * been made, rounded up.
     */
    public @Nl long uncertainNl() {
        return ledger.uncertainNl();
    }

    /** Microsteps released of the plan's own curve. */
    public @Microsteps long commanded() {
        return ledger.basal();
    }

    /** Books that the head went back by {@code counts}, for which the motor made {@code driven}. */
    void bookBack(@Counts long counts, @Microsteps long driven) {
        ledger.bookBack(counts);
        wear.book(Math.max(0, -driven));
    }

    /** Encoder counts taken back under the plan, after occlusions. */
    @Realizes("req~delivery.back-off-ledger~1")
    @Counts
    long takenBack() {
        return ledger.takenBack();
    }

    /** Volume taken back out of the line under the plan, after occlusions, rounded down. */
    @Realizes("req~delivery.back-off-ledger~1")
    public @Nl long takenBackNl() {
        return ledger.takenBackNl();
    }

    /** Microsteps released under the plan of all overlays of {@code kind}. */
    public @Microsteps long overlayCommanded(int kind) {
        return ledger.overlay(kind);
    }
}
