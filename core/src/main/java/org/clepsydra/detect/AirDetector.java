package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * Measures a bubble by how far the pump moved while the detector saw air.
 *
 * <p>By volume, never by time, so it holds at every rate and while standing. Rounds up: it errs to
 * more air.
 */
final class AirDetector {
    private static final long GAP_NL = 10_000;
    private static final long SILENT_NL = 10_000;
    // What is shared at most: four litres, so that one sample in ten thousand is still above every
    // limit, and the product with a count of samples stays below 2^63.
    private static final long SHARED_NL_MAX = 4_000_000_000L;
    // More than eight millilitres on the finest encoder, which has 65,536 to a nanolitre.
    private static final long COUNTS_MAX = 1L << 39;

    private final PumpGeometry device;
    private @Nl long bubbleNl;
    private @Nl long liquidNl;
    private @Nl long unseenNl;
    private boolean found;
    private boolean silent;

    AirDetector(PumpGeometry device) {
        this.device = device;
    }

    void step(Signals in, LoadedPlan plan, Findings out) {
        // Two ints as longs: their sum cannot overflow.
        long wet = in.airWetSamples();
        long dry = in.airDrySamples();
        boolean sees = wet + dry > 0;
        boolean acknowledged = in.order() == Orders.ACKNOWLEDGE;
        unseenNl = Units.nl(Math.min(SHARED_NL_MAX, unseenNl + movedNl(in)));
        silent(sees, acknowledged);
        if (sees) {
            share(wet, dry, plan);
            unseenNl = 0;
        }
        // Found until the operator has seen it and the detector sees nothing but liquid.
        if (found && acknowledged && wet > 0 && dry == 0) {
            bubbleNl = 0;
            found = false;
        }
        out.air(found, silent);
    }

    /** Volume the pump head moved in this step, rounded up and bounded. */
    private @Nl long movedNl(Signals in) {
        // At most 2^39 * 1e7 + 65536, below 2^63.
        long counts = Math.min(in.forwardCounts(), COUNTS_MAX);
        long perRev = Math.max(1, device.countsPerRev());
        long nl = (counts * device.nlPerRev() + perRev - 1) / perRev;
        return Units.nl(nl);
    }

    @Realizes("req~detect.air-silent~1")
    private void silent(boolean sees, boolean acknowledged) {
        if (!sees && unseenNl >= SILENT_NL) {
            silent = true;
        } else if (sees && acknowledged) {
            silent = false;
        }
    }

    /** Shares what moved since the last samples between air and liquid, as the samples were. */
    @Realizes({"req~detect.single-bubble~2", "req~detect.bubble-gap~2"})
    private void share(long wet, long dry, LoadedPlan plan) {
        long samples = wet + dry;
        long airNl = (unseenNl * dry + samples - 1) / samples;
        bubbleNl = Units.nl(bubbleNl + airNl);
        if (plan.loaded() && bubbleNl >= plan.bubbleLimitNl()) {
            found = true;
        }
        // Where in the step the air was is not known: as if last, so that it joins what follows.
        liquidNl = dry > 0 ? 0 : Units.nl(liquidNl + unseenNl);
        if (liquidNl >= GAP_NL) {
            bubbleNl = 0;
        }
    }
}
