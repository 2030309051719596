package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.oracle.SlidingLimitOracle;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plan 1: 20 mL of 1 mg/mL in 10 h, 2 mL/h, a microstep of 62.5 nL each 112.5 ms. Plan 2 goes on
 * from it; where it lasts an hour its volume is its rate.
 */
class ContinuedPlanTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final long WHOLE_NL = 20_000_000;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside).tested();
    private long[] before;

    private PlanDraft first() {
        return PlanImages.flat(bedside, WHOLE_NL, 10 * HOUR);
    }

    private PlanDraft second(long volumeNl, long ms) {
        return PlanImages.flat(bedside, volumeNl, ms).planId(2).continues(before);
    }

    /** Runs a plan for a while, then STOP; the plan stays loaded. */
    private void run(PlanDraft draft, long ms) {
        before = PlanImages.image(draft);
        pump.loaded(draft).started();
        pump.run(ms, 50);
        pump.give(Orders.STOP);
    }

    /** The same, and CLEAR. */
    private void clear(PlanDraft draft, long ms) {
        run(draft, ms);
        clear();
    }

    private void clear() {
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
    }

    private void verdict(int rule, long figure, long limit) {
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }

    private void ready(PlanDraft draft) {
        pump.loaded(draft);
        assertEquals(TherapyState.READY, pump.state(), this::shown);
    }

    private void refused(PlanDraft draft, int rule) {
        pump.loaded(draft);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(rule, rule());
    }

    private String shown() {
        Snapshot shown = pump.out.snapshot();
        return "rule " + rule() + ", " + shown.verdictFigure() + ", " + shown.verdictLimit();
    }

    private int rule() {
        return pump.out.snapshot().verdictRule();
    }

    private void start() {
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state(), this::shown);
    }

    private void notStarted(long rate, long rateBefore) {
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        verdict(Rule.CHANGE_NOT_CONFIRMED, rate, rateBefore);
    }

    private void enterRate(long rate) {
        pump.order.enter(0, 0, rate);
        pump.give(Orders.CONFIRM_CHANGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 2_000_000, 4_000_000})
    @Verifies({"req~plan.continues~2", "req~plan.change-confirmed~1"})
    void takesARateUpToTwiceAndDownToHalfOfTheOneBefore(long rate) {
        clear(first(), 10 * MINUTE);
        // Over two hours, so that the hour's limit holds what plan 1 gave too
        ready(second(2 * rate, 2 * HOUR));
        start();
        pump.run(2 * HOUR + 1_000, 50);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(2 * rate * 10 / 625, pump.out.snapshot().commanded());
    }

    @ParameterizedTest
    @ValueSource(longs = {999_999, 4_000_001})
    @Verifies("req~plan.change-confirmed~1")
    void asksForAnEntryOfARateBeyond(long rate) {
        clear(first(), 10 * MINUTE);
        ready(second(rate, HOUR));
        notStarted(rate, 2_000_000);
        pump.run(MINUTE, 50);
        pump.give(Orders.STOP);
        enterRate(rate);
        assertEquals(Rule.ACCEPTED, rule());
        start();
        // Going on after a hold needs none
        pump.run(1_000, 50);
        pump.give(Orders.STOP);
        pump.run(11 * MINUTE, 50);
        start();
    }

    @ParameterizedTest
    @CsvSource({
        // 5 % of 4000001 are 200000.05, rounded down 200000
        "4200001, true",
        "4200002, false",
        "3800001, true",
        "3800000, false",
        "0, false",
        "-4000001, false",
        "2000000, false",
        "9223372036854775807, false"
    })
    @Verifies("req~plan.change-confirmed~1")
    void takesAnEntryToFivePercent(long entered, boolean taken) {
        clear(first(), 10 * MINUTE);
        ready(second(4_000_001, HOUR));
        enterRate(entered);
        assertEquals(taken, rule() == Rule.ACCEPTED);
        if (taken) {
            start();
        } else {
            notStarted(4_000_001, 2_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false", "600001, false"})
    @Verifies("req~plan.change-confirmed~1")
    void takesAnEntryForTenMinutes(long ageMs, boolean taken) {
        clear(first(), 10 * MINUTE);
        ready(second(4_000_001, HOUR));
        enterRate(4_000_001);
        pump.run(5 * MINUTE - 10, 10);
        // The other entry is younger
        pump.confirm();
        pump.run(5 * MINUTE - 10, 10);
        pump.order.give(Orders.START);
        pump.step(ageMs - 10 * MINUTE + 10);
        int state = taken ? TherapyState.INFUSING : TherapyState.READY;
        assertEquals(state, pump.state(), this::shown);
        if (!taken) {
            verdict(Rule.CHANGE_NOT_CONFIRMED, 4_000_001, 2_000_000);
        }
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void takesAnEntryBackWhenTheNextFails() {
        clear(first(), 10 * MINUTE);
        ready(second(4_000_001, HOUR));
        enterRate(4_000_001);
        enterRate(4_200_002);
        assertNotEquals(Rule.ACCEPTED, rule());
        notStarted(4_000_001, 2_000_000);
    }

    @Test
    @Verifies({"req~plan.change-confirmed~1", "req~plan.reentry~2"})
    void asksForBothEntries() {
        clear(first(), 10 * MINUTE);
        second(4_000_001, HOUR).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
        enterRate(4_000_001);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.NOT_CONFIRMED, rule());
        pump.give(Orders.STOP);
        pump.confirm();
        start();
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void keepsAnEntryForItsPlanAlone() {
        clear(first(), 10 * MINUTE);
        ready(second(4_000_001, HOUR));
        enterRate(4_000_001);
        clear();
        // Plan 3 goes on from plan 2: 4000001 nL in 20 min, 12000003 nL/h after 4000001
        long[] two = PlanImages.image(second(4_000_001, HOUR));
        ready(PlanImages.flat(bedside, 4_000_001, HOUR / 3).planId(3).continues(two));
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, rule());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void asksForAnEntryOfAnyRateAfterAPause() {
        clear(first().pause(HOUR).flat(1, 9 * HOUR), 10 * MINUTE);
        ready(second(1_000, HOUR));
        notStarted(1_000, 0);
        pump.give(Orders.STOP);
        enterRate(1_000);
        start();
    }

    /** 8 mL in 1 h, then 8 mL in 30 min: 8 and 16 mL/h. */
    private PlanDraft faster() {
        return PlanImages.flat(bedside, 16_000_000, HOUR * 3 / 2).flat(1, HOUR).flat(1, HOUR / 2);
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void comparesWithTheFirstSegmentWhileThePlanStoodInIt() {
        clear(faster(), 30 * MINUTE);
        ready(second(4_000_000, HOUR));
        start();
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void comparesWithTheSecondSegmentWhereThePlanStoodInThat() {
        clear(faster(), 61 * MINUTE);
        // 3999999 nL in half an hour
        ready(second(3_999_999, HOUR / 2));
        notStarted(7_999_998, 16_000_000);
        pump.give(Orders.STOP);
        clear();
        long[] two = PlanImages.image(second(3_999_999, HOUR / 2));
        ready(PlanImages.flat(bedside, 3_999_999, HOUR).planId(3).continues(two));
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void comparesTheHighestRatesOfRamps() {
        // A ramp of 20 mL in 10 h from 0: up to 4 mL/h
        clear(first().ramp(1, 10 * HOUR, 0), 10 * MINUTE);
        ready(second(8_000_000, HOUR));
        start();
        pump.run(1_000, 50);
        pump.give(Orders.STOP);
        clear();
        long[] two = PlanImages.image(second(8_000_000, HOUR));
        PlanDraft third = PlanImages.flat(bedside, 6_000_000, 3 * HOUR).planId(3).continues(two);
        // 6 mL in 2 h from 200 % of 3 mL/h: 6 mL/h; the pause gives no drug
        ready(third.pause(HOUR).ramp(1, 2 * HOUR, 200));
        start();
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~delivery.whole-volume~1"})
    void takesExactlyWhatWasLeft() {
        run(PlanImages.flat(bedside, WHOLE_NL, 2 * HOUR), 30 * MINUTE);
        start();
        while (pump.out.snapshot().commanded() % 2 == 0) {
            pump.step(10);
        }
        pump.give(Orders.STOP);
        long released = pump.out.snapshot().commanded();
        assertEquals(released, pump.received);
        clear();
        // An odd number of 62.5 nL leaves half a nanolitre, which is rounded down
        long leftNl = (2 * WHOLE_NL - 125 * released - 1) / 2;
        refused(second(leftNl + 1, 2 * HOUR), Rule.CONTINUES_TOO_MUCH);
        verdict(Rule.CONTINUES_TOO_MUCH, leftNl + 1, leftNl);
        ready(second(leftNl, 2 * HOUR));
        start();
        pump.run(2 * HOUR + 1_000, 50);
        assertEquals(TherapyState.DONE, pump.state());
        // Both are 20 mL, but for less than a quantum each
        long made = pump.in.encoderCounts() * 400;
        assertTrue(pump.received * 125 / 2 <= WHOLE_NL, "made " + pump.received);
        assertTrue(pump.received * 125 / 2 > WHOLE_NL - 125, "made " + pump.received);
        assertTrue(made > WHOLE_NL - 125 - 400, "seen " + made);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void givesInAllWhatWasOrderedInWholeStrokes() {
        DeviceRecord device = Devices.wearable().seal();
        Pump worn = new Pump(device);
        worn.paced = true;
        worn.tested();
        // 2 mL in 1 h, 40 strokes of 50 uL, one each 90 s
        PlanDraft one = PlanImages.flat(device, 2_000_000, HOUR);
        before = PlanImages.image(one);
        worn.loaded(one).started();
        worn.run(20 * MINUTE, 50);
        worn.give(Orders.STOP);
        assertEquals(13 * 64, worn.out.snapshot().commanded());
        assertEquals(13 * 64, worn.received);
        worn.give(Orders.CLEAR);
        // 2000000 - 650000
        PlanDraft rest = PlanImages.flat(device, 1_350_001, HOUR).planId(2).continues(before);
        worn.loaded(rest);
        assertEquals(Rule.CONTINUES_TOO_MUCH, worn.out.snapshot().verdictRule());
        assertEquals(1_350_000, worn.out.snapshot().verdictLimit());
        worn.loaded(PlanImages.flat(device, 1_350_000, HOUR).planId(2).continues(before));
        worn.started();
        worn.run(HOUR + MINUTE, 50);
        assertEquals(TherapyState.DONE, worn.state());
        assertEquals(40 * 64, worn.received);
        // A revolution each, 100 counts
        assertEquals(40 * 100, worn.in.encoderCounts());
    }

    @Test
    @Verifies("req~plan.continues~2")
    void countsWhatIsLeftFromPlanToPlan() {
        clear(first(), 30 * MINUTE);
        long leftNl = (2 * WHOLE_NL - 125 * pump.received) / 2;
        ready(second(leftNl, 10 * HOUR));
        start();
        pump.run(30 * MINUTE, 50);
        pump.give(Orders.STOP);
        long[] two = pump.order.image().clone();
        long left2 = (2 * leftNl - 125 * pump.out.snapshot().commanded()) / 2;
        clear();
        PlanDraft third = PlanImages.flat(bedside, left2 + 1, 10 * HOUR).planId(3);
        refused(third.continues(two), Rule.CONTINUES_TOO_MUCH);
        verdict(Rule.CONTINUES_TOO_MUCH, left2 + 1, left2);
        // Nor from plan 1 again
        refused(
                PlanImages.flat(bedside, 1_000_000, HOUR).planId(4).continues(before),
                Rule.CONTINUES_OTHER_PLAN);
        ready(PlanImages.flat(bedside, left2, 10 * HOUR).planId(3).continues(two));
    }

    @Test
    @Verifies("req~plan.continues~2")
    void isRefusedWhereAnotherPlanWasClearedLast() {
        clear(first().planId(7), 10 * MINUTE);
        before[PlanLayout.PLAN_ID] = 6;
        PlanDraft other = PlanImages.flat(bedside, 1_000_000, HOUR).planId(8);
        refused(other.continues(before), Rule.CONTINUES_OTHER_PLAN);
        assertEquals(6, pump.out.snapshot().verdictFigure());
        assertEquals(7, pump.out.snapshot().verdictLimit());
        before[PlanLayout.PLAN_ID] = 7;
        ready(other.continues(before));
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    @Verifies("req~plan.continues~2")
    void isRefusedWithANumberThatIsNotBelowItsOwn(long number) {
        clear(first(), 10 * MINUTE);
        before[PlanLayout.PLAN_ID] = number;
        refused(
                PlanImages.flat(bedside, 1_000_000, HOUR).planId(8).continues(before),
                Rule.CONTINUES);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void isRefusedAfterPowerOn() {
        clear(first(), 10 * MINUTE);
        Pump again = new Pump(bedside).tested();
        again.loaded(second(1_000_000, HOUR));
        assertEquals(TherapyState.IDLE, again.state());
        assertEquals(Rule.CONTINUES_OTHER_PLAN, again.out.snapshot().verdictRule());
        // The rest is ordered anew
        again.loaded(PlanImages.flat(bedside, 1_000_000, HOUR).planId(2));
        assertEquals(TherapyState.READY, again.state());
    }

    @Test
    @Verifies("req~plan.continues~2")
    void goesOnFromAPlanThatWasRestoredAndCleared() {
        DeviceRecord storing = Devices.bedside().storesState(true).seal();
        Pump one = new Pump(storing).restored(new StoredState()).tested();
        before = PlanImages.image(first());
        one.loaded(first());
        one.run(1_000, 10);
        one.started();
        one.run(10 * MINUTE, 50);
        Pump two = new Pump(storing).restored(one.memory).tested();
        assertEquals(TherapyState.HELD, two.state());
        two.give(Orders.STOP);
        long released = two.out.snapshot().commanded();
        assertTrue(released >= one.received, "restored " + released);
        two.give(Orders.CLEAR);
        long leftNl = (2 * WHOLE_NL - 125 * released) / 2;
        two.loaded(second(leftNl + 1, 10 * HOUR));
        assertEquals(Rule.CONTINUES_TOO_MUCH, two.out.snapshot().verdictRule());
        two.loaded(second(leftNl, 10 * HOUR));
        assertEquals(TherapyState.READY, two.state());
    }

    @Test
    @Verifies("req~plan.continues~2")
    void isRefusedWhileThePlanIsLoaded() {
        run(first(), 10 * MINUTE);
        second(1_000_000, HOUR).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(Rule.PLAN_LOADED, rule());
        assertEquals(TherapyState.HELD, pump.state());
    }

    /** Drugs 9 and 10 by two routes, of 1 to 2 mg/mL, with limits as wide as may be. */
    private void library() {
        LibraryDraft draft = new LibraryDraft(3);
        for (long drug = 9; drug <= 10; drug++) {
            for (long route = 1; route <= 2; route++) {
                draft.entry(drug, "example", route)
                        .concentration(1, 2, 1)
                        .doseRateNgPerM2PerH(100_000_000_000L, 100_000_000_000L)
                        .doseNgPerM2(500_000_000_000L, 500_000_000_000L)
                        .shortestMs(MINUTE, MINUTE)
                        .longestMs(31 * 24 * HOUR, 31 * 24 * HOUR)
                        .bolus(500_000_000_000L, 500_000_000_000L, 100_000_000_000L)
                        .kvoNlPerH(1_000_000);
            }
        }
        draft.writeTo(pump.order.library());
        pump.order.libraryAuthentic(true);
        pump.give(Orders.LOAD_LIBRARY);
        assertEquals(Rule.ACCEPTED, rule());
    }

    private static DrugDraft drug(long id, long route, long beforeNg) {
        return new DrugDraft()
                .libraryVersion(3)
                .drugId(id)
                .route(route)
                .beforeNgPerM2(beforeNg)
                .beforeInCycleNgPerM2(500);
    }

    /** 1 mL in 10 min, 30 min apart, 3 times; and 100 uL an hour in a hold, twice. */
    private PlanDraft withOverlays(PlanDraft draft) {
        return draft.drug(drug(9, 1, 1_000))
                .bolus(1_000_000, 10 * MINUTE, 30 * MINUTE, 3)
                .kvo(100_000, HOUR, 2)
                .minimumRate();
    }

    /** A rest like the plan before, but for what {@code change} names. */
    private PlanDraft changed(String change) {
        PlanDraft rest = withOverlays(second(2_000_000, HOUR));
        return switch (change) {
            case "drug" -> rest.drug(drug(10, 1, 1_000));
            case "route" -> rest.drug(drug(9, 2, 1_000));
            case "given before" -> rest.drug(drug(9, 1, 1_001));
            case "given in the cycle" -> rest.drug(drug(9, 1, 1_000).beforeInCycleNgPerM2(499));
            case "concentration" ->
                    rest.concentration(2, 1)
                            .doseNg(4_000_000)
                            .bolus(2_000_000, 10 * MINUTE, 30 * MINUTE, 3);
            case "area" -> rest.bsaCm2(29_999);
            case "dose rate" -> rest.doseRateNgPerM2PerHMax(99_999_999_999L);
            case "dose" -> rest.doseNgPerM2Max(499_999_999_999L);
            case "bolus dose" -> rest.bolus(999_999, 10 * MINUTE, 30 * MINUTE, 3);
            case "bolus time" -> rest.bolus(1_000_000, 10 * MINUTE + 1, 30 * MINUTE, 3);
            case "bolus gap" -> rest.bolus(1_000_000, 10 * MINUTE, 30 * MINUTE - 1, 3);
            case "bolus count" -> rest.bolus(1_000_000, 10 * MINUTE, 30 * MINUTE, 4);
            case "bolus less often" -> rest.bolus(1_000_000, 10 * MINUTE, 30 * MINUTE, 2);
            case "KVO volume" -> rest.kvo(99_999, HOUR, 2);
            case "KVO time" -> rest.kvo(100_000, HOUR + 1, 2);
            case "KVO count" -> rest.kvo(100_000, HOUR, 3);
            default -> throw new IllegalArgumentException(change);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "drug, 10, 9",
        "route, 2, 1",
        "given before, 1001, 1000",
        "given in the cycle, 499, 500",
        "area, 29999, 30000",
        "dose rate, 99999999999, 100000000000",
        "dose, 499999999999, 500000000000"
    })
    @Verifies("req~plan.continues~2")
    void isRefusedWhereAWordDiffers(String change, long figure, long limit) {
        library();
        clear(withOverlays(first()), 10 * MINUTE);
        refused(changed(change), Rule.CONTINUES_OTHER);
        verdict(Rule.CONTINUES_OTHER, figure, limit);
        ready(withOverlays(second(2_000_000, HOUR)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concentration",
                "bolus dose",
                "bolus time",
                "bolus gap",
                "bolus count",
                "bolus less often",
                "KVO volume",
                "KVO time",
                "KVO count"
            })
    @Verifies("req~plan.continues~2")
    void isRefusedWhereConcentrationOrAnOverlayDiffers(String change) {
        library();
        clear(withOverlays(first()), 10 * MINUTE);
        refused(changed(change), Rule.CONTINUES_OTHER);
        ready(withOverlays(second(2_000_000, HOUR)));
    }

    @Test
    @Verifies("req~plan.continues~2")
    void comparesBothWordsOfTheConcentration() {
        clear(first(), 10 * MINUTE);
        refused(second(2_000_000, HOUR).concentration(3, 3), Rule.CONTINUES_OTHER);
    }

    @Test
    @Verifies("req~plan.continues~2")
    void mayLeaveOverlaysOutButNotBringThem() {
        clear(first().kvo(100_000, HOUR, 2), 10 * MINUTE);
        refused(second(2_000_000, HOUR).bolus(100_000, MINUTE, 0, 1), Rule.CONTINUES_OTHER);
        refused(
                second(2_000_000, HOUR).kvo(100_000, HOUR, 2).prime(100_000, MINUTE, 1),
                Rule.CONTINUES_OTHER);
        ready(second(2_000_000, HOUR).flush(100_000, HOUR));
    }

    @Test
    @Verifies("req~plan.continues~2")
    void isRefusedWithAPrimeThatThePlanBeforeHadToo() {
        clear(first().prime(100_000, MINUTE, 2), 10 * MINUTE);
        refused(second(2_000_000, HOUR).prime(100_000, MINUTE, 2), Rule.CONTINUES_OTHER);
        ready(second(2_000_000, HOUR));
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~overlay.given~2"})
    void countsTheBolusesOfThePlanBefore() {
        PlanDraft one = first().bolus(100_000, MINUTE, 0, 3);
        run(one, 10 * MINUTE);
        start();
        bolus();
        bolus();
        pump.give(Orders.STOP);
        clear();
        ready(second(4_000_000, 2 * HOUR).bolus(100_000, MINUTE, 0, 3));
        start();
        pump.run(MINUTE, 50);
        bolus();
        pump.order.enter(100_000, 0, 0);
        pump.give(Orders.BOLUS);
        verdict(Rule.OVERLAY_USED_UP, 4, 3);
        // Nor under a third
        pump.give(Orders.STOP);
        long[] two = PlanImages.image(second(4_000_000, 2 * HOUR).bolus(100_000, MINUTE, 0, 3));
        clear();
        ready(
                PlanImages.flat(bedside, 2_000_000, HOUR)
                        .planId(3)
                        .bolus(100_000, MINUTE, 0, 3)
                        .continues(two));
        start();
        pump.order.enter(100_000, 0, 0);
        pump.give(Orders.BOLUS);
        assertEquals(Rule.OVERLAY_USED_UP, rule());
        assertEquals(0, pump.out.snapshot().bolusCommanded());
    }

    private void bolus() {
        pump.order.enter(100_000, 0, 0);
        pump.give(Orders.BOLUS);
        assertEquals(TherapyState.OVERLAY, pump.state(), this::shown);
        pump.run(2 * MINUTE, 50);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~overlay.given~2"})
    void waitsAfterABolusOfThePlanBefore() {
        run(first().bolus(100_000, MINUTE, 30 * MINUTE, 3), 10 * MINUTE);
        start();
        bolus();
        pump.give(Orders.STOP);
        clear();
        ready(second(4_000_000, 2 * HOUR).bolus(100_000, MINUTE, 30 * MINUTE, 3));
        start();
        pump.run(MINUTE, 50);
        pump.order.enter(100_000, 0, 0);
        pump.give(Orders.BOLUS);
        assertEquals(Rule.OVERLAY_TOO_SOON, rule());
        pump.give(Orders.STOP);
        start();
        pump.run(30 * MINUTE, 50);
        bolus();
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~overlay.given~2"})
    void countsTheKvosOfThePlanBefore() {
        run(first().kvo(100_000, HOUR, 1).minimumRate(), 10 * MINUTE);
        pump.give(Orders.KVO);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.run(MINUTE, 50);
        pump.give(Orders.STOP);
        clear();
        ready(second(4_000_000, 2 * HOUR).kvo(100_000, HOUR, 1).minimumRate());
        start();
        pump.run(MINUTE, 50);
        pump.give(Orders.STOP);
        pump.give(Orders.KVO);
        assertEquals(TherapyState.HELD, pump.state());
        verdict(Rule.OVERLAY_USED_UP, 2, 1);
    }

    private void limits(PlanDraft draft, long hourNl, long dayNl) {
        long[] image = pump.order.image();
        draft.writeTo(image);
        image[PlanLayout.HOUR_NL_MAX] = hourNl;
        image[PlanLayout.DAY_NL_MAX] = dayNl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
        PlanImages.seal(image);
        pump.give(Orders.LOAD);
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~plan.sliding-limits~2"})
    void hasNoHigherLimitsThanThePlanBefore() {
        before = PlanImages.image(first());
        limits(first(), 5_000_000, 6_000_000);
        pump.confirm();
        start();
        pump.run(10 * MINUTE, 50);
        pump.give(Orders.STOP);
        clear();
        // Its own 2 mL, a quantum and 4 nL are less
        limits(second(2_000_000, HOUR), 1, 6_000_001);
        assertEquals(TherapyState.IDLE, pump.state());
        limits(second(2_000_000, HOUR), 5_000_001, 6_000_000);
        assertEquals(TherapyState.IDLE, pump.state());
        limits(second(2_000_000, HOUR), 5_000_000, 6_000_000);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies({"req~plan.continues~2", "req~plan.sliding-limits~2"})
    void mayHaveTheLimitsThatItsOwnVolumeAllows() {
        before = PlanImages.image(first());
        limits(first(), 3_000_000, 3_000_000);
        pump.confirm();
        start();
        pump.run(10 * MINUTE, 50);
        pump.give(Orders.STOP);
        clear();
        // 4 mL, a quantum rounded up and 4 nL
        limits(second(4_000_000, 2 * HOUR), 3_000_000, 4_000_068);
        assertEquals(TherapyState.IDLE, pump.state());
        limits(second(4_000_000, 2 * HOUR), 4_000_068, 4_000_068);
        assertEquals(TherapyState.IDLE, pump.state());
        limits(second(4_000_000, 2 * HOUR), 4_000_067, 4_000_067);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies({"req~overlay.sliding-limits~2", "req~plan.continues~2"})
    void keepsTheHourAcrossTheChange() {
        SlidingLimitOracle oracle = new SlidingLimitOracle(200_000, 3_200, 1);
        long limitNl = 2_100_000;
        limits(first(), limitNl, WHOLE_NL);
        before = pump.order.image().clone();
        pump.confirm();
        start();
        watch(oracle, 40 * MINUTE, false);
        pump.give(Orders.STOP);
        clear();
        limits(second(12_000_000, 3 * HOUR), limitNl, WHOLE_NL);
        assertEquals(TherapyState.READY, pump.state());
        pump.confirm();
        start();
        // 4 mL/h: what the hour leaves is used up after some 11 min
        watch(oracle, 4 * HOUR, true);
        assertTrue(!oracle.exceeds(limitNl, HOUR), () -> "most " + oracle.mostNl(HOUR));
        // An hour is taken as 63 min at most: of four, three and a half are given at least
        assertTrue(pump.received * 125 / 2 > 3 * limitNl, "given " + pump.received);
    }

    /** Runs on, with a START each minute where it is held for want of room. */
    private void watch(SlidingLimitOracle oracle, long ms, boolean again) {
        for (long t = 0; t < ms; t += 50) {
            if (again && t % MINUTE == 0 && pump.state() == TherapyState.HELD) {
                pump.order.give(Orders.START);
            }
            long was = pump.received;
            pump.step(50);
            oracle.step(pump.in.nowMs(), pump.received - was, false);
        }
    }
}
