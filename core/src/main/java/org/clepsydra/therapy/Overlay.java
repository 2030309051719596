package org.clepsydra.therapy;

import org.clepsydra.monitor.Permit;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Us;

/**
 * A bolus, a prime or a flush: whether it may begin, and what of it is due.
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
    void pass(@Ms long ms) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            long gapMs = plan.overlayGapMs(i);
            sinceMs[i] = Math.min(gapMs, sinceMs[i] + Math.min(gapMs, ms));
        }
    }

    /** Whether {@code order} asks for an overlay. */
    static boolean ordered(int order) {
        return order == Orders.BOLUS || order == Orders.PRIME || order == Orders.FLUSH;
    }

    static int order(int kind) {
        switch (kind) {
            case PlanLayout.BOLUS:
                return Orders.BOLUS;
            case PlanLayout.PRIME:
                return Orders.PRIME;
            default:
                return Orders.FLUSH;
        }
    }

    /** The state it is ordered in, and left for. */
    static int stateBefore(int kind) {
        switch (kind) {
            case PlanLayout.BOLUS:
                return TherapyState.INFUSING;
            case PlanLayout.PRIME:
                return TherapyState.READY;
            default:
                return TherapyState.DONE;
        }
    }

    /**
     * Whether one more of {@code which} may begin, in both channels; else the plan's verdict says
     * why not.
     */
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

    void advance(@Ms long advanceMs) {
        atMs = Units.ms(Math.min(mostMs(), atMs + advanceMs));
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
