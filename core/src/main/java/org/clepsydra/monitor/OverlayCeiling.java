package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;

/**
 * What overlays add to the ceiling: each rises in a straight line while it runs, and what was used
 * of it stays. One that ends early rises no further, and gives nothing to a later one.
 */
@Realizes("req~monitor.overlay~4")
final class OverlayCeiling {
    private static final long UNITS_PER_MS = 800L;
    private static final long GAP_MS_MAX = 24L * 3_600_000L;
    // 2 % is more than 1 % of margin and 0.9 % of clocks.
    private static final long CLOCKS_PART = 50L;
    // Two readings of the encoder are a count off each.
    private static final long CUT_COUNTS = 2L;
    // One more than two readings: no honest head is so far short.
    private static final long ERR_COUNTS = 3L;
    // So that no number of them loosens the bound by more than eight that were cut.
    private static final long SLACK_COUNTS_MAX = 16L;
    // A second entry may differ by one part in this many.
    private static final long ENTRY_PART = 100L;

    private final MonitorGeometry device;
    private final EnvelopeBlock block;
    private final long[] begun = new long[PlanLayout.OVERLAYS_MAX];
    private final long[] sinceMs = new long[PlanLayout.OVERLAYS_MAX];
    private int row = Permit.NO_OVERLAY;
    private long timeUnits;
    private long allowedUnits = Long.MAX_VALUE;
    private long beforeNl;
    private long leadParts;
    private long slackParts;
    private boolean justBegan;

    OverlayCeiling(MonitorGeometry device, EnvelopeBlock block) {
        this.device = device;
        this.block = block;
    }

