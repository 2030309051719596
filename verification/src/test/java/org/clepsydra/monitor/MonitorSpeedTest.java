package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Bedside at 360 mL/h, of whose monitor a fault sets envelope time half an hour ahead; a count is
 * 400 nL, a microstep 62.5. A second is 360e6 * 1,331 / 3.6e6 = 133,100 nL, and with 3 nL, a
 * microstep and two counts 133,965.5, which is 334 counts and 365.5 nL.
 */
@Verifies("req~monitor.speed~1")
class MonitorSpeedTest {
    private static final long HOUR = 3_600_000L;
    // Twice the motor's full speed, in 10 ms, which no encoder may exceed.
    private static final int COUNTS_A_STEP = 16;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    @Test
    void permitsNoMoreThanASecondOfTheSteepestLine() {
        started(PlanImages.flat(bedside, 360_000_000, HOUR));
        move(20);
        assertTrue(permit.granted());
        // 334 - 320 = 14 counts and 365.5 nL: 5,965.5 nL of 62.5.
        assertEquals(95, permit.microstepsMax());
        in.microstepsToGo(90);
        move(0);
        assertEquals(5, permit.microstepsMax());
    }

    @Test
    void cutsForGoodBeyondIt() {
        started(PlanImages.flat(bedside, 360_000_000, HOUR));
        move(21);
        // 336 counts, of which two more than are permitted may be read.
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
        in.encoderCounts(in.encoderCounts() + 1);
        step();
        assertFalse(permit.granted());
        assertEquals(DenyReason.OVER_DELIVERY, permit.reason());
        assertFalse(cutoff.closed());
        in.encoderCounts(in.encoderCounts());
        for (int i = 0; i < 200; i++) {
            step();
        }
        give(Orders.STOP);
        give(Orders.START);
        assertEquals(DenyReason.OVER_DELIVERY, permit.reason());
    }

    @Test
    void letsAHeadGoOnThatIsNoFaster() {
        started(PlanImages.flat(bedside, 360_000_000, HOUR));
        for (int i = 0; i < 1_000; i++) {
            in.encoderCounts(i * 10L / 4);
            ahead();
            step();
            assertTrue(permit.granted());
        }
    }

    /** A prime of 2 mL in 8 s is 2.5 times as fast. */
    @Test
    void countsNothingOfAPrime() {
        ordered(PlanImages.flat(bedside, 360_000_000, HOUR).prime(2_000_000, 8_000, 1));
        give(Orders.PRIME);
        assertTrue(permit.primes());
        for (int i = 0; i < 100; i++) {
            in.encoderCounts(in.encoderCounts() + 6);
            step();
            assertTrue(permit.granted(), "after " + in.encoderCounts() + " counts");
        }
    }

    @Test
    void judgesNothingOnceTheEnvelopeIsGone() {
        started(PlanImages.flat(bedside, 360_000_000, HOUR));
        move(20);
        give(Orders.STOP);
        give(Orders.CLEAR);
        assertEquals(DenyReason.NO_ENVELOPE, permit.reason());
        ordered(PlanImages.flat(bedside, 1_000_000, HOUR).planId(2));
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        give(Orders.START);
        assertTrue(permit.granted(), "what was moved before, at 360 times the rate, is forgotten");
    }

    /** An image that is refused may say anything: of a gap below zero a limit below zero. */
    @Test
    void isNotCutByAnImageThatItRefuses() {
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_GAP_NL] = -1_000_000_000_000L;
        give(Orders.LOAD);
        step();
        assertEquals(DenyReason.NO_ENVELOPE, permit.reason());
        started(PlanImages.flat(bedside, 360_000_000, HOUR));
    }

    private void started(PlanDraft plan) {
        ordered(plan);
        give(Orders.START);
        assertTrue(permit.granted());
    }

    private void ordered(PlanDraft plan) {
        plan.writeTo(order.image());
        give(Orders.LOAD);
    }

    /** So many steps as fast as the motor goes. */
    private void move(int steps) {
        for (int i = 0; i < steps; i++) {
            in.encoderCounts(in.encoderCounts() + COUNTS_A_STEP);
            ahead();
            step();
        }
        ahead();
        if (steps == 0) {
            step();
        }
    }

    /** Half an hour ahead. */
    private void ahead() {
        try {
            Field envelope = Monitor.class.getDeclaredField("envelope");
            envelope.setAccessible(true);
            Method seek = Envelope.class.getDeclaredMethod("seek", long.class);
            seek.setAccessible(true);
            seek.invoke(envelope.get(monitor), HOUR / 2 * 800);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    private void step() {
        in.motorEnergised(true);
        in.monitorNowMs(in.monitorNowMs() + 10);
        monitor.step(in, order, permit, cutoff);
    }
}
