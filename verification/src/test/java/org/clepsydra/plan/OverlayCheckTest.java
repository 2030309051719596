package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On the bedside pump (1200 mL/h, a microstep of 62.5 nL): 1 mL of 1 mg/mL in 1 h; a bolus of 100
 * uL in 10 s, one every 10 min at most, 3 in all; a prime of 2 mL in a minute; a flush of 500 uL in
 * an hour.
 */
class OverlayCheckTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int BOLUS = PlanLayout.OVERLAYS;
    private static final int PRIME = BOLUS + PlanLayout.OVERLAY_WORDS;
    private static final int FLUSH = PRIME + PlanLayout.OVERLAY_WORDS;
    private static final int KVO = FLUSH + PlanLayout.OVERLAY_WORDS;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final PlanCheck check = new PlanCheck(new PumpGeometry(bedside));

    @Test
    @Verifies({"req~plan.overlays~2", "req~plan.envelope-agrees~4"})
    void writesTheTableInBothBlocks() {
        long[] image = PlanImages.image(draft());
        accepts(w -> {});
        long[] wanted = {
            100_000,
            10_000,
            10 * MINUTE,
            3,
            100_000, //
            2_000_000,
            MINUTE,
            0,
            2,
            0, //
            500_000,
            HOUR,
            0,
            1,
            0, //
            0,
            0,
            0,
            0,
            0
        };
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], image[PlanLayout.OVERLAYS + i], "word " + i);
            assertEquals(wanted[i], image[PlanLayout.ENVELOPE_OVERLAYS + i], "copy " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Kind, figure, least, most; the rule that is broken.
        "1, 0, 1_000, 10_000_000, 46",
        "2, 0, 1_000, , 46",
        "0, 1, 1_000, 86_400_000, 47",
        "1, 1, , 86_400_000, 47",
        "2, 1, , 86_400_000, 47",
        "0, 2, 0, 86_400_000, 48",
        "1, 2, 0, 86_400_000, 48",
        "0, 3, 1, 100, 49",
        "1, 3, 1, 100, 49",
        "2, 3, 1, 100, 49",
        "1, 4, 0, 0, 110",
        "2, 4, 0, 0, 110",
    })
    @Verifies("req~plan.overlays~2")
    void keepsEachFigureInItsRange(int kind, int figure, String least, String most, int rule) {
        int at = PlanLayout.OVERLAYS + kind * PlanLayout.OVERLAY_WORDS + figure;
        if (least != null) {
            long bound = Long.parseLong(least.replace("_", ""));
            acceptsOverlay(at, bound);
            refusesOverlay(at, bound - 1, rule, bound);
            refusesOverlay(at, Long.MIN_VALUE, rule, bound);
        }
        if (most != null) {
            long bound = Long.parseLong(most.replace("_", ""));
            acceptsOverlay(at, bound);
            refusesOverlay(at, bound + 1, rule, bound);
            refusesOverlay(at, Long.MAX_VALUE, rule, bound);
        }
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void takesAFlushOfAHundredMillilitresAndNoMore() {
        // 100 mL in an hour, after as much.
        PlanDraft wide = PlanImages.flat(bedside, 200_000_000, HOUR);
        judged(wide.flush(100_000_000, HOUR), Rule.ACCEPTED, 0, 0);
        judged(wide.flush(100_000_001, HOUR), Rule.OVERLAY_VOLUME, 100_000_001, 100_000_000);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void takesABolusOfAHundredMillilitresAndNoMore() {
        PlanDraft wide = PlanImages.flat(bedside, 200_000_000, HOUR);
        judged(wide.bolus(100_000_000, HOUR, 0, 1), Rule.ACCEPTED, 0, 0);
        judged(wide.bolus(100_000_001, HOUR, 0, 1), Rule.OVERLAY_VOLUME, 100_000_001, 100_000_000);
        judged(wide.bolus(1_000, HOUR, 0, 1), Rule.ACCEPTED, 0, 0);
        judged(wide.bolus(999, HOUR, 0, 1), Rule.OVERLAY_VOLUME, 999, 1_000);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void givesNoLessThanAQuantum() {
        DeviceRecord worn = Devices.wearable().seal();
        PlanCheck wornCheck = new PlanCheck(new PumpGeometry(worn));
        PlanDraft draft = PlanImages.flat(worn, 1_000_000, HOUR);
        wornCheck.judge(PlanImages.image(draft.prime(50_000, MINUTE, 1)));
        assertEquals(Rule.ACCEPTED, wornCheck.rule());
        wornCheck.judge(PlanImages.image(draft.prime(49_999, MINUTE, 1)));
        assertEquals(Rule.OVERLAY_VOLUME, wornCheck.rule());
        assertEquals(50_000, wornCheck.limit());
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void isNoFasterThanTheDevice() {
        // 2 mL in 6 s is 1200 mL/h.
        judged(draft().prime(2_000_000, 6_000, 1), Rule.ACCEPTED, 0, 0);
        judged(draft().prime(2_000_001, 6_000, 1), Rule.DEVICE_RATE, 1_200_000_600, 1_200_000_000);
        judged(
                draft().prime(2_000_000, 5_999, 1),
                Rule.DEVICE_RATE,
                // 7.2e12 over 5999, rounded up.
                1_200_200_034,
                1_200_000_000);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void derivesTheVolumeOfABolusFromItsDose() {
        refusesOverlay(BOLUS, 100_001, Rule.OVERLAY_VOLUME_FROM_DOSE, 100_000);
        refusesOverlay(BOLUS, 99_999, Rule.OVERLAY_VOLUME_FROM_DOSE, 100_000);
        // 100,001 ng of 2 ng/nL are 50,000.5 nL.
        PlanDraft half = draft().concentration(2, 1).doseNg(2_000_000);
        long[] image = PlanImages.image(half.bolus(100_001, 10_000, 0, 1));
        assertEquals(50_000, image[BOLUS]);
        check.judge(image);
        assertEquals(Rule.ACCEPTED, check.rule());
        refusesOverlay(BOLUS + 4, 0, Rule.OVERLAY_DOSE, 1);
        refusesOverlay(BOLUS + 4, 100_000_000_001L, Rule.OVERLAY_DOSE, 100_000_000_000L);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void hasOnlyZerosWhereThereIsNoOverlay() {
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            int at = row;
            int[] rules = {
                0, Rule.OVERLAY_DURATION, Rule.OVERLAY_GAP, Rule.OVERLAY_COUNT, Rule.OVERLAY_DOSE
            };
            for (int i = 1; i < PlanLayout.OVERLAY_WORDS; i++) {
                int figure = i;
                Consumer<long[]> change =
                        w -> {
                            for (int word = 0; word < PlanLayout.OVERLAY_WORDS; word++) {
                                both(w, at * PlanLayout.OVERLAY_WORDS + word, 0);
                            }
                            both(w, at * PlanLayout.OVERLAY_WORDS + figure, 1);
                        };
                judged(change, rules[i], 1, 0);
            }
        }
        // A volume by itself has no time.
        judged(w -> both(w, KVO - BOLUS, 1_000), Rule.OVERLAY_DURATION, 0, 1_000);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void flushesNoFasterThanDrugWasGivenLast() {
        // 1 mL/h after 1 mL/h.
        judged(draft().flush(1_000_000, HOUR), Rule.ACCEPTED, 0, 0);
        judged(draft().flush(1_000_001, HOUR), Rule.FLUSH_RATE, 1_000_001, 1_000_000);
        // 0.9 mL in an hour, 0.1 mL in another, and a pause.
        PlanDraft slow =
                PlanImages.flat(bedside, 1_000_000, 3 * HOUR)
                        .flat(9, HOUR)
                        .flat(1, HOUR)
                        .pause(HOUR);
        judged(slow.flush(100_000, HOUR), Rule.ACCEPTED, 0, 0);
        judged(slow.flush(100_001, HOUR), Rule.FLUSH_RATE, 100_001, 100_000);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void comparesTheRateOfAFlushToTheNanolitreAndItsPart() {
        // 200 mL in an hour; 50 mL in a quarter of one is as fast.
        PlanDraft fast = PlanImages.flat(bedside, 200_000_000, HOUR);
        judged(fast.flush(50_000_000, 15 * MINUTE), Rule.ACCEPTED, 0, 0);
        judged(fast.flush(50_000_001, 15 * MINUTE), Rule.FLUSH_RATE, 200_000_004, 200_000_000);
        // 388,889 x 3,600,000 is 1,000,001 x 1,399,999 and 1 more.
        PlanDraft odd = PlanImages.flat(bedside, 1_000_001, HOUR);
        judged(odd.flush(388_888, 1_399_999), Rule.ACCEPTED, 0, 0);
        judged(odd.flush(388_889, 1_399_999), Rule.FLUSH_RATE, 1_000_002, 1_000_001);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void keepsTheVeinOpenNoFasterThanAnySegmentAndThanAMillilitreAnHour() {
        // 1 mL in an hour is the plan's rate, and the highest there is.
        judged(draft().kvo(500_000, HOUR / 2, 1), Rule.ACCEPTED, 0, 0);
        judged(draft().kvo(500_001, HOUR / 2, 1), Rule.KVO_RATE, 1_000_002, 1_000_000);
        PlanDraft fast = PlanImages.flat(bedside, 20_000_000, HOUR);
        judged(fast.kvo(1_000_000, HOUR, 1), Rule.ACCEPTED, 0, 0);
        judged(fast.kvo(1_000_001, HOUR, 1), Rule.KVO_RATE, 1_000_001, 1_000_000);
        // 0.9, 0.1 and 1 mL in an hour each, and a pause: the slowest is not the last.
        PlanDraft slow =
                PlanImages.flat(bedside, 2_000_000, 4 * HOUR)
                        .flat(9, HOUR)
                        .flat(1, HOUR)
                        .flat(10, HOUR)
                        .pause(HOUR);
        judged(slow.kvo(100_000, HOUR, 1), Rule.ACCEPTED, 0, 0);
        judged(slow.kvo(100_001, HOUR, 1), Rule.KVO_RATE, 100_001, 100_000);
        // A pause is no segment that gives drug.
        PlanDraft later = PlanImages.flat(bedside, 1_000_000, 2 * HOUR).pause(HOUR).flat(1, HOUR);
        judged(later.kvo(1_000_000, HOUR, 1), Rule.ACCEPTED, 0, 0);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void keepsTheVeinOpenTwentyTimesAtMost() {
        judged(draft().kvo(1_000, HOUR, 20), Rule.ACCEPTED, 0, 0);
        judged(draft().kvo(1_000, HOUR, 21), Rule.OVERLAY_COUNT, 21, 20);
    }

    @Test
    @Verifies("req~plan.overlays~2")
    void hasAMinimumRateOnlyWithAKvo() {
        judged(draft().minimumRate(), Rule.SAFE_STATE, 2, 1);
        judged(draft().kvo(1_000, HOUR, 1).minimumRate(), Rule.ACCEPTED, 0, 0);
        judged(kvo(w -> w[PlanLayout.SAFE_STATE] = 3), Rule.SAFE_STATE, 3, 2);
        judged(kvo(w -> w[PlanLayout.SAFE_STATE] = 0), Rule.SAFE_STATE, 0, 1);
        judged(w -> w[PlanLayout.SAFE_STATE] = 0, Rule.SAFE_STATE, 0, 1);
    }

    private Consumer<long[]> kvo(Consumer<long[]> then) {
        return w -> {
            draft().kvo(1_000, HOUR, 1).writeTo(w);
            then.accept(w);
        };
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void countsEveryKvoInTheWholeDose() {
        // 1 mg, three of 0.1 mg and two of 0.5 mg on 3.0 m2 are 766,666.7 ng/m2.
        PlanDraft draft = draft().kvo(500_000, HOUR, 2);
        judged(draft.doseNgPerM2Max(766_667), Rule.ACCEPTED, 0, 0);
        judged(draft.doseNgPerM2Max(766_666), Rule.DOSE_TOO_HIGH, 766_667, 766_666);
        // 1001 nL of 1 ng in 2 nL are 500.5 ng, which count as 501, three times.
        PlanDraft thin =
                PlanImages.flat(bedside, 1_000_000, HOUR)
                        .concentration(1, 2)
                        .bsaCm2(10_000)
                        .kvo(1_001, HOUR, 3);
        judged(thin.doseNgPerM2Max(1_001_503), Rule.ACCEPTED, 0, 0);
        judged(thin.doseNgPerM2Max(1_001_502), Rule.DOSE_TOO_HIGH, 1_001_503, 1_001_502);
        // At 3 ng in 2 nL they are 1501.5 ng, which count as 1502.
        PlanDraft more = thin.concentration(3, 2);
        judged(more.doseNgPerM2Max(1_004_506), Rule.ACCEPTED, 0, 0);
        judged(more.doseNgPerM2Max(1_004_505), Rule.DOSE_TOO_HIGH, 1_004_506, 1_004_505);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void countsEveryKvoInTheLimits() {
        // Of 100 uL in 16 min at least four and one more begin in 64 min; of four in all, four.
        PlanDraft draft = draft().bolus(100_000, 10_000, DAY, 1).kvo(100_000, 16 * MINUTE, 5);
        long most = 1_000_000 + 500_000 + 100_000 + 500_000 + 67;
        limits(draft, most, Rule.ACCEPTED, 0);
        limits(draft, most + 1, Rule.HOUR_LIMIT, most);
        draft.kvo(100_000, 16 * MINUTE + 1, 9);
        limits(draft, most - 100_000, Rule.ACCEPTED, 0);
        limits(draft, most - 99_999, Rule.HOUR_LIMIT, most - 100_000);
        // In a day all of them.
        draft.kvo(100_000, HOUR, 20);
        long[] image = PlanImages.image(draft);
        long dayMost = 1_000_000 + 500_000 + 100_000 + 2_000_000 + 67;
        for (long more = 0; more <= 1; more++) {
            image[PlanLayout.DAY_NL_MAX] = dayMost + more;
            image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayMost + more;
            EnvelopeDraft.seal(image);
            check.judge(image);
            ruled(more == 0 ? Rule.ACCEPTED : Rule.DAY_LIMIT, dayMost + more, dayMost);
        }
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void leavesTheLimitsOfAPlanThatGoesOnToWhatItGoesOnFrom() {
        for (long more = 0; more <= 1; more++) {
            long nl = 20_000_000_000L + more;
            long[] image = PlanImages.image(draft().planId(2));
            image[PlanLayout.CONTINUES] = 1;
            image[PlanLayout.DAY_NL_MAX] = nl;
            image[PlanLayout.ENVELOPE_DAY_NL_MAX] = nl;
            EnvelopeDraft.seal(image);
            check.judge(image);
            ruled(more == 0 ? Rule.ACCEPTED : Rule.DAY_LIMIT, nl, 20_000_000_000L);
            image[PlanLayout.HOUR_NL_MAX] = nl;
            image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
            EnvelopeDraft.seal(image);
            check.judge(image);
            ruled(more == 0 ? Rule.ACCEPTED : Rule.HOUR_LIMIT, nl, 20_000_000_000L);
        }
    }

    @Test
    @Verifies("req~plan.continues~2")
    void goesOnFromNoPlanButAnEarlierOne() {
        Consumer<long[]> third = w -> draft().planId(3).writeTo(w);
        judged(third.andThen(w -> w[PlanLayout.CONTINUES] = 2), Rule.ACCEPTED, 0, 0);
        judged(third.andThen(w -> w[PlanLayout.CONTINUES] = 3), Rule.CONTINUES, 3, 2);
        judged(third.andThen(w -> w[PlanLayout.CONTINUES] = -1), Rule.CONTINUES, -1, 0);
    }

    @Test
    @Verifies("req~plan.dose-limit~3")
    void countsEveryBolusInTheWholeDose() {
        // 1 mg and three of 0.1 mg on 3.0 m2 are 433,333.3 ng/m2.
        judged(draft().doseNgPerM2Max(433_334), Rule.ACCEPTED, 0, 0);
        judged(draft().doseNgPerM2Max(433_333), Rule.DOSE_TOO_HIGH, 433_334, 433_333);
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAnEnvelopeWithOtherOverlaysOrLimits() {
        for (int i = 0; i < PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS; i++) {
            int at = PlanLayout.ENVELOPE_OVERLAYS + i;
            long was = PlanImages.image(draft())[at];
            judged(w -> w[at]++, Rule.ENVELOPE_OVERLAYS, was + 1, was);
        }
        for (int at : new int[] {PlanLayout.ENVELOPE_HOUR_NL_MAX, PlanLayout.ENVELOPE_DAY_NL_MAX}) {
            long was = PlanImages.image(draft())[at];
            judged(w -> w[at]++, Rule.ENVELOPE_LIMITS, was + 1, was);
        }
        judged(w -> w[PlanLayout.ENVELOPE_DRUG_ID] = 7, Rule.ENVELOPE_DRUG_ID, 7, 0);
        judged(w -> w[PlanLayout.DRUG_ID] = 7, Rule.ENVELOPE_DRUG_ID, 0, 7);
    }

    @Test
    @Verifies("req~plan.envelope-agrees~4")
    void refusesAnEnvelopeWithAnotherSafeState() {
        int envelope = PlanLayout.ENVELOPE_SAFE_STATE;
        assertEquals(PlanLayout.STOP, PlanImages.image(draft())[envelope]);
        judged(w -> w[envelope] = 2, Rule.ENVELOPE_SAFE_STATE, 2, 1);
        judged(w -> w[envelope] = 0, Rule.ENVELOPE_SAFE_STATE, 0, 1);
        judged(kvo(w -> w[envelope] = 2), Rule.ENVELOPE_SAFE_STATE, 2, 1);
        judged(kvo(w -> w[PlanLayout.SAFE_STATE] = 2), Rule.ENVELOPE_SAFE_STATE, 1, 2);
        PlanDraft keeps = draft().kvo(1_000, HOUR, 1).minimumRate();
        assertEquals(PlanLayout.MINIMUM_RATE, PlanImages.image(keeps)[envelope]);
        judged(keeps, Rule.ACCEPTED, 0, 0);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void boundsTheHoursLimitByTheDrugs() {
        // 300,000 ng/m2/h on 3.0 m2 are 0.9 mL/h of 1 mg/mL: 960,000 nL and 1 in 64 min. The
        // flush, three boluses, a microstep of 62.5 nL rounded up and 4 nL make 800,067 more.
        PlanDraft draft =
                draft().durationMs(2 * HOUR).doseRateNgPerM2PerHMax(300_000).flush(500_000, HOUR);
        long most = 960_001 + 500_000 + 300_000 + 63 + 4;
        hour(draft, most, Rule.ACCEPTED, 0);
        hour(draft, most + 1, Rule.HOUR_LIMIT, most);
        hour(draft, 1, Rule.ACCEPTED, 0);
        hour(draft, 0, Rule.HOUR_LIMIT, 1);
        hour(draft, Long.MIN_VALUE, Rule.HOUR_LIMIT, 1);
        // Where the drug may be given faster than there is of it, by the volume.
        long whole = 1_000_000 + 500_000 + 300_000 + 63 + 4;
        hour(draft.doseRateNgPerM2PerHMax(1_000_000), whole, Rule.ACCEPTED, 0);
        hour(draft, whole + 1, Rule.HOUR_LIMIT, whole);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void countsTheBolusesThatFitInAnHour() {
        // One every 32 min: at 0, 32 and 64 min. One every millisecond more: two.
        PlanDraft draft = draft().bolus(100_000, 10_000, 32 * MINUTE - 10_000, 100);
        hour(draft, 1_000_000 + 500_000 + 300_000 + 67, Rule.ACCEPTED, 0);
        hour(draft, 1_000_000 + 500_000 + 300_000 + 68, Rule.HOUR_LIMIT, 1_800_067);
        draft.bolus(100_000, 10_000, 32 * MINUTE - 9_999, 100);
        hour(draft, 1_000_000 + 500_000 + 200_000 + 67, Rule.ACCEPTED, 0);
        hour(draft, 1_000_000 + 500_000 + 200_000 + 68, Rule.HOUR_LIMIT, 1_700_067);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void countsASecondBolusWhereTheNextBeginsWithinTheHour() {
        // One every 64 min: at 0 and 64 min. One every millisecond more: one.
        PlanDraft draft = draft().bolus(100_000, 10_000, 64 * MINUTE - 10_000, 100);
        hour(draft, 1_000_000 + 500_000 + 200_000 + 67, Rule.ACCEPTED, 0);
        hour(draft, 1_000_000 + 500_000 + 200_000 + 68, Rule.HOUR_LIMIT, 1_700_067);
        draft.bolus(100_000, 10_000, 64 * MINUTE - 9_999, 100);
        hour(draft, 1_000_000 + 500_000 + 100_000 + 67, Rule.ACCEPTED, 0);
        hour(draft, 1_000_000 + 500_000 + 100_000 + 68, Rule.HOUR_LIMIT, 1_600_067);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void boundsTheHoursLimitByTheDrugsAtItsConcentration() {
        // 300,000 ng/m2/h on 3.0 m2 are 900,000 ng/h, 450,000 nL/h of 2 ng/nL: 480,000 nL and 1 in
        // 64 min. Three boluses of 50,000 nL, the flush, a microstep rounded up and 4 nL.
        PlanDraft draft =
                draft().durationMs(2 * HOUR)
                        .concentration(2, 1)
                        .doseRateNgPerM2PerHMax(300_000)
                        .flush(500_000, 2 * HOUR);
        long most = 480_001 + 3 * 50_000 + 500_000 + 63 + 4;
        limits(draft, most, Rule.ACCEPTED, 0);
        limits(draft, most + 1, Rule.HOUR_LIMIT, most);
    }

    private void limits(PlanDraft draft, long nl, int rule, long limit) {
        long[] image = PlanImages.image(draft);
        image[PlanLayout.HOUR_NL_MAX] = nl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
        image[PlanLayout.DAY_NL_MAX] = nl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = nl;
        EnvelopeDraft.seal(image);
        check.judge(image);
        ruled(rule, nl, limit);
    }

    @Test
    @Verifies("req~plan.sliding-limits~2")
    void boundsTheDaysLimitByThePlan() {
        long most = 1_000_000 + 500_000 + 300_000 + 63 + 4;
        long hour = PlanImages.image(draft())[PlanLayout.HOUR_NL_MAX];
        day(most, Rule.ACCEPTED, 0);
        day(most + 1, Rule.DAY_LIMIT, most);
        day(hour, Rule.ACCEPTED, 0);
        day(hour - 1, Rule.DAY_LIMIT, hour);
    }

    private void hour(PlanDraft draft, long nl, int rule, long limit) {
        long[] image = PlanImages.image(draft);
        image[PlanLayout.HOUR_NL_MAX] = nl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = nl;
        // As far as it goes.
        long dayNl = 1_000_000 + 500_000 + 300_000 + 67;
        image[PlanLayout.DAY_NL_MAX] = Math.max(image[PlanLayout.DAY_NL_MAX], dayNl);
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = image[PlanLayout.DAY_NL_MAX];
        EnvelopeDraft.seal(image);
        check.judge(image);
        ruled(rule, nl, limit);
    }

    private void day(long nl, int rule, long limit) {
        judged(
                w -> {
                    w[PlanLayout.DAY_NL_MAX] = nl;
                    w[PlanLayout.ENVELOPE_DAY_NL_MAX] = nl;
                },
                rule,
                nl,
                limit);
    }

    private static void both(long[] image, int word, long value) {
        image[PlanLayout.OVERLAYS + word] = value;
        image[PlanLayout.ENVELOPE_OVERLAYS + word] = value;
    }

    private void accepts(Consumer<long[]> change) {
        judged(change, Rule.ACCEPTED, 0, 0);
    }

    private void acceptsOverlay(int at, long value) {
        accepts(
                w -> {
                    both(w, at - PlanLayout.OVERLAYS, value);
                    // Limits that every plan may have.
                    w[PlanLayout.HOUR_NL_MAX] = 1;
                    w[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 1;
                    w[PlanLayout.DAY_NL_MAX] = 1;
                    w[PlanLayout.ENVELOPE_DAY_NL_MAX] = 1;
                });
    }

    private void refusesOverlay(int at, long value, int rule, long limit) {
        judged(w -> both(w, at - PlanLayout.OVERLAYS, value), rule, value, limit);
    }

    private void judged(Consumer<long[]> change, int rule, long figure, long limit) {
        long[] image = PlanImages.image(draft());
        change.accept(image);
        EnvelopeDraft.seal(image);
        check.judge(image);
        ruled(rule, figure, limit);
    }

    private void judged(PlanDraft draft, int rule, long figure, long limit) {
        check.judge(PlanImages.image(draft));
        ruled(rule, figure, limit);
    }

    private void ruled(int rule, long figure, long limit) {
        assertEquals(rule, check.rule(), "figure " + check.figure() + " limit " + check.limit());
        if (rule != Rule.ACCEPTED) {
            assertEquals(figure, check.figure());
            assertEquals(limit, check.limit());
        }
    }

    private PlanDraft draft() {
        return PlanImages.flat(bedside, 1_000_000, HOUR)
                .bolus(100_000, 10_000, 10 * MINUTE, 3)
                .prime(2_000_000, MINUTE, 2)
                .flush(500_000, HOUR);
    }
}
