package org.clepsydra.plan;

import static org.clepsydra.plan.PlanImages.isRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~plan.dose-bands~1")
class DoseBandsTest {
    private static final long MG = 1_000_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();

    /** 5-FU 2400 mg/m2 for 1.80 m2: 4320 mg. */
    private PlanDraft draft(OrderRounding rounding) {
        return PlanImages.mfolfox(wearable).rounding(rounding);
    }

    /** So many ng in 1 mL each, over 24 h, with wide limits. */
    private PlanDraft few(long ng, OrderRounding rounding) {
        return PlanImages.flat(wearable, ng, 86_400_000)
                .concentration(1, 1_000_000)
                .rounding(rounding);
    }

    private static OrderRounding within(long percent) {
        return new OrderRounding().doseBandPercentMax(percent);
    }

    private static void isGiven(long ng, PlanDraft draft) {
        assertEquals(Rule.ACCEPTED, draft.verdict().rule());
        assertEquals(ng, PlanImages.image(draft)[PlanLayout.DOSE_NG]);
    }

    @Test
    void givesTheDoseOfTheBandAndItsVolume() {
        OrderRounding rounding = within(5).doseBand(4_200 * MG, 4_400 * MG, 4_300 * MG);
        isGiven(4_300 * MG, draft(rounding));
        long[] image = PlanImages.image(draft(rounding));
        // 4300 / 50 mL.
        assertEquals(86_000_000, image[PlanLayout.VOLUME_NL]);
        assertEquals(86_000_000, image[PlanLayout.ENVELOPE_VOLUME_NL]);
        isGiven(4_320 * MG, draft(new OrderRounding()));
    }

    @Test
    void holdsADoseFromItsFirstFigureToBelowItsSecond() {
        OrderRounding rounding =
                within(10).doseBand(100, 110, 105).doseBand(110, 120, 115).doseBand(125, 126, 125);
        isRefused(Rule.NO_DOSE_BAND, 99, 100, few(99, rounding));
        isGiven(105, few(100, rounding));
        isGiven(105, few(109, rounding));
        isGiven(115, few(110, rounding));
        isGiven(115, few(119, rounding));
        // A gap: short of the next band, and beyond the one before.
        isRefused(Rule.NO_DOSE_BAND, 120, 119, few(120, rounding));
        isRefused(Rule.NO_DOSE_BAND, 124, 119, few(124, rounding));
        isGiven(125, few(125, rounding));
        isRefused(Rule.NO_DOSE_BAND, 126, 125, few(126, rounding));
    }

    @Test
    void refusesABandFurtherAwayThanWasStated() {
        // 5 % of 4320 mg are 216 mg.
        isGiven(4_536 * MG, wide(4_536 * MG));
        isRefused(Rule.DOSE_BAND_TOO_FAR, 4_536 * MG + 1, 4_536 * MG, wide(4_536 * MG + 1));
        isGiven(4_104 * MG, wide(4_104 * MG));
        isRefused(Rule.DOSE_BAND_TOO_FAR, 4_104 * MG - 1, 4_104 * MG, wide(4_104 * MG - 1));
        // 10 % of 19 ng are 1.9 ng.
        isGiven(20, few(19, within(10).doseBand(19, 20, 20)));
        isRefused(Rule.DOSE_BAND_TOO_FAR, 21, 20, few(19, within(10).doseBand(19, 20, 21)));
        isGiven(18, few(19, within(10).doseBand(19, 20, 18)));
        isRefused(Rule.DOSE_BAND_TOO_FAR, 17, 18, few(19, within(10).doseBand(19, 20, 17)));
    }

    private PlanDraft wide(long bandNg) {
        return draft(within(5).doseBand(4_000 * MG, 5_000 * MG, bandNg)).doseNgPerM2Max(3_000 * MG);
    }

    @Test
    void wantsAPercentageFromOneToTen() {
        long[] refused = {0, -1, 11, Long.MIN_VALUE, Long.MAX_VALUE};
        for (long percent : refused) {
            isRefused(
                    Rule.DOSE_BAND_PERCENT,
                    percent,
                    percent < 1 ? 1 : 10,
                    few(100, within(percent).doseBand(100, 101, 100)));
        }
        isGiven(101, few(100, within(1).doseBand(100, 101, 101)));
        isRefused(Rule.DOSE_BAND_TOO_FAR, 102, 101, few(100, within(1).doseBand(100, 101, 102)));
        isGiven(110, few(100, within(10).doseBand(100, 101, 110)));
    }