    /** Another envelope, or none. */
    void clear() {
        forget();
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            begun[i] = 0;
        }
    }

    /** What was added so far no longer counts; how often one was begun still does. */
    void forget() {
        row = Permit.NO_OVERLAY;
        beforeNl = 0;
        slackParts = 0;
    }

    /**
     * By how much more than else the head may trail: what nobody can tell of those cut short, and
     * while one runs what the ceiling was above the head when it began.
     */
    long leadParts() {
        return slackParts + (runs() ? Math.max(0, leadParts) : 0);
    }

    /** The overlay that runs, or {@link Permit#NO_OVERLAY}. */
    int row() {
        return row;
    }

    boolean runs() {
        return row != Permit.NO_OVERLAY;
    }

    /** Time of the one that runs, in 1/800 ms. */
    long timeUnits() {
        return timeUnits;
    }

    /** Lets its time run no further than {@code units}, whatever passes. */
    void allow(long units) {
        allowedUnits = units;
    }

    /** The same in whole milliseconds. */
    @Ms
    long msMax() {
        return Quantities.ms(allowedUnits / UNITS_PER_MS);
    }

    /** Writes what there is of overlays, and that the one that runs may come to a time. */
    @Realizes("req~persistence.monitor-reserve~3")
    void keep(MonitorRecord record, long reservedUnits) {
        record.set(StateLayout.LINE, row - Permit.NO_OVERLAY);
        record.set(StateLayout.LINE_RESERVED_UNITS, runs() ? reservedUnits : 0);
        record.set(StateLayout.LINES_NL, beforeNl);
        record.set(StateLayout.LINES_SLACK_PARTS, slackParts);
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            record.set(StateLayout.LINES_BEGUN + i, begun[i]);
        }
    }

    /** Whether {@code record} names the overlay that runs, or none if none does. */
    boolean named(MonitorRecord record) {
        boolean named = record.word(StateLayout.LINE) == row - Permit.NO_OVERLAY;
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            named = named && record.word(StateLayout.LINES_BEGUN + i) == begun[i];
        }
        return named;
    }

    /** Whether {@code record} says what there is of overlays. */
    boolean kept(MonitorRecord record) {
        return named(record)
                && record.word(StateLayout.LINES_NL) == beforeNl
                && record.word(StateLayout.LINES_SLACK_PARTS) == slackParts;
    }

    /**
     * Goes on from {@code record}: one that ran is over, and what its line may have come to stays.
     * The time since the last of a kind was not kept: it begins anew.
     */
    @Realizes("req~persistence.monitor-restore~3")
    void restore(MonitorRecord record) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            begun[i] = record.word(StateLayout.LINES_BEGUN + i);
        }
        beforeNl = record.word(StateLayout.LINES_NL);
        slackParts = record.word(StateLayout.LINES_SLACK_PARTS);
        row = (int) record.word(StateLayout.LINE) + Permit.NO_OVERLAY;
        timeUnits = record.word(StateLayout.LINE_RESERVED_UNITS);
        if (runs()) {
            end(restorableRiseNl());
        }
    }

    /** Lets time pass between two of a kind, whether or not the ceiling rises. */
    void pass(@Ms long ms) {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX; i++) {
            sinceMs[i] = Math.min(GAP_MS_MAX, sinceMs[i] + Math.min(ms, GAP_MS_MAX));
        }
    }

    /**
     * Begins the overlay in {@code which} if none runs and the envelope leaves one.
     *
     * @param lead by how many parts the ceiling is above what was seen and is still to be made
     */
    void begin(int which, long enteredNg, long lead) {
        long gapMs = block.overlay(which, PlanLayout.OVERLAY_GAP_MS);
        int at = at(which);
        boolean soon = begun[at] > 0 && sinceMs[at] < gapMs;
        boolean left = begun[at] < block.overlay(which, PlanLayout.OVERLAY_COUNT_MAX);
        if (!runs() && left && !soon && entered(which, enteredNg)) {
            row = which;
            begun[at] = begun[at] + 1;
            timeUnits = 0;
            leadParts = lead;
            justBegan = true;
        }
    }

    /** Whether one began since this was last asked. */
    boolean justBegan() {
        boolean began = justBegan;
        justBegan = false;
        return began;
    }

    private boolean entered(int which, long enteredNg) {
        long ng = block.overlay(which, PlanLayout.OVERLAY_NG);
        long allowed = ng / ENTRY_PART;
        return enteredNg >= ng - allowed && enteredNg <= ng + allowed;
    }

    /**
     * Ends the one that runs, if one does, before its time. What it let the ceiling rise and was
     * not used is taken back, so that the program's time need not wait for it: to a count of the
     * encoder, which errs to more, and which the head may trail by from then on.
     *
     * @param lead as in {@link #begin}, now
     */
    void cut(long lead) {
        if (runs()) {
            long unusedParts = Math.max(0, lead - leadParts - device.partsPerCount());
            long slackMost = SLACK_COUNTS_MAX * device.partsPerCount();
            slackParts = Math.min(slackMost, slackParts + CUT_COUNTS * device.partsPerCount());
            long unusedNl = unusedParts / Math.max(1, device.partsPerNl());
            long usedNl = riseNl(timeUnits / UNITS_PER_MS) - unusedNl;
            end(Math.max(0, Math.min(usedNl, restorableRiseNl())));
        }
    }

    /**
     * Ends the one whose time is over: it gave its whole volume in whole quanta, or as much of it
     * as was seen where that is plainly less.
     *
     * @param lead as in {@link #begin}, now
     */
    void finish(long lead) {
        if (over()) {
            long nl = block.overlay(row, PlanLayout.OVERLAY_NL);
            long wholeNl = device.wholeQuantaNl(Quantities.nl(nl));
            long shortParts = lead - leadParts - (nl - wholeNl) * device.partsPerNl();
            long errParts =
                    Math.max(device.quantumParts() / 2, ERR_COUNTS * device.partsPerCount());
            if (shortParts > errParts) {
                cut(lead);
            } else {
                end(wholeNl);
            }
        }
    }

    private void end(long gaveNl) {
        sinceMs[at(row)] = 0;
        beforeNl = beforeNl + gaveNl;
        row = Permit.NO_OVERLAY;
    }

    /** Time of the one that runs after {@code units} more. */
    long later(long units) {
        return Math.max(timeUnits, Math.min(timeUnits + units, allowedUnits));
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

    /** What of that may be used: of the one that runs only what a store gives back. */
    @Nl
    long usableNl() {
        return Quantities.nl(beforeNl + (runs() ? restorableRiseNl() : 0));
    }

    private @Nl long restorableRiseNl() {
        return device.restorableNl(Quantities.nl(riseNl(timeUnits / UNITS_PER_MS)));
    }

    /** Lets its time run on. */
    void advance(long units) {
        timeUnits = later(units);
    }

    /** Whether {@code units} more let the ceiling rise no further. */
    boolean level(long units) {
        return ceilingNl(later(units) / UNITS_PER_MS) == ceilingNl();
    }

    /**
     * Whether its time is over: its line's, and for the head to come to its end a lag and what two
     * clocks may be apart.
     */
    boolean over() {
        if (!runs()) {
            return false;
        }
        long spanMs = block.overlay(row, PlanLayout.OVERLAY_MS);
        return timeUnits / UNITS_PER_MS >= spanMs + device.lagMs() + spanMs / CLOCKS_PART;
    }

    private long riseNl(long atMs) {
        long spanMs = Math.max(1, block.overlay(row, PlanLayout.OVERLAY_MS));
        long intoMs = Math.max(0, Math.min(atMs, spanMs));
        // At most 1e8 * 8.64e7.
        return block.overlay(row, PlanLayout.OVERLAY_NL) * intoMs / spanMs;
    }

    private static int at(int which) {
        return Math.max(0, Math.min(which, PlanLayout.OVERLAYS_MAX - 1));
    }
}
