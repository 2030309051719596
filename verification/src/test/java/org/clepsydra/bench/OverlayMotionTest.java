package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Boluses with clocks apart and what comes of those that are cut short, refused or never come:
 * every account keeps to its own curve, they come to what the motor was told, no limit that slides
 * is exceeded, and the monitor cuts nobody.
 */
@Verifies({
    "req~overlay.curve~1",
    "req~overlay.forfeit~2",
    "req~overlay.sliding-limits~2",
    "req~monitor.overlay~4",
    "req~monitor.over-delivery~3"
})
class OverlayMotionTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();

    @ParameterizedTest
    @CsvSource({"1, 10", "0.991, 10", "1.009, 10", "1, 100", "0.991, 73", "1.009, 100"})
    void givesABolusWholeBetweenTwoPartsOfTheCurve(double monitorRate, long ms) {
        // 5-FU 400 mg/m2 on top of 2400 mg/m2: 14.4 mL in 4 min, twice.
        PlanDraft plan =
                PlanImages.mfolfox(bedside)
                        .doseNgPerM2Max(3_200_000_000L)
                        .bolus(720_000_000, 4 * MINUTE, MINUTE, 2);
        OverlaidPump pump = started(bedside, monitorRate, plan);
        for (int i = 1; i <= 2; i++) {
            run(pump, 10 * MINUTE, ms);
            pump.give(Orders.BOLUS, ms);
            assertEquals(TherapyState.OVERLAY, pump.state());
            run(pump, 5 * MINUTE, ms);
            assertEquals(TherapyState.INFUSING, pump.state());
            assertTrue(pump.overlayWhole(), pump.pump::toString);
        }
        pump.keptLimits();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "0.991, 100", "1.009, 100", "1, 37"})
    void givesABolusOfStrokesWhole(double monitorRate, long ms) {
        // 2 mL in 2 min is 60 mL/h: a stroke every 3 s; over 5 mL/h.
        PlanDraft plan =
                PlanImages.flat(wearable, 10_000_000, 2 * HOUR)
                        .bolus(2_000_000, 2 * MINUTE, MINUTE, 3);
        OverlaidPump pump = started(wearable, monitorRate, plan);
        for (int i = 1; i <= 3; i++) {
            run(pump, 10 * MINUTE, ms);
            pump.give(Orders.BOLUS, ms);
            run(pump, 3 * MINUTE, ms);
            assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
            assertTrue(pump.overlayWhole(), pump.pump::toString);
        }
        run(pump, 2 * HOUR, ms);
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        pump.wholeAndNoMore();
        pump.keptLimits();
    }

    @Test
    void isHeldWhereOnlyTheMonitorBeganABolus() {
        // 10 min apart by a clock that is 0.9 % fast are 5.4 s less by the other.
        PlanDraft plan =
                PlanImages.flat(bedside, 100_000_000, 10 * HOUR)
                        .bolus(100_000, MINUTE, 10 * MINUTE, 3);
        OverlaidPump pump = started(bedside, 1.009, plan);
        run(pump, MINUTE, 10);
        pump.give(Orders.BOLUS, 10);
        pump.give(Orders.STOP, 10);
        pump.give(Orders.START, 10);
        run(pump, 10 * MINUTE - 3_000, 10);
        pump.give(Orders.BOLUS, 10);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(Rule.OVERLAY_TOO_SOON, pump.pump.out.snapshot().verdictRule());
        // START cuts the monitor's, and the curve goes on as if it had not been.
        pump.give(Orders.START, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        run(pump, 10 * MINUTE, 10);
        assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
    }

    @Test
    void doesNotWaitForAHeadThatNeverComes() {
        // 1 mL in a minute, of which the head loses 75 microsteps, one of 107, which is forgiven.
        PlanDraft plan = PlanImages.flat(bedside, 1_000_000, HOUR).bolus(1_000_000, MINUTE, 0, 1);
        HonestPump pump = new HonestPump(bedside, 1);
        pump.load(PlanImages.image(plan));
        pump.give(Orders.START, 10);
        pump.run(MINUTE, 10);
        pump.order.enter(1_000_000, 0, 0);
        pump.give(Orders.BOLUS, 10);
        for (int i = 0; i < 75; i++) {
            pump.lose(1);
            pump.run(400, 10);
        }
        // A minute and a fortieth of it, and 20 s; 30 s and 10 ms of it have passed.
        pump.run(51_400, 10);
        assertEquals(TherapyState.OVERLAY, pump.out.snapshot().state());
        pump.run(200, 10);
        assertEquals(TherapyState.HELD, pump.out.snapshot().state());
        long withheld = 1L << AlarmCode.DELIVERY_WITHHELD;
        assertEquals(withheld, pump.out.annunciator().conditions() & withheld);
    }

    @Test
    void goesOnWithTheCurveAfterManyBolusesThatWereCutShort() {
        // 100 mL in an hour, then 100 mL in six minutes; boluses of 20 mL/min, each cut after 2 s.
        PlanDraft plan =
                PlanImages.flat(bedside, 200_000_000, HOUR + 6 * MINUTE)
                        .flat(1, HOUR)
                        .flat(1, 6 * MINUTE)
                        .bolus(20_000_000, MINUTE, 0, 100);
        OverlaidPump pump = started(bedside, 1, plan);
        for (int i = 0; i < 40; i++) {
            run(pump, 10_000, 100);
            pump.give(Orders.BOLUS, 100);
            assertEquals(TherapyState.OVERLAY, pump.state());
            run(pump, 2_000, 100);
            pump.give(Orders.START, 100);
        }
        while (pump.state() == TherapyState.INFUSING) {
            pump.step(100);
        }
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        // Each cut may leave a count of 400 nL: 16,000 nL in all, 57.6 ms of the last segment; a
        // step.
        assertTrue(pump.pump.out.snapshot().therapyMs() <= HOUR + 6 * MINUTE + 200);
    }

    private static OverlaidPump started(DeviceRecord device, double monitorRate, PlanDraft plan) {
        OverlaidPump pump = new OverlaidPump(device, monitorRate);
        pump.load(PlanImages.image(plan));
        pump.give(Orders.START, 10);
        assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
        return pump;
    }

    private static void run(OverlaidPump pump, long totalMs, long ms) {
        for (long t = 0; t < totalMs; t += ms) {
            pump.step(ms);
        }
    }
}
