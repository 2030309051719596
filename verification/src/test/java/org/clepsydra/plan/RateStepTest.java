package org.clepsydra.plan;

import static org.clepsydra.plan.PlanImages.isRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.rate-step~2")
class RateStepTest {
    private static final long H = 3_600_000L;
    private static final long ML = 1_000_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();

    private PlanDraft draft(long volumeNl, long durationMs, OrderRounding rounding) {
        return PlanImages.flat(bedside, volumeNl, durationMs).rounding(rounding);
    }

    private static OrderRounding step(long nlPerH) {
        return new OrderRounding().rateStepNlPerH(nlPerH);
    }

    private static void takes(long ms, PlanDraft draft) {
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
        long[] image = PlanImages.image(draft);
        assertEquals(ms, image[PlanLayout.DURATION_MS]);
        assertEquals(ms, image[PlanLayout.SEGMENTS + PlanLayout.SEGMENT_DURATION_MS]);
        assertEquals(image[PlanLayout.DOSE_NG], image[PlanLayout.VOLUME_NL]);
    }

    @Test
    void givesTheWholeVolumeInMoreTime() {
        // 240 mL in 72 h are 3.333 mL/h. At 3.3 mL/h they take 72.7272... h, 261,818,181.8 ms.
        takes(261_818_182, draft(240 * ML, 72 * H, step(100_000)));
        // 3.33 mL/h: 72.072072... h, 259,459,459.5 ms.
        takes(259_459_460, draft(240 * ML, 72 * H, step(10_000)));
        takes(72 * H, draft(240 * ML, 72 * H, new OrderRounding()));
        // 1004 nL at 7 nL/h: 3,614,400,000 / 7 ms, with a remainder of 1.
        takes(516_342_858, draft(1_004, 140 * H, step(7)));
        // 1.5 mL/h is whole steps.
        takes(96 * H, draft(144 * ML, 96 * H, step(100_000)));
        // 1 nL more in 96 h is no step more, and takes 2.4 ms.
        takes(96 * H + 3, draft(144 * ML + 1, 96 * H, step(100_000)));
    }

    @Test
    void refusesWhatTakesMoreThanFivePercentLonger() {
        // 21 mL in 10 h are 2.1 mL/h; at 2 mL/h they take 10.5 h.
        takes(37_800_000, draft(21 * ML, 10 * H, step(2 * ML)));
        // One nL more: 37,800,001.8 ms.
        isRefused(
                Rule.RATE_ROUNDED_TOO_FAR,
                37_800_002,
                37_800_000,
                draft(21 * ML + 1, 10 * H, step(2 * ML)));
        // 56.7 mL in 168 h are 0.3375 mL/h; at 0.3 mL/h they take 189 h, at 5 % more 176.4 h.
        isRefused(
                Rule.RATE_ROUNDED_TOO_FAR,
                189 * H,
                635_040_000,
                draft(56_700_000, 168 * H, step(100_000)));
    }

    @Test
    void wantsAStepThatTheRateCanBeMadeOf() {
        takes(H, draft(ML, H, step(1)));
        takes(H, draft(ML, H, step(ML)));
        isRefused(Rule.RATE_STEP, ML + 1, ML, draft(ML, H, step(ML + 1)));
        isRefused(Rule.RATE_STEP, -1, 1, draft(ML, H, step(-1)));
        long most = HardLimits.RATE_NL_PER_H_MAX;
        takes(H, draft(most, H, step(most)));
        isRefused(Rule.RATE_STEP, most + 1, most, draft(most, H, step(most + 1)));
    }

    /** 0.1 mL/h, and 0.03 mL/h below 100 mL/h. */
    private static OrderRounding twoSteps() {
        return step(100_000).fineRateStepNlPerH(30_000, 100 * ML);
    }

    @Test
    void hasAFinerStepBelowARate() {
        // Below: 99.995 mL/h to 99.99; 5 uL more than an hour of it are 180.02 ms.
        takes(H + 181, draft(99_995_000, H, twoSteps()));
        takes(H + 181, draft(99_995_000, H, step(100_000).fineRateStepNlPerH(10_000, 100 * ML)));
        // Exactly there the coarse step applies, of which 100 mL/h is whole.
        takes(H, draft(100 * ML, H, twoSteps()));
        // Above: 100.05 to 100 mL/h; 50 uL take 1.8 s.
        takes(H + 1_800, draft(100_050_000, H, twoSteps()));
    }

