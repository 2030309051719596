package org.clepsydra.detect;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Pa;

/**
 * Finds a downstream pressure sensor that reads something believable and measures nothing: one that
 * is stuck, or whose port is blocked, has no noise.
 *
 * <p>Counted are readings in a row that differ by less than a working sensor's do, from the first
 * or from one that differed by more; judged once the head has moved among them. A reading that
 * cannot be trusted is not one: it is high, and found as that.
 */
@Realizes("req~condition.pressure-quiet~1")
final class QuietDetector {
    private static final int READINGS = 64;
    private static final int UNTRUSTED_PA = Integer.MAX_VALUE;

    private final @Pa int noisePa;
    private @Pa int leastPa;
    private @Pa int mostPa;
    private int quiet;
    private boolean moved;
    private boolean found;

    QuietDetector(PumpGeometry device) {
        noisePa = device.condition().pressureNoisePa();
    }

    void step(Signals in, ConditionFindings out) {
        // What the operator has not been shown cannot be acknowledged, so this comes first.
        if (in.order() == Orders.ACKNOWLEDGE && quiet < READINGS) {
            found = false;
        }
        moved = moved || in.sweptCounts() > 0;
        if (in.pressureNew() && in.pressurePa() != UNTRUSTED_PA) {
            reading(in.pressurePa());
        }
        found = found || (quiet == READINGS && moved);
        out.pressureFailed(found);
    }

    /**
     * Trusted readings lie 220 kPa apart at most, so that no difference overflows. The first after
     * power-on is held against 0 Pa, which costs the count nothing.
     */
    private void reading(@Pa int pressurePa) {
        @Pa int least = Math.min(leastPa, pressurePa);
        @Pa int most = Math.max(mostPa, pressurePa);
        boolean joins = most - least < noisePa;
        leastPa = joins ? least : pressurePa;
        mostPa = joins ? most : pressurePa;
        moved = moved && joins;
        quiet = joins ? Math.min(READINGS, quiet + 1) : 1;
    }
}
