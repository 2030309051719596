package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.Pump;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** mFOLFOX6: 4320 mg in 46 h, 165,600,000 ms, 86.4 mL, 1.878260 mL/h. */
@Verifies("req~plan.reentry~2")
class ConfirmationTest {
    private static final long DOSE_NG = 4_320_000_000L;
    private static final long MS = 165_600_000L;
    private static final long NL_PER_H = 1_878_260L;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final Pump pump = new Pump(wearable).tested();

    private void load() {
        PlanImages.mfolfox(wearable).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    void startsNothingThatWasNotEnteredAgain() {
        load();
        pump.step(10);
        assertRefused(Rule.ACCEPTED, 0, 0);
        pump.give(Orders.START);
        assertRefused(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
        pump.give(Orders.STOP);
        pump.order.enter(DOSE_NG, MS, NL_PER_H);
        pump.give(Orders.CONFIRM);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    /** The encoder that turned by itself is why, which is announced; every entry agreed. */
    @Test
    void blamesNoEntryThatAgreedWhereSomethingElseRefusesTheStart() {
        load();
        pump.order.enter(DOSE_NG, MS, NL_PER_H);
        pump.give(Orders.CONFIRM);
        pump.turns = false;
        pump.in.encoderCounts(3);
        pump.step(10);
        pump.give(Orders.START);
        assertRefused(Rule.ACCEPTED, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // 1 % of the dose is 43.2 mg, of the duration 27.6 min; 5 % of 86.4 mL is 4.32 mL.
        "4320000000, 165600000, 1878260, 0",
        "4363200000, 165600000, 1878260, 0",
        "4363200001, 165600000, 1878260, 42",
        "4276800000, 165600000, 1878260, 0",
        "4276799999, 165600000, 1878260, 42",
        "4320000000, 167256000, 1878260, 0",
        "4320000000, 167256001, 1878260, 43",
        "4320000000, 163944000, 1878260, 0",
        "4320000000, 163943999, 1878260, 43",
        // 90.72 mL in 46 h are 1,972,173.9 nL/h, 82.08 mL 1,784,347.8.
        "4320000000, 165600000, 1972173, 0",
        "4320000000, 165600000, 1972174, 44",
        "4320000000, 165600000, 1784348, 0",
        "4320000000, 165600000, 1784347, 44",
        // The figure for a day typed for an hour; nothing; what no pump gives.
        "4320000000, 165600000, 45078261, 44",
        "4320000000, 165600000, 0, 44",
        "4320000000, 165600000, 1200000001, 44",
        // 2^56 more, which times the duration is nothing in 64 bits.
        "4320000000, 165600000, 72057594039806196, 44",
        "4320000000, 165600000, -9223372036854775808, 44",
        "0, 165600000, 1878260, 42",
        "-9223372036854775808, 165600000, 1878260, 42",
        "9223372036854775807, 165600000, 1878260, 42",
        "4320000000, 9223372036854775807, 1878260, 43",
        "4320000000, -9223372036854775808, 1878260, 43"
    })
    void holdsEveryFigureAgainstThePlan(long doseNg, long ms, long nlPerH, int rule) {
        load();
        pump.order.enter(doseNg, ms, nlPerH);
        pump.give(Orders.CONFIRM);
        assertEquals(rule, pump.out.snapshot().verdictRule());
        pump.give(Orders.START);
        boolean starts = rule == Rule.ACCEPTED;
        assertEquals(starts ? TherapyState.INFUSING : TherapyState.READY, pump.state());
    }

    @Test
    void roundsTheBoundsOfARateInwards() {
        // 1 mL in an hour: 950,000 nL/h are 5 % less exactly.
        rateFrom(950_000, 1_000_000, 3_600_000);
        // V x 3,600,000 x 0.95 nL ms/h over the duration leave a rest of 1.
        rateFrom(1_002_858, 1_055_641, 3_600_007);
    }

    private void rateFrom(long leastNlPerH, long nl, long ms) {
        for (long below = 0; below <= 1; below++) {
            Pump other = new Pump(Devices.bedside().seal()).tested();
            PlanImages.flat(other.device, nl, ms).writeTo(other.order.image());
            other.give(Orders.LOAD);
            other.order.enter(nl, ms, leastNlPerH - below);
            other.give(Orders.CONFIRM);
            int rule = below == 0 ? Rule.ACCEPTED : Rule.REENTRY_RATE;
            assertEquals(rule, other.out.snapshot().verdictRule());
        }
    }

    @Test
    void saysWhatWasEnteredAndWhatThePlanAllows() {
        load();
        pump.order.enter(5_250_000_000L, MS, NL_PER_H);
        pump.give(Orders.CONFIRM);
        assertRefused(Rule.REENTRY_DOSE, 5_250_000_000L, 4_363_200_000L);
        pump.order.enter(DOSE_NG, 46_000, NL_PER_H);
        pump.give(Orders.CONFIRM);
        assertRefused(Rule.REENTRY_DURATION, 46_000, 163_944_000);
        pump.order.enter(DOSE_NG, MS, 45_078_261);
        pump.give(Orders.CONFIRM);
        assertRefused(Rule.REENTRY_RATE, 45_078_261, 1_972_173);
        pump.confirm();
        assertRefused(Rule.ACCEPTED, 0, 0);
    }

    @Test
    void takesAnEntryBackWhenAnotherDoesNotAgree() {
        load();
        pump.confirm();
        pump.order.enter(1, 1, 1);
        pump.give(Orders.CONFIRM);
        pump.give(Orders.START);
        assertRefused(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
    }

    @Test
    void waitsTenMinutesForStartAndNoLonger() {
        load();
        pump.confirm();
        pump.run(599_980, 10);
        pump.step(9);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        Pump late = new Pump(wearable).tested().loaded(PlanImages.mfolfox(wearable));
        late.run(599_990, 10);
        late.give(Orders.START);
        assertEquals(TherapyState.READY, late.state());
        assertEquals(Rule.NOT_CONFIRMED, late.out.snapshot().verdictRule());
    }

    @Test
    void holdsNoEntryWhoseAgeIsNotKnown() {
        load();
        pump.confirm();
        pump.in.nowMs(pump.in.nowMs() - 10);
        pump.step(10);
        pump.give(Orders.START);
        assertRefused(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
    }

    @Test
    void asksForItAnewForEveryPlan() {
        load();
        pump.confirm();
        pump.give(Orders.CLEAR);
        load();
        pump.give(Orders.START);
        assertRefused(Rule.NOT_CONFIRMED, Orders.START, Orders.CONFIRM);
    }

    /** Plan 2 goes on from 1 mL/h with what is left of 10 mL, at more than twice the rate. */
    private Pump changing() {
        Pump bedside = new Pump(Devices.bedside().seal()).tested();
        PlanDraft first = PlanImages.flat(bedside.device, 10_000_000, 10 * 3_600_000L);
        bedside.loaded(first).started();
        bedside.run(1_000, 10);
        bedside.give(Orders.STOP);
        bedside.give(Orders.CLEAR);
        PlanImages.flat(bedside.device, 2_000_001, 3_600_000)
                .planId(2)
                .continues(PlanImages.image(first))
                .writeTo(bedside.order.image());
        bedside.give(Orders.LOAD);
        assertEquals(TherapyState.READY, bedside.state());
        return bedside;
    }

    private static void confirmed(Pump bedside) {
        bedside.order.enter(2_000_001, 3_600_000, 2_000_001);
        bedside.give(Orders.CONFIRM);
    }

    private static void changeConfirmed(Pump bedside) {
        bedside.order.enter(0, 0, 2_000_001);
        bedside.give(Orders.CONFIRM_CHANGE);
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void asksForARateThatChangesByMuchByItself() {
        Pump bedside = changing();
        confirmed(bedside);
        bedside.give(Orders.START);
        assertEquals(TherapyState.READY, bedside.state());
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, bedside.out.snapshot().verdictRule());
        assertEquals(2_000_001, bedside.out.snapshot().verdictFigure());
        assertEquals(1_000_000, bedside.out.snapshot().verdictLimit());
        changeConfirmed(bedside);
        assertEquals(Rule.ACCEPTED, bedside.out.snapshot().verdictRule());
        bedside.give(Orders.START);
        assertEquals(TherapyState.INFUSING, bedside.state());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void takesTheRateForNoSecondEntryAndTheOtherWayRound() {
        Pump bedside = changing();
        changeConfirmed(bedside);
        bedside.give(Orders.START);
        assertEquals(Rule.NOT_CONFIRMED, bedside.out.snapshot().verdictRule());
        bedside.order.enter(0, 0, 1_000_000);
        bedside.give(Orders.CONFIRM_CHANGE);
        assertEquals(Rule.REENTRY_RATE, bedside.out.snapshot().verdictRule());
        confirmed(bedside);
        bedside.give(Orders.START);
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, bedside.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void holdsTheRateForTenMinutes() {
        for (int lateMs = 0; lateMs <= 1; lateMs++) {
            Pump bedside = changing();
            changeConfirmed(bedside);
            bedside.run(599_970, 10);
            confirmed(bedside);
            // 599,980 ms with that step; START comes with the next.
            bedside.step(9 + lateMs);
            bedside.give(Orders.START);
            boolean starts = lateMs == 0;
            assertEquals(starts ? TherapyState.INFUSING : TherapyState.READY, bedside.state());
        }
    }

    @Test
    @Verifies("req~plan.change-confirmed~1")
    void holdsNoRateWhoseAgeIsNotKnownNorThatOfAnotherPlan() {
        Pump bedside = changing();
        changeConfirmed(bedside);
        bedside.in.nowMs(bedside.in.nowMs() - 10);
        bedside.step(10);
        confirmed(bedside);
        bedside.give(Orders.START);
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, bedside.out.snapshot().verdictRule());
        Pump other = changing();
        changeConfirmed(other);
        long[] image = other.order.image();
        other.give(Orders.STOP);
        other.give(Orders.CLEAR);
        PlanImages.flat(other.device, 1_000_000, 7_200_000)
                .planId(3)
                .continues(image)
                .writeTo(other.order.image());
        other.give(Orders.LOAD);
        other.order.enter(1_000_000, 7_200_000, 500_000);
        other.give(Orders.CONFIRM);
        other.give(Orders.START);
        assertEquals(Rule.CHANGE_NOT_CONFIRMED, other.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~delivery.start~4")
    void asksForNoneAfterAHold() {
        load();
        pump.confirm();
        pump.give(Orders.START);
        pump.give(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.state());
        pump.run(700_000, 100);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    void takesNoEntryWithoutAPlan() {
        Entries.again(pump.order);
        pump.give(Orders.CONFIRM);
        assertEquals(TherapyState.IDLE, pump.state());
        load();
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
    }

    private void assertRefused(int rule, long figure, long limit) {
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(rule, pump.out.snapshot().verdictRule());
        assertEquals(figure, pump.out.snapshot().verdictFigure());
        assertEquals(limit, pump.out.snapshot().verdictLimit());
    }

    @Test
    void holdsNothingAfterItForgetsOrAfterAnEntryThatDisagrees() {
        PumpGeometry geometry = new PumpGeometry(wearable);
        LoadedPlan plan = new LoadedPlan(geometry);
        plan.offer(PlanImages.image(PlanImages.mfolfox(wearable)));
        Confirmation confirmation = new Confirmation(plan);
        confirmation.forget();
        assertFalse(confirmation.holds());
        assertEquals(Rule.NOT_CONFIRMED, plan.verdict().rule());
        Signals signals = new Signals();
        SensorFrame in = new SensorFrame();
        OrderFrame order = new OrderFrame();
        in.nowMs(10);
        order.give(Orders.CONFIRM);
        new Validator(geometry).step(in, order, signals);
        assertFalse(confirmation.step(signals, order));
        assertFalse(confirmation.holds());
    }

    /** Where nothing is ordered there is no entry that could agree. */
    @Test
    void takesNoOtherOrderForAnEntry() {
        PumpGeometry geometry = new PumpGeometry(wearable);
        LoadedPlan plan = new LoadedPlan(geometry);
        plan.offer(PlanImages.image(PlanImages.mfolfox(wearable)));
        Confirmation confirmation = new Confirmation(plan);
        Validator validator = new Validator(geometry);
        Signals signals = new Signals();
        SensorFrame in = new SensorFrame();
        OrderFrame order = new OrderFrame();
        order.enter(DOSE_NG, MS, NL_PER_H);
        for (int code : new int[] {Orders.NONE, Orders.START, Orders.CONFIRM}) {
            in.nowMs(in.nowMs() + 10);
            order.give(code);
            validator.step(in, order, signals);
            assertEquals(code == Orders.CONFIRM, confirmation.step(signals, order));
        }
    }
}
