package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Beside a therapy that runs freely, with a store that answers only when a test says so. */
@Verifies("req~persistence.reserve~2")
class ReservationTest {
    private static final long HOUR = 3_600_000L;
    private static final long MINUTE = 60_000L;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final PumpGeometry storing =
            new PumpGeometry(Devices.bedside().storesState(true).seal());
    private final Alone rig = new Alone(bedside);
    private final LoadedPlan plan = rig.therapy.plan();
    private final Reservation reservation = new Reservation(storing, plan);
    private final Validator validator = new Validator(storing);
    private final Signals signals = new Signals();
    private final StateFrame out = new StateFrame();

    @Test
    void allowsNothingAtFirst() {
        assertEquals(0, reservation.allowedMs());
        assertEquals(0, reservation.allowedOverlayMs());
        step(Orders.NONE);
        assertFalse(out.present());
    }

    @Test
    void allowsAnyTimeWhereNothingIsStored() {
        Reservation free = new Reservation(new PumpGeometry(bedside), plan);
        assertEquals(Long.MAX_VALUE, free.allowedMs());
        loaded();
        free.step(signals, rig.therapy, rig.findings, out);
        assertFalse(out.present());
        assertEquals(Long.MAX_VALUE, free.allowedMs());
        assertEquals(Long.MAX_VALUE, free.allowedOverlayMs());
    }

    @Test
    @Verifies({"req~persistence.plan-image~1", "req~persistence.records~3"})
    void numbersItsWritesAndMakesNoneWithoutNeed() {
        loaded();
        shows(StateLayout.PLAN, 1);
        held();
        shows(StateLayout.CONTROL_A, 2);
        held();
        assertFalse(out.present());
        step(Orders.NONE);
        assertFalse(out.present());
        infusing();
        shows(StateLayout.CONTROL_B, 3);
        assertEquals(0, reservation.allowedMs());
        held();
        // Made at no therapy time, for ten seconds.
        assertEquals(10_000, reservation.allowedMs());
        assertFalse(out.present());
    }

    @Test
    void writesAnotherWhenLessThanFiveSecondsOfTheCurveAreLeft() {
        recorded();
        infusing();
        held();
        // Made at no therapy time, for ten seconds: at 5 s five are left, which is not less.
        while (rig.therapy.release().therapyMs() < 5_000) {
            step(Orders.NONE);
            assertFalse(out.present());
        }
        step(Orders.NONE);
        assertEquals(5_010, rig.therapy.release().therapyMs());
        shows(StateLayout.CONTROL_A, 4);
        assertEquals(15_010, word(StateLayout.RESERVED_MS));
        // The store holds the one before still.
        assertEquals(10_000, reservation.allowedMs());
        held();
        assertEquals(15_010, reservation.allowedMs());
    }

    @Test
    @Verifies({"req~persistence.records~3", "req~persistence.reserve~2"})
    void writesOnceThatThereIsNoPlanAndNamesNone() {
        recorded();
        begun(PlanLayout.PRIME);
        held();
        step(Orders.STOP);
        held();
        step(Orders.CLEAR);
        // Image, READY, the prime, READY, no plan.
        shows(StateLayout.CONTROL_B, 5);
        for (int i = 0; i < 2; i++) {
            assertEquals(TherapyState.IDLE, word(StateLayout.STATE));
            assertEquals(0, word(StateLayout.PLAN_ID));
            assertEquals(0, word(StateLayout.PLAN_CHECKSUM));
            assertEquals(0, word(StateLayout.RESERVED_MS));
            assertEquals(0, word(StateLayout.BEGUN + PlanLayout.PRIME));
            // Shown until the store holds it.
            step(Orders.NONE);
            shows(StateLayout.CONTROL_B, 5);
        }
        held();
        assertFalse(out.present());
        step(Orders.NONE);
        assertFalse(out.present());
    }

