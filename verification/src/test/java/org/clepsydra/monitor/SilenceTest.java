package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A bedside pump, of 100 ms energised and idle, and a worn one, of 100 and 1,000 ms. */
@Verifies("req~link.unasked~1")
class SilenceTest {
    private final Silence silence = new Silence(new MonitorGeometry(Devices.bedside().seal()));

    @Test
    void isAskedInEveryStepWhereTheChannelIsNotElsewhere() {
        assertTrue(silence.asked());
        silence.hear(false);
        assertFalse(silence.asked());
        silence.hear(true);
        assertTrue(silence.asked());
    }

    @Test
    void addsUpHowLongNobodyAskedToTwoPeriods() {
        assertEquals(0, silence.unaskedMs());
        silence.pass(99);
        silence.pass(51);
        assertEquals(150, silence.unaskedMs());
        silence.pass(49);
        assertEquals(199, silence.unaskedMs());
        silence.pass(2);
        assertEquals(200, silence.unaskedMs());
        silence.pass(Long.MAX_VALUE);
        assertEquals(200, silence.unaskedMs());
        silence.answer(false);
        assertEquals(0, silence.unaskedMs());
        silence.pass(Long.MAX_VALUE);
        assertEquals(200, silence.unaskedMs());
    }

    @Test
    void lingersForTwoPeriodsAfterAGrant() {
        silence.hear(true);
        assertFalse(silence.lingers());
        silence.answer(true);
        silence.pass(150);
        silence.answer(false);
        silence.pass(50);
        assertTrue(silence.lingers());
        silence.pass(1);
        assertFalse(silence.lingers());
        silence.answer(false);
        assertFalse(silence.lingers());
        silence.answer(true);
        silence.pass(Long.MAX_VALUE);
        assertFalse(silence.lingers());
    }

    @Test
    void takesTheIdlePeriodAndTheEnergisedOne() {
        Silence worn = new Silence(new MonitorGeometry(Devices.wearable().seal()));
        worn.hear(true);
        worn.answer(true);
        worn.pass(1_100);
        assertTrue(worn.lingers());
        worn.pass(1);
        assertFalse(worn.lingers());
    }

    @Test
    void neverLingersOnOneProcessor() {
        silence.answer(true);
        assertFalse(silence.lingers());
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesOnForLessThan300MsOfRestOverALink() {
        silence.hear(false);
        assertTrue(silence.reserves(true));
        silence.pass(100);
        assertTrue(silence.reserves(false));
        silence.pass(199);
        assertTrue(silence.reserves(false));
        silence.pass(1);
        assertFalse(silence.reserves(false));
        silence.pass(Long.MAX_VALUE);
        silence.pass(Long.MAX_VALUE);
        assertFalse(silence.reserves(false));
        assertTrue(silence.reserves(true));
        assertTrue(silence.reserves(false));
        silence.pass(Long.MAX_VALUE);
        assertFalse(silence.reserves(false));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesNothingBeforeItDelivers() {
        silence.hear(true);
        assertFalse(silence.reserves(false));
        silence.pass(1);
        assertFalse(silence.reserves(false));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesNothingOnAfterAnEnd() {
        silence.hear(true);
        assertTrue(silence.reserves(true));
        silence.end();
        assertFalse(silence.reserves(false));
        silence.pass(1);
        assertFalse(silence.reserves(false));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesWithDeliveryOnlyOnOneProcessor() {
        assertTrue(silence.reserves(true));
        assertFalse(silence.reserves(false));
        silence.pass(1);
        assertFalse(silence.reserves(false));
    }
}
