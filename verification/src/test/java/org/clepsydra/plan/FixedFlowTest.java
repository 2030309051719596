package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An implant of 30 mL, labelled 1.3 mL a day, after 14 days: 18.2 mL by the label. */
class FixedFlowTest {
    private static final long ML = 1_000_000L;
    private static final long DAY = 86_400_000L;
    private static final long KG_70 = 70_000L;

    private static FixedFlow drawn(long aspiratedNl) {
        return new FixedFlow()
                .fillNl(30 * ML)
                .aspiratedNl(aspiratedNl)
                .elapsedMs(14 * DAY)
                .labelNlPerDay(1_300_000);
    }

    private static FixedFlow given(long nl) {
        return drawn(30 * ML - nl);
    }

    private static void is(FixedFlow flow, int rule, long figure, long limit) {
        Verdict verdict = flow.verdict();
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @ParameterizedTest
    @CsvSource({
        // 0.12, 0.14 and 0.18 mg/kg a day are 8.4, 9.8 and 12.6 mg; times 30 / 1.3.
        "120000, 193846153",
        "140000, 226153846",
        "180000, 290769230"
    })
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsWhatThePatientIsToHave(long ngPerKgPerDay, long massNg) {
        assertEquals(1_300_000, given(18_200_000).flowNlPerDay());
        assertEquals(massNg, given(18_200_000).massNg(ngPerKgPerDay, KG_70, 30 * ML));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsLessWhereThePumpIsFast() {
        // 15 % fast: 1.495 mL a day, 20.93 mL. 8.4 * 30 / 1.495 are 168.561872 mg; by the label it
        // would have been 193.8, and 9.66 mg a day.
        assertEquals(1_495_000, given(20_930_000).flowNlPerDay());
        assertEquals(168_561_872, given(20_930_000).massNg(120_000, KG_70, 30 * ML));
        // Half a fill, half the drug.
        assertEquals(84_280_936, given(20_930_000).massNg(120_000, KG_70, 15 * ML));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow~1")
    void watchesFromTenPercentAndActsFromFifteen() {
        // 18.2 mL: 20.02 and 20.93 above, 16.38 and 15.47 below.
        assertTrue(given(20_020_000).verdict().accepted());
        is(given(20_020_000), Rule.ACCEPTED, 0, 0);
        // A nanolitre in 14 days is a fraction of one in a day, and rounded away from the bound.
        is(given(20_020_001), Rule.FLOW_DRIFTS, 1_430_001, 1_430_000);
        is(given(20_930_000), Rule.FLOW_DRIFTS, 1_495_000, 1_430_000);
        is(given(20_930_001), Rule.FLOW_OFF_LABEL, 1_495_001, 1_495_000);
        assertTrue(given(16_380_000).verdict().accepted());
        is(given(16_379_999), Rule.FLOW_DRIFTS, 1_169_999, 1_170_000);
        is(given(15_470_000), Rule.FLOW_DRIFTS, 1_105_000, 1_170_000);
        is(given(15_469_999), Rule.FLOW_OFF_LABEL, 1_104_999, 1_105_000);
    }

    @Test
    @Verifies("req~reservoir.fixed-flow~1")
    void roundsItsBoundsInwards() {
        // 15 % above 1,300,001 nL a day are 1,495,001.15, 15 % below 1,105,000.85.
        is(given(29_000_000).labelNlPerDay(1_300_001), Rule.FLOW_OFF_LABEL, 2_071_429, 1_495_001);
        is(given(10_000_000).labelNlPerDay(1_300_001), Rule.FLOW_OFF_LABEL, 714_285, 1_105_001);
    }

    @Test
    @Verifies("req~reservoir.fixed-flow~1")
    void refusesFiguresOutOfRange() {
        is(given(18_200_000).fillNl(0), Rule.FILL_VOLUME, 0, 1);
        is(drawn(0).fillNl(50_000_001), Rule.FILL_VOLUME, 50_000_001, 50_000_000);
        assertEquals(Rule.FLOW_OFF_LABEL, drawn(0).fillNl(50_000_000).verdict().rule());
        is(drawn(-1), Rule.ASPIRATED_VOLUME, -1, 0);
        is(drawn(30 * ML), Rule.ASPIRATED_VOLUME, 30 * ML, 29_999_999);
        is(given(18_200_000).elapsedMs(DAY - 1), Rule.DURATION, DAY - 1, DAY);
        is(given(18_200_000).elapsedMs(366 * DAY + 1), Rule.DURATION, 366 * DAY + 1, 366 * DAY);
        is(given(18_200_000).labelNlPerDay(99_999), Rule.FLOW_OFF_LABEL, 99_999, 100_000);
        is(
                given(18_200_000).labelNlPerDay(10_000_001),
                Rule.FLOW_OFF_LABEL,
                10_000_001,
                10_000_000);
        assertEquals(0, drawn(30 * ML).flowNlPerDay());
        // At their ends: 0.1 mL a day for a year and a day, 10 mL in a day.
        assertTrue(
                given(29_000_000)
                        .fillNl(50 * ML)
                        .aspiratedNl(50 * ML - 36_600_000)
                        .elapsedMs(366 * DAY)
                        .labelNlPerDay(100_000)
                        .verdict()
                        .accepted());
        assertTrue(given(10 * ML).elapsedMs(DAY).labelNlPerDay(10_000_000).verdict().accepted());
        assertEquals(29_999_999, drawn(1).elapsedMs(DAY).flowNlPerDay());
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsNothingFromAFlowThatCannotBe() {
        // Half of 18.2 mL, and twice: 14 days of half the label are 9.1 mL.
        assertTrue(given(9_100_000).massNg(120_000, KG_70, 30 * ML) > 0);
        assertEquals(0, given(9_099_999).massNg(120_000, KG_70, 30 * ML));
        FixedFlow slow = given(29_000_000).labelNlPerDay(1_035_715);
        assertTrue(slow.massNg(120_000, KG_70, 30 * ML) > 0);
        // 29 mL in 14 days are 2,071,428.57 a day, twice 1,035,714.29.
        assertEquals(0, slow.labelNlPerDay(1_035_714).massNg(120_000, KG_70, 30 * ML));
        assertEquals(0, drawn(30 * ML).massNg(120_000, KG_70, 30 * ML));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsNothingForAFigureOutOfRange() {
        FixedFlow flow = given(18_200_000);
        assertEquals(0, flow.massNg(0, KG_70, 30 * ML));
        assertEquals(0, flow.massNg(100_000_000_001L, 1_000, 30 * ML));
        assertEquals(0, flow.massNg(120_000, 299, 30 * ML));
        // 0.12 mg for each kilogram of 0.3: 36,000 ng a day, of which 30 mL hold 830,769.2.
        assertEquals(830_769, flow.massNg(120_000, 300, 30 * ML));
        // 300 kg: 36 mg a day.
        assertEquals(830_769_230, flow.massNg(120_000, 300_000, 30 * ML));
        assertEquals(0, flow.massNg(120_000, 300_001, 30 * ML));
        assertEquals(0, flow.massNg(120_000, KG_70, 0));
        assertEquals(0, flow.massNg(120_000, KG_70, 50_000_001));
        // 8.4 mg a day, 50 / 1.3 days.
        assertEquals(323_076_923, flow.massNg(120_000, KG_70, 50 * ML));
        // 100 g in all: 1.3 mL a day of a 1.3 mL fill is a day's dose.
        assertEquals(100_000_000_000L, flow.massNg(100_000_000_000L, 1_000, 1_300_000));
        assertEquals(0, flow.massNg(100_000_000_000L, 1_001, 1_300_000));
        assertEquals(0, flow.massNg(100_000_000_000L, 1_000, 1_300_001));
    }

    @Test
    @Verifies("req~reservoir.refill-due~1")
    void isDueWhenItIsDownToItsLowLevel() {
        // 28 mL at 1.3 mL a day: 21.538461538 days are 1,860,923,076.9 ms.
        assertEquals(1_860_923_076L, given(18_200_000).refillDueMs(30 * ML, 2 * ML));
        // At 1.495: 18.729096989 days, 1,618,193,979.9 ms.
        assertEquals(1_618_193_979L, given(20_930_000).refillDueMs(30 * ML, 2 * ML));
        assertEquals(DAY, given(18_200_000).refillDueMs(1_300_000, 0));
        assertEquals(0, given(18_200_000).refillDueMs(2 * ML, 2 * ML));
        assertEquals(0, given(18_200_000).refillDueMs(30 * ML, -1));
        assertEquals(0, given(18_200_000).refillDueMs(50_000_001, 2 * ML));
        assertEquals(0, given(9_099_999).refillDueMs(30 * ML, 2 * ML));
        // 50 mL at 1.3 mL a day: 38.461538 days.
        assertEquals(3_323_076_923L, given(18_200_000).refillDueMs(50 * ML, 0));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow~1")
    void roundsTheFlowUpByTheLeastRemainder() {
        // 2 nL in 172,799,999 ms: 2 * 86,400,000 are one such time and a millisecond.
        assertEquals(2, given(2).elapsedMs(2 * DAY - 1).flowNlPerDay());
        assertEquals(1, given(2).elapsedMs(2 * DAY).flowNlPerDay());
    }

    @Test
    @Verifies({
        "req~reservoir.fixed-flow~1",
        "req~reservoir.fixed-flow-dose~1",
        "req~reservoir.refill-due~1"
    })
    void saysNothingOfAFlowMeasuredInLessThanADay() {
        // 1.3 mL in a day are the label's.
        FixedFlow day = given(1_300_000).elapsedMs(DAY);
        assertEquals(1_300_000, day.flowNlPerDay());
        assertEquals(193_846_153, day.massNg(120_000, KG_70, 30 * ML));
        assertEquals(DAY, day.refillDueMs(1_300_000, 0));
        day.elapsedMs(DAY - 1);
        assertEquals(0, day.flowNlPerDay());
        assertEquals(0, day.massNg(120_000, KG_70, 30 * ML));
        assertEquals(0, day.refillDueMs(1_300_000, 0));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsFromAFlowOfExactlyTwiceItsLabel() {
        // 28 mL in 14 days, 2 mL a day where 1 is on the label: 8.4 mg a day for 15 days.
        FixedFlow twice = given(28 * ML).labelNlPerDay(1_000_000);
        assertEquals(126_000_000, twice.massNg(120_000, KG_70, 30 * ML));
        // 2 * 999,999 * 14 are 27,999,972.
        assertEquals(0, twice.labelNlPerDay(999_999).massNg(120_000, KG_70, 30 * ML));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsFromTheLeastFigures() {
        FixedFlow flow = given(18_200_000);
        // 70 ng a day, 30 / 1.3 days.
        assertEquals(1_615, flow.massNg(1, KG_70, 30 * ML));
        // 8,400,000 ng a day, of which a nanolitre of 1,300,000 has 6.46.
        assertEquals(6, flow.massNg(120_000, KG_70, 1));
        assertEquals(0, flow.massNg(120_000, KG_70, -1));
        // 25 mL in 366 days are more than half of 0.1 mL a day.
        FixedFlow slow = given(25 * ML).elapsedMs(366 * DAY).labelNlPerDay(100_000);
        // 70 ng a day, 50 / 25 * 366 days.
        assertEquals(51_240, slow.massNg(1, KG_70, 50 * ML));
        assertEquals(0, slow.massNg(-1, KG_70, 50 * ML));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsNoMoreThanAHundredGrams() {
        FixedFlow flow = given(18_200_000);
        // 100 g a day for each of 0.3 kg, and a day's fill: 30 g.
        assertEquals(30_000_000_000L, flow.massNg(100_000_000_000L, 300, 1_300_000));
        assertEquals(0, flow.massNg(100_000_000_001L, 300, 1_300_000));
        // 62.5 g for each of 0.8 kg are 50 g a day, and a fill lasts two.
        assertEquals(100_000_000_000L, flow.massNg(62_500_000_000L, 800, 2_600_000));
        // A nanogram more is 1.6 in two days.
        assertEquals(0, flow.massNg(62_500_000_001L, 800, 2_600_000));
    }

    @Test
    @Verifies("req~reservoir.fixed-flow-dose~1")
    void fillsNothingForMoreThanAHundredGramsADay() {
        FixedFlow flow = given(18_200_000);
        // 80 g for each of 1.25 kg: 100 g a day, of which a nanolitre of 1,300,000 has 76,923 ng.
        assertEquals(76_923, flow.massNg(80_000_000_000L, 1_250, 1));
        // A nanogram more is 1.25 a day.
        assertEquals(0, flow.massNg(80_000_000_001L, 1_250, 1));
        assertEquals(0, flow.massNg(100_000_000_000L, 1_001, 1));
    }

    @Test
    @Verifies("req~reservoir.refill-due~1")
    void isDueAtOnceWhereLessIsFilledThanTheLowLevel() {
        // A nanolitre at 1.3 mL a day takes 66.46 ms.
        assertEquals(66, given(18_200_000).refillDueMs(2 * ML + 1, 2 * ML));
        assertEquals(0, given(18_200_000).refillDueMs(2 * ML - 1, 2 * ML));
        assertEquals(0, given(18_200_000).refillDueMs(ML, 2 * ML));
    }
}
