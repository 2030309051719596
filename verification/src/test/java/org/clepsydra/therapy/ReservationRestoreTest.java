package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.Devices;
import org.clepsydra.detect.Findings;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken from records that a test writes: number 41, of plan 1, five seconds reserved. */
@Verifies("req~persistence.restore~2")
class ReservationRestoreTest {
    private final DeviceRecord bedside = Devices.bedside().storesState(true).seal();
    private final PumpGeometry geometry = new PumpGeometry(bedside);
    private final LoadedPlan plan = new LoadedPlan(geometry);
    private final Reservation reservation = new Reservation(geometry, plan);
    private final StoredState stored = new StoredState();
    private final long[] image =
            PlanImages.image(PlanImages.flat(bedside, 360_000_000, 3_600_000L));
    private final long checksum =
            image[PlanLayout.CONTROL_CRC] << 32 | image[PlanLayout.ENVELOPE_CRC];
    private final StateFrame out = new StateFrame();

    @Test
    void allowsWhatTheRecordReserved() {
        put(TherapyState.HELD, 0);
        assertTrue(restore());
        assertTrue(reservation.conclude());
        assertTrue(plan.loaded());
        assertEquals(5_000, reservation.allowedMs());
        assertEquals(0, reservation.allowedOverlayMs());
    }

    @Test
    @Verifies("req~persistence.stored-plan~1")
    void takesNoPlanThatTheRecordDoesNotName() {
        put(TherapyState.HELD, 0);
        set(StateLayout.PLAN_ID, 2);
        assertTrue(restore());
        assertFalse(reservation.conclude());
        assertEquals(0, reservation.allowedMs());
    }

    @Test
    @Verifies("req~persistence.stored-plan~1")
    void allowsNothingOfAPlanThatWasDamaged() {
        put(TherapyState.HELD, 0);
        stored.slot(StateLayout.PLAN)[PlanLayout.VOLUME_NL] ^= 1;
        assertTrue(restore());
        assertFalse(reservation.conclude());
        assertEquals(0, reservation.allowedMs());
    }

