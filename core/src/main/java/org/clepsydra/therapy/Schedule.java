package org.clepsydra.therapy;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Us;

/**
 * The prescribed curve, as microsteps due at a therapy time.
 *
 * <p>A closed form, so there is nothing to drift. With P nL in the segments before, M microsteps
 * and R nL per revolution, and w microstep-nanolitres given in the segment, what is due is
 *
 * <pre>floor((P M + w) / R) = A + floor((a + w) / R),   P M = A R + a</pre>
 *
 * <p>then rounded down to whole quanta: it errs to less drug. P M and w are below 2^50.
 */
@Realizes({"req~delivery.never-ahead~1", "req~delivery.never-behind~2", "req~delivery.segments~2"})
final class Schedule {
    private static final long US_PER_MS = 1_000L;
    // From the first segment of the longest cycle to its last.
    private static final int PASSES_MAX =
            PlanLayout.SEGMENTS_MAX * (int) HardLimits.REPEATS_MAX - 1;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final SegmentShape shape;
    private final WideQuotient wide = new WideQuotient();
    private int segment;
    private long runsLeft;
    private @Ms long startMs;
    private @Microsteps long before;
    private long beforeRest;
    private long doneNl;

    Schedule(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
        shape = new SegmentShape(device, plan);
    }

    /** Goes to the beginning of the loaded plan. */
    void begin() {
        segment = 0;
        runsLeft = plan.repeats() - 1;
        startMs = 0;
        doneNl = 0;
        enter();
    }

    /** Goes to {@code therapyMs}, whatever lies before it. */
    void seek(@Ms long therapyMs) {
        begin();
        for (int i = 0; i < PASSES_MAX; i++) {
            if (therapyMs < endMs() || last()) {
                return;
            }
            next();
        }
    }

    /** Whole quanta that hold {@code nl}, rounded up, but never more than the plan gives. */
    @Microsteps
    long quantaHolding(@Nl long nl) {
        long nlPerRev = Math.max(1, device.nlPerRev());
        long quantum = Math.max(1, device.microstepsPerQuantum());
        // At most 1e10 * 6.6e4, below 2^50.
        long planMicroNl = plan.volumeNl() * device.microstepsPerRev();
        long microNl = Math.min(nl, plan.volumeNl()) * device.microstepsPerRev();
        long upwards = (microNl + nlPerRev - 1) / nlPerRev + quantum - 1;
        return Units.microsteps(
                Math.min(wholeQuanta(upwards), wholeQuanta(planMicroNl / nlPerRev)));
    }

    /**
     * Microsteps due at {@code therapyMs}, in whole quanta. Time must not run back between calls,
     * nor leap over a whole segment; a step is a second at most, a segment a minute at least.
     */
    @Microsteps
    long due(@Ms long therapyMs) {
        if (therapyMs >= endMs() && !last()) {
            next();
        }
        long intoMs = Math.min(therapyMs - startMs, shape.durationMs());
        long microNl = beforeRest + shape.givenMicroNl(Units.ms(intoMs));
        return wholeQuanta(before + microNl / Math.max(1, device.nlPerRev()));
    }

    /** Whether {@code therapyMs} is at or beyond the end of the last segment. */
    boolean ended(@Ms long therapyMs) {
        return last() && therapyMs >= endMs();
    }

    /**
     * Time between two microsteps at the segment's highest rate, rounded down: a pace that never
     * falls behind, and at most one longest period, as in a pause. The device's highest rate is one
     * its motor can make, so it is never below the motor's shortest.
     */
    @Us
    long pulsePeriodUs() {
        long peakMicroNl = shape.peakMicroNl();
        if (peakMicroNl == 0) {
            return device.pulsePeriodUsMax();
        }
        wide.divide(shape.durationMs() * device.nlPerRev(), US_PER_MS, peakMicroNl);
        return Units.us(Math.min(wide.quotient(), device.pulsePeriodUsMax()));
    }

    /** The segment's highest rate, rounded down. */
    @NlPerH
    long rateNlPerH() {
        wide.divide(plan.segmentPeakNl(segment), Units.MS_PER_H, shape.durationMs());
        return Units.nlPerH(wide.quotient());
    }

    /** The most that the segment gives in {@code ms}: at its highest rate, or all; rounded down. */
    @Microsteps
    long mostIn(@Ms long ms) {
        wide.divide(shape.peakMicroNl(), ms, shape.durationMs() * device.nlPerRev());
        // At most 1e10 * 6.6e4.
        long allMicroNl = shape.volumeNl() * device.microstepsPerRev();
        return Units.microsteps(
                Math.min(wide.quotient(), allMicroNl / Math.max(1, device.nlPerRev())));
    }

    /**
     * How long the segment's highest rate takes to give {@code microsteps}, at most what the
     * reservoir holds; rounded down. -1 in a pause, which gives nothing.
     */
    @Realizes("req~reservoir.shown~1")
    @Ms
    long msToGive(@Microsteps long microsteps) {
        long peakMicroNl = shape.peakMicroNl();
        wide.divide(microsteps * device.nlPerRev(), shape.durationMs(), peakMicroNl);
        return Units.ms(peakMicroNl == 0 ? -1 : wide.quotient());
    }

    private @Ms long endMs() {
        return Units.ms(startMs + shape.durationMs());
    }

    private boolean last() {
        return segment + 1 >= plan.segmentCount() && runsLeft <= 0;
    }

    @Realizes("req~delivery.repeats~1")
    private void next() {
        startMs = endMs();
        doneNl = doneNl + shape.volumeNl();
        segment = segment + 1;
        if (segment >= plan.segmentCount()) {
            segment = plan.cycleSegment();
            runsLeft = runsLeft - 1;
        }
        enter();
    }

    private void enter() {
        shape.take(segment);
        long microNl = doneNl * device.microstepsPerRev();
        long nlPerRev = Math.max(1, device.nlPerRev());
        before = Units.microsteps(microNl / nlPerRev);
        beforeRest = microNl % nlPerRev;
    }

    private @Microsteps long wholeQuanta(long microsteps) {
        return Units.microsteps(
                microsteps - microsteps % Math.max(1, device.microstepsPerQuantum()));
    }
}
