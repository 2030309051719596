package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/**
 * A segment's curve with both its volume and its time taken as one: what part of the volume has
 * been given, and the rate over its mean, when a part of the time has passed. In units of {@link
 * RaisedCosine#ONE}; low by less than 2<sup>-56</sup>.
 */
@Realizes("req~delivery.segments~2")
final class UnitShape {
    private final WideQuotient wide = new WideQuotient();
    private final boolean ramp;
    private final long first;

    /** The shape of the segment whose words begin at {@code at} of {@code image}. */
    UnitShape(long[] image, int at) {
        ramp = image[at] == PlanLayout.RAMP;
        long volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        first = quotient(image[at + PlanLayout.SEGMENT_FIRST_NL], RaisedCosine.ONE, volumeNl);
    }

    long given(long part) {
        if (!ramp) {
            return RaisedCosine.given(part);
        }
        // x (a (1 - x) + x), a being the first rate over the mean.
        long rest = quotient(first, RaisedCosine.ONE - part, RaisedCosine.ONE);
        return quotient(part, rest + part, RaisedCosine.ONE);
    }

    long rate(long part) {
        if (!ramp) {
            return RaisedCosine.rate(part);
        }
        // a + 2 (1 - a) x, which is a (1 - x) + (2 - a) x.
        return quotient(first, RaisedCosine.ONE - part, RaisedCosine.ONE)
                + quotient(2 * RaisedCosine.ONE - first, part, RaisedCosine.ONE);
    }

    private long quotient(long a, long b, long divisor) {
        wide.divide(a, b, divisor);
        return wide.quotient();
    }
}
