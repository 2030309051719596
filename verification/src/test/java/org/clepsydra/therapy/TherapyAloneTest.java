package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control channel under a monitor that permits whatever is asked: it must stop by itself. */
class TherapyAloneTest {
    @Test
    @Verifies("req~delivery.stop~1")
    void stopsForStopThoughThePermitStands() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.step(Orders.NONE);
        assertEquals(16, rig.target.microsteps());
        rig.step(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.target.energise());
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void makesAStrokeOfTwoAsFastAsTheMotorCan() {
        // 1,562.5 nL a stroke at 1 mL/h: one in 5,625 ms. 4 ms a microstep.
        Alone rig =
                new Alone(
                        Devices.wearable().microstepsPerQuantum(2).rateNlPerHMax(3_000_000).seal());
        rig.started(1_000_000);
        for (int i = 0; i < 562; i++) {
            rig.step(Orders.NONE);
        }
        assertFalse(rig.target.energise());
        rig.step(Orders.NONE);
        assertTrue(rig.target.energise());
        assertEquals(2, rig.target.microsteps());
        assertEquals(4_000, rig.target.pulsePeriodUs());
    }

    @Test
    @Verifies({"req~motor.within-permit~1", "req~motor.booked-first~1"})
    void givesNoMoreThanThePermit() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.permit(0);
        rig.step(Orders.NONE);
        assertEquals(0, rig.target.microsteps());
        assertEquals(0, rig.therapy.release().commanded());
        rig.permit(31);
        rig.step(Orders.NONE);
        assertEquals(31, rig.target.microsteps());
        assertEquals(31, rig.therapy.release().commanded());
        // 48 are due after three steps.
        rig.permit(1_000);
        rig.step(Orders.NONE);
        assertEquals(17, rig.target.microsteps());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void givesNoMoreThanTheQueueHolds() {
        // 1200 mL/h: 53.33 microsteps every 10 ms; 555 in 100 ms at full speed.
        Alone rig = new Alone(Devices.bedside().pulsePeriodUsMin(180).seal());
        rig.started(1_200_000_000);
        for (int i = 0; i < 100; i++) {
            rig.step(Orders.NONE);
        }
        assertEquals(5_333, rig.therapy.release().commanded());
        rig.in.microstepsToGo(550);
        rig.step(Orders.NONE);
        assertEquals(5, rig.target.microsteps());
        assertEquals(180, rig.target.pulsePeriodUs());
        rig.in.microstepsToGo(555);
        rig.step(Orders.NONE);
        assertEquals(0, rig.target.microsteps());
        assertTrue(rig.target.energise());
        rig.in.microstepsToGo(0);
        rig.step(Orders.NONE);
        // 5,493.33 are due after 1,030 ms; 5,338 were given.
        assertEquals(155, rig.target.microsteps());
    }

