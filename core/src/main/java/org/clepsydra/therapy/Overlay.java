package org.clepsydra.therapy;

import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Us;

/**
 * A bolus, a prime, a flush or a KVO: whether it may begin, and what of it is due.
 *
 * <p>A straight line over its own time, rounded down to whole quanta: it errs to less drug. One
 * that ends early is over; nothing of it is kept that a later one could be credited with.
 */
@Realizes("req~overlay.curve~1")
final class Overlay {
    private static final long US_PER_MS = 1_000L;
    // More than the monitor waits for, which is a fiftieth and a lag.
    private static final long OVERDUE_PART = 40L;
    private static final long OVERDUE_MS = 20_000L;

    /** Most that its time may come to: a day, and until it is overdue. */
    static final long MS_MAX =
            HardLimits.SHAPED_MS_MAX + HardLimits.SHAPED_MS_MAX / OVERDUE_PART + OVERDUE_MS;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final WideQuotient wide = new WideQuotient();
    private final long[] begun = new long[PlanLayout.OVERLAYS_MAX];
    private final long[] sinceMs = new long[PlanLayout.OVERLAYS_MAX];
    private int kind;
    private @Ms long atMs;
    private @Microsteps long released;

    Overlay(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
    }

    /** A new plan: none was begun. */
    void forget() {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            begun[i] = 0;
        }
    }

    /** Lets time pass between two of a kind. */
    @Realizes({"req~overlay.given~2", "req~overlay.curve~1"})
    void pass(@Ms long ms) {
        // Longer than any plan may ask for; and no figure of a plan that is not loaded.
        long mostMs = HardLimits.DAY_MS;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            sinceMs[i] = Math.min(mostMs, sinceMs[i] + Math.min(mostMs, ms));
        }
    }

    /** Whether {@code order} asks for an overlay. */
    static boolean ordered(int order) {
        return order == Orders.BOLUS
                || order == Orders.PRIME
                || order == Orders.FLUSH
                || order == Orders.KVO;
    }

    static int order(int kind) {
        switch (kind) {
            case PlanLayout.BOLUS:
                return Orders.BOLUS;
            case PlanLayout.PRIME:
                return Orders.PRIME;
            case PlanLayout.FLUSH:
                return Orders.FLUSH;
            default:
                return Orders.KVO;
        }
    }

    /** The state it is left for; a KVO after the end goes back to that. */
    static int stateBefore(int kind) {
        switch (kind) {
            case PlanLayout.BOLUS:
                return TherapyState.INFUSING;
            case PlanLayout.PRIME:
                return TherapyState.READY;
            case PlanLayout.FLUSH:
                return TherapyState.DONE;
            default:
                return TherapyState.HELD;
        }
    }

    /**
     * Whether one more of {@code which} may begin, in both channels; else the plan's verdict says
     * why not.
     */
    @Realizes({"req~overlay.given~2", "req~overlay.curve~1"})
    boolean mayBegin(int which, Permit permit) {
        int row = row(which);
        long most = plan.overlayCountMax(row);
        long gapMs = plan.overlayGapMs(row);
        if (begun[row] >= most) {
            plan.rule(Rule.OVERLAY_USED_UP, begun[row] + 1, most);
            return false;
        }
        if (begun[row] > 0 && sinceMs[row] < gapMs) {
            plan.rule(Rule.OVERLAY_TOO_SOON, sinceMs[row], gapMs);
            return false;
        }
        if (permit.overlay() != row || !permit.overlayBegins()) {
            plan.rule(Rule.OVERLAY_NOT_NOW, row, permit.overlay());
            return false;
        }
        return true;
    }

    void begin(int which) {
        kind = row(which);
        begun[kind] = begun[kind] + 1;
        atMs = 0;
        released = 0;
    }

    /** Ends it, given whole or not. */
    void end() {
        sinceMs[row(kind)] = 0;
    }

    /** Lets its time run, but no further than {@code allowedMs}; whether it would have. */
    @Realizes({"req~overlay.curve~1", "req~persistence.reserve~2"})
    boolean advance(@Ms long advanceMs, @Ms long allowedMs) {
        long wantedMs = Math.min(mostMs(), atMs + advanceMs);
        atMs = Units.ms(Math.min(wantedMs, Math.max(atMs, allowedMs)));
        return wantedMs > atMs;
    }

    /** Its time. */
    @Realizes("req~persistence.reserve~2")
    @Ms
    long atMs() {
        return atMs;
    }

    /** Writes the one that runs, and that its time may come to {@code reservedMs}. */
    @Realizes({"req~persistence.reserve~2", "req~persistence.restore~2"})
    void keep(StateRecord record, long reservedMs) {
        record.set(StateLayout.OVERLAY, kind + 1);
        record.set(StateLayout.OVERLAY_RESERVED_MS, reservedMs);
        record.set(StateLayout.OVERLAY_RELEASED, released);
    }

    /** Writes how often each was begun. */
    void keepBegun(StateRecord record) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            record.set(StateLayout.BEGUN + i, begun[i]);
        }
    }

    /** Whether {@code record} says how often each was begun. */
    boolean kept(StateRecord record) {
        boolean kept = true;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            kept = kept && record.word(StateLayout.BEGUN + i) == begun[i];
        }
        return kept;
    }

    /**
     * Goes on from {@code record}, with the one that ran at the time that was reserved. The time
     * since the last of a kind was not kept: it begins anew.
     */
    void restore(StateRecord record) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            begun[i] = record.word(StateLayout.BEGUN + i);
        }
        kind = row((int) record.word(StateLayout.OVERLAY) - 1);
        atMs = Units.ms(record.word(StateLayout.OVERLAY_RESERVED_MS));
        released = Units.microsteps(record.word(StateLayout.OVERLAY_RELEASED));
    }

    /** Nothing of the one that ran is due any more. */
    void forfeit() {
        atMs = 0;
        released = 0;
    }

    /** Microsteps due and not yet released, in whole quanta. */
    @Microsteps
    long due() {
        long microNl = plan.overlayNl(kind) * device.microstepsPerRev();
        wide.divide(microNl, Math.min(atMs, plan.overlayMs(kind)), plan.overlayMs(kind));
        long microsteps = wide.quotient() / Math.max(1, device.nlPerRev());
        long quanta = microsteps - microsteps % Math.max(1, device.microstepsPerQuantum());
        return Units.microsteps(quanta - released);
    }

    /** Microsteps of a whole one, in whole quanta. */
    @Microsteps
    long whole(int which) {
        // At most 1e8 * 6.6e4.
        long microNl = plan.overlayNl(which) * device.microstepsPerRev();
        long microsteps = microNl / Math.max(1, device.nlPerRev());
        return Units.microsteps(
                microsteps - microsteps % Math.max(1, device.microstepsPerQuantum()));
    }

    void book(@Microsteps long count) {
        released = Units.microsteps(released + count);
    }

    /** Microsteps released of the one that runs. */
    @Microsteps
    long released() {
        return released;
    }

    /** Whether all its time has passed. */
    boolean ended() {
        return atMs >= plan.overlayMs(kind);
    }

    /** Whether its end is long overdue: the monitor has not seen the head come to it. */
    boolean overdue() {
        return atMs >= mostMs();
    }

    private long mostMs() {
        return plan.overlayMs(kind) + plan.overlayMs(kind) / OVERDUE_PART + OVERDUE_MS;
    }

    /** Its row in {@link PlanLayout}. */
    int kind() {
        return kind;
    }

    /** Time between two of its microsteps, rounded down, and at most one longest period. */
    @Us
    long pulsePeriodUs() {
        long microNl = plan.overlayNl(kind) * device.microstepsPerRev();
        wide.divide(plan.overlayMs(kind) * device.nlPerRev(), US_PER_MS, microNl);
        return Units.us(Math.min(wide.quotient(), device.pulsePeriodUsMax()));
    }

    private static int row(int which) {
        return Math.max(0, Math.min(which, PlanLayout.OVERLAYS_MAX - 1));
    }
}
