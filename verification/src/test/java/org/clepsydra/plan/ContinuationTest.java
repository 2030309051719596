package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.Routes;
import org.clepsydra.trace.Verifies;
import org.clepsydra.units.NlPerH;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On the bedside pump: plan 1 is 10 mL of 1 mg/mL in 5 h, with boluses of 0.1 mL and a KVO of 0.1
 * mL in an hour. It is cleared at 2 mL/h with 4 mL left.
 */
class ContinuationTest {
    private static final long HOUR = 3_600_000L;
    private static final long LEFT_NL = 4_000_000;
    private static final long RATE_NL_PER_H = 2_000_000;
    private static final int BOLUS = PlanLayout.OVERLAYS;
    private static final int PRIME = BOLUS + PlanLayout.OVERLAY_WORDS;
    private static final int KVO = BOLUS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final LoadedPlan plan = new LoadedPlan(new PumpGeometry(bedside));
    private final long[] before = PlanImages.image(first());

    private PlanDraft first() {
        return PlanImages.flat(bedside, 10_000_000, 5 * HOUR)
                .doseRateNgPerM2PerHMax(400_000_000)
                .bolus(100_000, 60_000, HOUR, 3)
                .kvo(100_000, HOUR, 2);
    }

    /** 4 mL in 2 h, as fast as before. */
    private PlanDraft rest(long nl, long ms) {
        return PlanImages.flat(bedside, nl, ms)
                .doseRateNgPerM2PerHMax(400_000_000)
                .planId(2)
                .continues(before);
    }

    private void cleared(long leftNl, @NlPerH long rateNlPerH) {
        plan.offer(before);
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        plan.clear(leftNl, rateNlPerH);
        assertFalse(plan.loaded());
    }

    private void offered(PlanDraft draft, int rule, long figure, long limit) {
        offered(PlanImages.image(draft), rule, figure, limit);
    }

    private void offered(long[] image, int rule, long figure, long limit) {
        plan.offer(image);
        assertEquals(rule, plan.verdict().rule(), "figure " + plan.verdict().figure());
        assertEquals(rule == Rule.ACCEPTED, plan.loaded());
        if (rule != Rule.ACCEPTED) {
            assertEquals(figure, plan.verdict().figure());
            assertEquals(limit, plan.verdict().limit());
        }
    }

