package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The draft's sliding limits; a microstep of the bedside pump is 62.5 nL. */
@Verifies("req~plan.sliding-limits~1")
class BusiestSpanTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();

    @Test
    void isTheRateTimesTheSpanOfAFlatPlan() {
        // 100 mL in 100 h: 1,033,333.3 nL in 62 min, 24.5 mL in a day and a half hour; rounded up
        // at its end and down at its beginning.
        BusiestSpan span = span(flat(100_000_000, 100 * HOUR));
        assertEquals(1_033_334, span.riseNl(62 * MINUTE));
        assertEquals(24_500_000, span.riseNl(24 * HOUR + 30 * MINUTE));
        assertEquals(100_000_000, span.riseNl(101 * HOUR));
        assertEquals(0, span.riseNl(0));
    }

    @Test
    void findsTheBusyPartWhereverItIs() {
        // 1 mL in 2 h, 3 mL in 1 h, 1 mL in 2 h.
        PlanDraft draft = flat(5_000_000, 5 * HOUR).flat(1, 2 * HOUR).flat(3, HOUR);
        BusiestSpan span = span(draft.flat(1, 2 * HOUR));
        assertEquals(3_000_000, span.riseNl(HOUR));
        assertEquals(1_500_000, span.riseNl(HOUR / 2));
        // The hour and a half hour on either side of it, at 0.5 mL/h.
        assertEquals(3_250_000, span.riseNl(HOUR + 30 * MINUTE));
        assertEquals(4_000_000, span.riseNl(3 * HOUR));
    }

    @Test
    void looksOverTheEndOfARunOfTheCycle() {
        // A fast half hour at the beginning and at the end of each of three 4-hour runs: 1 mL
        // each.
        PlanDraft draft = flat(6_000_000, 12 * HOUR).cycle(3).flat(1, HOUR / 2);
        BusiestSpan span = span(draft.pause(3 * HOUR).flat(1, HOUR / 2));
        assertEquals(2_000_000, span.riseNl(HOUR));
        assertEquals(2_000_000, span.riseNl(4 * HOUR));
        assertEquals(3_000_000, span.riseNl(4 * HOUR + 30 * MINUTE));
        assertEquals(4_000_000, span.riseNl(5 * HOUR));
        assertEquals(6_000_000, span.riseNl(12 * HOUR));
    }

    @Test
    void letsWhatIsBeforeTheCycleCountOnce() {
        // A loading dose of 2 mL in half an hour, then 1 mL in each of 50 hours.
        PlanDraft draft = flat(52_000_000, 50 * HOUR + HOUR / 2).flat(2, HOUR / 2).cycle(50);
        BusiestSpan span = span(draft.flat(1, HOUR));
        assertEquals(2_500_000, span.riseNl(HOUR));
        assertEquals(26_000_000, span.riseNl(24 * HOUR + 30 * MINUTE));
    }

    private PlanDraft flat(long nl, long ms) {
        return PlanImages.flat(bedside, nl, ms);
    }

    private static BusiestSpan span(PlanDraft draft) {
        return new BusiestSpan(PlanImages.image(draft));
    }

    /** A ceiling lies above the curve by the gap at most, so that it may rise by as much less. */
    @Test
    void leavesTheLimitsRoomForTheCurveAndNotOnlyForItsCeiling() {
        DeviceRecord bedside = Devices.bedside().seal();
        // From nothing to 20 mL/h in a day: all but (1/48)^2 of 240 mL falls in its last 23.5 h.
        long[] day =
                PlanImages.image(
                        PlanImages.flat(bedside, 240_000_000, 24 * HOUR).ramp(1, 24 * HOUR, 0));
        assertTrue(day[PlanLayout.DAY_NL_MAX] >= 239_895_834 + 63);
        // In the last 63 min all but (459/480)^2 of it, 20,540,625 nL.
        assertTrue(day[PlanLayout.HOUR_NL_MAX] >= 20_540_625 + 63);
        assertTrue(day[PlanLayout.HOUR_NL_MAX] <= 64 * 20_000_000L / 60 + 2_400_000 + 4 + 63);
    }
}