    @Test
    void wantsBandsThatRise() {
        isRefused(Rule.DOSE_BANDS, 0, 1, few(100, within(5)));
        isRefused(Rule.DOSE_BANDS, 0, 1, few(100, within(5).doseBand(0, 200, 100)));
        isGiven(100, few(100, within(5).doseBand(1, 200, 100)));
        // Empty, or backwards.
        isRefused(Rule.DOSE_BANDS, 100, 101, few(100, within(5).doseBand(100, 100, 100)));
        isRefused(
                Rule.DOSE_BANDS,
                Long.MIN_VALUE,
                101,
                few(100, within(5).doseBand(100, Long.MIN_VALUE, 100)));
        // One into the other, however far from the dose.
        OrderRounding overlapping =
                within(5).doseBand(100, 110, 100).doseBand(200, 210, 200).doseBand(209, 220, 210);
        isRefused(Rule.DOSE_BANDS, 209, 210, few(100, overlapping));
        long most = HardLimits.DOSE_NG_MAX;
        isGiven(100, few(100, within(5).doseBand(100, most, 100)));
        isRefused(Rule.DOSE_BANDS, most + 1, most, few(100, within(5).doseBand(1, most + 1, 1)));
        isRefused(
                Rule.DOSE_BANDS,
                Long.MAX_VALUE,
                most,
                few(100, within(5).doseBand(Long.MAX_VALUE, 5, 100)));
    }

    @Test
    void holdsSixtyFourBands() {
        OrderRounding rounding = within(5);
        for (int i = 1; i <= 64; i++) {
            rounding.doseBand(i * 10L, (i + 1) * 10L, i * 10L);
        }
        isGiven(640, few(649, rounding));
        rounding.doseBand(650, 660, 650);
        isRefused(Rule.DOSE_BANDS, 65, 64, few(649, rounding));
    }

    @Test
    void leavesAnOrderWithoutADoseToItsOwnRule() {
        OrderRounding rounding = within(5).doseBand(1, 200, 100);
        assertEquals(Rule.DOSE, few(0, rounding).verdict().rule());
        assertEquals(Rule.DOSE, few(-1, rounding).verdict().rule());
        assertEquals(Rule.DOSE, few(HardLimits.DOSE_NG_MAX + 1, rounding).verdict().rule());
        // The least dose of all is short of most bands.
        isRefused(Rule.NO_DOSE_BAND, 1, 2, few(1, within(10).doseBand(2, 3, 2)));
        long most = HardLimits.DOSE_NG_MAX;
        // The largest dose of all is beyond every band.
        isRefused(
                Rule.NO_DOSE_BAND,
                most,
                most - 1,
                few(most, within(10).doseBand(most - 5, most, most - 5)));
    }

    @Test
    void judgesEveryLimitOnTheDoseOfTheBand() {
        // 2400 mg/m2 are within 2450 mg/m2; 4410 mg on 1.80 m2 are 2450, one ng more is beyond.
        OrderRounding exact = within(5).doseBand(4_200 * MG, 4_400 * MG, 4_410 * MG);
        isGiven(4_410 * MG, draft(exact).doseNgPerM2Max(2_450 * MG));
        OrderRounding beyond = within(5).doseBand(4_200 * MG, 4_400 * MG, 4_410 * MG + 1);
        Verdict whole = draft(beyond).doseNgPerM2Max(2_450 * MG).verdict();
        assertEquals(Rule.DOSE_TOO_HIGH, whole.rule());
        assertEquals(2_450 * MG + 1, whole.figure());
        // 4416 mg on 1.80 m2 in 46 h are 53.333... mg/m2/h, 4320 mg 52.17.
        OrderRounding more = within(5).doseBand(4_200 * MG, 4_400 * MG, 4_416 * MG);
        isGiven(4_416 * MG, draft(more).doseRateNgPerM2PerHMax(53_333_334));
        Verdict rate = draft(more).doseRateNgPerM2PerHMax(53_333_333).verdict();
        assertEquals(Rule.DOSE_RATE_TOO_HIGH, rate.rule());
        assertEquals(53_333_334, rate.figure());
    }

    @Test
    void bandsADoseThatWasOrderedByTheDay() {
        // 100 mg a day for 24 h are 100 mg.
        PlanDraft draft =
                PlanImages.flat(wearable, 0, 86_400_000)
                        .doseNgPerM2(50 * MG)
                        .bsaCm2(20_000)
                        .dosePerDay()
                        .rounding(within(5).doseBand(95 * MG, 105 * MG, 101 * MG));
        isGiven(101 * MG, draft);
    }
}
