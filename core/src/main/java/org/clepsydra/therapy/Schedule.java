package org.clepsydra.therapy;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Us;

/**
 * The prescribed curve, as microsteps due at a therapy time.
 *
 * <p>A closed form, so there is nothing to drift. With V nL over T ms, M microsteps and R nL per
 * revolution, and P nL in the segments before, what is due after t ms of the segment is
 *
 * <pre>floor((P + V t / T) M / R) = A + floor((a T + V M t) / (R T)),   P M = A R + a</pre>
 *
 * <p>then rounded down to whole quanta: it errs to less drug. V M is below 2^50, R T below 2^55, a
 * T below R T, so only the product with t needs more than 64 bits.
 */
@Realizes({"req~delivery.never-ahead~1", "req~delivery.never-behind~1", "req~delivery.segments~1"})
final class Schedule {
    private static final long US_PER_MS = 1_000L;

    private final PumpGeometry device;
    private final LoadedPlan plan;
    private final WideQuotient wide = new WideQuotient();
    private int segment;
    private @Ms long startMs;
    private @Ms long segmentMs;
    private long segmentMicroNl;
    private @Microsteps long before;
    private long beforeRest;
    private long doneNl;

    Schedule(PumpGeometry device, LoadedPlan plan) {
        this.device = device;
        this.plan = plan;
    }

    /** Goes to the beginning of the loaded plan. */
    void begin() {
        segment = 0;
        startMs = 0;
        doneNl = 0;
        enter();
    }

    /**
     * Microsteps due at {@code therapyMs}, in whole quanta. Time must not run back between calls,
     * nor leap over a whole segment; a step is a second at most, a segment a minute at least.
     */
    @Microsteps
    long due(@Ms long therapyMs) {
        if (therapyMs >= startMs + segmentMs && segment + 1 < plan.segmentCount()) {
            startMs = Units.ms(startMs + segmentMs);
            doneNl = doneNl + plan.segmentVolumeNl(segment);
            segment = segment + 1;
            enter();
        }
        long intoMs = Math.min(therapyMs - startMs, segmentMs);
        long divisor = segmentMs * device.nlPerRev();
        wide.divide(segmentMicroNl, intoMs, divisor);
        long carry = wide.remainder() + beforeRest * segmentMs >= divisor ? 1 : 0;
        return wholeQuanta(before + wide.quotient() + carry);
    }

    /** Whether {@code therapyMs} is at or beyond the end of the last segment. */
    boolean ended(@Ms long therapyMs) {
        return segment + 1 >= plan.segmentCount() && therapyMs >= startMs + segmentMs;
    }

    /**
     * Time between two microsteps at the segment's own rate, rounded down: a pace that never falls
     * behind, and at most one longest period, as in a pause. The device's highest rate is one its
     * motor can make, so it is never below the motor's shortest.
     */
    @Us
    long pulsePeriodUs() {
        if (segmentMicroNl == 0) {
            return device.pulsePeriodUsMax();
        }
        wide.divide(segmentMs * device.nlPerRev(), US_PER_MS, segmentMicroNl);
        return Units.us(Math.min(wide.quotient(), device.pulsePeriodUsMax()));
    }

    private void enter() {
        segmentMs = plan.segmentMs(segment);
        segmentMicroNl = plan.segmentVolumeNl(segment) * device.microstepsPerRev();
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
