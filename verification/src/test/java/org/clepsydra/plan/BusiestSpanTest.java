package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The draft's sliding limits; a microstep of the bedside pump is 62.5 nL. */
@Verifies("req~plan.sliding-limits~2")
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

    @Test
    void roundsUpWhereverTheSpanBeginsOrEnds() {
        // 3 mL in an hour, then 1 mL in the next, 0.28 nL in its first millisecond.
        BusiestSpan falling = span(flat(4_000_000, 2 * HOUR).flat(3, HOUR).flat(1, HOUR));
        assertEquals(3_000_001, falling.riseNl(HOUR + 1));
        // 1 mL in an hour, 0.28 nL in its last millisecond, then 3 mL in the next.
        BusiestSpan rising = span(flat(4_000_000, 2 * HOUR).flat(1, HOUR).flat(3, HOUR));
        assertEquals(3_000_001, rising.riseNl(HOUR + 1));
    }

    @Test
    void findsTheBusyPartThatEndsWithALaterRun() {
        // 1, 2 and 3 mL in an hour each, twice: the last 4.5 h are 1 + 3 + 1 + 2 + 3 mL.
        PlanDraft draft = flat(12_000_000, 6 * HOUR).cycle(2).flat(1, HOUR).flat(2, HOUR);
        assertEquals(10_000_000, span(draft.flat(3, HOUR)).riseNl(4 * HOUR + 30 * MINUTE));
    }

    @Test
    void looksOverTheEndOfARunByTheMillisecond() {
        // 5 mL in an hour, then three times 1 mL in an hour and a pause of one.
        PlanDraft first = flat(8_000_000, 7 * HOUR).flat(5, HOUR).cycle(3).flat(1, HOUR);
        BusiestSpan before = span(first.pause(HOUR));
        assertEquals(6_000_000, before.riseNl(3 * HOUR));
        // 0.28 nL of the second run.
        assertEquals(6_000_001, before.riseNl(3 * HOUR + 1));
        // The pause first: all but 0.28 nL of the first run.
        PlanDraft last = flat(8_000_000, 7 * HOUR).flat(5, HOUR).cycle(3).pause(HOUR);
        assertEquals(6_000_000, span(last.flat(1, HOUR)).riseNl(3 * HOUR - 1));
    }

    @Test
    void findsARiseInAMillisecond() {
        assertEquals(10, points(0, 0, 1, 10, HOUR, 1_000).riseNl(1));
        // A third of a nanolitre of the last stretch.
        assertEquals(101, points(0, 0, 10, 100, 13, 101).riseNl(11));
        assertEquals(101, points(0, 0, 10, 100, 13, 101).riseNl(13));
        assertEquals(100, points(0, 0, 10, 100, 13, 101).riseNl(10));
    }

    @Test
    void roundsNothingWhereEveryRunGivesTheSame() {
        // Nothing in 4 ms, then three times 4 nL in 3 ms: 4 nL in any 3 ms of them.
        long[] image = image(0, 0, 4, 0, 7, 4);
        image[PlanLayout.ENVELOPE_CYCLE_POINT] = 1;
        image[PlanLayout.ENVELOPE_REPEATS] = 3;
        assertEquals(4, new BusiestSpan(image).riseNl(3));
        assertEquals(8, new BusiestSpan(image).riseNl(6));
    }

    /** A ceiling of points, each a time and a volume. */
    private BusiestSpan points(long... words) {
        return new BusiestSpan(image(words));
    }

    private long[] image(long... words) {
        long[] image = PlanImages.image(flat(1_000_000, HOUR));
        image[PlanLayout.ENVELOPE_POINT_COUNT] = words.length / PlanLayout.ENVELOPE_POINT_WORDS;
        System.arraycopy(words, 0, image, PlanLayout.ENVELOPE_POINTS, words.length);
        return image;
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
