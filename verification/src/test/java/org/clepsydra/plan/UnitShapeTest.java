package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~delivery.segments~2")
class UnitShapeTest {
    private static final long ONE = RaisedCosine.ONE;

    private static UnitShape ramp(long firstNl) {
        long[] image = new long[PlanLayout.WORDS];
        image[0] = PlanLayout.RAMP;
        image[PlanLayout.SEGMENT_VOLUME_NL] = 1_000;
        image[PlanLayout.SEGMENT_FIRST_NL] = firstNl;
        return new UnitShape(image, 0);
    }

    @Test
    void goesInAStraightLineFromItsFirstRate() {
        assertEquals(2 * ONE, ramp(2_000).rate(0));
        assertEquals(ONE, ramp(2_000).rate(ONE / 2));
        assertEquals(0, ramp(2_000).rate(ONE));
        assertEquals(0, ramp(0).rate(0));
        assertEquals(ONE, ramp(0).rate(ONE / 2));
        assertEquals(2 * ONE, ramp(0).rate(ONE));
        assertEquals(ONE, ramp(1_000).rate(ONE / 4));
    }

    @Test
    void givesTheAreaBelowIt() {
        // x (a (1 - x) + x): three quarters and a quarter in the first half.
        assertEquals(ONE / 4 * 3, ramp(2_000).given(ONE / 2));
        assertEquals(ONE / 4, ramp(0).given(ONE / 2));
        assertEquals(ONE / 2, ramp(1_000).given(ONE / 2));
        assertEquals(0, ramp(2_000).given(0));
        assertEquals(ONE, ramp(2_000).given(ONE));
    }
}