    @Test
    void wantsTwoStepsThatMeet() {
        OrderRounding fineOnly = new OrderRounding().fineRateStepNlPerH(10_000, ML);
        isRefused(Rule.RATE_STEP, 0, 1, draft(ML, H, fineOnly));
        isRefused(Rule.RATE_STEP, 0, 1, draft(ML, H, step(100_000).fineRateStepNlPerH(0, ML)));
        takes(H, draft(ML, H, step(100_000).fineRateStepNlPerH(1, ML)));
        takes(H, draft(ML, H, step(100_000).fineRateStepNlPerH(100_000, ML)));
        isRefused(
                Rule.RATE_STEP,
                100_001,
                100_000,
                draft(ML, H, step(100_000).fineRateStepNlPerH(100_001, ML)));
        takes(H, draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, 100_000)));
        isRefused(
                Rule.RATE_STEP,
                0,
                100_000,
                draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, 0)));
        isRefused(
                Rule.RATE_STEP,
                99_999,
                100_000,
                draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, 99_999)));
        // 1.05 mL/h is ten steps and a half.
        isRefused(
                Rule.RATE_STEP,
                50_000,
                0,
                draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, 1_050_000)));
        long most = HardLimits.RATE_NL_PER_H_MAX;
        takes(H, draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, most)));
        isRefused(
                Rule.RATE_STEP,
                most + 100_000,
                most,
                draft(ML, H, step(100_000).fineRateStepNlPerH(10_000, most + 100_000)));
    }

    @Test
    void roundsNoProgramOfSegments() {
        isRefused(Rule.RATE_STEP, 1, 0, draft(ML, H, step(1)).flat(1, H));
        isRefused(Rule.RATE_STEP, 2, 0, draft(ML, H, step(1)).flat(1, H / 2).pause(H / 2));
    }

    @Test
    void judgesTheRealDurationAgain() {
        // 31 d are 744 h; 758.88 mL in them are 1.02 mL/h; at 1 mL/h they take 758.88 h.
        Verdict verdict = draft(758_880_000, 744 * H, step(100_000)).verdict();
        assertEquals(Rule.DURATION, verdict.rule());
        assertEquals(2_731_968_000L, verdict.figure());
        assertEquals(744 * H, verdict.limit());
        takes(744 * H, draft(744 * ML, 744 * H, step(100_000)));
    }

    @Test
    void holdsATypedRateAgainstBothDurations() {
        // 21 mL, prescribed in 10 h, really in 10.5 h. 0.95 x 2.1 = 1.995 mL/h and not less; 1.05 x
        // 2 = 2.1 mL/h and not more.
        takes(37_800_000, typed(1_995_000));
        takes(37_800_000, typed(2_100_000));
        // 21 / 1.994999 h.
        isRefused(Rule.TYPED_RATE_DISAGREES, 37_894_755, 10 * H, typed(1_994_999));
        Verdict fast = typed(2_100_001).verdict();
        assertEquals(Rule.TYPED_RATE_DISAGREES, fast.rule());
        // 21 / 2.100001 h against the real 10.5 h.
        assertEquals(35_999_982, fast.figure());
        assertEquals(37_800_000, fast.limit());
        // Beyond 5 % of the prescribed rate too, which is the first to see it.
        isRefused(Rule.TYPED_RATE_DISAGREES, 18_000_000, 10 * H, typed(4_200_000));
        takes(37_800_000, typed(0));
        // 21e6 h, against the prescribed 10.
        isRefused(Rule.TYPED_RATE_DISAGREES, 75_600_000_000_000L, 10 * H, typed(1));
        assertEquals(Rule.TYPED_RATE, typed(-1).verdict().rule());
        assertEquals(Rule.TYPED_RATE, typed(HardLimits.RATE_NL_PER_H_MAX + 1).verdict().rule());
        isRefused(Rule.TYPED_RATE_DISAGREES, 63_000, 10 * H, typed(HardLimits.RATE_NL_PER_H_MAX));
    }

    private PlanDraft typed(long nlPerH) {
        return draft(21 * ML, 10 * H, step(2 * ML)).typedRateNlPerH(nlPerH);
    }

    @Test
    void leavesAnOrderWithoutVolumeOrTimeToItsOwnRule() {
        assertEquals(Rule.DOSE, draft(0, H, step(1)).verdict().rule());
        long most = HardLimits.VOLUME_NL_MAX;
        assertEquals(Rule.VOLUME, draft(most + 1, 24 * H, step(1)).verdict().rule());
        // 10 L in 25 h are 400 mL/h.
        takes(25 * H, draft(most, 25 * H, step(1_000)));
        assertEquals(Rule.DURATION, draft(ML, 0, step(1)).verdict().rule());
        assertEquals(Rule.DURATION, draft(ML, -1, step(1)).verdict().rule());
        assertEquals(
                Rule.DURATION, draft(ML, HardLimits.DURATION_MS_MAX + 1, step(1)).verdict().rule());
        assertEquals(1, PlanImages.image(draft(ML, 1, step(1)))[PlanLayout.DURATION_MS]);
        // One nL in all is an order all the same, though no plan.
        assertEquals(Rule.VOLUME, draft(1, H, step(1)).verdict().rule());
    }

    @Test
    void leavesTheDurationOfAnOrderItCannotRound() {
        long most = HardLimits.RATE_NL_PER_H_MAX;
        PlanDraft wide = draft(240 * ML, 72 * H, step(most + 1));
        isRefused(Rule.RATE_STEP, most + 1, most, wide);
        assertEquals(72 * H, durationOf(wide));
        // At 13.44 mL/h, and at 1.344 mL/h, but a nanolitre or a millisecond beyond the range.
        long longestMs = HardLimits.DURATION_MS_MAX;
        assertEquals(longestMs, durationOf(draft(10_000 * ML + 1, longestMs, step(100_000))));
        assertEquals(longestMs + 1, durationOf(draft(1_000 * ML, longestMs + 1, step(100_000))));
        // In range it is rounded: 10 L at 13.4 mL/h are 746.268657 h.
        assertEquals(2_686_567_165L, durationOf(draft(10_000 * ML, longestMs, step(100_000))));
    }

    private static long durationOf(PlanDraft draft) {
        return PlanImages.image(draft)[PlanLayout.DURATION_MS];
    }
}
