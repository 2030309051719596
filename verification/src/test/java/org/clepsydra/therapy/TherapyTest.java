package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Through the whole core. Bedside at 360 mL/h: 16 microsteps of 62.5 nL every 10 ms. */
class TherapyTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();
    private final Pump pump = new Pump(bedside);

    private PlanDraft plan() {
        return PlanImages.flat(bedside, 360_000_000, HOUR);
    }

    @Test
    @Verifies("req~delivery.start~4")
    void needsAPlanAndAStart() {
        pump.tested();
        assertEquals(TherapyState.IDLE, pump.state());
        pump.give(Orders.START);
        assertEquals(TherapyState.IDLE, pump.state());
        pump.give(Orders.STOP);
        pump.loaded(plan());
        assertEquals(TherapyState.READY, pump.state());
        pump.run(1_000, 10);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(0, pump.received);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies({"req~delivery.start~4", "req~selftest.air~3"})
    void doesNotStartBeforeTheSelfTestHasPassed() {
        pump.loaded(plan());
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(1L << AlarmCode.AIR_DETECTOR_FAILED, pump.out.annunciator().conditions());
        pump.tested();
        assertEquals(TherapyState.READY, pump.state());
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state(), "not acknowledged");
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~delivery.start~4")
    void saysWhenTheMonitorHasNoEnvelope() {
        pump.tested().loaded(plan());
        // A damaged image is refused by both channels, but the monitor has let go of the first.
        pump.order.image()[PlanLayout.ENVELOPE_CRC]++;
        pump.give(Orders.LOAD);
        assertEquals(Rule.PLAN_LOADED, pump.out.snapshot().verdictRule());
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.ENVELOPE_NOT_OF_PLAN, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~delivery.start~4")
    void doesNotStartWithAFindingPresent() {
        pump.tested().loaded(plan());
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        pump.in.pressurePa(0);
        pump.run(300, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~delivery.start~4")
    void startsUnderTheEnvelopeOfThePlanAfterAnotherWasRefused() {
        // ISMP 2015: 4,500 mg in 2 h for 46 h. The control block is refused, the envelope taken.
        pump.tested().loaded(PlanImages.mfolfox(bedside).durationMs(2 * HOUR));
        assertEquals(Rule.DOSE_RATE_TOO_HIGH, pump.out.snapshot().verdictRule());
        pump.loaded(PlanImages.mfolfox(bedside)).started();
        pump.turns = false;
        long counts = pump.in.encoderCounts();
        // 20 times 1.878 mL/h, a count of 400 nL in 38 ms: below the 43.2 mL/h of the refused plan.
        int ms = 0;
        while (pump.out.cutoff().closed() && ms < 100_000) {
            ms += 100;
            pump.in.encoderCounts(counts + ms / 38);
            pump.step(100);
        }
        // Two counts in the first 100 ms are 800 nL; 52.7 nL of ceiling and two counts are allowed.
        // Five in 200 ms are 2000.
        assertEquals(200, ms);
    }

    @Test
    @Verifies({"req~delivery.start~4", "req~plan.only-when-stopped~1"})
    void doesNotStartUnderTheEnvelopeOfARefusedPlan() {
        // A stroke pump: the time of a motor of single microsteps does not run without current.
        Pump strokes = new Pump(wearable);
        strokes.paced = true;
        strokes.tested().loaded(PlanImages.mfolfox(wearable).durationMs(2 * HOUR));
        strokes.give(Orders.START);
        assertEquals(TherapyState.IDLE, strokes.state());
        strokes.run(100, 10);
        // The monitor's envelope has begun: the same number, another curve.
        strokes.give(Orders.LOAD);
        assertEquals(Rule.NOT_STOPPED, strokes.out.snapshot().verdictRule());
        assertEquals(Orders.LOAD, strokes.out.snapshot().verdictFigure());
        assertEquals(Orders.STOP, strokes.out.snapshot().verdictLimit());
        strokes.give(Orders.STOP);
        strokes.loaded(PlanImages.mfolfox(wearable));
        assertEquals(TherapyState.READY, strokes.state());
        strokes.give(Orders.START);
        assertEquals(TherapyState.READY, strokes.state());
        assertEquals(Rule.ENVELOPE_NOT_OF_PLAN, strokes.out.snapshot().verdictRule());
        long[] right = PlanImages.image(PlanImages.mfolfox(wearable));
        assertEquals(right[PlanLayout.ENVELOPE_CRC], strokes.out.snapshot().verdictLimit());
        long[] wrong = PlanImages.image(PlanImages.mfolfox(wearable).durationMs(2 * HOUR));
        assertEquals(wrong[PlanLayout.ENVELOPE_CRC], strokes.out.snapshot().verdictFigure());
        strokes.give(Orders.STOP);
        strokes.give(Orders.CLEAR);
        strokes.loaded(PlanImages.mfolfox(wearable)).started();
    }

    @Test
    @Verifies({"req~delivery.start~4", "req~monitor.envelope-kept~2"})
    void startsUnderTheRightEnvelopeAfterAStartOfTheRefused() {
        // The monitor's envelope has not begun: the motor had no current.
        pump.tested().loaded(PlanImages.mfolfox(bedside).durationMs(2 * HOUR));
        pump.give(Orders.START);
        pump.run(100, 10);
        pump.give(Orders.STOP);
        pump.loaded(PlanImages.mfolfox(bedside)).started();
    }

    @Test
    @Verifies({"req~plan.only-when-stopped~1", "req~monitor.envelope-kept~2"})
    void givesTheRestAfterClearAndLoadWereRefused() {
        // 1 mL in the first minute, then 20 mL in the next: a ceiling begun anew would be far
        // below.
        pump.tested();
        long[] image = PlanImages.two(bedside, 1_000_000, 60_000, 20_000_000, 60_000);
        System.arraycopy(image, 0, pump.order.image(), 0, image.length);
        pump.give(Orders.LOAD);
        pump.confirm();
        pump.started();
        pump.run(65_000, 10);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(Rule.NOT_STOPPED, pump.out.snapshot().verdictRule());
        assertEquals(Orders.CLEAR, pump.out.snapshot().verdictFigure());
        pump.give(Orders.LOAD);
        pump.give(Orders.START);
        pump.run(60_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(336_000, pump.received);
    }

    @Test
    @Verifies({"req~signal.lost-order~1", "req~monitor.lost-order~1"})
    void takesALostOrderForStop() {
        pump.tested().loaded(plan()).started();
        pump.order.give(Orders.STOP);
        pump.order.give(Orders.START);
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.cutoff().closed());
        assertFalse(pump.out.motor().energise());
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~delivery.stop~1")
    void stopsInTheSameStep() {
        pump.tested().loaded(plan()).started();
        pump.run(50, 10);
        assertTrue(pump.out.motor().microsteps() > 0);
        pump.order.give(Orders.STOP);
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(0, pump.out.motor().microsteps());
        assertFalse(pump.out.motor().energise());
        assertFalse(pump.out.cutoff().closed());
    }

    @Test
    @Verifies("req~delivery.stop~1")
    void acceptsStopInEveryState() {
        pump.tested();
        pump.give(Orders.STOP);
        assertEquals(TherapyState.IDLE, pump.state());
        pump.loaded(plan());
        pump.give(Orders.STOP);
        assertEquals(TherapyState.READY, pump.state());
        pump.give(Orders.START);
        pump.give(Orders.STOP);
        pump.give(Orders.STOP);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    @Verifies("req~delivery.no-self-restart~1")
    void staysHeldUntilANewStart() {
        pump.tested().loaded(plan()).started();
        pump.run(100, 10);
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        assertEquals(TherapyState.HELD, pump.state());
        pump.in.pressurePa(0);
        long before = pump.received;
        pump.run(1_000, 10);
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
        pump.run(1_000, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(before, pump.received);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.step(10);
        assertEquals(before + 16, pump.received);
    }

    @Test
    @Verifies("req~delivery.no-self-restart~1")
    void doesNotRestartOverAFinding() {
        pump.tested().loaded(plan()).started();
        pump.in.pressurePa(50_000);
        pump.run(300, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    @Verifies("req~delivery.therapy-time~3")
    void doesNotMakeUpForTimeHeld() {
        pump.tested().loaded(plan()).started();
        pump.run(1_000, 10);
        assertEquals(1_600, pump.received);
        assertEquals(1_000, pump.out.snapshot().therapyMs());
        pump.give(Orders.STOP);
        pump.run(60_000, 10);
        pump.give(Orders.START);
        assertEquals(1_600, pump.received);
        pump.run(1_000, 10);
        assertEquals(3_200, pump.received);
        assertEquals(2_000, pump.out.snapshot().therapyMs());
    }

    @Test
    @Verifies("req~delivery.therapy-time~3")
    void doesNotMakeUpForALateStep() {
        pump.tested().loaded(plan()).started();
        pump.step(10);
        pump.step(5_000);
        // 100 ms at 16 microsteps in 10 ms.
        assertEquals(160, pump.out.motor().microsteps());
        assertEquals(110, pump.out.snapshot().therapyMs());
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    @Test
    @Verifies("req~plan.frozen~1")
    void refusesAnotherPlanInEveryStateThatHasOne() {
        pump.tested().loaded(plan());
        offerAnother(TherapyState.READY, 2);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.loaded(plan()).started();
        pump.loaded(plan().planId(3));
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(Rule.NOT_STOPPED, pump.out.snapshot().verdictRule());
        pump.give(Orders.STOP);
        offerAnother(TherapyState.HELD, 4);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        Pump brief = new Pump(bedside).tested();
        brief.loaded(PlanImages.flat(bedside, 1_000_000, 60_000)).started();
        brief.run(60_100, 10);
        assertEquals(TherapyState.DONE, brief.state());
        brief.give(Orders.STOP);
        brief.loaded(plan().planId(2));
        assertEquals(TherapyState.DONE, brief.state());
        assertEquals(Rule.PLAN_LOADED, brief.out.snapshot().verdictRule());
    }

    private void offerAnother(int state, long planId) {
        plan().planId(planId).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(state, pump.state());
        assertEquals(Rule.PLAN_LOADED, pump.out.snapshot().verdictRule());
        assertEquals(planId, pump.out.snapshot().verdictFigure());
        assertEquals(1, pump.out.snapshot().verdictLimit());
        assertEquals(360_000_000, pump.out.snapshot().volumeNl());
    }

    @Test
    @Verifies("req~plan.frozen~1")
    void forgetsThePlanByClearOnly() {
        pump.tested().loaded(plan()).started();
        pump.run(100, 10);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(0, pump.out.snapshot().volumeNl());
        pump.loaded(plan());
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void beginsASecondPlanAtZero() {
        pump.tested().loaded(PlanImages.flat(bedside, 1_000_000, 60_000)).started();
        pump.run(60_100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(16_000, pump.out.snapshot().commanded());
        assertEquals(1_000_000, pump.out.snapshot().givenNl());
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.loaded(plan().planId(2));
        assertEquals(0, pump.out.snapshot().commanded());
        assertEquals(0, pump.out.snapshot().therapyMs());
        pump.started();
        pump.run(100, 10);
        assertEquals(160, pump.out.snapshot().commanded());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void endsWithTheWholeVolumeAndNoMore() {
        pump.tested().loaded(PlanImages.flat(bedside, 1_000_010, 60_000)).started();
        // 16,000.16 microsteps.
        pump.run(59_990, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.step(10);
        assertEquals(16_000, pump.received);
        pump.step(10);
        assertEquals(TherapyState.DONE, pump.state());
        assertFalse(pump.out.motor().energise());
        pump.run(5_000, 10);
        assertEquals(16_000, pump.received);
        pump.give(Orders.START);
        assertEquals(TherapyState.DONE, pump.state());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void waitsForTheQueueBeforeItEnds() {
        pump.tested().loaded(PlanImages.flat(bedside, 1_000_000, 60_000)).started();
        pump.run(60_000, 10);
        assertEquals(16_000, pump.received);
        pump.in.microstepsToGo(1);
        pump.step(10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertTrue(pump.out.motor().energise());
        assertEquals(0, pump.out.motor().microsteps());
        pump.in.microstepsToGo(0);
        pump.step(10);
        assertEquals(TherapyState.DONE, pump.state());
    }

    @Test
    @Verifies("req~delivery.never-behind~2")
    void givesASingleMicrostep() {
        // 1 mL/h: one in 225 ms.
        pump.tested().loaded(PlanImages.flat(bedside, 1_000_000, HOUR)).started();
        pump.run(220, 10);
        assertEquals(0, pump.received);
        pump.step(10);
        assertEquals(1, pump.out.motor().microsteps());
        assertEquals(1, pump.received);
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void emptiesTheQueueOfAFastSegmentAtItsPace() {
        // 1200 mL/h, one microstep in 187.5 us; then 60 mL/h, one in 3,750 us.
        pump.tested();
        long[] image = PlanImages.two(bedside, 20_000_000, 60_000, 1_000_000, 60_000);
        System.arraycopy(image, 0, pump.order.image(), 0, image.length);
        pump.give(Orders.LOAD);
        pump.confirm();
        pump.started();
        pump.run(59_950, 10);
        assertEquals(187, pump.out.motor().pulsePeriodUs());
        pump.step(100);
        // 50 ms of each: 266 or 267 and 13 microsteps, in 100 ms.
        long given = pump.out.motor().microsteps();
        assertTrue(given == 279 || given == 280, "given " + given);
        assertEquals(100_000 / given, pump.out.motor().pulsePeriodUs());
        pump.stepLeaving(140, 50);
        assertEquals(100_000 / given, pump.out.motor().pulsePeriodUs());
        pump.step(50);
        assertEquals(3_750, pump.out.motor().pulsePeriodUs());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void emptiesTheQueueWithinALongestPeriod() {
        // 96 mL/h is a microstep in 2,343.75 us: 42.67 in 100 ms. The motor makes two or three of
        // them.
        pump.tested().loaded(PlanImages.flat(bedside, 96_000_000, HOUR)).started();
        for (int i = 0; i < 10; i++) {
            pump.stepLeaving(pump.received, 10);
        }
        assertEquals(2_343, pump.out.motor().pulsePeriodUs());
        pump.stepLeaving(40, 10);
        // Four more, or five: 100,000 us / 44 is 2,272, / 45 is 2,222.
        long given = pump.out.motor().microsteps();
        assertEquals(100_000 / (40 + given), pump.out.motor().pulsePeriodUs());
        long faster = pump.out.motor().pulsePeriodUs();
        pump.in.microstepsToGo(1);
        pump.step(10);
        assertEquals(faster, pump.out.motor().pulsePeriodUs(), "until it is empty");
        pump.in.microstepsToGo(0);
        pump.step(10);
        assertEquals(2_343, pump.out.motor().pulsePeriodUs());
    }

    @Test
    @Verifies("req~motor.booked-first~1")
    void neitherRepeatsNorTakesBackWhatTheMotorDidNotMake() {
        pump.tested().loaded(plan()).started();
        pump.run(100, 10);
        pump.give(Orders.STOP);
        pump.turns = false;
        long before = pump.out.snapshot().commanded();
        pump.give(Orders.START);
        pump.step(10);
        assertEquals(before + 16, pump.out.snapshot().commanded());
        assertEquals(16, pump.out.motor().microsteps());
    }

    @Test
    @Verifies("req~motor.rest~2")
    void energisesTheBedsideMotorWhileInfusingOnly() {
        pump.tested().loaded(PlanImages.flat(bedside, 1_000_000, HOUR));
        assertFalse(pump.out.motor().energise());
        pump.started();
        assertTrue(pump.out.motor().energise());
        pump.step(10);
        assertTrue(pump.out.motor().energise());
        assertEquals(0, pump.out.motor().microsteps());
        assertEquals(100_000, pump.out.motor().pulsePeriodUs());
        pump.give(Orders.STOP);
        assertFalse(pump.out.motor().energise());
    }

    @Test
    @Verifies("req~motor.rest~2")
    void energisesTheStrokeMotorDuringAStrokeOnly() {
        Pump strokes = new Pump(wearable).tested();
        strokes.paced = true;
        // 50 mL/h: a stroke every 3,600 ms.
        strokes.loaded(PlanImages.flat(wearable, 50_000_000, HOUR)).started();
        assertFalse(strokes.out.motor().energise());
        strokes.run(3_590, 10);
        assertEquals(0, strokes.received);
        assertFalse(strokes.out.motor().energise());
        strokes.step(10);
        assertEquals(25, strokes.out.motor().microsteps());
        assertEquals(4_000, strokes.out.motor().pulsePeriodUs());
        assertTrue(strokes.out.motor().energise());
        strokes.step(8);
        // Two are made: room for two more.
        assertEquals(2, strokes.out.motor().microsteps());
        strokes.step(1);
        assertEquals(0, strokes.out.motor().microsteps());
        assertTrue(strokes.out.motor().energise());
        assertEquals(4_000, strokes.out.motor().pulsePeriodUs());
        strokes.step(100);
        assertEquals(25, strokes.out.motor().microsteps());
        strokes.step(100);
        assertEquals(12, strokes.out.motor().microsteps());
        assertEquals(64, strokes.received);
        strokes.step(44);
        assertEquals(0, strokes.out.motor().microsteps());
        assertTrue(strokes.out.motor().energise());
        strokes.step(4);
        assertFalse(strokes.out.motor().energise());
        strokes.run(3_000, 1_000);
        assertEquals(64, strokes.received);
    }

    @Test
    @Verifies("req~delivery.no-self-restart~1")
    void holdsWhenTheMonitorPermitsNothing() {
        pump.tested().loaded(plan()).started();
        pump.run(100, 10);
        pump.in.encoderCounts(pump.in.encoderCounts() + 10);
        pump.turns = false;
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.motor().energise());
        pump.give(Orders.START);
        assertEquals(TherapyState.HELD, pump.state());
    }

    @Test
    @Verifies("req~delivery.states~2")
    void failsForGoodFromACodeThatIsNoState() throws Exception {
        pump.tested().loaded(plan()).started();
        flipState(pump, 99);
        pump.step(10);
        assertEquals(TherapyState.FAILED, pump.state());
        assertFalse(pump.out.motor().energise());
        for (int code = Orders.LOAD; code <= Orders.CLEAR; code++) {
            pump.give(code);
            assertEquals(TherapyState.FAILED, pump.state());
        }
    }

    @Test
    @Verifies({"req~persistence.records~3", "req~persistence.restore~2"})
    void leavesTheRecordOfWhatWasBeforeAFailure() throws Exception {
        DeviceRecord device = Devices.bedside().storesState(true).seal();
        StoredState memory = new StoredState();
        Pump stores = new Pump(device).restored(memory).tested();
        stores.loaded(PlanImages.flat(device, 360_000_000, 3_600_000));
        stores.run(100, 10);
        stores.started();
        stores.run(100, 10);
        flipState(stores, 99);
        stores.run(100, 10);
        assertEquals(TherapyState.FAILED, stores.state());
        assertFalse(stores.out.state().present());
        Pump again = new Pump(device).restored(memory);
        again.step(10);
        assertEquals(TherapyState.HELD, again.state());
        // Ten seconds from START.
        assertEquals(16_000, again.out.snapshot().commanded());
    }

    @Test
    @Verifies({"req~delivery.states~2", "req~alarm.announce~1"})
    void failsFromTheCodesNextToTheStatesToo() throws Exception {
        for (int code : new int[] {0, 8, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Pump flipped = new Pump(bedside).tested().loaded(plan()).started();
            flipState(flipped, code);
            flipped.step(10);
            assertEquals(TherapyState.FAILED, flipped.state(), "from " + code);
            assertFalse(flipped.out.motor().energise());
            long conditions = flipped.out.annunciator().conditions();
            assertEquals(1L << AlarmCode.CORE_FAILED, conditions, "from " + code);
        }
    }

    @Test
    @Verifies({"req~delivery.states~2", "req~delivery.start~4"})
    void failsFromAStateThatNeedsAPlanWithoutOneAndFromNoPlanWithOne() throws Exception {
        int[] needing = {
            TherapyState.READY,
            TherapyState.INFUSING,
            TherapyState.HELD,
            TherapyState.DONE,
            TherapyState.OVERLAY
        };
        for (int state : needing) {
            // A plan was refused; its words must never be given.
            Pump none = new Pump(bedside).tested();
            none.loaded(PlanImages.mfolfox(bedside).durationMs(2 * HOUR));
            assertEquals(Rule.DOSE_RATE_TOO_HIGH, none.out.snapshot().verdictRule());
            flipState(none, state);
            none.give(Orders.START);
            assertEquals(TherapyState.FAILED, none.state(), "from " + state);
        }
        pump.tested().loaded(plan()).started();
        pump.run(1_000, 10);
        flipState(pump, TherapyState.IDLE);
        pump.step(10);
        assertEquals(TherapyState.FAILED, pump.state());
        assertEquals(1_600, pump.out.snapshot().commanded());
    }

    @Test
    @Verifies("req~delivery.states~2")
    void failsFromNoStateWithoutAPlanToo() throws Exception {
        for (int code : new int[] {0, 7, 99}) {
            Pump bare = new Pump(bedside).tested();
            flipState(bare, code);
            bare.step(10);
            assertEquals(TherapyState.FAILED, bare.state(), "from " + code);
        }
    }

    @Test
    @Verifies("req~delivery.start~4")
    void blamesTheEnvelopeOnlyWhenItIsTheReason() {
        pump.tested().loaded(plan());
        pump.turns = false;
        pump.in.encoderCounts(3);
        pump.step(10);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~signal.motor-trust~2")
    void holdsWhenTheDriversCountCannotBeRight() {
        // 100 ms of 150 us: 666 microsteps at most.
        for (long toGo : new long[] {-1, 667, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Pump odd = new Pump(bedside).tested().loaded(plan()).started();
            odd.run(100, 10);
            odd.in.microstepsToGo(toGo);
            odd.step(10);
            assertEquals(TherapyState.HELD, odd.state(), "to go " + toGo);
            assertFalse(odd.out.motor().energise());
            assertEquals(1L << AlarmCode.MOTOR_FEEDBACK_FAULT, odd.out.annunciator().conditions());
        }
        // A whole queue can be, though nobody gave it.
        pump.tested().loaded(plan()).started();
        pump.in.microstepsToGo(666);
        pump.step(10);
        assertEquals(1L << AlarmCode.MOTION_BEYOND, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies({"req~persistence.figures-intact~1", "req~persistence.held-twice~1"})
    void failsInTheStepInWhichAFigureOrACountChanged() throws ReflectiveOperationException {
        String[][] places = {
            {"figures", "used"},
            {"therapy", "release", "ledger", "basal"},
            {"therapy", "release", "wear", "released"}
        };
        for (String[] place : places) {
            Pump struck = new Pump(bedside).tested().loaded(plan()).started();
            struck.run(1_000, 10);
            Object at = struck.control();
            for (String part : place) {
                at = field(at, part);
            }
            MemoryBits.of(at).get(3).flip();
            struck.step(10);
            assertEquals(TherapyState.FAILED, struck.state(), place[1]);
            assertFalse(struck.out.motor().energise());
            assertEquals(
                    1L << AlarmCode.CORE_FAILED, struck.out.annunciator().conditions(), place[1]);
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        java.lang.reflect.Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void announcesACurveThatAFaultInMemoryHolds() throws ReflectiveOperationException {
        // The segment seems to begin in the far future: nothing is due, and nothing withheld.
        pump.tested().loaded(plan()).started();
        pump.run(10_000, 10);
        Object schedule = field(field(field(pump.control(), "therapy"), "release"), "schedule");
        for (MemoryBits.Bit bit : MemoryBits.of(schedule)) {
            if (bit.field().getName().equals("startMs") && bit.bit() == 40) {
                bit.flip();
            }
        }
        pump.run(60_000, 10);
        assertEquals(0, pump.out.annunciator().conditions());
        pump.run(1_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(1L << AlarmCode.UNDER_DELIVERY, pump.out.annunciator().conditions());
        // Of the infusion that was stopped; of nothing else.
        pump.give(Orders.STOP);
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    /** What a particle might do to the state word. */
    private static void flipState(Pump struck, int code) throws Exception {
        java.lang.reflect.Field therapy = struck.control().getClass().getDeclaredField("therapy");
        therapy.setAccessible(true);
        java.lang.reflect.Field state = Therapy.class.getDeclaredField("state");
        state.setAccessible(true);
        state.setInt(therapy.get(struck.control()), code);
    }

    @Test
    @Verifies({"req~detect.command-beyond~1", "req~motor.booked-first~1"})
    void booksToTheCurveWhatTheDriverMadeUntold() {
        Pump infusing = new Pump(bedside).tested();
        infusing.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        infusing.run(100, 10);
        long before = infusing.out.snapshot().commanded();
        infusing.received += 100;
        infusing.step(10);
        assertEquals(TherapyState.HELD, infusing.state());
        assertEquals(before + 100, infusing.out.snapshot().commanded());
        assertEquals(0, infusing.out.snapshot().primeCommanded());
        infusing.step(10);
        assertEquals(before + 100, infusing.out.snapshot().commanded());
    }

    @Test
    @Verifies({"req~detect.command-beyond~1", "req~overlay.accounts~2"})
    void booksToAnOverlayWhatTheDriverMadeUntoldWhileItRan() {
        Pump primed = new Pump(bedside).tested();
        primed.loaded(
                PlanImages.flat(bedside, 360_000_000, 3_600_000).prime(5_000_000, 180_000, 2));
        primed.give(Orders.PRIME);
        primed.run(100, 10);
        assertEquals(TherapyState.OVERLAY, primed.state());
        long before = primed.out.snapshot().primeCommanded();
        primed.received += 100;
        primed.step(10);
        assertEquals(TherapyState.READY, primed.state());
        assertEquals(before + 100, primed.out.snapshot().primeCommanded());
        assertEquals(0, primed.out.snapshot().commanded());
    }
}