    @Test
    @Verifies({"req~persistence.plan-image~1", "req~persistence.records~3"})
    void writesNothingAnewThatIsStoredAndGoesOnNumbering() {
        put(TherapyState.HELD, 0);
        Alone rig = new Alone(bedside);
        rig.therapy.restore(stored, true, image[PlanLayout.ENVELOPE_CRC], 0);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        Validator validator = new Validator(geometry);
        Signals signals = new Signals();
        for (int i = 0; i < 2; i++) {
            rig.step(Orders.NONE);
            validator.step(rig.in, rig.order, signals);
            rig.therapy.keep(signals, rig.findings, out);
            assertFalse(out.present());
        }
        rig.step(Orders.CLEAR);
        validator.step(rig.in, rig.order, signals);
        rig.therapy.keep(signals, rig.findings, out);
        assertTrue(out.present());
        assertEquals(StateLayout.CONTROL_B, out.slot());
        assertEquals(42, out.sequence());
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void saysThatItWasRestoredUntilThatWasSeen() {
        put(TherapyState.HELD, 0);
        Alone rig = new Alone(bedside);
        rig.therapy.restore(stored, true, image[PlanLayout.ENVELOPE_CRC], 0);
        Validator validator = new Validator(geometry);
        Signals signals = new Signals();
        int[] orders = {Orders.ACKNOWLEDGE, Orders.NONE, Orders.STOP, Orders.ACKNOWLEDGE};
        for (int i = 0; i < orders.length; i++) {
            rig.step(orders[i]);
            validator.step(rig.in, rig.order, signals);
            rig.therapy.keep(signals, rig.findings, out);
            // In the first step nobody has been shown it.
            assertEquals(i < 3, out.restored(), "step " + i);
        }
    }

    @Test
    @Verifies("req~persistence.stored-plan~1")
    void judgesNoImageThatNoRecordNames() {
        put(TherapyState.IDLE, 0);
        set(StateLayout.PLAN_CHECKSUM, 0);
        Arrays.fill(stored.slot(StateLayout.PLAN), 0);
        assertTrue(restore());
        assertFalse(reservation.conclude());
        assertEquals(Rule.ACCEPTED, plan.verdict().rule());
    }

    /** An infusion and a bolus are held; a prime goes back to READY, a flush to DONE. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, false",
        "2, 0, 2, false",
        "3, 0, 4, true",
        "4, 0, 4, true",
        "5, 0, 5, true",
        "7, 1, 4, true",
        "7, 2, 2, true",
        "7, 3, 5, true"
    })
    @Verifies({"req~persistence.restore~2", "req~persistence.reservoir~2"})
    void beginsWhereTherapyWasAndKnowsWhetherMoreMayBeGiven(
            int state, long overlay, int begins, boolean reserved) {
        put(state, overlay);
        assertTrue(restore());
        assertEquals(begins, reservation.restoredState());
        assertEquals(reserved, reservation.reserved());
    }

    /** A plan that was not started is restored only with its envelope; a prime is no start. */
    @ParameterizedTest
    @CsvSource({
        "2, 0, true, true",
        "2, 0, false, false",
        "7, 2, true, true",
        "7, 2, false, false",
        "4, 0, true, true",
        "4, 0, false, true",
        "7, 1, false, true",
        "5, 0, false, true"
    })
    void takesAPlanThatWasStartedWhateverTheMonitorHolds(
            int state, long overlay, boolean same, boolean taken) {
        put(state, overlay);
        long held = same ? image[PlanLayout.ENVELOPE_CRC] : 0;
        assertTrue(reservation.restore(stored, true, held, 0));
        assertEquals(taken, reservation.conclude());
        assertEquals(taken, plan.loaded());
        assertEquals(taken ? 5_000 : 0, reservation.allowedMs());
    }

    /** A word that is no record, in one slot of either channel. */
    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "2, true", "3, true", "4, true"})
    @Verifies("req~persistence.announced~3")
    void saysThatSomethingIsLostWhereverItStood(int slot, boolean lost) {
        if (slot >= 0) {
            stored.slot(slot)[StateLayout.BASAL] = 1;
        }
        assertFalse(restore());
        reservation.conclude();
        reservation.step(new Signals(), new Alone(bedside).therapy, new Findings(), out);
        assertEquals(lost, out.lost());
    }

    /** As a loss of power in a write leaves it: the record before goes on. */
    @Test
    @Verifies("req~persistence.announced~3")
    void losesNothingWhereOneOfTwoSlotsHolds() {
        put(TherapyState.HELD, 0);
        stored.slot(StateLayout.CONTROL_B)[StateLayout.BASAL] = 1;
        stored.slot(StateLayout.MONITOR_B)[StateLayout.BASAL] = 1;
        assertTrue(restore());
        assertTrue(reservation.conclude());
        reservation.step(new Signals(), new Alone(bedside).therapy, new Findings(), out);
        assertTrue(out.restored());
        assertFalse(out.lost());
    }

    /** Of a plan that was not started it is no loss, but for a monitor that has something. */
    @ParameterizedTest
    @CsvSource({"0, false, false", "1, false, true", "0, true, true", "1, true, true"})
    @Verifies("req~persistence.announced~3")
    void saysThatTheMonitorHasNoRecordWhereAPlanWasStarted(
            long startedPlan, boolean monitorTorn, boolean lost) {
        put(TherapyState.IDLE, 0);
        set(StateLayout.STARTED_PLAN_ID, startedPlan);
        if (monitorTorn) {
            stored.slot(StateLayout.MONITOR_A)[StateLayout.BASAL] = 1;
        }
        assertTrue(reservation.restore(stored, false, 0, 0));
        assertFalse(reservation.conclude());
        reservation.step(new Signals(), new Alone(bedside).therapy, new Findings(), out);
        assertEquals(lost, out.lost());
        assertFalse(out.restored());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void saysWhatIsReservedUnderAnEnvelope() {
        long envelope = image[PlanLayout.ENVELOPE_CRC];
        put(TherapyState.INFUSING, 0);
        assertEquals(5_000, reservation.reservedMs(stored, envelope));
        assertEquals(0, reservation.reservedMs(stored, envelope ^ 1));
        // There is no record any more.
        assertEquals(0, reservation.reservedMs(new StoredState(), envelope));
        // The least checksum there is.
        set(StateLayout.PLAN_CHECKSUM, 1);
        assertEquals(5_000, reservation.reservedMs(stored, 1));
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void saysThatNothingIsReservedWithoutAnEnvelopeOrAStore() {
        put(TherapyState.IDLE, 0);
        set(StateLayout.PLAN_CHECKSUM, 0);
        assertEquals(0, reservation.reservedMs(stored, 0));
        put(TherapyState.INFUSING, 0);
        Reservation none = new Reservation(new PumpGeometry(Devices.bedside().seal()), plan);
        assertEquals(0, none.reservedMs(stored, image[PlanLayout.ENVELOPE_CRC]));
    }

    @Test
    @Verifies("req~link.restore~2")
    void saysWhichEnvelopeTheRecordNames() {
        put(TherapyState.HELD, 0);
        assertEquals(image[PlanLayout.ENVELOPE_CRC], reservation.storedEnvelope(stored));
        // A damaged image is refused later: the record names it all the same.
        stored.slot(StateLayout.PLAN)[PlanLayout.VOLUME_NL] ^= 1;
        assertEquals(image[PlanLayout.ENVELOPE_CRC], reservation.storedEnvelope(stored));
        // The upper half is of the plan's other part.
        set(StateLayout.PLAN_CHECKSUM, 7L << 32 | 1);
        assertEquals(1, reservation.storedEnvelope(stored));
    }

    @Test
    @Verifies("req~link.restore~2")
    void saysThatNoEnvelopeIsNamedWithoutARecordAPlanOrAStore() {
        assertEquals(0, reservation.storedEnvelope(stored));
        put(TherapyState.HELD, 0);
        assertEquals(image[PlanLayout.ENVELOPE_CRC], reservation.storedEnvelope(stored));
        // What was found before is not what is found now.
        assertEquals(0, reservation.storedEnvelope(new StoredState()));
        stored.slot(StateLayout.CONTROL_A)[StateLayout.CRC] ^= 1;
        assertEquals(0, reservation.storedEnvelope(stored));
        put(TherapyState.HELD, 0);
        Reservation none = new Reservation(new PumpGeometry(Devices.bedside().seal()), plan);
        assertEquals(0, none.storedEnvelope(stored));
        put(TherapyState.IDLE, 0);
        set(StateLayout.PLAN_CHECKSUM, 0);
        assertEquals(0, reservation.storedEnvelope(stored));
    }

    private boolean restore() {
        return reservation.restore(stored, true, image[PlanLayout.ENVELOPE_CRC], 0);
    }

    private void put(int state, long overlay) {
        System.arraycopy(image, 0, stored.slot(StateLayout.PLAN), 0, image.length);
        StateRecord record = new StateRecord(geometry);
        record.begin(41);
        record.set(StateLayout.STATE, state);
        record.set(StateLayout.PLAN_ID, 1);
        record.set(StateLayout.PLAN_CHECKSUM, checksum);
        record.set(StateLayout.RESERVED_MS, 5_000);
        record.set(StateLayout.OVERLAY, overlay);
        record.seal();
        long[] slot = stored.slot(StateLayout.CONTROL_A);
        System.arraycopy(record.words(), 0, slot, 0, slot.length);
    }

    private void set(int word, long value) {
        long[] slot = stored.slot(StateLayout.CONTROL_A);
        slot[word] = value;
        Crc32c crc = new Crc32c();
        crc.begin();
        for (int i = 0; i < StateLayout.CRC; i++) {
            crc.word(slot[i]);
        }
        slot[StateLayout.CRC] = crc.value();
    }
}
