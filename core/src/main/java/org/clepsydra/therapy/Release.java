package org.clepsydra.therapy;

import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.Us;

/**
 * What of that which is due is released in a step: the least of all bounds, booked in its account
 * before it is handed on.
 */
public final class Release {
    private static final long WITHHELD_MS = 10_000L;

    private final PumpGeometry device;
    private final Schedule schedule;
    private final Ledger ledger;
    private final Overlay overlay;
    private final DoseWindows windows;
    private final Pace pace;
    private final Reservoir reservoir;
    private @Ms long therapyMs;
    private @Ms long withheldMs;
    private boolean whole;
    private boolean dry;

    Release(PumpGeometry device, LoadedPlan plan, Overlay overlay, Reservoir reservoir) {
        this.device = device;
        this.overlay = overlay;
        this.reservoir = reservoir;
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
        "req~delivery.therapy-time~1",
        "req~motor.within-permit~1"
    })
    void program(Signals in, Permit permit, Target out) {
        therapyMs = Units.ms(therapyMs + in.advanceMs());
        long due = schedule.due(therapyMs) - ledger.basal();
        long count = bookProgram(in, permit, due);
        move(in, count, schedule.pulsePeriodUs(), out);
        conclude(in, count, due, schedule.ended(therapyMs));
        runDry(in, count, due, ledger.basal());
    }

    /** Releases what is due of an overlay; therapy time and what was due of the curve stand. */
    @Realizes("req~overlay.curve~1")
    void overlay(Signals in, Permit permit, Target out) {
        overlay.advance(in.advanceMs());
        long due = overlay.due();
        long count = bookOverlay(in, permit, due);
        move(in, count, overlay.pulsePeriodUs(), out);
        // Its end is the monitor's to say, so that both go on with the curve in one step.
        conclude(in, count, due, overlay.ended() && in.microstepsToGo() > 0);
        runDry(in, count, due, overlay.released());
        withheldMs = Units.ms(overlay.overdue() ? WITHHELD_MS + 1 : withheldMs);
    }

    private long bookProgram(Signals in, Permit permit, long due) {
        long limited = Math.min(due, windows.room(ledger.basal()));
        long count = releasable(in, permit, limited, ledger.basal());
        windows.book(ledger.basal(), count);
        ledger.book(Units.microsteps(count));
        return count;
    }

    /** A prime is given to nobody, so that no dose limit counts it. */
    private long bookOverlay(Signals in, Permit permit, long due) {
        boolean prime = overlay.kind() == PlanLayout.PRIME;
        long limited = prime ? due : Math.min(due, windows.room(overlay.released()));
        long count = releasable(in, permit, limited, overlay.released());
        windows.book(overlay.released(), prime ? 0 : count);
        ledger.bookOverlay(overlay.kind(), Units.microsteps(count));
        overlay.book(Units.microsteps(count));
        return count;
    }

    /** The least of what is due, the queue's room, the permit and what is left; none below zero. */
    private long releasable(Signals in, Permit permit, long due, @Microsteps long begun) {
        long room = device.queueMax() - in.microstepsToGo();
        long most = Math.min(Math.min(due, room), permit.microstepsMax());
        long count = Math.max(0, Math.min(most, reservoir.mayGive(begun)));
        reservoir.book(Units.microsteps(count));
        return count;
    }

    private void move(Signals in, long count, @Us long curveUs, Target out) {
        pace.set(in.microstepsToGo(), count, curveUs);
        if (count > 0) {
            out.move(Units.microsteps(count), pace.us());
        }
    }

    /** Drug that is due and cannot be released for long is held for good, and announced. */
    @Realizes("req~delivery.withheld~1")
    private void conclude(Signals in, long count, long due, boolean ended) {
        boolean waits = count == 0 && (due > 0 || ended);
        withheldMs = Units.ms(waits ? withheldMs + in.advanceMs() : 0);
        whole = ended && due == 0 && in.microstepsToGo() == 0;
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

    /** Whether all that was to be given has been released and made. */
    boolean whole() {
        return whole;
    }

    /** Whether drug was due and for long none could be released. */
    public boolean withheld() {
        return withheldMs > WITHHELD_MS;
    }

    /** Keeps the current on while a stroke is under way, or between microsteps. */
    @Realizes("req~motor.rest~1")
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

    /** Volume of drug released under the plan, rounded up to the nanolitre. */
    public @Nl long givenNl() {
        return ledger.givenNl();
    }

    /** Microsteps released of the plan's own curve. */
    public @Microsteps long commanded() {
        return ledger.basal();
    }

    /** Microsteps released under the plan of all overlays of {@code kind}. */
    public @Microsteps long overlayCommanded(int kind) {
        return ledger.overlay(kind);
    }
}
