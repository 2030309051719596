package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.OutputFrame;
import org.clepsydra.oracle.Curves;
import org.clepsydra.oracle.DeliveryOracle;
import org.clepsydra.oracle.OverlayLineOracle;
import org.clepsydra.oracle.Rational;
import org.clepsydra.oracle.SlidingLimitOracle;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * An honest pump, with every step of it judged by the oracles: each account by its own curve or
 * line, their sum by what the motor was told, and the whole by the sliding limits.
 */
final class OverlaidPump {
    private static final long HOUR = 3_600_000L;

    final HonestPump pump;
    private final DeviceRecord device;
    private final SlidingLimitOracle limits;
    private long[] image;
    private DeliveryOracle curve;
    private OverlayLineOracle line;
    private int overlay;
    private long overlayFrom;
    private long nowMs;
    private long told;
    private long basal;
    private final long[] extra = new long[PlanLayout.OVERLAYS_MAX];
    private long loadedMs;
    private long wholeNl;
    private long beforeMicrosteps;

    OverlaidPump(DeviceRecord device, double monitorRate) {
        this.device = device;
        pump = new HonestPump(device, monitorRate);
        limits =
                new SlidingLimitOracle(
                        device.nlPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
    }

    void load(long[] plan) {
        take(plan);
        loadedMs = nowMs;
        wholeNl = plan[PlanLayout.VOLUME_NL];
        beforeMicrosteps = 0;
    }

    /** Stops, and goes on with {@code plan}, which continues the one that is loaded. */
    void goOn(long[] plan) {
        give(Orders.STOP, 10);
        final long given = pump.out.snapshot().commanded();
        give(Orders.CLEAR, 10);
        assertEquals(TherapyState.IDLE, state(), pump::toString);
        beforeMicrosteps += given;
        take(plan);
        int first = PlanLayout.SEGMENTS;
        long nl = plan[first + PlanLayout.SEGMENT_VOLUME_NL];
        pump.order.enter(0, 0, nl * HOUR / plan[first + PlanLayout.SEGMENT_DURATION_MS]);
        give(Orders.CONFIRM_CHANGE, 10);
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
    }

    /** What of the curve of the plan that is loaded was not released, rounded down. */
    long leftNl() {
        long nl = pump.out.snapshot().commanded() * device.nlPerRev();
        long perRev = device.microstepsPerRev();
        return image[PlanLayout.VOLUME_NL] - (nl + perRev - 1) / perRev;
    }

    long[] image() {
        return image;
    }

    private void take(long[] plan) {
        image = plan.clone();
        curve =
                new DeliveryOracle(
                        Curves.of(plan),
                        device.nlPerRev(),
                        device.microstepsPerRev(),
                        device.microstepsPerQuantum());
        pump.load(plan);
        nowMs += 20;
        assertEquals(TherapyState.READY, state(), pump::toString);
        basal = 0;
        Arrays.fill(extra, 0);
    }

    int state() {
        return pump.out.snapshot().state();
    }

    void give(int order, long ms) {
        if (order == Orders.BOLUS) {
            long doseNg = image[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_NG];
            pump.order.enter(doseNg, 0, 0);
        }
        pump.order.give(order);
        step(ms);
    }

    void step(long ms) {
        int before = state();
        pump.step(ms);
        nowMs += ms;
        assertFalse(pump.cut(), pump::toString);
        accounts();
        OutputFrame out = pump.out;
        long longestMs =
                pump.in.motorEnergised() ? device.longestEnergisedMs() : device.longestIdleMs();
        curve(ms, before, longestMs);
        line(ms, before, longestMs);
        basal = out.snapshot().commanded();
        extra[PlanLayout.BOLUS] = out.snapshot().bolusCommanded();
        extra[PlanLayout.PRIME] = out.snapshot().primeCommanded();
        extra[PlanLayout.FLUSH] = out.snapshot().flushCommanded();
        extra[PlanLayout.KVO] = out.snapshot().kvoCommanded();
    }

    /** What the motor was told is what the accounts grew by, and only one of them grew. */
    private void accounts() {
        long microsteps = pump.out.motor().microsteps();
        long[] grown = {
            pump.out.snapshot().commanded() - basal,
            pump.out.snapshot().bolusCommanded() - extra[PlanLayout.BOLUS],
            pump.out.snapshot().primeCommanded() - extra[PlanLayout.PRIME],
            pump.out.snapshot().flushCommanded() - extra[PlanLayout.FLUSH],
            pump.out.snapshot().kvoCommanded() - extra[PlanLayout.KVO]
        };
        int accounts = 0;
        long sum = 0;
        for (long growth : grown) {
            assertTrue(growth >= 0);
            accounts += growth > 0 ? 1 : 0;
            sum += growth;
        }
        assertEquals(microsteps, sum, pump::toString);
        assertTrue(accounts <= 1);
        told += microsteps;
        limits.step(nowMs, sum, grown[2] > 0);
    }

    private void curve(long ms, int before, long longestMs) {
        boolean counts =
                before == TherapyState.INFUSING
                        && (state() == TherapyState.INFUSING || state() == TherapyState.DONE);
        curve.advance(ms, counts, longestMs);
        // Never ahead; an overlay's order, or a limit, may let it be behind.
        curve.judge(pump.out.snapshot().commanded(), false);
        assertEquals("", curve.complaint());
    }

    private void line(long ms, int before, long longestMs) {
        if (before != TherapyState.OVERLAY && state() == TherapyState.OVERLAY) {
            overlay = pump.out.permit().overlay();
            int at = PlanLayout.OVERLAYS + overlay * PlanLayout.OVERLAY_WORDS;
            line =
                    new OverlayLineOracle(
                            image[at + PlanLayout.OVERLAY_NL],
                            image[at + PlanLayout.OVERLAY_MS],
                            device.nlPerRev(),
                            device.microstepsPerRev(),
                            device.microstepsPerQuantum());
            overlayFrom = account();
        } else if (before == TherapyState.OVERLAY) {
            line.advance(ms, true, longestMs);
            assertTrue(line.judge(account() - overlayFrom), () -> line.complaint());
        }
    }

    private long account() {
        return switch (overlay) {
            case PlanLayout.BOLUS -> pump.out.snapshot().bolusCommanded();
            case PlanLayout.PRIME -> pump.out.snapshot().primeCommanded();
            case PlanLayout.FLUSH -> pump.out.snapshot().flushCommanded();
            default -> pump.out.snapshot().kvoCommanded();
        };
    }

    /** Whether the overlay that ended last was given whole. */
    boolean overlayWhole() {
        return line.complete(account() - overlayFrom);
    }

    /** Expects that no hour and no day since power-on held more than the plan's limits. */
    void keptLimits() {
        within(image[PlanLayout.HOUR_NL_MAX], HOUR);
        within(image[PlanLayout.DAY_NL_MAX], 24 * HOUR);
    }

    private void within(long limitNl, long spanMs) {
        Rational most = limits.mostNl(spanMs, loadedMs);
        assertTrue(most.compareTo(Rational.of(limitNl)) <= 0, most + " nL of " + limitNl + pump);
    }

    /** Expects the whole curve, no more than was first ordered, and what the motor was told. */
    void wholeAndNoMore() {
        long given = beforeMicrosteps + pump.out.snapshot().commanded();
        assertTrue(given * device.nlPerRev() <= wholeNl * device.microstepsPerRev());
        assertTrue(curve.complete(pump.out.snapshot().commanded()), pump::toString);
        assertTrue(told >= pump.out.snapshot().commanded());
    }
}
