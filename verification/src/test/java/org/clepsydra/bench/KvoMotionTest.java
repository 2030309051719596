package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * KVOs after the end and in a hold, on a motor that takes its time and with clocks apart: every
 * step is judged, and the monitor cuts nobody.
 */
@Verifies({
    "req~overlay.given~2",
    "req~overlay.curve~1",
    "req~overlay.forfeit~2",
    "req~overlay.accounts~2",
    "req~overlay.sliding-limits~2",
    "req~monitor.overlay~4"
})
class KvoMotionTest {
    private static final long MINUTE = 60_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final DeviceRecord wearable = Devices.wearable().seal();

    @ParameterizedTest
    @CsvSource({"1, 10", "0.991, 10", "1.009, 10", "1, 100", "0.991, 73", "1.009, 100"})
    void keepsTheVeinOpenTwiceAfterTheEnd(double monitorRate, long ms) {
        // 2 mL in 2 min; then 250 uL in 15 min, 1 mL/h, 4000 microsteps of 62.5 nL
        PlanDraft plan =
                PlanImages.flat(bedside, 2_000_000, 2 * MINUTE).kvo(250_000, 15 * MINUTE, 2);
        OverlaidPump pump = started(bedside, monitorRate, plan);
        run(pump, 3 * MINUTE, ms);
        assertEquals(TherapyState.DONE, pump.state());
        for (int i = 1; i <= 2; i++) {
            pump.give(Orders.KVO, ms);
            assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
            run(pump, 16 * MINUTE, ms);
            assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
            assertTrue(pump.overlayWhole(), pump.pump::toString);
            assertEquals(i * 4_000L, pump.pump.out.snapshot().kvoCommanded());
        }
        assertEquals(32_000 + 8_000, pump.pump.made());
        pump.wholeAndNoMore();
        pump.keptLimits();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "0.991, 100", "1.009, 100", "1, 37"})
    void keepsTheVeinOpenByWholeStrokes(double monitorRate, long ms) {
        // 1 mL in 30 min, 20 strokes; 520 uL in 32 min, 0.975 mL/h, 10 strokes of 50 uL
        PlanDraft plan =
                PlanImages.flat(wearable, 1_000_000, 30 * MINUTE).kvo(520_000, 32 * MINUTE, 1);
        OverlaidPump pump = started(wearable, monitorRate, plan);
        run(pump, 31 * MINUTE, ms);
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        pump.give(Orders.KVO, ms);
        assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
        run(pump, 34 * MINUTE, ms);
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        assertTrue(pump.overlayWhole(), pump.pump::toString);
        assertEquals(640, pump.pump.out.snapshot().kvoCommanded());
        assertEquals(20 * 64 + 640, pump.pump.made());
        pump.keptLimits();
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "0.991, 10", "1.009, 10", "1, 100", "0.991, 73", "1.009, 100"})
    void goesOnWithTheCurveAfterAKvoInAHold(double monitorRate, long ms) {
        PlanDraft plan =
                PlanImages.flat(bedside, 2_000_000, 20 * MINUTE)
                        .kvo(100_000, 6 * MINUTE, 5)
                        .minimumRate();
        OverlaidPump pump = started(bedside, monitorRate, plan);
        // One runs to its end, one is cut short by START, one by STOP
        hold(pump, ms);
        run(pump, 7 * MINUTE, ms);
        assertEquals(TherapyState.HELD, pump.state(), pump.pump::toString);
        assertTrue(pump.overlayWhole(), pump.pump::toString);
        pump.give(Orders.START, ms);
        hold(pump, ms);
        run(pump, MINUTE, ms);
        pump.give(Orders.START, ms);
        assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
        hold(pump, ms);
        run(pump, MINUTE, ms);
        pump.give(Orders.STOP, ms);
        assertEquals(TherapyState.HELD, pump.state(), pump.pump::toString);
        pump.give(Orders.START, ms);
        run(pump, 16 * MINUTE, ms);
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        assertEquals(32_000, pump.pump.out.snapshot().commanded());
        pump.wholeAndNoMore();
        pump.keptLimits();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.991, 1.009})
    void seesTheEndAfterAsManyAsThereMayBeWereCutShortInOneHold(double monitorRate) {
        PlanDraft plan =
                PlanImages.flat(bedside, 2_000_000, 20 * MINUTE)
                        .kvo(100_000, 6 * MINUTE, 20)
                        .flush(1_000_000, 10 * MINUTE)
                        .minimumRate();
        OverlaidPump pump = started(bedside, monitorRate, plan);
        run(pump, 2 * MINUTE, 100);
        for (int i = 0; i < 20; i++) {
            pump.give(Orders.STOP, 100);
            pump.give(Orders.KVO, 100);
            assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
            run(pump, 3 * MINUTE, 100);
        }
        pump.give(Orders.START, 100);
        run(pump, 19 * MINUTE, 100);
        assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
        pump.wholeAndNoMore();
        pump.give(Orders.FLUSH, 100);
        assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
        run(pump, 11 * MINUTE, 100);
        assertTrue(pump.overlayWhole(), pump.pump::toString);
    }

    private static void hold(OverlaidPump pump, long ms) {
        run(pump, 2 * MINUTE, ms);
        assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
        pump.give(Orders.STOP, ms);
        assertEquals(TherapyState.HELD, pump.state());
        pump.give(Orders.KVO, ms);
        assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
    }

    @Test
    void keepsEveryBoundOnRandomPrograms() {
        SplittableRandom random = new SplittableRandom(7);
        int whole = 0;
        int kvos = 0;
        for (int i = 0; i < 60; i++) {
            DeviceRecord device = random.nextBoolean() ? bedside : wearable;
            double rate = 1 + (random.nextDouble() - 0.5) * 2 * 0.009;
            OverlaidPump pump = started(device, rate, plan(device, random));
            for (int event = 0; event < 12 && pump.state() != TherapyState.DONE; event++) {
                run(pump, 1 + random.nextLong(3 * MINUTE), step(random));
                kvos += event(pump, random);
            }
            for (int k = 0; k < 4_000 && pump.state() != TherapyState.DONE; k++) {
                run(pump, 1_000, 100);
                if (pump.state() == TherapyState.HELD) {
                    pump.give(Orders.START, 100);
                }
            }
            assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
            pump.wholeAndNoMore();
            pump.give(Orders.KVO, 10);
            if (pump.state() == TherapyState.OVERLAY) {
                run(pump, 11 * MINUTE, step(random));
                assertEquals(TherapyState.DONE, pump.state(), pump.pump::toString);
                assertTrue(pump.overlayWhole(), pump.pump::toString);
                whole++;
            }
            pump.keptLimits();
        }
        assertTrue(whole > 20, "whole " + whole);
        assertTrue(kvos > 40, "kvos " + kvos);
    }

    /** A hold, often with a KVO in it, which now and then is cut short; how many were begun. */
    private static int event(OverlaidPump pump, SplittableRandom random) {
        int begun = 0;
        if (pump.state() == TherapyState.INFUSING) {
            pump.give(Orders.STOP, step(random));
            run(pump, random.nextLong(2_000), step(random));
            pump.give(Orders.KVO, step(random));
            begun = pump.state() == TherapyState.OVERLAY ? 1 : 0;
            run(pump, random.nextLong(11 * MINUTE), step(random));
        }
        if (pump.state() == TherapyState.OVERLAY && random.nextBoolean()) {
            pump.give(Orders.STOP, step(random));
            run(pump, random.nextLong(2_000), step(random));
        }
        if (pump.state() != TherapyState.DONE) {
            pump.give(Orders.START, step(random));
        }
        return begun;
    }

    private static PlanDraft plan(DeviceRecord device, SplittableRandom random) {
        PlanDraft plan = PlanImages.flat(device, 1_000_000 + random.nextLong(9_000_000), 0);
        long totalMs = 0;
        int segments = 1 + random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            long ms = 5 * MINUTE + random.nextLong(5 * MINUTE);
            totalMs += ms;
            switch (random.nextInt(4)) {
                case 0 -> plan.pause(ms);
                case 1 -> plan.ramp(3 + random.nextInt(6), ms, random.nextInt(201));
                case 2 -> plan.raisedCosine(3 + random.nextInt(6), ms);
                default -> plan.flat(3 + random.nextInt(6), ms);
            }
        }
        // 60 uL in 10 min are 0.36 mL/h, slower than any segment of 3 parts in 41 of 1 mL.
        return plan.durationMs(totalMs + 5 * MINUTE)
                .flat(9, 5 * MINUTE)
                .kvo(60_000, 10 * MINUTE, 9 + random.nextInt(9))
                .minimumRate();
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
