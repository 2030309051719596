package org.clepsydra.detect;

import org.clepsydra.plan.HardLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * Adds up the air that passed within a quarter of an hour and within 24 h, in however many bubbles.
 *
 * <p>By volume: of what moved since the last samples, the part that was air, as the samples were,
 * whatever the mechanism. Over many bubbles a stroke's samples are right on average, and to count
 * each stroke whole would find what is not there. Rounded up to a part, of which a nanolitre has as
 * many as a revolution has counts: with a hundred counts, steps of 10 ms that all saw both make
 * less than a microlitre too much of a quarter of an hour, 90,000 parts.
 *
 * <p>A prime drives its air out to nobody, so what moves in one is not in the sums.
 */
final class AirSums {
    private static final int QUARTER_CELLS = 60;
    private static final long QUARTER_CELL_MS = 15_000;
    private static final int DAY_CELLS = 96;
    private static final long DAY_CELL_MS = 900_000;
    // Beyond every limit on any encoder; what a step adds is below 2^60, so that no sum overflows.
    private static final long PARTS_MAX = 1L << 61;

    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private final AirWindow quarter;
    private final AirWindow day;
    private long unseenParts;
    private boolean primed;
    private boolean grown;
    private boolean found;

    AirSums(PumpGeometry device) {
        this.device = device;
        // At most 1e7 * 2^16, below 2^40.
        long most = device.partsOf(HardLimits.AIR_NL_MAX);
        quarter = new AirWindow(QUARTER_CELLS, QUARTER_CELL_MS, most);
        day = new AirWindow(DAY_CELLS, DAY_CELL_MS, most);
    }

    /** Goes on from sums as they were kept, as if all of them were new. */
    @Realizes("req~persistence.air~1")
    void restore(@Nl long quarterNl, @Nl long dayNl) {
        quarter.add(device.partsOf(quarterNl));
        day.add(device.partsOf(dayNl));
        grown = true;
    }

    /**
     * One step.
     *
     * @param primes whether a prime runs from this step on
     * @param acknowledged whether the operator says of what is found that it was seen, over liquid
     */
    @Realizes({"req~detect.air-quarter~1", "req~detect.air-day~1"})
    void step(Signals in, boolean primes, boolean acknowledged) {
        quarter.pass(in.elapsedMs());
        day.pass(in.elapsedMs());
        moved(in, primes);
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        found = found && !acknowledged;
        // Two ints as longs: their sum cannot overflow.
        long dry = in.airDrySamples();
        long samples = in.airWetSamples() + dry;
        if (samples > 0) {
            air(dry, samples);
            unseenParts = 0;
        }
        // Only what was added since it was acknowledged is found anew.
        found = found || (grown && beyond());
        grown = false;
    }

    /** What this step shows to have moved did so under what ran at the last. */
    @Realizes({"req~detect.air-day~1", "req~detect.air-prime~1", "req~detect.air-quarter~1"})
    private void moved(Signals in, boolean primes) {
        if (!primed) {
            unseenParts = Math.min(PARTS_MAX, unseenParts + device.partsMoved(in.sweptCounts()));
        }
        primed = primes;
    }

    private void air(long dry, long samples) {
        wide.divide(unseenParts, dry, samples);
        long parts = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        quarter.add(parts);
        day.add(parts);
        grown = grown || parts > 0;
    }

    private boolean beyond() {
        return quarter.sum() > device.partsOf(HardLimits.AIR_QUARTER_NL)
                || day.sum() > device.partsOf(HardLimits.AIR_DAY_NL);
    }

    /** Whether more passed than may, and the operator has not said since that it was seen. */
    @Realizes({"req~detect.air-day~1", "req~detect.air-quarter~1"})
    boolean found() {
        return found;
    }

    @Realizes("req~persistence.air~1")
    @Nl
    long quarterNl() {
        return device.nlOf(quarter.sum());
    }

    @Realizes("req~persistence.air~1")
    @Nl
    long dayNl() {
        return device.nlOf(day.sum());
    }
}
