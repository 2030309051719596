package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * Overlays and sliding limits as the monitor hears of them. Bedside: a count is 400 nL, a microstep
 * 62.5 nL; boluses of 1 mL in 10 s and primes of 2 mL in 20 s, under 360 mL/h.
 */
class MonitorOverlayTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Monitor monitor = new Monitor(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();

    MonitorOverlayTest() {
        in.motorEnergised(true);
    }

    @Test
    @Verifies("req~monitor.overlay~1")
    void hearsTheOrderForABolusItself() {
        load(overlays());
        bolus(1_000_000);
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        // Without current no time has run yet.
        in.motorEnergised(false);
        bolus(1_000_000);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        in.motorEnergised(true);
        step();
        bolus(999_999_999);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        bolus(1_000_000);
        assertGranted();
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        give(Orders.STOP);
        assertDenied(DenyReason.NOT_STARTED);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        bolus(1_000_000);
        assertDenied(DenyReason.NOT_STARTED);
        give(Orders.START);
        bolus(1_000_000);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        give(Orders.START);
        assertGranted();
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~1")
    void letsNothingBeLoadedOrClearedAfterAnOrderForAnOverlay() {
        for (int order : new int[] {Orders.BOLUS, Orders.PRIME, Orders.FLUSH}) {
            give(Orders.STOP);
            give(Orders.CLEAR);
            give(order);
            load(overlays());
            assertDenied(DenyReason.NO_ENVELOPE);
            give(Orders.STOP);
            load(overlays());
            assertDenied(DenyReason.NOT_STARTED);
            give(order);
            give(Orders.CLEAR);
            give(Orders.STOP);
            assertDenied(DenyReason.NOT_STARTED);
        }
    }

    @Test
    @Verifies({"req~monitor.overlay~1", "req~monitor.over-delivery~3"})
    void cutsAPrimeThatGoesBeyondItsLine() {
        for (long counts = 3; counts <= 4; counts++) {
            Monitor fresh = new Monitor(bedside);
            OrderFrame orders = new OrderFrame();
            SensorFrame head = new SensorFrame();
            head.motorEnergised(true);
            overlays().writeTo(orders.image());
            orders.give(Orders.LOAD);
            fresh.step(head, orders, permit, cutoff);
            orders.give(Orders.PRIME);
            head.monitorNowMs(10);
            fresh.step(head, orders, permit, cutoff);
            assertEquals(PlanLayout.PRIME, permit.overlay());
            // 2 mL in 20 s are 1,000 nL in 10 ms, 1,010 with the margin: two counts and two more
            // of 400 nL.
            assertEquals(6, permit.microstepsMax());
            head.monitorNowMs(20);
            head.encoderCounts(counts);
            fresh.step(head, orders, permit, cutoff);
            assertGranted();
            head.monitorNowMs(30);
            head.encoderCounts(2 * counts);
            // 10 ms, then 20 ms, of which the second step's ceiling is 2,020 nL.
            fresh.step(head, orders, permit, cutoff);
            assertEquals(counts == 3, permit.granted(), "counts " + counts);
        }
    }

    @Test
    @Verifies("req~monitor.overlay~1")
    void countsNothingOfAPrimeFromTheFirstStartOn() {
        load(overlays());
        give(Orders.PRIME);
        for (int i = 1; i <= 100; i++) {
            in.encoderCounts(2 * i);
            step();
        }
        assertEquals(PlanLayout.PRIME, permit.overlay());
        give(Orders.START);
        // A count of 400 nL, as at a first START.
        assertGranted();
        assertEquals(6, permit.microstepsMax());
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        step();
        assertEquals(22, permit.microstepsMax());
        give(Orders.PRIME);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.overlay~1")
    void permitsAPrimeWithoutAStartAndNothingAfterIt() {
        give(Orders.PRIME);
        assertDenied(DenyReason.NO_ENVELOPE);
        give(Orders.STOP);
        load(overlays());
        give(Orders.PRIME);
        assertGranted();
        long seen = 0;
        for (int i = 0; i < 2_100; i++) {
            // It follows its permit.
            seen = seen + permit.microstepsMax() * 625 / 10;
            in.encoderCounts(seen / 400);
            step();
        }
        assertDenied(DenyReason.NOT_STARTED);
    }

    @Test
    @Verifies("req~monitor.overlay~1")
    void flushesOnlyAtTheEnd() {
        PlanImages.flat(bedside, 6_000_000, 60_000).flush(1_000_000, 60_000).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        for (int i = 1; i <= 6_000; i++) {
            in.encoderCounts(i * 1_000L / 400);
            step();
            if (i == 5_000) {
                give(Orders.FLUSH);
                assertEquals(Permit.NO_OVERLAY, permit.overlay());
            }
        }
        order.enter(1_000_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        give(Orders.STOP);
        give(Orders.FLUSH);
        assertGranted();
        assertEquals(PlanLayout.FLUSH, permit.overlay());
    }

    @Test
    @Verifies("req~monitor.windows~2")
    void keepsWithinTheHoursLimitUnderTwoEnvelopes() {
        // 36 mL in an hour; the hour's limit is the whole of it and a microstep: 36,000,063 nL.
        load(PlanImages.flat(bedside, 36_000_000, HOUR));
        give(Orders.START);
        for (int i = 1; i <= 100_000; i++) {
            in.encoderCounts(i / 4);
            step();
        }
        // 25,000 counts, 10 mL.
        give(Orders.STOP);
        give(Orders.CLEAR);
        PlanImages.flat(bedside, 1_200_000_000, HOUR).planId(2).writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_HOUR_NL_MAX] = 10_000_000;
        EnvelopeTest.seal(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        step();
        step();
        // What the limit leaves: a microstep and two counts, 862.5 nL, of which a count was made
        // by the reading; the ceiling would leave 6,733 nL.
        assertEquals(13, permit.microstepsMax());
    }

    private PlanDraft overlays() {
        return PlanImages.flat(bedside, 360_000_000, HOUR)
                .bolus(1_000_000, 10_000, 0, 9)
                .prime(2_000_000, 20_000, 9);
    }

    private void load(PlanDraft draft) {
        draft.writeTo(order.image());
        give(Orders.LOAD);
    }

    private void bolus(long enteredNg) {
        order.enter(enteredNg, 0, 0);
        give(Orders.BOLUS);
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    private void step() {
        in.monitorNowMs(in.monitorNowMs() + 10);
        monitor.step(in, order, permit, cutoff);
    }

    private void assertGranted() {
        assertTrue(permit.granted());
        assertEquals(DenyReason.NONE, permit.reason());
        assertTrue(cutoff.closed());
    }

    private void assertDenied(int reason) {
        assertFalse(permit.granted());
        assertEquals(reason, permit.reason());
        assertFalse(cutoff.closed());
    }
}
