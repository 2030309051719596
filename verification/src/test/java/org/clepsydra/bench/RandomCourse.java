package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * One random program on one of two pumps with clocks apart, of up to two hours: primed or not, with
 * boluses, KVOs, holds, other rates and late steps in between, and what follows the end. Every step
 * is judged by {@link OverlaidPump}.
 */
final class RandomCourse {
    private static final long MINUTE = 60_000L;

    private final SplittableRandom random;
    private final DeviceRecord device;
    private final OverlaidPump pump;

    /** How many boluses and KVOs were begun, and plans went on from another. */
    int boluses;

    int kept;
    int changes;

    RandomCourse(long seed) {
        random = new SplittableRandom(seed);
        device = (random.nextBoolean() ? Devices.bedside() : Devices.wearable()).seal();
        pump = new OverlaidPump(device, 1 + (random.nextDouble() - 0.5) * 2 * 0.009);
    }

    /** Runs it; whether it came to its end. */
    boolean run() {
        PlanDraft plan = plan();
        while (!plan.verdict().accepted()) {
            // Some curves are too many for one envelope.
            plan = plan();
        }
        pump.load(PlanImages.image(plan));
        if (random.nextBoolean()) {
            pump.give(Orders.PRIME, 10);
            assertEquals(TherapyState.OVERLAY, pump.state(), pump.pump::toString);
            run(2 * MINUTE, step());
            assertTrue(pump.overlayWhole());
            Entries.again(pump.pump.order);
            pump.give(Orders.CONFIRM, 10);
        }
        pump.give(Orders.START, 10);
        assertEquals(TherapyState.INFUSING, pump.state(), pump.pump::toString);
        events();
        boolean whole = pump.state() == TherapyState.DONE;
        if (whole) {
            pump.wholeAndNoMore();
            after(PlanLayout.KVO, Orders.KVO);
            after(PlanLayout.FLUSH, Orders.FLUSH);
        }
        pump.keptLimits();
        return whole;
    }

    /** Gives an overlay whole after the end, if the plan has it and the limits leave room. */
    private void after(int row, int order) {
        long count =
                pump.image()[
                        PlanLayout.OVERLAYS
                                + row * PlanLayout.OVERLAY_WORDS
                                + PlanLayout.OVERLAY_COUNT_MAX];
        pump.give(order, 10);
        int rule = pump.pump.out.snapshot().verdictRule();
        if (pump.state() == TherapyState.OVERLAY) {
            run(11 * MINUTE, step());
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
    private void change() {
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
        pump.give(Orders.START, step());
        int rule = pump.pump.out.snapshot().verdictRule();
        boolean full = rule == Rule.HOUR_USED_UP || rule == Rule.DAY_USED_UP;
        assertTrue(pump.state() == TherapyState.INFUSING || full, pump.pump::toString);
        changes++;
    }

    private void keepOpen() {
        pump.give(Orders.STOP, step());
        if (pump.state() == TherapyState.HELD) {
            pump.give(Orders.KVO, step());
            kept += pump.state() == TherapyState.OVERLAY ? 1 : 0;
            run(random.nextLong(12 * MINUTE), step());
        }
    }

    /** Steps, holds, boluses, other rates and late steps until the end. */
    private void events() {
        for (int event = 0; event < 12 && pump.state() != TherapyState.DONE; event++) {
            run(1 + random.nextLong(4 * MINUTE), step());
            switch (random.nextInt(7)) {
                case 0 -> {
                    pump.give(Orders.STOP, step());
                    run(random.nextLong(20_000), step());
                }
                case 1 -> pump.step(100 + random.nextLong(5_000));
                case 2, 3 -> {
                    int before = pump.state();
                    pump.give(Orders.BOLUS, step());
                    boluses += before != pump.state() ? 1 : 0;
                }
                case 4 -> change();
                case 5 -> keepOpen();
                default -> {}
            }
            if (pump.state() != TherapyState.INFUSING && pump.state() != TherapyState.DONE) {
                pump.give(Orders.START, step());
            }
        }
        for (int i = 0; i < 4_000 && pump.state() != TherapyState.DONE; i++) {
            run(1_000, 100);
            if (pump.state() == TherapyState.HELD || pump.state() == TherapyState.READY) {
                pump.give(Orders.START, 100);
            }
        }
    }

    /** Up to four segments of every kind, some of them again and again, and a slow one. */
    private PlanDraft plan() {
        int segments = 1 + random.nextInt(4);
        int cycle = random.nextInt(2 * segments);
        long runs = 2L + random.nextInt(2);
        PlanDraft plan = PlanImages.flat(device, 500_000 + random.nextLong(10_000_000), 0);
        long totalMs = 0;
        for (int i = 0; i < segments; i++) {
            if (i == cycle) {
                plan.cycle(runs);
            }
            long ms = 3 * MINUTE + random.nextLong(7 * MINUTE);
            totalMs += i >= cycle ? runs * ms : ms;
            switch (random.nextInt(4)) {
                case 0 -> plan.pause(ms);
                case 1 -> plan.ramp(1 + random.nextInt(9), ms, random.nextInt(201));
                case 2 -> plan.raisedCosine(1 + random.nextInt(9), ms);
                default -> plan.flat(1 + random.nextInt(9), ms);
            }
        }
        // Slow enough for a flush after it.
        plan.flat(9, 5 * MINUTE);
        totalMs += cycle < segments ? runs * 5 * MINUTE : 5 * MINUTE;
        long bolusNl = 100_000 + random.nextLong(1_000_000);
        long bolusMs = 40_000 + random.nextLong(2 * MINUTE);
        if (device.microstepsPerQuantum() == 1) {
            // 12 uL/h.
            plan.kvo(2_000, 10 * MINUTE, 1 + random.nextInt(3)).minimumRate();
        }
        return plan.durationMs(totalMs)
                .bolus(bolusNl, bolusMs, random.nextLong(5 * MINUTE), 1 + random.nextInt(5))
                .prime(1_000_000, MINUTE, 1)
                .flush(60_000, 10 * MINUTE);
    }

    private long step() {
        return 10 + random.nextLong(91);
    }

    private void run(long totalMs, long ms) {
        for (long t = 0; t < totalMs; t += ms) {
            pump.step(ms);
        }
    }
}
