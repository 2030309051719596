package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.derived-volume~2")
class PlanDraftTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord wearable = Devices.wearable().seal();

    @Test
    void derivesTheReferencePlan() {
        PlanDraft draft = PlanImages.mfolfox(wearable);
        assertTrue(draft.verdict().accepted());
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
        long[] image = PlanImages.image(draft);
        // 2400 mg/m2 x 1.80 m2 = 4320 mg; / 50 mg/mL = 86.4 mL.
        assertEquals(4_320_000_000L, image[PlanLayout.DOSE_NG]);
        assertEquals(86_400_000, image[PlanLayout.VOLUME_NL]);
        assertEquals(86_400_000, image[PlanLayout.ENVELOPE_VOLUME_NL]);
    }

    @Test
    void saysWhichRuleBrokeWithFigureAndLimit() {
        Verdict verdict = PlanImages.mfolfox(wearable).typedRateNlPerH(5_000_000).verdict();
        assertFalse(verdict.accepted());
        assertEquals(Rule.TYPED_RATE_DISAGREES, verdict.rule());
        // 86.4 / 5 = 17.28 h against 46.
        assertEquals(62_208_000, verdict.figure());
        assertEquals(165_600_000, verdict.limit());
    }

    @Test
    void overwritesWhateverStoodInTheImage() {
        long[] image = new long[PlanLayout.WORDS];
        Arrays.fill(image, -1);
        PlanImages.mfolfox(wearable).writeTo(image);
        assertEquals(0, image[PlanLayout.NAMELESS]);
        assertEquals(0, image[PlanLayout.WORDS - 1]);
        PlanCheck check = new PlanCheck(new PumpGeometry(wearable));
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    @Test
    void roundsTheDoseDown() {
        // 3 ng/m2 on 1.9999 m2 is 5.9997 ng.
        long[] image = PlanImages.image(PlanImages.mfolfox(wearable).doseNgPerM2(3).bsaCm2(19_999));
        assertEquals(5, image[PlanLayout.DOSE_NG]);
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void namesAFigureOutOfRangeAndTheEndItIsBeyond() {
        assertTrue(PlanImages.mfolfox(wearable).bsaCm2(30_000).verdict().accepted());
        Verdict above = PlanImages.mfolfox(wearable).bsaCm2(30_001).verdict();
        assertFalse(above.accepted());
        assertEquals(Rule.BODY_SURFACE_AREA, above.rule());
        assertEquals(30_001, above.figure());
        assertEquals(30_000, above.limit());
        Verdict below = PlanImages.mfolfox(wearable).bubbleLimitNl(19_999).verdict();
        assertFalse(below.accepted());
        assertEquals(Rule.BUBBLE_LIMIT, below.rule());
        assertEquals(19_999, below.figure());
        assertEquals(20_000, below.limit());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesADraftWithAnythingLeftOut() {
        assertEquals(Rule.PLAN_ID, new PlanDraft(wearable).verdict().rule());
        assertEquals(Rule.PLAN_ID, PlanImages.mfolfox(wearable).planId(0).verdict().rule());
        PlanDraft doseless = PlanImages.mfolfox(wearable).doseNgPerM2(0);
        assertEquals(Rule.DOSE, doseless.verdict().rule());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void takesFiguresAtTheirEndsAndNamesTheOneBeyond() {
        assertEquals(
                7_200_000_000L,
                PlanImages.image(PlanImages.mfolfox(wearable).bsaCm2(30_000))[PlanLayout.DOSE_NG]);
        assertEquals(
                Rule.BODY_SURFACE_AREA,
                PlanImages.mfolfox(wearable).bsaCm2(30_001).verdict().rule());
        PlanDraft most = PlanImages.mfolfox(wearable).doseNgPerM2(100_000_000_000L).bsaCm2(10_000);
        assertEquals(100_000_000_000L, PlanImages.image(most)[PlanLayout.DOSE_NG]);
        assertEquals(2_000_000_000L, PlanImages.image(most)[PlanLayout.VOLUME_NL]);
        assertEquals(Rule.DOSE, most.doseNgPerM2(100_000_000_001L).verdict().rule());
        long[] thin = PlanImages.image(PlanImages.mfolfox(wearable).concentration(50, 1_000_000));
        assertEquals(86_400_000_000_000L, thin[PlanLayout.VOLUME_NL]);
        PlanDraft thinner = PlanImages.mfolfox(wearable).concentration(50, 1_000_001);
        assertEquals(Rule.CONCENTRATION, thinner.verdict().rule());
        assertEquals(0, PlanImages.image(thinner)[PlanLayout.VOLUME_NL]);
        long[] least = PlanImages.image(PlanImages.mfolfox(wearable).doseNgPerM2(1).bsaCm2(10_000));
        assertEquals(1, least[PlanLayout.DOSE_NG]);
        long[] single = PlanImages.image(PlanImages.flat(wearable, 1, 60_000).concentration(1, 1));
        assertEquals(1, single[PlanLayout.VOLUME_NL]);
        long[] area = PlanImages.image(PlanImages.mfolfox(wearable).doseNgPerM2(20_000).bsaCm2(1));
        assertEquals(2, area[PlanLayout.DOSE_NG]);
    }

    @Test
    void leavesOutWhatIsBeyondTheEnds() {
        assertEquals(0, dose(PlanImages.mfolfox(wearable).bsaCm2(30_001)));
        assertEquals(
                0, dose(PlanImages.mfolfox(wearable).doseNgPerM2(100_000_000_001L).bsaCm2(10_000)));
        assertEquals(0, dose(PlanImages.mfolfox(wearable).doseNgPerM2(-5).bsaCm2(10_000)));
        assertEquals(0, dose(PlanImages.mfolfox(wearable).doseNg(1)));
        long[] large = PlanImages.image(PlanImages.flat(wearable, 100_000_000_001L, 60_000));
        assertEquals(0, large[PlanLayout.VOLUME_NL]);
    }

    private static long dose(PlanDraft draft) {
        return PlanImages.image(draft)[PlanLayout.DOSE_NG];
    }

    @Test
    void refusesTwoDosesAtOnce() {
        assertEquals(Rule.DOSE, PlanImages.mfolfox(wearable).doseNg(5).verdict().rule());
    }

    @Test
    @Verifies("req~plan.ranges~1")
    void refusesFiguresThatCannotBeMultiplied() {
        for (long odd : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE, 1L << 62}) {
            assertFalse(PlanImages.mfolfox(wearable).doseNgPerM2(odd).verdict().accepted());
            assertFalse(PlanImages.mfolfox(wearable).bsaCm2(odd).verdict().accepted());
            assertFalse(PlanImages.mfolfox(wearable).concentration(odd, 1).verdict().accepted());
            assertFalse(PlanImages.mfolfox(wearable).concentration(50, odd).verdict().accepted());
            assertFalse(PlanImages.mfolfox(wearable).durationMs(odd).verdict().accepted());
            assertFalse(
                    PlanImages.mfolfox(wearable).doseNgPerM2(0).doseNg(odd).verdict().accepted());
        }
        assertFalse(PlanImages.mfolfox(wearable).bsaCm2(0).verdict().accepted());
        assertFalse(PlanImages.mfolfox(wearable).concentration(0, 1).verdict().accepted());
        assertFalse(PlanImages.mfolfox(wearable).concentration(50, 0).verdict().accepted());
    }

    @Test
    void leavesTheDoseOutWhenItsProductIsTooLargeForAPlan() {
        long[] image =
                PlanImages.image(
                        PlanImages.mfolfox(wearable).doseNgPerM2(1L << 60).bsaCm2(1L << 60));
        assertEquals(0, image[PlanLayout.DOSE_NG]);
        assertEquals(0, image[PlanLayout.VOLUME_NL]);
    }

    /**
     * 60 mL of 1 mg/mL in 30 h on the bedside pump: 2,133,333.3 nL in 64 min and 47.5 mL in 23 h 45
     * min; 4 nL and a microstep of 62.5 nL, rounded up, more.
     */
    private static PlanDraft slow() {
        return PlanImages.flat(Devices.bedside().seal(), 60_000_000, 30 * HOUR);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void takesTheLimitsOfThePlanBeforeWhereTheyAreHigher() {
        long hour = 2_133_334 + 4 + 63;
        long day = 47_500_000 + 4 + 63;
        limitsAre(slow(), hour, day);
        limitsAre(slow().follows(0, 0), hour, day);
        limitsAre(slow().follows(-1, -1), hour, day);
        limitsAre(slow().follows(Long.MIN_VALUE, Long.MIN_VALUE), hour, day);
        limitsAre(slow().follows(hour - 1, day - 1), hour, day);
        limitsAre(slow().follows(hour, day), hour, day);
        limitsAre(slow().follows(hour + 1, day + 1), hour + 1, day + 1);
        limitsAre(slow().follows(hour + 1, day - 1), hour + 1, day);
        limitsAre(slow().follows(hour - 1, day + 1), hour, day + 1);
        limitsAre(slow().follows(hour + 1, day + 1).follows(0, 0), hour, day);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void raisesNoLimitBeyondTheVolumeAndWhatElseMayBeGiven() {
        // All of it, three boluses of 100 uL, a flush of 500 uL, the microstep and 4 nL.
        long whole = 60_000_000 + 63 + 4;
        limitsAre(slow().follows(whole, whole), whole, whole);
        limitsAre(slow().follows(whole + 1, whole + 1), whole, whole);
        limitsAre(slow().follows(Long.MAX_VALUE, Long.MAX_VALUE), whole, whole);
        long with = whole + 3 * 100_000 + 500_000;
        limitsAre(withOverlays().follows(with, with), with, with);
        limitsAre(withOverlays().follows(with + 1, with + 1), with, with);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void raisesTheHoursLimitNoFurtherThanTheDrugs() {
        // 1 mg/m2/h on 3.0 m2 is 3 mL/h: 3,200,000 nL and 1 in 64 min.
        long most = 3_200_001 + 63 + 4;
        long day = 47_500_000 + 4 + 63;
        PlanDraft draft = slow().doseRateNgPerM2PerHMax(1_000_000);
        limitsAre(draft.follows(most, day + 7), most, day + 7);
        limitsAre(draft.follows(most + 1, day + 7), most, day + 7);
        // One bolus in each 64 min and a flush count besides.
        PlanDraft more = draft.bolus(100_000, 10_000, 65 * MINUTE, 3).flush(500_000, HOUR);
        long with = most + 100_000 + 500_000;
        limitsAre(more.follows(with, 50_000_000), with, 50_000_000);
        limitsAre(more.follows(with + 1, 50_000_000), with, 50_000_000);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void raisesTheDaysLimitNoFurtherThanTwentyLitres() {
        // 10 L in 40 h and a hundred boluses of 100 mL, one every 11 h, are 20 L without the rest.
        PlanDraft draft =
                PlanImages.flat(Devices.bedside().seal(), 10_000_000_000L, 40 * HOUR)
                        .bolus(100_000_000, HOUR, 10 * HOUR, 100);
        assertEquals(
                20_000_000_000L,
                PlanImages.image(draft.follows(1, 20_000_000_000L))[PlanLayout.DAY_NL_MAX]);
        assertEquals(
                20_000_000_000L,
                PlanImages.image(draft.follows(1, 20_000_000_001L))[PlanLayout.DAY_NL_MAX]);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void writesTheBusiestHourAndDayToTheMillisecond() {
        // 24 mL/h: 25.6 mL in 64 min and 570 mL in 23 h 45 min, 6.7 nL in a millisecond.
        PlanDraft fast = PlanImages.flat(Devices.bedside().seal(), 720_000_000, 30 * HOUR);
        limitsAre(fast, 25_600_000 + 4 + 63, 570_000_000 + 4 + 63);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void writesRoomForTheBolusesThatMayBeginInAnHourAndADay() {
        long hour = 2_133_334 + 4 + 63;
        long day = 47_500_000 + 4 + 63;
        // In 64 min: two, one every 64 min; in 23 h 45 min 22 such times fit, so 23.
        limitsAre(every(64 * MINUTE, 100), hour + 200_000, day + 2_300_000);
        limitsAre(every(64 * MINUTE + 1, 100), hour + 100_000, day + 2_300_000);
        limitsAre(every(64 * MINUTE, 1), hour + 100_000, day + 100_000);
        limitsAre(every(64 * MINUTE, 3), hour + 200_000, day + 300_000);
        limitsAre(every(1_425 * MINUTE, 100), hour + 100_000, day + 200_000);
        limitsAre(every(1_425 * MINUTE + 1, 100), hour + 100_000, day + 100_000);
    }

    private static PlanDraft every(long ms, long countMax) {
        return slow().bolus(100_000, 10_000, ms - 10_000, countMax);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void writesNoDayAboveTwentyLitres() {
        // 10 L in 20 h and a hundred boluses of 100 mL, one every 6 min.
        PlanDraft draft =
                PlanImages.flat(Devices.bedside().seal(), 10_000_000_000L, 20 * HOUR)
                        .bolus(100_000_000, 6 * MINUTE, 0, 100);
        assertEquals(20_000_000_000L, PlanImages.image(draft)[PlanLayout.DAY_NL_MAX]);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void writesNoHourAboveTheDrugs() {
        // A cosine that rises to 20 mL/h, 6,666,666.7 ng/m2/h on 3.0 m2; the least limit that
        // allows it gives 21,333,334.4 nL in 64 min, and the ceiling lies above the curve.
        PlanDraft draft =
                PlanImages.flat(Devices.bedside().seal(), 240_000_000, 24 * HOUR)
                        .raisedCosine(1, 24 * HOUR)
                        .doseRateNgPerM2PerHMax(6_666_667);
        assertEquals(21_333_334 + 1 + 4 + 63, PlanImages.image(draft)[PlanLayout.HOUR_NL_MAX]);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void derivesTheVolumeOfABolusAndNoneWhereItsFiguresAreBeyondTheirEnds() {
        // 1 ng in 1,000 nL.
        PlanDraft least = PlanImages.flat(Devices.bedside().seal(), 1_000, HOUR);
        least.concentration(1, 1_000).bolus(1, 10_000, 0, 1);
        assertEquals(1_000, bolusNl(least));
        assertTrue(least.verdict().accepted());
        assertEquals(0, bolusNl(least.bolus(0, 10_000, 0, 1)));
        assertEquals(0, bolusNl(least.bolus(-1, 10_000, 0, 1)));
        assertEquals(100_000_000_000_000L, bolusNl(least.bolus(100_000_000_000L, 10_000, 0, 1)));
        assertEquals(0, bolusNl(least.bolus(100_000_000_001L, 10_000, 0, 1)));
        least.bolus(6, 10_000, 0, 1);
        assertEquals(6_000_000, bolusNl(least.concentration(1, 1_000_000)));
        assertEquals(0, bolusNl(least.concentration(1, 1_000_001)));
        assertEquals(6, bolusNl(least.concentration(1, 1)));
        assertEquals(0, bolusNl(least.concentration(1, 0)));
        assertEquals(0, bolusNl(least.concentration(1, -1)));
        assertEquals(0, bolusNl(least.concentration(0, 1)));
        assertEquals(0, bolusNl(least.concentration(-1, 1)));
        assertEquals(3, bolusNl(least.concentration(2, 1)));
    }

    private static long bolusNl(PlanDraft draft) {
        long[] image = PlanImages.image(draft);
        assertEquals(image[PlanLayout.OVERLAYS], image[PlanLayout.ENVELOPE_OVERLAYS]);
        return image[PlanLayout.OVERLAYS];
    }

    private static PlanDraft withOverlays() {
        return slow().bolus(100_000, 10_000, 10 * MINUTE, 3).flush(500_000, HOUR);
    }

    /** The limits of both blocks, in a plan that is accepted. */
    private static void limitsAre(PlanDraft draft, long hourNl, long dayNl) {
        long[] image = PlanImages.image(draft);
        assertEquals(hourNl, image[PlanLayout.HOUR_NL_MAX]);
        assertEquals(dayNl, image[PlanLayout.DAY_NL_MAX]);
        assertEquals(hourNl, image[PlanLayout.ENVELOPE_HOUR_NL_MAX]);
        assertEquals(dayNl, image[PlanLayout.ENVELOPE_DAY_NL_MAX]);
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
    }
}
