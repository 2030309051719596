package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Routes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Plans against the example library, version 3. */
class DrugCheckTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final long[] library = Libraries.image(Libraries.example(3));

    private static DrugDraft fluorouracil() {
        return new DrugDraft()
                .libraryVersion(3)
                .drugId(Libraries.FLUOROURACIL)
                .route(Routes.INTRAVENOUS_CENTRAL);
    }

    /** 2400 mg/m2 in 46 h at 50 mg/mL: 52,173,913.04... ng/m2/h. */
    private PlanDraft mfolfox(DrugDraft drug) {
        return PlanImages.mfolfox(wearable).drug(drug);
    }

    /** 75 mg/m2 in 72 h at 2 mg/mL: 135 mg for 1.80 m2. */
    private PlanDraft doxorubicin(long beforeNgPerM2) {
        return new PlanDraft(wearable)
                .planId(1)
                .doseNgPerM2(75_000_000)
                .bsaCm2(18_000)
                .concentration(2, 1)
                .durationMs(72 * HOUR)
                .doseRateNgPerM2PerHMax(1_500_000)
                .doseNgPerM2Max(80_000_000)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000)
                .drug(doxorubicinBefore(beforeNgPerM2));
    }

    private static DrugDraft doxorubicinBefore(long ngPerM2) {
        return new DrugDraft()
                .libraryVersion(3)
                .drugId(Libraries.DOXORUBICIN)
                .route(Routes.INTRAVENOUS_CENTRAL)
                .beforeNgPerM2(ngPerM2);
    }

    private void accepted(PlanDraft draft) {
        Verdict verdict = draft.verdict(library);
        assertEquals(Rule.ACCEPTED, verdict.rule());
        assertEquals(0, verdict.figure());
        assertEquals(0, verdict.limit());
    }

    private void refused(PlanDraft draft, int rule, long figure, long limit) {
        Verdict verdict = draft.verdict(library);
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
    }

    @Test
    @Verifies("req~library.without~2")
    void refusesAPlanThatNamesALibraryWhereNoneIsHeld() {
        assertEquals(Rule.ACCEPTED, mfolfox(new DrugDraft()).verdict().rule());
        assertEquals(Rule.ACCEPTED, mfolfox(new DrugDraft().drugId(101)).verdict().rule());
        none(new DrugDraft().route(1), 1);
        none(new DrugDraft().libraryVersion(3), 3);
        none(new DrugDraft().softReason(7), 7);
        none(new DrugDraft().beforeNgPerM2(-1), -1);
        none(new DrugDraft().beforeInCycleNgPerM2(1), 1);
        none(new DrugDraft().beforeInCycleNgPerM2(-1), -1);
    }

    private void none(DrugDraft drug, long figure) {
        Verdict verdict = mfolfox(drug).verdict();
        assertEquals(Rule.NO_LIBRARY, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(0, verdict.limit());
    }

    @Test
    @Verifies("req~library.entry~1")
    void needsTheVersionTheDrugAndTheRoute() {
        accepted(mfolfox(fluorouracil()));
        refused(mfolfox(new DrugDraft()), Rule.LIBRARY_VERSION_DIFFERS, 0, 3);
        refused(mfolfox(fluorouracil().libraryVersion(2)), Rule.LIBRARY_VERSION_DIFFERS, 2, 3);
        refused(mfolfox(fluorouracil().libraryVersion(4)), Rule.LIBRARY_VERSION_DIFFERS, 4, 3);
        refused(mfolfox(fluorouracil().drugId(0)), Rule.DRUG_NOT_IN_LIBRARY, 0, 0);
        refused(mfolfox(fluorouracil().drugId(100)), Rule.DRUG_NOT_IN_LIBRARY, 100, 0);
        refused(mfolfox(fluorouracil().drugId(102)), Rule.DRUG_NOT_IN_LIBRARY, 102, 0);
        refused(mfolfox(fluorouracil().route(0)), Rule.ROUTE_NOT_IN_LIBRARY, 0, 1);
        refused(mfolfox(fluorouracil().route(2)), Rule.ROUTE_NOT_IN_LIBRARY, 2, 1);
        DrugDraft vincristine = fluorouracil().drugId(Libraries.VINCRISTINE);
        refused(mfolfox(vincristine.route(Routes.INTRATHECAL)), Rule.ROUTE_NOT_IN_LIBRARY, 4, 1);
    }

    @Test
    @Verifies("req~library.entry~1")
    void tellsTheRouteAndConcentrationOfTheFirstEntryThatAgrees() {
        LibraryDraft draft = Libraries.example(3);
        draft.entry(400, "x", Routes.INTRAVENOUS_PERIPHERAL);
        wide(draft.concentration(1, 2, 3));
        draft.entry(400, "x", Routes.INTRA_ARTERIAL);
        wide(draft.concentration(5, 6, 7));
        draft.entry(400, "x", Routes.INTRA_ARTERIAL);
        wide(draft.concentration(2, 3, 1));
        long[] image = Libraries.image(draft);
        Verdict route = mfolfox(fluorouracil().drugId(400)).verdict(image);
        assertEquals(Rule.ROUTE_NOT_IN_LIBRARY, route.rule());
        assertEquals(Routes.INTRAVENOUS_CENTRAL, route.figure());
        assertEquals(Routes.INTRAVENOUS_PERIPHERAL, route.limit());
        // 5 ng in 7 nL are 714,285.7 ng in a millilitre.
        Verdict held = mfolfox(fluorouracil().drugId(400).route(3)).verdict(image);
        assertEquals(Rule.CONCENTRATION_NOT_IN_LIBRARY, held.rule());
        assertEquals(50_000_000, held.figure());
        assertEquals(714_285, held.limit());
    }

    private static void wide(LibraryDraft draft) {
        draft.doseRateNgPerM2PerH(1_000_000_000, 1_000_000_000)
                .doseNgPerM2(5_000_000_000L, 5_000_000_000L)
                .shortestMs(60_000, 60_000)
                .longestMs(100 * HOUR, 100 * HOUR);
    }

    @Test
    @Verifies("req~library.entry~1")
    void needsAConcentrationWithinAnEntry() {
        // 2400 mg/m2 in 46 h with a reason not needed at 18 to 25 mg/mL.
        accepted(mfolfox(fluorouracil()).concentration(18, 1));
        accepted(mfolfox(fluorouracil()).concentration(25, 1));
        accepted(mfolfox(fluorouracil()).concentration(21_500_001, 1_000_000));
        long[] below = {17_999_999, 1_000_000};
        refused(
                mfolfox(fluorouracil()).concentration(below[0], below[1]),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                17_999_999,
                18_000_000);
        refused(
                mfolfox(fluorouracil()).concentration(25_000_001, 1_000_000),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                25_000_001,
                18_000_000);
        // 50, 25 and 5 mg/mL mistaken for each other: 25 has an entry, 5 has none.
        refused(
                mfolfox(fluorouracil()).concentration(5, 1),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                5_000_000,
                18_000_000);
        accepted(mfolfox(fluorouracil()).concentration(100, 2));
        refused(
                mfolfox(fluorouracil()).concentration(50_000_001, 1_000_000),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                50_000_001,
                18_000_000);
        refused(
                mfolfox(fluorouracil()).concentration(49_999_999, 1_000_000),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                49_999_999,
                18_000_000);
    }

    @Test
    @Verifies("req~library.entry~1")
    void comparesAConcentrationThatIsNoWholeNumberExactly() {
        // An entry of 1 to 10 ng in 1,000 nL: 1,000 to 10,000 ng in a millilitre.
        accepted(vincristine().concentration(1, 1_000));
        accepted(vincristine().concentration(1, 100));
        accepted(vincristine().concentration(11, 2_000));
        refused(
                vincristine().concentration(999, 1_000_000),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                999,
                1_000);
        refused(
                vincristine().concentration(10_001, 1_000_000),
                Rule.CONCENTRATION_NOT_IN_LIBRARY,
                10_001,
                1_000);
    }

    /** 1.4 mg/m2 in 24 h: 252 mL at 0.01 mg/mL for 1.80 m2, 2.52 L at 0.001. */
    private PlanDraft vincristine() {
        return new PlanDraft(wearable)
                .planId(1)
                .doseNgPerM2(1_400_000)
                .bsaCm2(18_000)
                .durationMs(24 * HOUR)
                .doseRateNgPerM2PerHMax(100_000)
                .doseNgPerM2Max(2_000_000)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000)
                .drug(fluorouracil().drugId(Libraries.VINCRISTINE));
    }

    @Test
    @Verifies("req~library.hard-limits~1")
    void holdsThePlansOwnLimitsToTheHardOnes() {
        accepted(mfolfox(fluorouracil()).doseRateNgPerM2PerHMax(200_000_000));
        refused(
                mfolfox(fluorouracil()).doseRateNgPerM2PerHMax(200_000_001),
                Rule.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                200_000_001,
                200_000_000);
        accepted(mfolfox(fluorouracil()).doseNgPerM2Max(5_000_000_000L));
        refused(
                mfolfox(fluorouracil()).doseNgPerM2Max(5_000_000_001L),
                Rule.DOSE_LIMIT_ABOVE_LIBRARY,
                5_000_000_001L,
                5_000_000_000L);
    }

    @Test
    @Verifies("req~library.hard-limits~1")
    void holdsTheDurationToTheHardLimits() {
        // Hard 44 to 50 h, soft 46 to 48 h.
        DrugDraft reason = fluorouracil().softReason(12);
        accepted(mfolfox(reason).durationMs(44 * HOUR));
        refused(
                mfolfox(reason).durationMs(44 * HOUR - 1),
                Rule.DURATION_OUTSIDE_LIBRARY,
                44 * HOUR - 1,
                44 * HOUR);
        accepted(mfolfox(reason).durationMs(50 * HOUR));
        refused(
                mfolfox(reason).durationMs(50 * HOUR + 1),
                Rule.DURATION_OUTSIDE_LIBRARY,
                50 * HOUR + 1,
                50 * HOUR);
    }

    @Test
    @Verifies("req~library.lifetime~2")
    void countsWhatWasGivenBefore() {
        // 550 - 75 are 475 mg/m2; beyond 450 - 75 a reason is needed.
        accepted(doxorubicin(0));
        accepted(doxorubicin(375_000_000));
        accepted(doxorubicin(0).drug(doxorubicinBefore(475_000_000).softReason(1)));
        refused(
                doxorubicin(0).drug(doxorubicinBefore(475_000_001).softReason(1)),
                Rule.LIFETIME_DOSE_TOO_HIGH,
                550_000_001,
                550_000_000);
        refused(doxorubicin(-1), Rule.DOSE_BEFORE, -1, 0);
        refused(
                doxorubicin(10_000_000_000_001L),
                Rule.DOSE_BEFORE,
                10_000_000_000_001L,
                10_000_000_000_000L);
        refused(
                doxorubicin(10_000_000_000_000L),
                Rule.LIFETIME_DOSE_TOO_HIGH,
                10_000_075_000_000L,
                550_000_000);
        refused(doxorubicin(Long.MAX_VALUE), Rule.DOSE_BEFORE, Long.MAX_VALUE, 10_000_000_000_000L);
    }

    @Test
    @Verifies("req~library.lifetime~2")
    void roundsTheDoseOfThePlanUp() {
        // 134,999,999 ng for 1.80 m2 are 74,999,999.4 ng/m2: counted as 75,000,000.
        DrugDraft most = doxorubicinBefore(475_000_000).softReason(1);
        accepted(doxorubicin(0).doseNgPerM2(0).doseNg(134_999_999).drug(most));
        refused(
                doxorubicin(0)
                        .doseNgPerM2(0)
                        .doseNg(134_999_999)
                        .drug(doxorubicinBefore(475_000_001).softReason(1)),
                Rule.LIFETIME_DOSE_TOO_HIGH,
                550_000_001,
                550_000_000);
    }

    @Test
    @Verifies("req~library.lifetime~2")
    void countsNothingWhereThereIsNoLimitForALifetime() {
        accepted(mfolfox(fluorouracil().beforeNgPerM2(10_000_000_000_000L)));
        refused(
                mfolfox(fluorouracil().beforeNgPerM2(10_000_000_000_001L)),
                Rule.DOSE_BEFORE,
                10_000_000_000_001L,
                10_000_000_000_000L);
    }

    @Test
    @Verifies("req~library.lifetime~2")
    void countsAgainstTheLowestLimitForALifetime() {
        // 2400 mg/m2 where 1 ng/m2 is the limit; there is none where it is 0.
        judgedForALifetime(1, Rule.LIFETIME_DOSE_TOO_HIGH, 2_400_000_000L);
        judgedForALifetime(0, Rule.ACCEPTED, 0);
    }

    private void judgedForALifetime(long ngPerM2, int rule, long figure) {
        LibraryDraft draft = Libraries.example(3);
        draft.entry(400, "x", Routes.INTRAVENOUS_CENTRAL);
        wide(draft.concentration(50, 50, 1).lifetimeNgPerM2(ngPerM2, ngPerM2));
        Verdict verdict = mfolfox(fluorouracil().drugId(400)).verdict(Libraries.image(draft));
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(ngPerM2, verdict.limit());
    }

    private static DrugDraft doxorubicinInCycle(long ngPerM2, long cycleNgPerM2) {
        return doxorubicinBefore(ngPerM2).beforeInCycleNgPerM2(cycleNgPerM2);
    }

    @Test
    @Verifies("req~library.cycle~1")
    void countsWhatWasGivenInTheCycleBefore() {
        // 150 - 75 are 75 mg/m2; beyond 80 - 75 a reason is needed.
        accepted(doxorubicin(0).drug(doxorubicinInCycle(100_000_000, 5_000_000)));
        accepted(doxorubicin(0).drug(doxorubicinInCycle(100_000_000, 75_000_000).softReason(1)));
        refused(
                doxorubicin(0).drug(doxorubicinInCycle(100_000_000, 75_000_001).softReason(1)),
                Rule.CYCLE_DOSE_TOO_HIGH,
                150_000_001,
                150_000_000);
        // 134,999,999 ng for 1.80 m2 are counted as 75,000,000 ng/m2.
        refused(
                doxorubicin(0)
                        .doseNgPerM2(0)
                        .doseNg(134_999_999)
                        .drug(doxorubicinInCycle(100_000_000, 75_000_001).softReason(1)),
                Rule.CYCLE_DOSE_TOO_HIGH,
                150_000_001,
                150_000_000);
    }

    @Test
    @Verifies("req~library.cycle~1")
    void knowsNoMoreOfTheCycleThanWasEverGiven() {
        accepted(doxorubicin(0).drug(doxorubicinInCycle(5_000_000, 5_000_000)));
        refused(
                doxorubicin(0).drug(doxorubicinInCycle(4_999_999, 5_000_000)),
                Rule.DOSE_BEFORE_IN_CYCLE,
                5_000_000,
                4_999_999);
        refused(doxorubicin(0).drug(doxorubicinInCycle(0, -1)), Rule.DOSE_BEFORE_IN_CYCLE, -1, 0);
        // Of a drug without a limit for a lifetime nothing need be stated besides.
        refused(
                mfolfox(fluorouracil().beforeInCycleNgPerM2(10_000_000_000_001L)),
                Rule.DOSE_BEFORE_IN_CYCLE,
                10_000_000_000_001L,
                10_000_000_000_000L);
        refused(
                mfolfox(fluorouracil().beforeInCycleNgPerM2(10_000_000_000_000L)),
                Rule.CYCLE_DOSE_TOO_HIGH,
                10_002_400_000_000L,
                6_000_000_000L);
        // A limit of 1 ng/m2 is one, 0 is none.
        stated(1, Rule.DOSE_BEFORE_IN_CYCLE, 1);
        stated(0, Rule.ACCEPTED, 0);
    }

    /** 1 ng for 1.80 m2, counted as 1 ng/m2; 1 mL in an hour. */
    private void stated(long lifetimeNgPerM2, int rule, long figure) {
        LibraryDraft draft = Libraries.example(3);
        draft.entry(400, "x", Routes.INTRAVENOUS_CENTRAL);
        wide(draft.concentration(1, 1, 1_000_000));
        draft.lifetimeNgPerM2(lifetimeNgPerM2, lifetimeNgPerM2);
        Verdict verdict =
                mfolfox(fluorouracil().drugId(400).beforeInCycleNgPerM2(1))
                        .doseNgPerM2(0)
                        .doseNg(1)
                        .concentration(1, 1_000_000)
                        .durationMs(HOUR)
                        .verdict(Libraries.image(draft));
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(0, verdict.limit());
    }

    @Test
    @Verifies("req~library.cycle~1")
    void countsNothingWhereThereIsNoLimitForACycle() {
        // At 18 to 25 mg/mL there is none.
        DrugDraft most = fluorouracil().beforeInCycleNgPerM2(10_000_000_000_000L);
        accepted(mfolfox(most).concentration(25, 1));
        cycleOf(1, Rule.CYCLE_DOSE_TOO_HIGH, 2_400_000_000L);
        cycleOf(0, Rule.ACCEPTED, 0);
    }

    private void cycleOf(long ngPerM2, int rule, long figure) {
        LibraryDraft draft = Libraries.example(3);
        draft.entry(400, "x", Routes.INTRAVENOUS_CENTRAL);
        wide(draft.concentration(50, 50, 1).cycleNgPerM2(ngPerM2, ngPerM2));
        Verdict verdict = mfolfox(fluorouracil().drugId(400)).verdict(Libraries.image(draft));
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(ngPerM2, verdict.limit());
    }

    /** A fluorouracil that a bedside pump gives, with room for a bolus in the dose. */
    private PlanDraft withBolus(long doseNg, long ms) {
        return PlanImages.mfolfox(Devices.bedside().seal())
                .doseNgPerM2Max(5_000_000_000L)
                .drug(fluorouracil().softReason(12))
                .bolus(doseNg, ms, 12 * HOUR, 1);
    }

    @Test
    @Verifies("req~library.bolus~1")
    void holdsABolusToItsHardDose() {
        // 500 mg/m2 for 1.80 m2 are 900 mg, 18 mL; in 3 min 10 g/m2/h.
        accepted(withBolus(900_000_000, 180_000));
        // 500,000,000.6 ng/m2, rounded up.
        refused(
                withBolus(900_000_001, 180_000),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                500_000_001,
                500_000_000);
    }

    @Test
    @Verifies("req~library.bolus~1")
    void holdsAllThatMayBeginInAnHourToIt() {
        // 250 mg/m2 every 64 min: two may begin in 64. A millisecond more apart it is one.
        accepted(withBoluses(450_000_000, 61 * 60_000, 2));
        refused(
                withBoluses(450_000_001, 61 * 60_000, 2),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                500_000_002,
                500_000_000);
        accepted(withBoluses(900_000_000, 61 * 60_000 + 1, 2));
        // Without a wait, every 3 min: but there is only one, or there are five.
        accepted(withBoluses(900_000_000, 0, 1));
        refused(
                withBoluses(180_000_001, 0, 5),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                500_000_003,
                500_000_000);
        accepted(withBoluses(180_000_000, 0, 5));
    }

    /** Of 3 min each. */
    private PlanDraft withBoluses(long doseNg, long gapMs, long count) {
        return PlanImages.mfolfox(Devices.bedside().seal())
                .doseNgPerM2Max(5_000_000_000L)
                .drug(fluorouracil().softReason(12))
                .bolus(doseNg, 180_000, gapMs, count);
    }

    @Test
    @Verifies("req~library.bolus~1")
    void holdsABolusToItsDoseRate() {
        // 500 mg/m2 in 2 min are 15 g/m2/h; in a millisecond less 15,000,125,001.04... ng/m2/h.
        accepted(withBolus(900_000_000, 120_000));
        refused(
                withBolus(900_000_000, 119_999),
                Rule.BOLUS_RATE_ABOVE_LIBRARY,
                15_000_125_002L,
                15_000_000_000L);
        // 899,999,999 ng in 2 min are 14,999,999,983.3 ng/m2/h.
        accepted(withBolus(899_999_999, 120_000));
    }

    @Test
    @Verifies("req~library.bolus~1")
    void allowsNoBolusWhereTheEntryHasNone() {
        // At 25 mg/mL it has none: 1 mL of 25 mg for 1.80 m2.
        refused(
                withBolus(25_000_000, 180_000).concentration(25, 1),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                13_888_889,
                0);
        refused(
                doxorubicin(0).doseNgPerM2(70_000_000).bolus(2_000_000, HOUR, 0, 1),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                1_111_112,
                0);
    }

    @Test
    @Verifies("req~library.bolus~1")
    void roundsUpTheSmallestPart() {
        // 399,960,001 ng for 0.9999 m2 are 400,000,001 ng/m2 and one 9999th.
        judgedAtTheSmallestPart(399_960_001, Rule.BOLUS_DOSE_ABOVE_LIBRARY, 400_000_002);
        judgedAtTheSmallestPart(399_960_000, Rule.ACCEPTED, 0);
    }

    private void judgedAtTheSmallestPart(long ng, int rule, long figure) {
        LibraryDraft draft = Libraries.example(3);
        draft.entry(400, "x", Routes.INTRAVENOUS_CENTRAL);
        wide(draft.concentration(50, 50, 1).bolus(400_000_001, 400_000_001, 100_000_000_000L));
        Verdict verdict =
                withBolus(ng, HOUR)
                        .bsaCm2(9_999)
                        .drug(fluorouracil().drugId(400))
                        .verdict(Libraries.image(draft));
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(rule == Rule.ACCEPTED ? 0 : 400_000_001, verdict.limit());
    }

    private PlanDraft withKvo(long nl, long ms) {
        return mfolfox(fluorouracil()).kvo(nl, ms, 1);
    }

    @Test
    @Verifies("req~library.kvo~1")
    void holdsAKvoToItsRate() {
        // 0.5 mL/h; a millisecond less in an hour is 500,000.13... nL/h.
        accepted(withKvo(500_000, HOUR));
        refused(withKvo(500_000, HOUR - 1), Rule.KVO_RATE_ABOVE_LIBRARY, 500_001, 500_000);
        refused(withKvo(500_001, HOUR), Rule.KVO_RATE_ABOVE_LIBRARY, 500_001, 500_000);
        accepted(withKvo(1_000_000, 2 * HOUR));
        accepted(withKvo(1_000_000, 2 * HOUR).minimumRate());
        refused(
                withKvo(1_000_001, 2 * HOUR).minimumRate(),
                Rule.KVO_RATE_ABOVE_LIBRARY,
                500_001,
                500_000);
    }

    @Test
    @Verifies("req~library.kvo~1")
    void allowsNoKvoWhereTheEntryHasNone() {
        // A stroke of 50 uL in a day, 2,083.3 nL/h.
        refused(
                doxorubicin(0).doseNgPerM2(70_000_000).kvo(50_000, 24 * HOUR, 1),
                Rule.KVO_RATE_ABOVE_LIBRARY,
                2_084,
                0);
        accepted(withKvo(50_000, 24 * HOUR));
    }

    @Test
    @Verifies("req~library.hard-limits~1")
    void namesTheFirstOfSeveralLimits() {
        // In the order of the lifetime, the cycle, the bolus and the KVO.
        DrugDraft drug = fluorouracil().softReason(12).beforeInCycleNgPerM2(6_000_000_000L);
        PlanDraft all = withBolus(1_800_000_000L, 120_000).kvo(900_000, HOUR, 1).drug(drug);
        refused(all, Rule.CYCLE_DOSE_TOO_HIGH, 9_425_000_000L, 6_000_000_000L);
        refused(
                all.drug(fluorouracil().softReason(12)),
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                1_000_000_000,
                500_000_000);
        refused(
                all.bolus(900_000_000, 60_000, 12 * HOUR, 1),
                Rule.BOLUS_RATE_ABOVE_LIBRARY,
                30_000_000_000L,
                15_000_000_000L);
        refused(
                all.bolus(900_000_000, 120_000, 12 * HOUR, 1),
                Rule.KVO_RATE_ABOVE_LIBRARY,
                900_000,
                500_000);
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void needsAReasonForACycleAndABolusToo() {
        // 75 and 5 mg/m2 are 80.
        refused(
                doxorubicin(0).drug(doxorubicinInCycle(5_000_001, 5_000_001)),
                Rule.SOFT_CYCLE_DOSE,
                80_000_001,
                80_000_000);
        accepted(doxorubicin(0).drug(doxorubicinInCycle(5_000_001, 5_000_001).softReason(1)));
        // 1900 mg/m2 in 46 h and a bolus of 400: 720 mg for 1.80 m2.
        PlanDraft bolus = withBolus(720_000_000, 180_000).doseNgPerM2(1_900_000_000);
        accepted(bolus.drug(fluorouracil()));
        refused(
                bolus.bolus(720_000_001, 180_000, 12 * HOUR, 1),
                Rule.SOFT_BOLUS_DOSE,
                400_000_001,
                400_000_000);
        accepted(bolus.drug(fluorouracil().softReason(99)));
        refused(bolus.bolus(720_000_000, 180_000, 12 * HOUR, 1), Rule.SOFT_REASON_NEEDLESS, 99, 0);
        // Both at once: that of the cycle comes first.
        refused(
                bolus.drug(fluorouracil().beforeInCycleNgPerM2(3_300_000_001L))
                        .bolus(720_000_001, 180_000, 12 * HOUR, 1),
                Rule.SOFT_CYCLE_DOSE,
                5_600_000_002L,
                5_600_000_000L);
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void needsAReasonBeyondEachSoftLimit() {
        // 2760 mg/m2 in 46 h are 60 mg/m2/h, the soft limit: 99.36 mL for 1.80 m2; 1 nL is 50 ng.
        DrugDraft reason = fluorouracil().softReason(12);
        PlanDraft fast = mfolfox(fluorouracil()).doseNgPerM2(2_500_000_000L);
        accepted(fast.doseNgPerM2Max(5_000_000_000L));
        refused(fast.doseNgPerM2(2_500_000_001L), Rule.SOFT_DOSE, 2_500_000_001L, 2_500_000_000L);
        accepted(fast.drug(reason));
        refused(
                mfolfox(fluorouracil()).doseNgPerM2(2_760_000_028L).doseNgPerM2Max(5_000_000_000L),
                Rule.SOFT_DOSE_RATE,
                60_000_001,
                60_000_000);
        refused(
                mfolfox(fluorouracil()).doseNgPerM2(2_760_000_000L).doseNgPerM2Max(5_000_000_000L),
                Rule.SOFT_DOSE,
                2_760_000_000L,
                2_500_000_000L);
        accepted(mfolfox(fluorouracil()).durationMs(46 * HOUR));
        refused(
                mfolfox(fluorouracil()).durationMs(46 * HOUR - 1),
                Rule.SOFT_DURATION,
                46 * HOUR - 1,
                46 * HOUR);
        accepted(mfolfox(fluorouracil()).durationMs(48 * HOUR));
        refused(
                mfolfox(fluorouracil()).durationMs(48 * HOUR + 1),
                Rule.SOFT_DURATION,
                48 * HOUR + 1,
                48 * HOUR);
        accepted(mfolfox(reason).durationMs(48 * HOUR + 1));
        refused(doxorubicin(375_000_001), Rule.SOFT_LIFETIME_DOSE, 450_000_001, 450_000_000);
        accepted(doxorubicin(0).drug(doxorubicinBefore(375_000_001).softReason(1)));
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void takesNoRefusalBackWhetherASoftLimitIsPassedOrNot() {
        DrugDraft other = fluorouracil().libraryVersion(2);
        refused(mfolfox(other), Rule.LIBRARY_VERSION_DIFFERS, 2, 3);
        // A millisecond shorter than the soft limit, without a reason and with one.
        PlanDraft shorter = mfolfox(other).durationMs(46 * HOUR - 1);
        refused(shorter, Rule.LIBRARY_VERSION_DIFFERS, 2, 3);
        refused(shorter.drug(other.softReason(12)), Rule.LIBRARY_VERSION_DIFFERS, 2, 3);
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void judgesTheHighestRateAndNotTheLast() {
        // Twice the mean first, then half of it: 69.6 mg/m2/h and a bit.
        PlanDraft steps = mfolfox(fluorouracil()).flat(2, 23 * HOUR).flat(1, 23 * HOUR);
        // 4320 mg x 2/3 / 1.8 m2 / 23 h.
        refused(steps, Rule.SOFT_DOSE_RATE, 69_565_218, 60_000_000);
        refused(
                mfolfox(fluorouracil()).flat(1, 23 * HOUR).flat(2, 23 * HOUR),
                Rule.SOFT_DOSE_RATE,
                69_565_218,
                60_000_000);
        // A check that is used again has forgotten the plan before.
        PlanCheck check = new PlanCheck(new PumpGeometry(wearable));
        check.library().offer(library, true);
        check.judge(PlanImages.image(steps));
        assertEquals(Rule.SOFT_DOSE_RATE, check.rule());
        check.judge(PlanImages.image(mfolfox(fluorouracil())));
        assertEquals(Rule.ACCEPTED, check.rule());
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void refusesAReasonThatIsNoneOrNotNeeded() {
        PlanDraft longer = mfolfox(fluorouracil()).durationMs(49 * HOUR);
        accepted(longer.drug(fluorouracil().softReason(1)));
        accepted(longer.drug(fluorouracil().softReason(99)));
        refused(longer.drug(fluorouracil().softReason(100)), Rule.SOFT_REASON, 100, 99);
        refused(longer.drug(fluorouracil().softReason(-1)), Rule.SOFT_REASON, -1, 0);
        refused(mfolfox(fluorouracil().softReason(1)), Rule.SOFT_REASON_NEEDLESS, 1, 0);
        refused(mfolfox(fluorouracil().softReason(99)), Rule.SOFT_REASON_NEEDLESS, 99, 0);
    }

    @Test
    @Verifies("req~library.soft-limits~2")
    void opensNoHardLimitForAReason() {
        refused(
                mfolfox(fluorouracil().softReason(12)).doseRateNgPerM2PerHMax(200_000_001),
                Rule.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                200_000_001,
                200_000_000);
        refused(
                mfolfox(fluorouracil().softReason(12)).doseRateNgPerM2PerHMax(52_173_913),
                Rule.DOSE_RATE_TOO_HIGH,
                52_173_914,
                52_173_913);
    }

    @Test
    @Verifies("req~library.hard-limits~1")
    void judgesThePlanItselfFirst() {
        long[] image = PlanImages.image(mfolfox(fluorouracil().libraryVersion(9)).planId(0));
        PlanCheck check = new PlanCheck(new PumpGeometry(wearable));
        check.library().offer(library, true);
        check.judge(image);
        assertEquals(Rule.PLAN_ID, check.rule());
        image[PlanLayout.CONCENTRATION_NL] = 0;
        EnvelopeDraft.seal(image);
        check.judge(image);
        assertEquals(Rule.PLAN_ID, check.rule());
    }
}
