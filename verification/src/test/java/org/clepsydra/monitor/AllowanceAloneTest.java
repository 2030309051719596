package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Without the rest of the monitor, to the unit: 800 are a millisecond. */
@Verifies("req~persistence.monitor-reserve~3")
class AllowanceAloneTest {
    private static final long HOUR = 3_600_000L;
    private static final long TEN_S = 8_000_000L;
    private static final long BOLUS_NG = 6_000_000L;

    private final DeviceRecord record = Devices.bedside().storesState(true).seal();
    private final MonitorGeometry device = new MonitorGeometry(record);
    private final Envelope envelope = new Envelope(device);
    private final OverlayCeiling overlay = envelope.overlay();
    private final Allowance allowance = new Allowance(device, new MotionWindows(device));
    private final SensorFrame in = new SensorFrame();
    private final MonitorStateFrame out = new MonitorStateFrame();

    AllowanceAloneTest() {
        envelope.take(image(360_000_000));
        assertTrue(envelope.held());
    }

    @Test
    void renewsWhatIsReservedOfTheProgramBelowHalf() {
        step(0, true);
        held(0, true);
        assertFalse(out.present());
        assertEquals(TEN_S, allowance.allowedUnits());
        // Five seconds of ten are left.
        envelope.reach(Quantities.ms(5_000));
        step(0, true);
        assertFalse(out.present());
        envelope.reach(Quantities.ms(5_001));
        step(0, true);
        assertEquals(5_001 * 800 + TEN_S, reserved());
        // The record before it is the one that the store may still hold.
        assertEquals(TEN_S, allowance.allowedUnits());
        held(0, true);
        assertEquals(5_001 * 800 + TEN_S, allowance.allowedUnits());
    }

