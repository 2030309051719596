package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * From 10 to 20 mg/mL with 0.5 mL in the line; 10 mg a day for 20 days, 1.80 m2: 0.2315 mg/m2/h.
 */
@Verifies("req~reservoir.bridge~1")
class BridgeDraftTest {
    private static final long MG = 1_000_000L;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private final DeviceRecord implant = Devices.implant().seal();

    private PlanDraft next() {
        return new PlanDraft(implant)
                .planId(1)
                .doseNg(200 * MG)
                .bsaCm2(18_000)
                .concentration(20, 1)
                .durationMs(20 * DAY)
                .doseRateNgPerM2PerHMax(463_000)
                .doseNgPerM2Max(200 * MG)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000);
    }

    private BridgeDraft bridge(PlanDraft next) {
        return new BridgeDraft(implant, next).lineNl(500_000).oldConcentration(10, 1);
    }

    private static long[] image(BridgeDraft draft) {
        long[] image = new long[PlanLayout.WORDS];
        draft.writeTo(image);
        return image;
    }

    private static long word(long[] image, int segment, int word) {
        return image[PlanLayout.SEGMENTS + segment * PlanLayout.SEGMENT_WORDS + word];
    }

    private static void is(BridgeDraft draft, int rule, long figure, long limit) {
        Verdict verdict = draft.verdict();
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @Test
    void givesTheLineAtTheOldRateAndGoesOnAtTheNew() {
        // 5 mg in the line are half a day's: 0.5 mL in 12 h, 1 mL a day. Then 195 mg, 9.75 mL in
        // 19.5 days, 0.5 mL a day.
        long[] image = image(bridge(next()));
        assertTrue(bridge(next()).verdict().accepted());
        assertEquals(2, image[PlanLayout.SEGMENT_COUNT]);
        assertEquals(PlanLayout.FLAT, word(image, 0, PlanLayout.SEGMENT_KIND));
        assertEquals(500_000, word(image, 0, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(12 * HOUR, word(image, 0, PlanLayout.SEGMENT_DURATION_MS));
        assertEquals(PlanLayout.FLAT, word(image, 1, PlanLayout.SEGMENT_KIND));
        assertEquals(9_750_000, word(image, 1, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(19 * DAY + 12 * HOUR, word(image, 1, PlanLayout.SEGMENT_DURATION_MS));
        // 10.25 mL of 20 mg/mL leave the pump.
        assertEquals(10_250_000, image[PlanLayout.VOLUME_NL]);
        assertEquals(205 * MG, image[PlanLayout.DOSE_NG]);
        assertEquals(20 * DAY, image[PlanLayout.DURATION_MS]);
        PlanImages.pointIs(image, 0, 0, 0);
        PlanImages.pointIs(image, 1, 12 * HOUR, 500_000);
        PlanImages.pointIs(image, 2, 20 * DAY, 10_250_000);
        PlanCheck check = new PlanCheck(new PumpGeometry(implant));
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    @Test
    void goesSlowerWhereTheNewIsWeaker() {
        // From 40 to 20 mg/mL: 20 mg in the line are two days', 0.25 mL a day; then 180 mg.
        BridgeDraft weaker = bridge(next()).oldConcentration(40, 1);
        assertTrue(weaker.verdict().accepted());
        long[] image = image(weaker);
        assertEquals(2 * DAY, word(image, 0, PlanLayout.SEGMENT_DURATION_MS));
        assertEquals(9 * MG, word(image, 1, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(18 * DAY, word(image, 1, PlanLayout.SEGMENT_DURATION_MS));
    }

    @Test
    void roundsToLessDrug() {
        // 7 mg/mL: 3.5 mg in 0.5 mL, 8.4 h. At 3.3333 mg/mL 1.66665 mg, 14,399.856 s.
        assertEquals(30_240_000, word(image(bridge(next()).oldConcentration(7, 1)), 0, 3));
        assertEquals(
                14_399_856, word(image(bridge(next()).oldConcentration(33_333, 10_000)), 0, 3));
        // 3 ng in 7 nL: 214,285.71 ng, counted as 214,286; 1,851,428.57 ms, as 1,851,429. Then
        // 199,785,714 ng, 9,989,285.7 nL of 20 mg/mL, which with the line's 500,000 are
        // 209,785,700 ng.
        long[] image = image(bridge(next()).oldConcentration(3, 7));
        assertEquals(1_851_429, word(image, 0, PlanLayout.SEGMENT_DURATION_MS));
        assertEquals(9_989_285, word(image, 1, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(209_785_700, image[PlanLayout.DOSE_NG]);
    }

    @Test
    void writesADoseThatAgreesWithAWeakDrugToo() {
        // 1 ng in 3 nL. 0.5 mL of 1 mg/mL are 500,000 ng; of 2 mg, 1,500,000 ng are left, which are
        // 4.5 mL. 5,000,000 nL hold 1,666,666.67 ng: 1,666,666, and those 4,999,998 nL.
        BridgeDraft weak = bridge(next().doseNg(2 * MG).concentration(1, 3)).oldConcentration(1, 1);
        long[] image = image(weak);
        assertEquals(1_666_666, image[PlanLayout.DOSE_NG]);
        assertEquals(4_999_998, image[PlanLayout.VOLUME_NL]);
        assertEquals(500_000, word(image, 0, PlanLayout.SEGMENT_VOLUME_NL));
        assertEquals(4_499_998, word(image, 1, PlanLayout.SEGMENT_VOLUME_NL));
        assertTrue(weak.verdict().accepted());
    }

    @Test
    void holdsTheFirstSegmentToTheLimitWithTheNewDrug() {
        // 1 mL a day of 20 mg/mL: 20 mg a day, 0.462963 mg/m2/h, should the line be shorter.
        is(
                bridge(next().doseRateNgPerM2PerHMax(462_962)),
                Rule.DOSE_RATE_TOO_HIGH,
                462_963,
                462_962);
        assertTrue(bridge(next().doseRateNgPerM2PerHMax(462_963)).verdict().accepted());
    }

    @Test
    void holdsTheFirstSegmentToTheLimitWithTheOldDrug() {
        // From 40 to 20 mg/mL the new drug would be at half the rate; the old is at that of both.
        PlanDraft tight = next().doseRateNgPerM2PerHMax(231_482);
        assertTrue(bridge(tight).oldConcentration(40, 1).verdict().accepted());
        // 20 mg in 2 days and 1.8 m2 are 231,481.48; counted up, 231,482.
        is(
                bridge(next().doseRateNgPerM2PerHMax(231_481)).oldConcentration(40, 1),
                Rule.DOSE_RATE_TOO_HIGH,
                231_482,
                231_481);
    }

    @Test
    void takesADoseRateOfExactlyTheLimit() {
        // 10.8 mg a day and 1.8 m2 are 250,000 ng/m2/h, and twice that with the new drug.
        PlanDraft exact = next().doseNg(216 * MG).doseRateNgPerM2PerHMax(500_000);
        assertTrue(bridge(exact).verdict().accepted());
        is(
                bridge(exact.doseRateNgPerM2PerHMax(499_999)),
                Rule.DOSE_RATE_TOO_HIGH,
                500_000,
                499_999);
    }

    @Test
    void countsTheOldDrugUpWhereTheNewWouldPass() {
        // 1,000 ng a day: 23.1 ng/m2/h. 1 uL of 1 ng in 70 nL is 14.29 ng, counted as 15, in
        // 1,234,286 ms: 24.31. Of the new drug it would be 10 ng, 16.2.
        PlanDraft dilute = next().doseNg(20_000).concentration(1, 100);
        BridgeDraft draft = bridge(dilute.doseRateNgPerM2PerHMax(24)).lineNl(1_000);
        is(draft.oldConcentration(1, 70), Rule.DOSE_RATE_TOO_HIGH, 25, 24);
        dilute.doseRateNgPerM2PerHMax(25);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    void refusesFiguresThatAreNoBridge() {
        is(bridge(next()).lineNl(999), Rule.LINE_VOLUME, 999, 1_000);
        is(bridge(next()).lineNl(5_000_001), Rule.LINE_VOLUME, 5_000_001, 5_000_000);
        assertTrue(bridge(next()).lineNl(5_000_000).verdict().accepted());
        is(bridge(next()).oldConcentration(10, 0), Rule.CONCENTRATION, 0, 1);
        is(bridge(next()).oldConcentration(0, 1), Rule.CONCENTRATION, 0, 1);
        is(bridge(next()).oldConcentration(1_001, 1), Rule.CONCENTRATION, 1_001, 1_000);
        is(bridge(next()).oldConcentration(1, 1_000_001), Rule.CONCENTRATION, 1_000_001, 1_000_000);
        // 0.5 mL of 400 mg/mL are the 200 mg of the whole plan.
        is(bridge(next()).oldConcentration(400, 1), Rule.LINE_VOLUME, 200 * MG, 200 * MG - 1);
        PlanDraft ramp = next().doseNg(10 * MG).ramp(1, DAY, 0).durationMs(DAY);
        is(bridge(ramp), Rule.SEGMENT_KIND, 3, 1);
        is(bridge(next().flat(1, 10 * DAY).flat(1, 10 * DAY)), Rule.SEGMENT_COUNT, 2, 1);
        is(bridge(next().planId(0)), Rule.PLAN_ID, 0, 1);
    }

    @Test
    void writesNothingThatACoreWouldTakeFromThem() {
        long[] image = image(bridge(next()).lineNl(999));
        PlanCheck check = new PlanCheck(new PumpGeometry(implant));
        check.judge(image);
        assertEquals(Rule.SEGMENT_COUNT, check.rule());
        assertEquals(0, check.figure());
    }

    @Test
    void saysWhatTheCoreWouldSayOfTheBridge() {
        // 1 uL of 10 mg/mL are 10,000 ng, 86,400 ms of 10 mg a day; at 5 mg/mL 43,200: too short.
        assertTrue(bridge(next()).lineNl(1_000).verdict().accepted());
        is(
                bridge(next()).lineNl(1_000).oldConcentration(5, 1),
                Rule.SEGMENT_DURATION,
                43_200,
                60_000);
    }

    @Test
    void refusesAPlanThatOnlyItsBridgeWouldPass() {
        // 10 mL typed at 1 mL/h end in 10 h, not in 20 days; the bridge itself has no typed rate.
        is(
                bridge(next().typedRateNlPerH(1_000_000)),
                Rule.TYPED_RATE_DISAGREES,
                10 * HOUR,
                20 * DAY);
    }

    @Test
    void roundsTheBridgeUpByTheLeastRemainder() {
        // 5 mg of a dose of 175,840,919 ng, of 20 days: 5,000,000 * 1,728,000,000 =
        // 49,135,321 * 175,840,919 + 1.
        long[] image = image(bridge(next().doseNg(175_840_919)));
        assertEquals(49_135_322, word(image, 0, PlanLayout.SEGMENT_DURATION_MS));
    }

    @Test
    void takesADoseRateOfTheOldDrugOfExactlyTheLimit() {
        // From 40 to 20 mg/mL: 20 mg in 20 / 10.8 days and 1.8 m2 are 250,000 ng/m2/h, and half of
        // that with the new drug.
        PlanDraft exact = next().doseNg(216 * MG).doseRateNgPerM2PerHMax(250_000);
        assertTrue(bridge(exact).oldConcentration(40, 1).verdict().accepted());
    }

    @Test
    void roundsTheDoseRateOfTheOldDrugUpByTheLeastRemainder() {
        // 1 uL of 1 ng in 105 nL is 9.52 ng, counted as 10. Of 20,000 ng in 1,259,996,850 ms it is
        // given in 599,998.5 ms, as 599,999. 10 * 36e9 = 23 * 599,999 * 26,087 + 1. Of the new drug
        // it would be 9 ng, 20.7; and the plan gives 21.9.
        PlanDraft dilute =
                next().doseNg(20_000)
                        .concentration(1, 112)
                        .durationMs(1_259_996_850)
                        .bsaCm2(26_087);
        BridgeDraft draft =
                bridge(dilute.doseRateNgPerM2PerHMax(23)).lineNl(1_000).oldConcentration(1, 105);
        is(draft, Rule.DOSE_RATE_TOO_HIGH, 24, 23);
        dilute.doseRateNgPerM2PerHMax(24);
        assertTrue(draft.verdict().accepted());
    }

    @Test
    void leavesAQuantumOfRoomInTheLimitsThatSlide() {
        // 10 mg in an hour: 1 mg of the old, 0.1 mL, in 6 min; then 9 mg, 0.45 mL. All of it is
        // within every span, and a stroke is 1,000 nL.
        PlanDraft brief = next().doseNg(10 * MG).durationMs(HOUR);
        BridgeDraft draft = bridge(brief.doseRateNgPerM2PerHMax(20 * MG)).lineNl(100_000);
        assertTrue(draft.verdict().accepted());
        long[] image = image(draft);
        assertEquals(550_000, image[PlanLayout.VOLUME_NL]);
        assertEquals(551_000, image[PlanLayout.HOUR_NL_MAX]);
        assertEquals(551_000, image[PlanLayout.DAY_NL_MAX]);
    }
}