    @Test
    @Verifies("req~persistence.plan-number~2")
    void holdsNoStartOfAPlanThatItDoesNotName() {
        reservation.alarms(4);
        step(Orders.NONE);
        shows(StateLayout.CONTROL_A, 1);
        loaded();
        infusing();
        assertEquals(1, plan.startedPlanId());
        reservation.alarms(0);
        held();
        shows(StateLayout.CONTROL_B, 2);
        assertEquals(TherapyState.IDLE, word(StateLayout.STATE));
        assertEquals(0, word(StateLayout.STARTED_PLAN_ID));
        held();
        shows(StateLayout.PLAN, 3);
        held();
        shows(StateLayout.CONTROL_A, 4);
        assertEquals(1, word(StateLayout.PLAN_ID));
        assertEquals(1, word(StateLayout.STARTED_PLAN_ID));
        held();
        step(Orders.STOP);
        held();
        step(Orders.CLEAR);
        shows(StateLayout.CONTROL_A, 6);
        assertEquals(TherapyState.IDLE, word(StateLayout.STATE));
        assertEquals(1, word(StateLayout.STARTED_PLAN_ID));
    }

    @Test
    @Verifies("req~persistence.plan-image~1")
    void showsTheRecordOfARefillAfterAnImageThatNobodyWants() {
        Alone filled =
                new Alone(Devices.bedside().storesState(true).reservoirNl(500_000_000).seal());
        filled.loaded(PlanImages.flat(filled.device, 360_000_000, HOUR));
        filled.therapy.keep(signals, filled.findings, out);
        shows(StateLayout.PLAN, 1);
        filled.step(Orders.CLEAR);
        filled.therapy.keep(signals, filled.findings, out);
        assertFalse(out.present());
        filled.order.refill(0, 400_000_000);
        filled.step(Orders.REFILL);
        filled.therapy.keep(signals, filled.findings, out);
        shows(StateLayout.CONTROL_A, 2);
        assertEquals(400_000_000, word(StateLayout.FILL_NL));
    }

    @Test
    void allowsNothingOfAPrimeThatIsOver() {
        renewing();
        assertEquals(10_000, reservation.allowedOverlayMs());
        step(Orders.STOP);
        // The renewal is not held yet: no other record is begun.
        assertTrue(out.present());
        assertEquals(TherapyState.OVERLAY, word(StateLayout.STATE));
        assertEquals(0, reservation.allowedOverlayMs());
    }

    @Test
    void allowsNothingOfAPrimeByTheRecordOfOneBefore() {
        renewing();
        step(Orders.STOP);
        begun(PlanLayout.PRIME);
        assertEquals(1, word(StateLayout.BEGUN + PlanLayout.PRIME));
        held();
        // The record of the first is held, and that of the second follows.
        assertEquals(0, reservation.allowedOverlayMs());
        assertTrue(out.present());
        assertEquals(2, word(StateLayout.BEGUN + PlanLayout.PRIME));
        held();
        // It was at 10 ms when that was made.
        assertEquals(10_010, reservation.allowedOverlayMs());
    }

    @Test
    void allowsNothingOfAPrimeByTheRecordOfOneOfTheSamePlanBefore() {
        renewing();
        step(Orders.STOP);
        step(Orders.CLEAR);
        loaded();
        begun(PlanLayout.PRIME);
        held();
        assertEquals(0, reservation.allowedOverlayMs());
        held();
        assertEquals(10_010, reservation.allowedOverlayMs());
    }

    /** As after a fault in memory: the same were begun, in another order. */
    @Test
    void allowsNothingOfAnOverlayByTheRecordOfAnotherKind() {
        Overlay overlay = rig.therapy.overlay();
        recorded();
        infusing();
        held();
        overlay.begin(PlanLayout.PRIME);
        begun(PlanLayout.BOLUS);
        held();
        assertEquals(10_000, reservation.allowedOverlayMs());
        overlay.forget();
        overlay.begin(PlanLayout.BOLUS);
        overlay.begin(PlanLayout.PRIME);
        keep();
        assertEquals(0, reservation.allowedOverlayMs());
    }