    @Test
    void renewsWhatIsReservedOfAnOverlayBelowHalf() {
        bolus();
        step(0, true);
        held(0, true);
        overlay.advance(TEN_S / 2);
        step(0, true);
        assertFalse(out.present());
        overlay.advance(1);
        step(0, true);
        assertEquals(TEN_S / 2 + 1 + TEN_S, lineReserved());
        assertEquals(TEN_S, allowance.allowedLineUnits());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void saysThatAnOverlayBeganThoughNothingMoves() {
        step(0, false);
        held(0, false);
        assertFalse(out.present());
        bolus();
        step(0, false);
        assertTrue(out.present());
        assertEquals(PlanLayout.BOLUS + 1, out.words()[StateLayout.LINE]);
        assertEquals(1, out.words()[StateLayout.LINES_BEGUN + PlanLayout.BOLUS]);
    }

    @Test
    void givesBackTimeOfTheProgramThoughNoMoreWasSeen() {
        step(0, true);
        held(0, true);
        assertEquals(TEN_S, allowance.allowedUnits());
        step(0, false);
        assertTrue(out.present());
        assertEquals(0, reserved());
        assertEquals(0, allowance.allowedUnits());
    }

    @Test
    void givesBackTimeOfAnOverlayThoughNoMoreWasSeen() {
        prime();
        step(0, true);
        held(0, true);
        assertEquals(0, allowance.allowedUnits());
        assertEquals(TEN_S, allowance.allowedLineUnits());
        step(0, false);
        assertTrue(out.present());
        assertEquals(0, lineReserved());
        assertEquals(0, allowance.allowedLineUnits());
    }

    @Test
    void givesBackTheLastUnit() {
        begunByAUnit();
        bolus();
        step(0, true);
        assertEquals(1, reserved());
        held(0, true);
        // All that was reserved of the bolus has run.
        overlay.advance(TEN_S);
        step(0, false);
        assertTrue(out.present());
        assertEquals(0, reserved());
    }

    @Test
    void permitsUnderARecordThatReservesAUnitOfTheProgram() {
        begunByAUnit();
        bolus();
        step(0, true);
        held(0, true);
        overlay.cut(0);
        // The record before reserves the unit, the one now written more, and none of them nothing.
        step(0, true);
        assertEquals(1 + TEN_S, reserved());
        assertEquals(1, allowance.allowedUnits());
        assertEquals(0, allowance.allowedLineUnits());
        assertTrue(allowance.reserves(overlay));
    }

    @Test
    void permitsUnderARecordThatReservesAnOverlayAlone() {
        prime();
        assertFalse(allowance.reserves(overlay));
        step(0, true);
        assertFalse(allowance.reserves(overlay));
        held(0, true);
        assertEquals(0, allowance.allowedUnits());
        assertTrue(allowance.reserves(overlay));
    }

    @Test
    void permitsUnderARecordThatReservesAUnitOfAnOverlay() {
        prime();
        overlay.advance(1);
        // It may have run so far.
        step(0, false);
        assertEquals(1, lineReserved());
        held(0, false);
        assertEquals(1, allowance.allowedLineUnits());
        assertTrue(allowance.reserves(overlay));
    }

    @Test
    void givesAnOverlayNothingOfWhatIsReservedForTheOneBefore() {
        bolus();
        step(0, true);
        held(0, true);
        assertEquals(TEN_S, allowance.allowedLineUnits());
        // One is over, and the next ordered, in the same step.
        overlay.cut(0);
        bolus();
        step(0, true);
        assertEquals(2, out.words()[StateLayout.LINES_BEGUN + PlanLayout.BOLUS]);
        assertEquals(0, allowance.allowedLineUnits());
        held(0, true);
        assertEquals(TEN_S, allowance.allowedLineUnits());
    }

    @Test
    void givesAnEnvelopeNothingOfWhatIsReservedForAnother() {
        step(0, true);
        long before = envelope.checksum();
        envelope.take(image(180_000_000));
        // The store answers for the one before.
        held(0, true);
        assertEquals(envelope.checksum(), out.words()[StateLayout.ENVELOPE_CHECKSUM]);
        assertEquals(0, allowance.allowedUnits());
        assertFalse(allowance.names(before));
        assertFalse(allowance.names(1));
        assertFalse(allowance.names(envelope.checksum()));
        held(0, true);
        assertEquals(TEN_S, allowance.allowedUnits());
        assertTrue(allowance.names(envelope.checksum()));
    }

    @Test
    @Verifies("req~persistence.records~3")
    void beginsNoOtherRecordBeforeOneIsHeld() {
        step(0, false);
        assertEquals(1, out.sequence());
        step(7, false);
        assertEquals(1, out.sequence());
        assertEquals(0, out.words()[StateLayout.SEEN_PARTS]);
        held(7, false);
        assertEquals(2, out.sequence());
        assertEquals(7, out.words()[StateLayout.SEEN_PARTS]);
    }

    /** A unit of envelope time has run. */
    private void begunByAUnit() {
        MonitorRecord begun = new MonitorRecord(device);
        begun.set(StateLayout.ENVELOPE_CHECKSUM, envelope.checksum());
        begun.set(StateLayout.TIME_UNITS, 1);
        envelope.restore(image(360_000_000), begun);
        assertEquals(1, envelope.timeUnits());
    }

    private void bolus() {
        overlay.begin(PlanLayout.BOLUS, BOLUS_NG, 0);
        assertEquals(PlanLayout.BOLUS, overlay.row());
    }

    private void prime() {
        overlay.begin(PlanLayout.PRIME, 0, 0);
        assertEquals(PlanLayout.PRIME, overlay.row());
    }

    /** 6 mL in a minute, of each overlay. */
    private long[] image(long volumeNl) {
        return PlanImages.image(
                PlanImages.flat(record, volumeNl, HOUR)
                        .bolus(BOLUS_NG, 60_000, 0, 2)
                        .prime(6_000_000, 60_000, 1));
    }

    private long reserved() {
        return out.words()[StateLayout.RESERVED_UNITS];
    }

    private long lineReserved() {
        return out.words()[StateLayout.LINE_RESERVED_UNITS];
    }

    /** The store says that it holds what it was last shown. */
    private void held(long seenParts, boolean moving) {
        in.stored(0, out.sequence());
        step(seenParts, moving);
    }

    private void step(long seenParts, boolean moving) {
        allowance.step(in, envelope, seenParts, moving, out);
    }
}