    @Test
    @Verifies("req~motor.rest~2")
    void keepsTheStrokeMotorEnergisedWhereAStrokeIsCutShort() {
        Alone rig = new Alone(Devices.wearable().seal());
        // 50 mL/h: a stroke every 3,600 ms.
        rig.started(50_000_000);
        for (int i = 0; i < 360; i++) {
            rig.step(Orders.NONE);
        }
        assertEquals(25, rig.target.microsteps());
        rig.permit(0);
        rig.step(Orders.NONE);
        assertTrue(rig.target.energise());
        assertEquals(0, rig.target.microsteps());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void doesNotEndWhileSomethingDueIsNotPermitted() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int i = 0; i < 5_999; i++) {
            rig.step(Orders.NONE);
        }
        rig.permit(0);
        rig.step(Orders.NONE);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.permit(1_000);
        rig.step(Orders.NONE);
        assertEquals(16_000, rig.therapy.release().commanded());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.DONE, rig.therapy.state());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void doesNotEndWhileTheLastMicrostepIsNotPermitted() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        rig.run(59_990);
        // 16,000 x 59,990 / 60,000 are 15,997.3: three are due in the last step.
        assertEquals(15_997, rig.therapy.release().commanded());
        rig.permit(2);
        rig.step(Orders.NONE);
        assertEquals(15_999, rig.therapy.release().commanded());
        rig.permit(0);
        rig.run(1_000);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.permit(1);
        rig.step(Orders.NONE);
        assertEquals(16_000, rig.therapy.release().commanded());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.DONE, rig.therapy.state());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void holdsWhatIsNotPermittedForTenSeconds() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.step(Orders.NONE);
        rig.permit(0);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertFalse(rig.therapy.withheld());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.withheld());
        assertFalse(rig.target.energise());
        rig.step(Orders.NONE);
        assertTrue(rig.therapy.withheld());
        rig.permit(16);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertFalse(rig.therapy.withheld());
        rig.step(Orders.NONE);
        assertEquals(16, rig.target.microsteps());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void isWithheldInTheStepInWhichAnOverlayThatOnlyTheMonitorBeganHoldsIt() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.step(Orders.NONE);
        assertFalse(rig.therapy.withheld());
        rig.permit(1_000, PlanLayout.KVO, true);
        rig.step(Orders.KVO);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.therapy.orderTaken());
        assertFalse(rig.target.energise());
        assertTrue(rig.therapy.withheld());
        rig.step(Orders.NONE);
        assertFalse(rig.therapy.withheld());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void beginsTheTenSecondsAnewWithEveryMicrostep() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        for (int i = 0; i < 3; i++) {
            rig.permit(0);
            for (int ms = 10; ms <= 10_000; ms += 10) {
                rig.step(Orders.NONE);
            }
            rig.permit(1);
            rig.step(Orders.NONE);
            assertEquals(TherapyState.INFUSING, rig.therapy.state());
        }
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void doesNotCountTimeInWhichNothingIsDue() {
        // 0.01 mL/h: a microstep in 22.5 s.
        Alone slow = new Alone(Devices.bedside().seal());
        slow.started(10_000);
        for (int i = 0; i < 2_249; i++) {
            slow.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, slow.therapy.state());
        slow.step(Orders.NONE);
        assertEquals(1, slow.target.microsteps());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void holdsASingleMicrostepThatIsNotPermitted() {
        Alone slow = new Alone(Devices.bedside().seal());
        slow.started(10_000);
        slow.permit(0);
        for (int ms = 10; ms <= 22_500 + 9_990; ms += 10) {
            slow.step(Orders.NONE);
        }
        // Due at 22.5 s. The step in which it falls due counts whole: ten seconds, and a
        // millisecond more.
        assertEquals(TherapyState.INFUSING, slow.therapy.state());
        slow.step(Orders.NONE, 1);
        assertEquals(TherapyState.HELD, slow.therapy.state());
    }

    @Test
    @Verifies("req~delivery.withheld~3")
    void holdsWhenTheLastMicrostepIsNotMadeForTenSeconds() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int ms = 10; ms <= 60_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(16_000, rig.therapy.release().commanded());
        rig.in.microstepsToGo(1);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
    }

    @Test
    @Verifies({"req~delivery.withheld~3", "req~delivery.whole-volume~1"})
    void endsInTheStepInWhichTheLastMicrostepIsMadeAfterAll() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int ms = 10; ms <= 60_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        rig.in.microstepsToGo(1);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        rig.in.microstepsToGo(0);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.DONE, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void hasAPaceFromTheFirstStepOn() {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(1_000_000);
        assertTrue(rig.target.energise());
        assertEquals(100_000, rig.target.pulsePeriodUs());
    }

    @Test
    @Verifies({"req~reservoir.start~1", "req~reservoir.empty~1"})
    void finishesTheStrokeThatTheReservoirHoldsAfterAHold() {
        // 1 mL/h: a stroke of 4 microsteps, 1 uL, in 3,600 ms. One is left.
        Alone rig = new Alone(Devices.implant().seal());
        rig.order.refill(0, 1_000);
        rig.step(Orders.REFILL);
        rig.started(1_000_000);
        rig.permit(2);
        rig.run(3_600);
        assertEquals(2, rig.therapy.release().commanded());
        rig.permit(0);
        rig.run(1_000);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.STOP);
        rig.permit(1_000);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(4, rig.therapy.release().commanded());
        rig.step(Orders.STOP);
        rig.step(Orders.START);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        rig.ruled(Rule.RESERVOIR_EMPTY, 0, 1_000);
    }

    @Test
    @Verifies("req~reservoir.empty~1")
    void holdsAtOnceForOneMicrostepThatTheReservoirDoesNotHold() {
        // 0.01 mL/h: a microstep of 62.5 nL in 22.5 s. One is left.
        Alone rig = new Alone(Devices.bedside().reservoirNl(20_000_000).seal());
        rig.order.refill(0, 63);
        rig.step(Orders.REFILL);
        rig.started(10_000);
        rig.run(45_000 - 10);
        assertEquals(1, rig.therapy.release().commanded());
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
    }

    @Test
    @Verifies("req~overlay.sliding-limits~2")
    void finishesTheStrokesThatTheHoursLimitHoldsAndBeginsNoOther() {
        // 1 mL/h: a stroke of 64 microsteps, 50 uL, in 180 s. The limit is two.
        Alone rig = new Alone(Devices.wearable().seal());
        PlanImages.flat(rig.device, 1_000_000, 3_600_000).writeTo(rig.order.image());
        rig.order.image()[PlanLayout.HOUR_NL_MAX] = 100_000;
        rig.order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 100_000;
        rig.loaded();
        rig.started();
        rig.run(180_000 - 10);
        rig.permit(10);
        rig.step(Orders.NONE);
        assertEquals(10, rig.therapy.release().commanded());
        rig.permit(1_000);
        rig.run(180_000 - 10);
        assertEquals(64, rig.therapy.release().commanded());
        // 25 in a step, as many as the motor makes in a longest period.
        rig.step(Orders.NONE);
        assertEquals(64 + 25, rig.therapy.release().commanded());
        rig.run(20);
        assertEquals(128, rig.therapy.release().commanded());
        rig.run(180_000 + 9_960);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.run(20);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
        assertEquals(128, rig.therapy.release().commanded());
    }

    @Test
    @Verifies("req~overlay.sliding-limits~2")
    void goesOnWhenWhatWasReleasedIsMoreThanAnHourOld() {
        // 1 mL/h, 16,000 microsteps in an hour. The limit is 20 uL, 320 of them: 72 s.
        Alone rig = new Alone(Devices.bedside().seal());
        PlanImages.flat(rig.device, 1_000_000, 3_600_000).writeTo(rig.order.image());
        rig.order.image()[PlanLayout.HOUR_NL_MAX] = 20_000;
        rig.order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 20_000;
        rig.loaded();
        rig.started();
        rig.run(90_000);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertEquals(320, rig.therapy.release().commanded());
        // At 59 min 30 s nothing is an hour old; at 64 min 39 s all of it is more than 63 min old.
        for (int s = 0; s < 58 * 60; s++) {
            rig.step(Orders.NONE, 1_000);
        }
        rig.step(Orders.START);
        rig.run(9_000);
        assertEquals(320, rig.therapy.release().commanded());
        rig.step(Orders.STOP);
        for (int s = 0; s < 5 * 60; s++) {
            rig.step(Orders.NONE, 1_000);
        }
        rig.step(Orders.START);
        rig.run(90_000);
        assertEquals(640, rig.therapy.release().commanded());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Orders.NONE,
                Orders.START,
                Orders.ACKNOWLEDGE,
                Orders.CONFIRM,
                Orders.CONFIRM_CHANGE,
                Orders.AUDIO_PAUSE
            })
    @Verifies({"req~plan.only-when-stopped~1", "req~library.idle~1"})
    void asksForAStopBeforeNoOtherOrder(int order) {
        Alone rig = new Alone(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.ruled(Rule.ACCEPTED, 0, 0);
        rig.step(order);
        rig.ruled(Rule.ACCEPTED, 0, 0);
        rig.step(Orders.LOAD_LIBRARY);
        rig.ruled(Rule.NOT_STOPPED, Orders.LOAD_LIBRARY, Orders.STOP);
    }

    @ParameterizedTest
    @CsvSource({
        // 1200 mL/h are 20 mL, 320,000 microsteps, in a minute; 300 mL in a quarter of an hour.
        "20000000, 300000000, 0",
        "19999999, 300000000, " + Rule.HOUR_USED_UP,
        "20000000, 299999999, " + Rule.DAY_USED_UP,
    })
    @Verifies("req~overlay.room~2")
    void asksForRoomForAMinuteAndAQuarterToTheMillisecond(long hourNl, long dayNl, int rule) {
        Alone rig = limited(hourNl, dayNl);
        rig.step(Orders.START);
        assertEquals(rule, rig.therapy.verdict().rule());
        assertEquals(rule == 0 ? TherapyState.INFUSING : TherapyState.READY, rig.therapy.state());
    }

    @Test
    @Verifies("req~overlay.room~2")
    void asksForNoRoomOnceASingleMicrostepWasReleased() {
        Alone rig = limited(20_000_000, 300_000_000);
        rig.step(Orders.START);
        rig.permit(1);
        rig.step(Orders.NONE);
        assertEquals(1, rig.therapy.release().commanded());
        rig.step(Orders.STOP);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    /** 1200 mL/h, confirmed, under these limits. */
    private static Alone limited(long hourNl, long dayNl) {
        Alone rig = new Alone(Devices.bedside().seal());
        PlanImages.flat(rig.device, 1_200_000_000, 3_600_000).writeTo(rig.order.image());
        rig.order.image()[PlanLayout.HOUR_NL_MAX] = hourNl;
        rig.order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        rig.order.image()[PlanLayout.DAY_NL_MAX] = dayNl;
        rig.order.image()[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
        rig.loaded();
        Entries.again(rig.order);
        rig.step(Orders.CONFIRM);
        return rig;
    }
}
