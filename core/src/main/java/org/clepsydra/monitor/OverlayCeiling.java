package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * What overlays add to the ceiling: each rises in a straight line while it runs, and what it rose
 * to stays. One that ends early rises no further, and gives nothing to a later one.
 */
@Realizes("req~monitor.overlay~1")
final class OverlayCeiling {
    private static final long UNITS_PER_MS = 800L;
    private static final long GAP_MS_MAX = 24L * 3_600_000L;
    // 2 % is more than 1 % of margin and 0.9 % of clocks.
    private static final long CLOCKS_PART = 50L;
    // A second entry may differ by one part in this many.
    private static final long ENTRY_PART = 100L;

    private final EnvelopeBlock block;
    private final long[] begun = new long[PlanLayout.OVERLAYS_MAX];
    private final long[] sinceMs = new long[PlanLayout.OVERLAYS_MAX];
    private int row = Permit.NO_OVERLAY;
    private long timeUnits;
    private long beforeNl;

    OverlayCeiling(EnvelopeBlock block) {
        this.block = block;
    }

    /** Another envelope, or none. */
    void clear() {
        forget();
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            begun[i] = 0;
            sinceMs[i] = 0;
        }
    }

    /** What was added so far no longer counts; how often one was begun still does. */
    void forget() {
        row = Permit.NO_OVERLAY;
        beforeNl = 0;
    }

    /** The overlay that runs, or {@link Permit#NO_OVERLAY}. */
    int row() {
        return row;
    }

    boolean runs() {
        return row != Permit.NO_OVERLAY;
    }

    /** Lets time pass between two of a kind, whether or not the ceiling rises. */
    void pass(@Ms long ms) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            sinceMs[i] = Math.min(GAP_MS_MAX, sinceMs[i] + Math.min(ms, GAP_MS_MAX));
        }
    }

    /** Begins the overlay in {@code which} if none runs and the envelope leaves one. */
    void begin(int which, long enteredNg) {
        long gapMs = block.overlay(which, PlanLayout.OVERLAY_GAP_MS);
        boolean soon = begun[which] > 0 && sinceMs[which] < gapMs;
        boolean left = begun[which] < block.overlay(which, PlanLayout.OVERLAY_COUNT_MAX);
        if (!runs() && left && !soon && entered(which, enteredNg)) {
            row = which;
            begun[which] = begun[which] + 1;
            timeUnits = 0;
        }
    }

    private boolean entered(int which, long enteredNg) {
        long ng = block.overlay(which, PlanLayout.OVERLAY_NG);
        long allowed = ng / ENTRY_PART;
        return ng == 0 || (enteredNg >= ng - allowed && enteredNg <= ng + allowed);
    }

    /** Ends the one that runs, if one does. */
    void end() {
        if (runs()) {
            sinceMs[row] = 0;
            beforeNl = beforeNl + riseNl(timeUnits / UNITS_PER_MS);
            row = Permit.NO_OVERLAY;
        }
    }

    /** Time of the one that runs after {@code units} more. */
    long later(long units) {
        return timeUnits + units;
    }

    /** What overlays have added at {@code atMs} of the one that runs, if one does. */
    @Nl
    long ceilingNl(long atMs) {
        return Quantities.nl(beforeNl + (runs() ? riseNl(atMs) : 0));
    }

    /** What they have added by now. */
    @Nl
    long ceilingNl() {
        return ceilingNl(timeUnits / UNITS_PER_MS);
    }

    /**
     * Lets its time run on; one whose time is over ends. Where no leave remains after it, it stays
     * for the head to come to its end: a lag, and what two clocks may be apart.
     */
    void advance(long units, @Ms long lagMs) {
        timeUnits = later(units);
        long spanMs = block.overlay(row, PlanLayout.OVERLAY_MS);
        long tailMs = row == PlanLayout.BOLUS ? 0 : lagMs + spanMs / CLOCKS_PART;
        if (timeUnits / UNITS_PER_MS >= spanMs + tailMs) {
            end();
        }
    }

    private long riseNl(long atMs) {
        long spanMs = Math.max(1, block.overlay(row, PlanLayout.OVERLAY_MS));
        long intoMs = Math.max(0, Math.min(atMs, spanMs));
        // At most 1e8 * 8.64e7.
        return block.overlay(row, PlanLayout.OVERLAY_NL) * intoMs / spanMs;
    }
}
