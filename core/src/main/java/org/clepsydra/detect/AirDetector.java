package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * Measures a bubble by how far the pump head moved while the detector saw air.
 *
 * <p>By volume, never by time, so it holds at every rate and while standing. In parts, as {@link
 * PumpGeometry#partsMoved} counts them, so that nothing is rounded but the air of a step that saw
 * both, and that up.
 */
@Realizes("req~detect.single-bubble~3")
final class AirDetector {
    private static final long GAP_NL = 10_000;
    private static final long SILENT_NL = 10_000;
    // Beyond every limit on any encoder; what a step adds is less, so that no sum overflows.
    private static final long PARTS_MAX = 1L << 61;

    private final PumpGeometry device;
    private final WideQuotient wide = new WideQuotient();
    private final AirSums sums;
    private long bubbleParts;
    private long liquidParts;
    private long unseenParts;
    private boolean found;
    private boolean silent;

    AirDetector(PumpGeometry device) {
        this.device = device;
        sums = new AirSums(device);
    }

    /** Goes on from what was kept, each of 0 to {@code HardLimits.AIR_NL_MAX}. */
    @Realizes("req~persistence.air~1")
    void restore(@Nl long bubbleNl, @Nl long quarterNl, @Nl long dayNl) {
        bubbleParts = device.partsOf(bubbleNl);
        sums.restore(quarterNl, dayNl);
    }

    /**
     * One step.
     *
     * @param tested whether the detector has passed its test since power-on
     * @param primes whether a prime runs from this step on; its air may end a bubble that goes on
     *     in the infusion, so that the bubble knows no prime
     */
    void step(Signals in, boolean tested, boolean primes, LoadedPlan plan, Findings out) {
        // Two ints as longs: their sum cannot overflow.
        long wet = in.airWetSamples();
        long dry = in.airDrySamples();
        boolean sees = wet + dry > 0;
        boolean acknowledged = in.order() == Orders.ACKNOWLEDGE;
        unseenParts = Math.min(PARTS_MAX, unseenParts + device.partsMoved(in.sweptCounts()));
        silent(sees, acknowledged, in.order() == Orders.START && !tested);
        // What the operator has not been shown cannot be acknowledged, so this comes first: found
        // until the operator has seen it and the detector sees nothing but liquid.
        boolean overLiquid = acknowledged && wet > 0 && dry == 0;
        if (found && overLiquid) {
            bubbleParts = 0;
            found = false;
        }
        if (sees) {
            air(wet, dry);
            liquid(dry, device.partsMoved(in.forwardCounts()));
            unseenParts = 0;
        }
        found = found || (plan.loaded() && bubbleParts >= device.partsOf(plan.bubbleLimitNl()));
        sums.step(in, primes, overLiquid);
        out.air(found || sums.found(), silent);
        out.airPassed(device.nlOf(bubbleParts), sums.quarterNl(), sums.dayNl());
    }

    @Realizes({"req~detect.air-silent~2", "req~selftest.air~3"})
    private void silent(boolean sees, boolean acknowledged, boolean untested) {
        if (untested || (!sees && unseenParts >= device.partsOf(SILENT_NL))) {
            silent = true;
        } else if (sees && acknowledged) {
            silent = false;
        }
    }

    /**
     * Of what moved since the last samples, the part that was air, as the samples were. A stroke
     * moves within less than a step while its samples are spread over all of it, so there any air
     * counts as the whole.
     */
    @Realizes("req~detect.single-bubble~3")
    private void air(long wet, long dry) {
        boolean strokes = device.microstepsPerQuantum() > 1;
        long airSamples = strokes && dry > 0 ? wet + dry : dry;
        wide.divide(unseenParts, airSamples, wet + dry);
        long airParts = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        bubbleParts = Math.min(PARTS_MAX, bubbleParts + airParts);
    }

    /**
     * Only what moved while liquid was seen ends a bubble. Where in a step the air was is not
     * known: as if last, so that it joins what follows.
     */
    @Realizes("req~detect.bubble-gap~3")
    private void liquid(long dry, long forwardParts) {
        liquidParts = dry > 0 ? 0 : Math.min(PARTS_MAX, liquidParts + forwardParts);
        if (liquidParts >= device.partsOf(GAP_NL)) {
            bubbleParts = 0;
        }
    }
}