    private void changed(int rule, long figure, long limit, Consumer<long[]> change) {
        long[] image = PlanImages.image(rest(LEFT_NL, 2 * HOUR));
        change.accept(image);
        EnvelopeDraft.seal(image);
        offered(image, rule, figure, limit);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void takesWhatWasLeftAndNoNanolitreMore() {
        cleared(LEFT_NL, RATE_NL_PER_H);
        offered(rest(LEFT_NL + 1, 2 * HOUR), Rule.CONTINUES_TOO_MUCH, LEFT_NL + 1, LEFT_NL);
        offered(rest(LEFT_NL, 2 * HOUR), Rule.ACCEPTED, 0, 0);
        assertTrue(plan.goesOn());
        assertFalse(plan.changesRate());
    }

    @Test
    @Verifies("req~plan.continues~2")
    void goesOnOnlyFromThePlanThatWasClearedLast() {
        offered(rest(LEFT_NL, 2 * HOUR), Rule.CONTINUES_OTHER_PLAN, 1, 0);
        cleared(LEFT_NL, RATE_NL_PER_H);
        long[] third = PlanImages.image(rest(LEFT_NL, 2 * HOUR).planId(3));
        third[PlanLayout.CONTINUES] = 2;
        EnvelopeDraft.seal(third);
        offered(third, Rule.CONTINUES_OTHER_PLAN, 2, 1);
        offered(rest(LEFT_NL, 2 * HOUR), Rule.ACCEPTED, 0, 0);
        plan.clear(3_000_000, RATE_NL_PER_H);
        offered(rest(3_000_000, 2 * HOUR).planId(3), Rule.CONTINUES_OTHER_PLAN, 1, 2);
        third[PlanLayout.CONTINUES] = 2;
        offered(third, Rule.CONTINUES_TOO_MUCH, LEFT_NL, 3_000_000);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void asksNothingOfAPlanThatGoesOnFromNone() {
        cleared(0, 0);
        offered(PlanImages.flat(bedside, 10_000_000, HOUR).planId(2), Rule.ACCEPTED, 0, 0);
        assertFalse(plan.goesOn());
        assertFalse(plan.changesRate());
    }

    private static void namesAfter(long first, long then, int rule) {
        DeviceRecord reader = Devices.bedside().fitted(Fitted.CONTAINER_READER).seal();
        LoadedPlan read = new LoadedPlan(new PumpGeometry(reader));
        PlanDraft draft = PlanImages.flat(reader, 10_000_000, 5 * HOUR).containerNumber(first);
        long[] whole = PlanImages.image(draft);
        read.offer(whole);
        read.clear(LEFT_NL, RATE_NL_PER_H);
        read.offer(
                PlanImages.image(
                        PlanImages.flat(reader, LEFT_NL, 2 * HOUR)
                                .planId(2)
                                .continues(whole)
                                .containerNumber(then)));
        assertEquals(rule, read.verdict().rule());
        if (rule != Rule.ACCEPTED) {
            assertEquals(0, read.verdict().figure());
            assertEquals(1, read.verdict().limit());
        }
    }

    @Test
    @Verifies("req~plan.container~1")
    void namesAContainerAfterOneThatDid() {
        namesAfter(7, 0, Rule.CONTINUES_OTHER);
        namesAfter(1, 0, Rule.CONTINUES_OTHER);
        namesAfter(7, 7, Rule.ACCEPTED);
        namesAfter(7, 1, Rule.ACCEPTED);
        namesAfter(7, HardLimits.CONTAINER_NUMBER_MAX, Rule.ACCEPTED);
        namesAfter(0, 0, Rule.ACCEPTED);
        namesAfter(0, 7, Rule.ACCEPTED);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void isOfTheSameDrugForTheSamePatientUnderTheSameLimits() {
        cleared(LEFT_NL, RATE_NL_PER_H);
        changed(
                Rule.CONTINUES_OTHER,
                7,
                0,
                w -> {
                    w[PlanLayout.DRUG_ID] = 7;
                    w[PlanLayout.ENVELOPE_DRUG_ID] = 7;
                });
        changed(Rule.CONTINUES_OTHER, 29_999, 30_000, w -> w[PlanLayout.BSA_CM2]--);
        changed(
                Rule.CONTINUES_OTHER,
                2,
                1,
                w -> {
                    w[PlanLayout.CONCENTRATION_NG] = 2;
                    w[PlanLayout.DOSE_NG] = 2 * LEFT_NL;
                });
        changed(
                Rule.CONTINUES_OTHER,
                2,
                1,
                w -> {
                    w[PlanLayout.CONCENTRATION_NL] = 2;
                    w[PlanLayout.DOSE_NG] = LEFT_NL / 2;
                });
        changed(
                Rule.CONTINUES_OTHER,
                400_000_001,
                400_000_000,
                w -> w[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX]++);
        long most = before[PlanLayout.DOSE_NG_PER_M2_MAX];
        changed(Rule.CONTINUES_OTHER, most - 1, most, w -> w[PlanLayout.DOSE_NG_PER_M2_MAX]--);
        changed(Rule.ACCEPTED, 0, 0, w -> w[PlanLayout.PRESSURE_LIMIT_PA]++);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void hasABolusAndAKvoAsBeforeOrNoneAndNoPrime() {
        cleared(LEFT_NL, RATE_NL_PER_H);
        PlanDraft same =
                rest(LEFT_NL, 2 * HOUR)
                        .bolus(100_000, 60_000, HOUR, 3)
                        .kvo(100_000, HOUR, 2)
                        .flush(10_000, HOUR);
        long[] whole = PlanImages.image(same);
        int[] figures = {
            BOLUS + PlanLayout.OVERLAY_MS,
            BOLUS + PlanLayout.OVERLAY_GAP_MS,
            BOLUS + PlanLayout.OVERLAY_COUNT_MAX,
            KVO,
            KVO + PlanLayout.OVERLAY_MS,
            KVO + PlanLayout.OVERLAY_COUNT_MAX
        };
        for (int at : figures) {
            long[] other = whole.clone();
            other[at]--;
            other[PlanLayout.ENVELOPE_OVERLAYS + at - PlanLayout.OVERLAYS]--;
            if (at == KVO + PlanLayout.OVERLAY_MS) {
                // One nanolitre less, too, so that it is not too fast.
                other[at] += 2;
                other[PlanLayout.ENVELOPE_OVERLAYS + at - PlanLayout.OVERLAYS] += 2;
            }
            EnvelopeDraft.seal(other);
            offered(other, Rule.CONTINUES_OTHER, other[at], before[at]);
        }
        PlanDraft primed = rest(LEFT_NL, 2 * HOUR).prime(1_000, 2_000, 1);
        offered(primed, Rule.CONTINUES_OTHER, 1_000, 0);
        offered(whole, Rule.ACCEPTED, 0, 0);
        plan.clear(LEFT_NL, RATE_NL_PER_H);
        // Of none before, none after.
        long[] third = PlanImages.image(rest(LEFT_NL, 2 * HOUR).planId(3));
        third[PlanLayout.CONTINUES] = 2;
        EnvelopeDraft.seal(third);
        offered(third, Rule.ACCEPTED, 0, 0);
        assertEquals(0, third[PRIME]);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void hasTheSafeStateOfThePlanBeforeOrStop() {
        cleared(LEFT_NL, RATE_NL_PER_H);
        PlanDraft same = rest(LEFT_NL, 2 * HOUR).kvo(100_000, HOUR, 2).minimumRate();
        offered(same, Rule.CONTINUES_OTHER, PlanLayout.MINIMUM_RATE, PlanLayout.STOP);
        long[] second = PlanImages.image(rest(LEFT_NL, 2 * HOUR).planId(2).kvo(100_000, HOUR, 2));
        offered(second, Rule.ACCEPTED, 0, 0);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void keepsAMinimumRateOrGivesItUp() {
        long[] minimum = PlanImages.image(first().minimumRate());
        for (boolean keeps : new boolean[] {true, false}) {
            LoadedPlan other = new LoadedPlan(new PumpGeometry(bedside));
            other.offer(minimum);
            other.clear(LEFT_NL, RATE_NL_PER_H);
            PlanDraft rest =
                    PlanImages.flat(bedside, LEFT_NL, 2 * HOUR)
                            .doseRateNgPerM2PerHMax(400_000_000)
                            .planId(2)
                            .continues(minimum)
                            .kvo(100_000, HOUR, 2);
            other.offer(PlanImages.image(keeps ? rest.minimumRate() : rest));
            assertEquals(Rule.ACCEPTED, other.verdict().rule());
        }
    }

    @Test
    @Verifies("req~plan.continues~2")
    void goesOnUnderTheLibraryOfThePlanBefore() {
        // 2400 mg/m2 of fluorouracil, then 1200; both for 46 h under either library.
        OrderFrame asked = new OrderFrame();
        library(asked, 3);
        long[] whole =
                PlanImages.image(
                        PlanImages.mfolfox(bedside).drug(fluorouracil().libraryVersion(3)));
        plan.offer(whole);
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
        plan.clear(43_200_000, 1_000_000);
        library(asked, 4);
        PlanDraft rest =
                PlanImages.mfolfox(bedside)
                        .planId(2)
                        .doseNgPerM2(1_200_000_000L)
                        .drug(fluorouracil().libraryVersion(4))
                        .continues(whole);
        offered(rest, Rule.CONTINUES_OTHER, 4, 3);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void goesOnUnderOneAndTheSameLibrary() {
        OrderFrame asked = new OrderFrame();
        library(asked, 3);
        DrugDraft drug = fluorouracil().libraryVersion(3);
        long[] whole = PlanImages.image(PlanImages.mfolfox(bedside).drug(drug));
        plan.offer(whole);
        plan.clear(43_200_000, 1_000_000);
        PlanDraft rest =
                PlanImages.mfolfox(bedside)
                        .planId(2)
                        .doseNgPerM2(1_200_000_000L)
                        .drug(fluorouracil().libraryVersion(3))
                        .continues(whole);
        offered(rest, Rule.ACCEPTED, 0, 0);
    }

    private static DrugDraft fluorouracil() {
        return new DrugDraft().drugId(Libraries.FLUOROURACIL).route(Routes.INTRAVENOUS_CENTRAL);
    }

    private void library(OrderFrame asked, long version) {
        long[] image = Libraries.image(Libraries.example(version));
        System.arraycopy(image, 0, asked.library(), 0, image.length);
        asked.libraryAuthentic(true);
        assertTrue(plan.offerLibrary(asked));
    }

    @Test
    @Verifies("req~plan.continues~2")
    void mayHaveTheSlidingLimitsOfThePlanBeforeOrItsOwn() {
        cleared(LEFT_NL, RATE_NL_PER_H);
        long hour = before[PlanLayout.HOUR_NL_MAX];
        long day = before[PlanLayout.DAY_NL_MAX];
        // 2 mL in 64 min, two boluses, two KVOs, a microstep and points; and all of the plan.
        assertTrue(hour > 2_000_000 && hour < LEFT_NL);
        assertTrue(day > LEFT_NL);
        PlanDraft slow = rest(1_000_000, HOUR);
        long[] image = PlanImages.image(slow);
        assertEquals(hour, image[PlanLayout.HOUR_NL_MAX]);
        assertEquals(day, image[PlanLayout.DAY_NL_MAX]);
        limits(image, hour, day + 1);
        offered(image, Rule.DAY_LIMIT, day + 1, day);
        limits(image, hour + 1, day);
        offered(image, Rule.HOUR_LIMIT, hour + 1, hour);
        limits(image, hour, day);
        offered(image, Rule.ACCEPTED, 0, 0);
        plan.clear(LEFT_NL, RATE_NL_PER_H);
        // Of a plan with low limits, its own: 1 mL, a microstep of 62.5 nL rounded up, and 4 nL.
        long[] low = before.clone();
        limits(low, 1, 1);
        low[PlanLayout.PLAN_ID] = 3;
        low[PlanLayout.ENVELOPE_PLAN_ID] = 3;
        EnvelopeDraft.seal(low);
        offered(low, Rule.ACCEPTED, 0, 0);
        plan.clear(LEFT_NL, RATE_NL_PER_H);
        long[] own = PlanImages.image(rest(1_000_000, HOUR).planId(4));
        own[PlanLayout.CONTINUES] = 3;
        long most = 1_000_000 + 63 + 4;
        limits(own, most, most + 1);
        offered(own, Rule.DAY_LIMIT, most + 1, most);
        limits(own, most + 1, most + 1);
        offered(own, Rule.HOUR_LIMIT, most + 1, most);
        limits(own, most, most);
        offered(own, Rule.ACCEPTED, 0, 0);
    }

    private static void limits(long[] image, long hourNl, long dayNl) {
        image[PlanLayout.HOUR_NL_MAX] = hourNl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        image[PlanLayout.DAY_NL_MAX] = dayNl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
        EnvelopeDraft.seal(image);
    }

    @ParameterizedTest
    @CsvSource({
        "2000000, 4000000, false",
        "2000000, 4000001, true",
        "2000000, 1000000, false",
        "2000001, 1000000, true",
        "0, 1000, true",
        "4000000, 2000000, false"
    })
    @Verifies("req~plan.change-confirmed~1")
    void asksForARateThatIsMoreThanTwiceOrLessThanHalf(
            @NlPerH long beforeNlPerH, long nlPerH, boolean asks) {
        plan.offer(before);
        plan.clear(10_000_000, beforeNlPerH);
        offered(rest(nlPerH, HOUR), Rule.ACCEPTED, 0, 0);
        assertEquals(asks, plan.changesRate());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void looksAtTheHighestRateOfTheFirstSegmentThatGivesDrug() {
        plan.offer(before);
        plan.clear(10_000_000, 1_000_000);
        // A pause, 1 mL in an hour as a raised cosine of 2 mL/h at most, 3 mL in an hour.
        PlanDraft shaped =
                rest(4_000_000, 3 * HOUR).pause(HOUR).raisedCosine(1, HOUR).flat(3, HOUR);
        offered(shaped, Rule.ACCEPTED, 0, 0);
        assertFalse(plan.changesRate());
        plan.clear(10_000_000, 999_999);
        long[] again = PlanImages.image(shaped.planId(3));
        again[PlanLayout.CONTINUES] = 2;
        EnvelopeDraft.seal(again);
        offered(again, Rule.ACCEPTED, 0, 0);
        assertTrue(plan.changesRate());
        plan.refuseUnconfirmedChange();
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, plan.verdict().rule());
        assertEquals(2_000_000, plan.verdict().figure());
        assertEquals(999_999, plan.verdict().limit());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void looksNoFurtherThanTheFirstOfThem() {
        plan.offer(before);
        plan.clear(10_000_000, 1_000_000);
        // 1 mL in an hour, a pause, 3 mL in an hour.
        offered(
                rest(4_000_000, 3 * HOUR).flat(1, HOUR).pause(HOUR).flat(3, HOUR),
                Rule.ACCEPTED,
                0,
                0);
        assertFalse(plan.changesRate());
    }

    @ParameterizedTest
    @ValueSource(longs = {950_001, 1_049_999, 950_000, 1_050_000, 949_999, 1_050_001, 0, -1})
    @Verifies("req~plan.change-confirmed~1")
    void takesTheRateToFivePerCent(@NlPerH long enteredNlPerH) {
        cleared(LEFT_NL, 3_000_000);
        offered(rest(1_000_000, HOUR), Rule.ACCEPTED, 0, 0);
        OrderFrame entered = new OrderFrame();
        entered.enter(0, 0, enteredNlPerH);
        boolean near = enteredNlPerH >= 950_000 && enteredNlPerH <= 1_050_000;
        assertEquals(near, plan.agreesWithChange(entered));
        assertEquals(near ? Rule.ACCEPTED : Rule.REENTRY_RATE, plan.verdict().rule());
        assertEquals(near ? 0 : enteredNlPerH, plan.verdict().figure());
        assertEquals(
                near ? 0 : enteredNlPerH < 950_000 ? 950_000 : 1_050_000, plan.verdict().limit());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void asksForTheRateOfARestoredPlanWhateverItWasBefore() {
        long[] image = PlanImages.image(rest(LEFT_NL, 2 * HOUR));
        cleared(LEFT_NL, RATE_NL_PER_H);
        plan.offer(image);
        assertFalse(plan.changesRate());
        LoadedPlan other = new LoadedPlan(new PumpGeometry(bedside));
        other.restore(image, plan.checksum());
        assertTrue(other.loaded());
        assertTrue(other.changesRate());
        other.refuseUnconfirmedChange();
        assertEquals(RATE_NL_PER_H, other.verdict().figure());
        assertEquals(0, other.verdict().limit());
        plan.clear();
        plan.offer(before);
        other.restore(before, plan.checksum());
        assertTrue(other.loaded());
        assertFalse(other.changesRate());
    }
}
