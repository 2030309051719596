package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Boluses, primes, flushes and KVOs on random programs, at random steps, with holds and other rates
 * in between and clocks apart: every account keeps to its own curve, they come to what the motor
 * was told, no limit that slides is exceeded, and the monitor cuts nobody.
 */
@Verifies({
    "req~overlay.curve~1",
    "req~overlay.forfeit~2",
    "req~overlay.sliding-limits~2",
    "req~monitor.overlay~3",
    "req~monitor.over-delivery~3"
})
class OverlayMotionTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();
    private int changes;
    private int kept;

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
        // 1 mL in a minute, of which the head loses 300 microsteps one by one.
        PlanDraft plan = PlanImages.flat(bedside, 1_000_000, HOUR).bolus(1_000_000, MINUTE, 0, 1);
        HonestPump pump = new HonestPump(bedside, 1);
        pump.load(PlanImages.image(plan));
        pump.give(Orders.START, 10);
        pump.run(MINUTE, 10);
        pump.order.enter(1_000_000, 0, 0);
        pump.give(Orders.BOLUS, 10);
        for (int i = 0; i < 300; i++) {
            pump.lose(1);
            pump.run(100, 10);
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

    @Test
    void keepsEveryBoundOnRandomPrograms() {
        SplittableRandom random = new SplittableRandom(20_261_126);
        int whole = 0;
        int boluses = 0;
        for (int i = 0; i < 400; i++) {
            DeviceRecord device = random.nextBoolean() ? bedside : wearable;
            OverlaidPump pump =
                    new OverlaidPump(device, 1 + (random.nextDouble() - 0.5) * 2 * 0.009);
            pump.load(PlanImages.image(plan(device, random)));
            if (random.nextBoolean()) {
                pump.give(Orders.PRIME, 10);
                assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
                run(pump, 2 * MINUTE, step(random));
                assertTrue(pump.overlayWhole());
                Entries.again(pump.pump.order);
                pump.give(Orders.CONFIRM, 10);
            }
            pump.give(Orders.START, 10);
            assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
            boluses += events(pump, random);
            whole += pump.state() == TherapyState.DONE ? 1 : 0;
            if (pump.state() == TherapyState.DONE) {
                pump.wholeAndNoMore();
                after(pump, random, PlanLayout.KVO, Orders.KVO);
                after(pump, random, PlanLayout.FLUSH, Orders.FLUSH);
            }
            pump.keptLimits();
        }
        assertTrue(changes > 100, "changes " + changes);
        assertTrue(kept > 50, "kept open " + kept);
        assertTrue(whole > 200, "whole " + whole);
        assertTrue(boluses > 200, "boluses " + boluses);
    }

    /** Gives an overlay whole after the end, if the plan has it and the limits leave room. */
    private static void after(OverlaidPump pump, SplittableRandom random, int row, int order) {
        long count =
                pump.image()[
                        PlanLayout.OVERLAYS
                                + row * PlanLayout.OVERLAY_WORDS
                                + PlanLayout.OVERLAY_COUNT_MAX];
        pump.give(order, 10);
        int rule = pump.pump.out.snapshot().verdictRule();
        if (pump.state() == TherapyState.OVERLAY) {
            run(pump, 11 * MINUTE, step(random));
            assertTrue(pump.overlayWhole(), pump.pump::toString);
        } else {
            boolean full = rule == Rule.HOUR_USED_UP || rule == Rule.DAY_USED_UP;
            assertTrue(count == 0 || full || rule == Rule.OVERLAY_USED_UP, "rule " + rule);
            // As the monitor begins what it hears.
            pump.give(Orders.STOP, 10);
        }
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
    }

    /** Another rate for some of what is left, or all of it; more than twice or half as well. */
    private void change(OverlaidPump pump, SplittableRandom random) {
        DeviceRecord device = pump.pump.device();
        long leastNl = Math.max(1_000, device.nlPerRev());
        long leftNl = pump.leftNl();
        if (leftNl < leastNl) {
            return;
        }
        long[] before = pump.image();
        long nl = random.nextBoolean() ? leftNl : leastNl + random.nextLong(leftNl - leastNl + 1);
        PlanDraft rest =
                PlanImages.flat(device, nl, 5 * MINUTE + random.nextLong(20 * MINUTE))
                        .planId(before[PlanLayout.PLAN_ID] + 1)
                        .continues(before);
        int bolus = PlanLayout.OVERLAYS;
        if (random.nextBoolean() && before[bolus] != 0) {
            rest.bolus(
                    before[bolus + PlanLayout.OVERLAY_NG],
                    before[bolus + PlanLayout.OVERLAY_MS],
                    before[bolus + PlanLayout.OVERLAY_GAP_MS],
                    before[bolus + PlanLayout.OVERLAY_COUNT_MAX]);
        }
        if (!rest.verdict().accepted()) {
            return;
        }
        pump.goOn(PlanImages.image(rest));
        pump.give(Orders.START, step(random));
        int rule = pump.pump.out.snapshot().verdictRule();
        boolean full = rule == Rule.HOUR_USED_UP || rule == Rule.DAY_USED_UP;
        assertTrue(pump.state() == TherapyState.INFUSING || full, pump.pump::toString);
        changes++;
    }

    private void keepOpen(OverlaidPump pump, SplittableRandom random) {
        pump.give(Orders.STOP, step(random));
        if (pump.state() == TherapyState.HELD) {
            pump.give(Orders.KVO, step(random));
            kept += pump.state() == TherapyState.OVERLAY ? 1 : 0;
            run(pump, random.nextLong(12 * MINUTE), step(random));
        }
    }

    /**
     * Steps, holds, boluses, other rates and late steps until the end; how many boluses were begun.
     */
    private int events(OverlaidPump pump, SplittableRandom random) {
        int boluses = 0;
        for (int event = 0; event < 12 && pump.state() != TherapyState.DONE; event++) {
            run(pump, 1 + random.nextLong(4 * MINUTE), step(random));
            switch (random.nextInt(7)) {
                case 0 -> {
                    pump.give(Orders.STOP, step(random));
                    run(pump, random.nextLong(20_000), step(random));
                }
                case 1 -> pump.step(100 + random.nextLong(5_000));
                case 2, 3 -> {
                    int before = pump.state();
                    pump.give(Orders.BOLUS, step(random));
                    boluses += before != pump.state() ? 1 : 0;
                }
                case 4 -> change(pump, random);
                case 5 -> keepOpen(pump, random);
                default -> {}
            }
            if (pump.state() != TherapyState.INFUSING && pump.state() != TherapyState.DONE) {
                pump.give(Orders.START, step(random));
            }
        }
        for (int i = 0; i < 4_000 && pump.state() != TherapyState.DONE; i++) {
            run(pump, 1_000, 100);
            if (pump.state() == TherapyState.HELD || pump.state() == TherapyState.READY) {
                pump.give(Orders.START, 100);
            }
        }
        return boluses;
    }

    private static PlanDraft plan(DeviceRecord device, SplittableRandom random) {
        int segments = 1 + random.nextInt(4);
        PlanDraft plan = PlanImages.flat(device, 500_000 + random.nextLong(10_000_000), 0);
        long totalMs = 0;
        for (int i = 0; i < segments; i++) {
            long ms = 5 * MINUTE + random.nextLong(10 * MINUTE);
            totalMs += ms;
            switch (random.nextInt(4)) {
                case 0 -> plan.pause(ms);
                case 1 -> plan.ramp(1 + random.nextInt(9), ms, random.nextInt(201));
                case 2 -> plan.raisedCosine(1 + random.nextInt(9), ms);
                default -> plan.flat(1 + random.nextInt(9), ms);
            }
        }
        // Slow enough for a flush after it.
        plan.flat(9, 5 * MINUTE);
        long bolusNl = 100_000 + random.nextLong(1_000_000);
        long bolusMs = 40_000 + random.nextLong(2 * MINUTE);
        if (device.microstepsPerQuantum() == 1) {
            // 12 uL/h.
            plan.kvo(2_000, 10 * MINUTE, 1 + random.nextInt(3)).minimumRate();
        }
        return plan.durationMs(totalMs + 5 * MINUTE)
                .bolus(bolusNl, bolusMs, random.nextLong(5 * MINUTE), 1 + random.nextInt(5))
                .prime(1_000_000, MINUTE, 1)
                .flush(60_000, 10 * MINUTE);
    }

    private static long step(SplittableRandom random) {
        return 10 + random.nextLong(91);
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