    /** As after a fault in memory. */
    @Test
    void allowsNothingOfAnOverlayWhosePlanIsGone() {
        recorded();
        begun(PlanLayout.PRIME);
        plan.clear();
        rig.in.stored(out.sequence(), 0);
        keep();
        assertEquals(0, reservation.allowedOverlayMs());
    }

    /** As after a fault in memory. */
    @Test
    void allowsNothingOfAPlanThatWasGoneByARecordBefore() {
        recorded();
        infusing();
        held();
        assertEquals(10_000, reservation.allowedMs());
        plan.clear();
        step(Orders.NONE);
        assertEquals(TherapyState.FAILED, rig.therapy.state());
        assertEquals(0, reservation.allowedMs());
        plan.offer(rig.order.image());
        assertTrue(plan.loaded());
        step(Orders.NONE);
        assertEquals(0, reservation.allowedMs());
    }

    /** As after a fault in memory. */
    @Test
    @Verifies("req~persistence.records~3")
    void writesNoRecordOfAStateThatFailed() {
        recorded();
        plan.clear();
        plan.offer(new long[PlanLayout.WORDS]);
        step(Orders.NONE);
        assertEquals(TherapyState.FAILED, rig.therapy.state());
        assertFalse(out.present());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void countsWhatTheMonitorSawUntilThePlanIsCleared() {
        long[] image = PlanImages.image(PlanImages.flat(bedside, 360_000_000, HOUR));
        long checksum = image[PlanLayout.ENVELOPE_CRC];
        reservation.restore(new StoredState(), true, checksum, 1_000);
        rig.loaded(PlanImages.flat(bedside, 360_000_000, HOUR));
        keep();
        assertEquals(1_000, reservation.seenNl());
        step(Orders.ACKNOWLEDGE);
        assertEquals(1_000, reservation.seenNl());
        infusing();
        // Refused, as there was no STOP.
        step(Orders.CLEAR);
        assertEquals(1_000, reservation.seenNl());
        step(Orders.STOP);
        step(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, rig.therapy.state());
        assertEquals(0, reservation.seenNl());
    }

    /** A bolus and two primes of a minute. */
    private void loaded() {
        rig.loaded(
                PlanImages.flat(bedside, 360_000_000, HOUR)
                        .bolus(6_000_000, MINUTE, 0, 1)
                        .prime(6_000_000, MINUTE, 2));
        keep();
    }

    /** The image is held, and the record that names it. */
    private void recorded() {
        loaded();
        held();
        held();
        assertFalse(out.present());
    }

    /** A prime runs, and what was reserved is about to end: more is asked for. */
    private void renewing() {
        recorded();
        begun(PlanLayout.PRIME);
        held();
        assertEquals(10_000, reservation.allowedOverlayMs());
        while (!out.present()) {
            step(Orders.NONE);
        }
        // Less than five seconds are left.
        assertEquals(5_010, rig.therapy.overlay().atMs());
    }

    private void infusing() {
        rig.started();
        keep();
    }

    private void begun(int kind) {
        rig.begun(kind);
        keep();
    }

    private void step(int order) {
        rig.step(order);
        keep();
    }

    /** A step in which the store says that it holds what is shown. */
    private void held() {
        rig.in.stored(out.sequence(), 0);
        step(Orders.NONE);
    }

    private void keep() {
        validator.step(rig.in, rig.order, signals);
        reservation.step(signals, rig.therapy, rig.findings, out);
    }

    private void shows(int slot, long sequence) {
        assertTrue(out.present());
        assertEquals(slot, out.slot());
        assertEquals(sequence, out.sequence());
    }

    private long word(int index) {
        return out.words()[index];
    }
}
