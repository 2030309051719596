package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bedside at 360 mL/h: 1000 nL every 10 ms; a count is 400 nL, a microstep 62.5 nL. */
class AllowanceTest {
    private static final long HOUR = 3_600_000L;
    private static final long S = 800_000L;

    private final DeviceRecord device = Devices.bedside().storesState(true).seal();
    private final StoredState stored = new StoredState();
    private final SensorFrame in = new SensorFrame();
    private final Permit permit = new Permit();
    private final CutoffCommand cutoff = new CutoffCommand();
    private final MonitorStateFrame out = new MonitorStateFrame();
    private OrderFrame order = new OrderFrame();
    private Monitor monitor = new Monitor(device);
    private boolean answers = true;

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void takesNoStartBeforeTheStoreNamesTheEnvelope() {
        load();
        // The write is asked for; the store has not said that it holds it.
        assertEquals(0, in.monitorStored());
        give(Orders.START);
        assertFalse(permit.granted());
        assertEquals(DenyReason.NOT_STORED, permit.reason());
        step();
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        give(Orders.START);
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void permitsNothingBeforeTimeIsReserved() {
        started();
        answers = false;
        in.motorEnergised(true);
        for (int i = 0; i < 50; i++) {
            step();
            assertTrue(permit.granted());
            assertEquals(0, permit.microstepsMax());
        }
        answers = true;
        step();
        assertEquals(10 * S, out.words()[StateLayout.RESERVED_UNITS]);
        step();
        // One step of 10.1 ms is 1,000 nL in whole milliseconds, and a count: 22.4 microsteps.
        assertEquals(22, permit.microstepsMax());
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesNothingWhileTheMotorIsNotEnergised() {
        started();
        in.motorEnergised(false);
        for (int i = 0; i < 50; i++) {
            step();
        }
        assertEquals(0, newest()[StateLayout.RESERVED_UNITS]);
        in.motorEnergised(true);
        step();
        assertEquals(10 * S, newest()[StateLayout.RESERVED_UNITS]);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void runsNoFurtherThanItHasReserved() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        answers = false;
        long most = 0;
        for (int i = 0; i < 1_500; i++) {
            follow();
            step();
            most = Math.max(most, in.encoderCounts());
        }
        // 10 s of 100,000 nL are 2,500 counts, and one that a permit may be beyond.
        assertTrue(most >= 2_500 && most <= 2_501, "counts " + most);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void renewsWhenLessThanHalfIsLeft() {
        started();
        in.motorEnergised(true);
        step();
        step();
        int held = 0;
        for (int i = 0; i < 495; i++) {
            follow();
            step();
            held += out.present() ? 1 : 0;
        }
        // 495 steps of 10.1 ms are 4,999.5 ms.
        assertEquals(0, held);
        follow();
        step();
        assertTrue(out.present());
        assertEquals(496 * 8_080 + 10 * S, out.words()[StateLayout.RESERVED_UNITS]);
        assertEquals(496 * 8_080, out.words()[StateLayout.TIME_UNITS]);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void givesBackAtAStop() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        give(Orders.STOP);
        assertTrue(out.present());
        assertEquals(0, out.words()[StateLayout.RESERVED_UNITS]);
        assertEquals(200_000L * in.encoderCounts(), out.words()[StateLayout.SEEN_PARTS]);
        step();
        assertFalse(out.present());
        // Coming to rest.
        in.encoderCounts(in.encoderCounts() + 1);
        step();
        assertTrue(out.present());
        assertEquals(200_000L * in.encoderCounts(), out.words()[StateLayout.SEEN_PARTS]);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void permitsWholeStrokesOnly() {
        DeviceRecord strokes = Devices.wearable().storesState(true).seal();
        monitor = new Monitor(strokes);
        PlanImages.flat(strokes, 50_000_000, HOUR).writeTo(order.image());
        give(Orders.LOAD);
        step();
        give(Orders.START);
        step();
        step();
        // 50 mL/h: a stroke in 3,600 ms, in envelope time 356.4 steps of 10.1 ms after it runs.
        for (int i = 0; i < 355; i++) {
            step();
        }
        // A count of 500 nL and no stroke: 0.64 microsteps.
        assertEquals(0, permit.microstepsMax());
        step();
        step();
        assertEquals(64, permit.microstepsMax());
    }

    @Test
    @Verifies({"req~persistence.monitor-restore~3", "req~persistence.records~3"})
    void restoresTheCeilingOfReservedTimeAsSeen() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        powerOn();
        assertEquals(order().image()[PlanLayout.ENVELOPE_CRC], monitor.envelopeChecksum());
        assertEquals(1_000_000, monitor.seenNl());
        step();
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        assertFalse(cutoff.closed());
        // It has begun: no other envelope takes its place.
        PlanImages.flat(device, 180_000_000, HOUR).writeTo(order.image());
        give(Orders.LOAD);
        step();
        give(Orders.START);
        assertEquals(monitor.envelopeChecksum(), permit.envelopeChecksum());
        in.motorEnergised(true);
        step();
        // From ten seconds on, for ten more; nothing of the first ten is left to give.
        assertEquals(20 * S, newest()[StateLayout.RESERVED_UNITS]);
        step();
        assertEquals(0, permit.microstepsMax());
        step();
        assertEquals(22, permit.microstepsMax());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresWhatWasSeenWhereNothingWasReserved() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        give(Orders.STOP);
        step();
        long seenNl = 400 * in.encoderCounts();
        powerOn();
        assertEquals(seenNl, monitor.seenNl());
        // Again and again, and nothing is lost or gained.
        step();
        step();
        powerOn();
        assertEquals(seenNl, monitor.seenNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void takesOnlyTheEnvelopeThatTheRecordNames() {
        started();
        stored.slot(StateLayout.PLAN)[PlanLayout.ENVELOPE_POINTS + 3] += 1;
        powerOn();
        assertEquals(0, monitor.envelopeChecksum());
        assertEquals(0, monitor.seenNl());
        PlanImages.flat(device, 180_000_000, HOUR).writeTo(stored.slot(StateLayout.PLAN));
        powerOn();
        assertEquals(0, monitor.envelopeChecksum());
        step();
        assertEquals(DenyReason.NO_ENVELOPE, permit.reason());
        // What it does not hold it no longer names.
        assertEquals(0, newest()[StateLayout.ENVELOPE_CHECKSUM]);
    }

    @Test
    @Verifies("req~persistence.records~3")
    void takesTheNewerOfTwoRecordsAndWritesOverTheOlder() {
        put(StateLayout.MONITOR_A, 5, 7);
        put(StateLayout.MONITOR_B, 6, 9);
        assertTrue(restored(9));
        assertSlot(StateLayout.MONITOR_A, 7);
        put(StateLayout.MONITOR_A, 7, 8);
        assertTrue(restored(8));
        assertSlot(StateLayout.MONITOR_B, 8);
        stored.slot(StateLayout.MONITOR_A)[StateLayout.CRC] ^= 1;
        assertTrue(restored(9));
        assertSlot(StateLayout.MONITOR_A, 7);
        stored.slot(StateLayout.MONITOR_B)[StateLayout.SEEN_PARTS] ^= 1;
        assertFalse(restored(9));
        put(StateLayout.MONITOR_A, 1, 3);
        assertTrue(restored(3));
    }

    /** 32 d of 800 units in a millisecond are 2,211,840,000,000. */
    @ParameterizedTest
    @CsvSource({
        "0, 4849327109967924809, true", // "CLEPMONI"
        "0, 4849327109967924808, false",
        "1, 2, true",
        "1, 1, false",
        "2, 7001, true",
        "2, 7002, false",
        "3, 1, true",
        "3, 0, false",
        "5, 0, true",
        "5, -1, false",
        "5, 2211840000000, true",
        "5, 2211840000001, false",
        "6, 0, true",
        "6, -1, false",
        "6, 2211840000000, true",
        "6, 2211840000001, false",
        "7, -1, false",
        "7, 1152921504606846976, true",
        "7, 1152921504606846977, false",
        "8, -1, false",
        "8, 4, true",
        "8, 5, false",
        "9, 2211840000000, true",
        "9, 2211840000001, false",
        "10, 1099511627776, true",
        "10, 1099511627777, false",
        "11, 268435456, true",
        "11, 268435457, false",
        "12, 100, true",
        "12, 101, false",
        "15, 100, true",
        "15, 101, false",
        "16, -1, true",
        "17, 59999, true",
        "17, 60000, false",
        "18, 899999, true",
        "18, 900000, false",
        "19, -1, false",
        "19, 9007199254740992, true",
        "19, 9007199254740993, false",
        "484, -1, true",
        "485, 59999, true",
        "485, 60000, false",
        "639, 9007199254740992, true",
        "639, 9007199254740993, false",
        "640, 0, true",
        "640, 1, false",
        "670, 1, false",
    })
    @Verifies("req~persistence.records~3")
    void believesARecordOnlyWithinItsRanges(int word, long value, boolean valid) {
        put(StateLayout.MONITOR_B, 5, 0);
        long[] words = stored.slot(StateLayout.MONITOR_B);
        words[word] = value;
        words[StateLayout.CRC] = crc(words);
        assertEquals(valid, allowance(device).restore(stored));
        words[StateLayout.CRC] ^= 0x8000_0000L;
        assertFalse(allowance(device).restore(stored));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesNothingWithoutAStore() {
        Allowance none = allowance(Devices.bedside().seal());
        assertEquals(Long.MAX_VALUE, none.allowedUnits());
        assertTrue(none.names(1));
        put(StateLayout.MONITOR_A, 5, 0);
        assertFalse(none.restore(stored));
        Allowance some = allowance(device);
        assertEquals(0, some.allowedUnits());
        assertFalse(some.names(1));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void takesAStartWhileAnotherRecordOfTheSameEnvelopeIsWritten() {
        started();
        in.motorEnergised(true);
        step();
        step();
        answers = false;
        // Gives back what was reserved.
        give(Orders.STOP);
        step();
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        // Which of the two the store holds it has not said; both name the envelope.
        assertTrue(out.present());
        give(Orders.START);
        assertTrue(permit.granted());
    }

    @Test
    @Verifies("req~persistence.records~3")
    void forgetsTheNameAsSoonAsAnotherIsWritten() {
        started();
        give(Orders.STOP);
        step();
        long[] image = order.image().clone();
        give(Orders.CLEAR);
        // The store still holds the old name, and may hold none already.
        answers = false;
        System.arraycopy(image, 0, order.image(), 0, image.length);
        give(Orders.LOAD);
        give(Orders.START);
        assertFalse(permit.granted());
    }

    private static Allowance allowance(DeviceRecord record) {
        MonitorGeometry geometry = new MonitorGeometry(record);
        return new Allowance(geometry, new MotionWindows(geometry));
    }

    @Test
    @Verifies({"req~persistence.monitor-reserve~3", "req~monitor.overlay~4"})
    void letsABolusRunNoFurtherThanItHasReserved() {
        bolusing();
        // The record that names it is asked for.
        assertEquals(0, permit.overlayMsMax());
        assertEquals(1, out.words()[StateLayout.LINE]);
        assertEquals(1, out.words()[StateLayout.LINES_BEGUN]);
        assertEquals(10 * S, out.words()[StateLayout.LINE_RESERVED_UNITS]);
        assertEquals(out.words()[StateLayout.TIME_UNITS], out.words()[StateLayout.RESERVED_UNITS]);
        step();
        step();
        assertEquals(10_000, permit.overlayMsMax());
        long curveMs = newest()[StateLayout.TIME_UNITS] / 800;
        answers = false;
        for (int i = 0; i < 1_500; i++) {
            follow();
            step();
        }
        // The curve's, and 10 s of 100,000 nL, in counts, and one that a permit may be beyond.
        long most = (100 * curveMs + 1_000_000) / 400 + 1;
        long counts = in.encoderCounts();
        assertTrue(counts >= most - 2 && counts <= most, counts + " of " + most);
    }

    @Test
    @Verifies({"req~persistence.monitor-restore~3", "req~persistence.restore~2"})
    void restoresABolusAsOverAndItsLineAsSeen() {
        bolusing();
        long curveMs = out.words()[StateLayout.TIME_UNITS] / 800;
        step();
        step();
        powerOn();
        // Whole microsteps of 62.5 nL.
        long curveNl = (100 * curveMs * 2 / 125 * 125 + 1) / 2;
        assertEquals(curveNl + 1_000_000, monitor.seenNl());
        assertEquals(curveNl, monitor.curveSeenNl());
        step();
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertEquals(DenyReason.NOT_STARTED, permit.reason());
        step();
        assertEquals(0, newest()[StateLayout.LINE]);
        assertEquals(1, newest()[StateLayout.LINES_BEGUN]);
        assertEquals(1_000_000, newest()[StateLayout.LINES_NL]);
        // Nothing is added twice.
        powerOn();
        assertEquals(curveNl + 1_000_000, monitor.seenNl());
        give(Orders.START);
        in.motorEnergised(true);
        step();
        step();
        assertEquals(0, permit.microstepsMax());
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void countsWhatWasReservedInTheWindowsButNoPrime() {
        bolusing();
        step();
        step();
        powerOn();
        step();
        step();
        long[] cells = newest();
        // What was seen, in the cell that runs, of the drug in the last place.
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        assertEquals(cells[StateLayout.SEEN_PARTS], cells[at + StateLayout.WINDOW_HOUR]);
        assertEquals(cells[StateLayout.SEEN_PARTS], cells[at + StateLayout.MOTION_DAY]);
    }

    @Test
    @Verifies({"req~persistence.monitor-windows~1", "req~persistence.monitor-restore~3"})
    void countsNoPrimeInTheWindowsNorAsOfTheCurve() {
        load();
        step();
        give(Orders.PRIME);
        in.motorEnergised(true);
        step();
        step();
        step();
        powerOn();
        // 10 s of 100 nL in each ms.
        assertEquals(1_000_000, monitor.seenNl());
        assertEquals(0, monitor.curveSeenNl());
        step();
        step();
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        assertEquals(0, newest()[at + StateLayout.WINDOW_HOUR]);
        assertEquals(0, newest()[at + StateLayout.MOTION_DAY]);
        assertEquals(1, newest()[StateLayout.LINES_BEGUN + PlanLayout.PRIME]);
    }

    @Test
    @Verifies({"req~persistence.monitor-restore~3", "req~monitor.windows~3"})
    void restoresNoEnvelopeOfAFifthDrug() {
        started();
        for (int slot : new int[] {StateLayout.MONITOR_A, StateLayout.MONITOR_B}) {
            long[] words = stored.slot(slot);
            for (int i = 0; i < 4; i++) {
                int at = StateLayout.MOTIONS + i * StateLayout.MOTION_WORDS;
                words[at + StateLayout.WINDOW_DRUG_ID] = i + 1L;
                words[at + StateLayout.MOTION_DAY] = 1;
            }
            words[StateLayout.CRC] = crc(words);
        }
        powerOn();
        assertEquals(0, monitor.envelopeChecksum());
    }

    @Test
    @Verifies({"req~persistence.monitor-windows~1", "req~persistence.monitor-restore~3"})
    void agesNothingByWhereItsClockBegins() {
        bolusing();
        step();
        step();
        powerOn();
        in.monitorNowMs(1_000_000_000_000L);
        step();
        step();
        long[] cells = newest();
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        assertEquals(cells[StateLayout.SEEN_PARTS], cells[at + StateLayout.WINDOW_HOUR]);
        assertEquals(0, cells[at + StateLayout.WINDOW_HOUR_INTO_MS] / 1_100);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void permitsNothingInTheStepInWhichABolusBeginsOrIsCutShort() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            step();
        }
        assertTrue(permit.microstepsMax() > 0);
        order.enter(6_000_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
        assertEquals(0, permit.microstepsMax());
        for (int i = 0; i < 100; i++) {
            step();
        }
        assertTrue(permit.microstepsMax() > 0);
        give(Orders.START);
        assertEquals(Permit.NO_OVERLAY, permit.overlay());
        assertEquals(0, permit.microstepsMax());
    }

    @Test
    @Verifies({"req~persistence.monitor-reserve~3", "req~persistence.records~3"})
    void givesBackInAHoldWhatItReserved() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        assertTrue(newest()[StateLayout.RESERVED_UNITS] > 0);
        // It permits still.
        in.motorEnergised(false);
        step();
        assertTrue(permit.granted());
        assertEquals(0, newest()[StateLayout.RESERVED_UNITS]);
        long written = newest()[StateLayout.SEQUENCE];
        for (int i = 0; i < 100; i++) {
            step();
        }
        assertEquals(written, newest()[StateLayout.SEQUENCE]);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void writesOnceOfABolusThatACutEnds() {
        bolusing();
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        // Further than the motor can.
        in.encoderCounts(in.encoderCounts() + 1_000);
        step();
        assertEquals(DenyReason.ENCODER, permit.reason());
        step();
        step();
        long written = newest()[StateLayout.SEQUENCE];
        for (int i = 0; i < 100; i++) {
            step();
        }
        assertEquals(written, newest()[StateLayout.SEQUENCE]);
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void goesOnToWhereTheOtherChannelMayHaveComeTo() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        powerOn();
        // Ten seconds and 100 nL in each millisecond.
        assertEquals(1_000_000, monitor.curveSeenNl());
        monitor.reach(Quantities.ms(9_999));
        monitor.reach(Quantities.ms(10_000));
        assertEquals(1_000_000, monitor.curveSeenNl());
        monitor.reach(Quantities.ms(10_001));
        // 1,000,100 nL in whole microsteps of 62.5: 16,001 of them.
        assertEquals(1_000_063, monitor.curveSeenNl());
        monitor.reach(Quantities.ms(15_000));
        assertEquals(1_500_000, monitor.curveSeenNl());
        step();
        step();
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        assertEquals(1_500_000L * 500, newest()[at + StateLayout.WINDOW_HOUR]);
        // Nor ever beyond the end.
        monitor.reach(Quantities.ms(2 * HOUR));
        assertEquals(360_000_000, monitor.curveSeenNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void countsNothingWhereTheOtherChannelIsNoFurther() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            step();
        }
        give(Orders.STOP);
        step();
        powerOn();
        // The ceiling rose, the head stood, and nothing is reserved any more.
        assertEquals(0, monitor.seenNl());
        long ms = newest()[StateLayout.TIME_UNITS] / 800;
        assertTrue(ms > 100);
        monitor.reach(Quantities.ms(ms));
        assertEquals(0, monitor.seenNl());
        monitor.reach(Quantities.ms(ms + 1));
        // 100 nL in each millisecond, in whole microsteps of 62.5 nL, rounded up.
        assertEquals(((ms + 1) * 200 / 125 * 125 + 1) / 2, monitor.seenNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresNothingWhereTheStoreHoldsNoRecord() {
        started();
        assertTrue(new Monitor(device).restore(stored));
        Arrays.fill(stored.slot(StateLayout.MONITOR_A), 0);
        Arrays.fill(stored.slot(StateLayout.MONITOR_B), 0);
        Monitor fresh = new Monitor(device);
        assertFalse(fresh.restore(stored));
        assertEquals(0, fresh.envelopeChecksum());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void goesNowhereWithoutAnEnvelope() {
        monitor.reach(Quantities.ms(15_000));
        assertEquals(0, monitor.seenNl());
        load();
        step();
        assertEquals(0, newest()[StateLayout.TIME_UNITS]);
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresNothingSeenBeforeAnythingMoved() {
        load();
        step();
        powerOn();
        assertEquals(order.image()[PlanLayout.ENVELOPE_CRC], monitor.envelopeChecksum());
        assertEquals(0, monitor.seenNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresNothingSeenOfAnEnvelopeThatIsNotHeld() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        give(Orders.STOP);
        step();
        assertTrue(newest()[StateLayout.SEEN_PARTS] > 0);
        stored.slot(StateLayout.PLAN)[PlanLayout.ENVELOPE_POINTS + 3] += 1;
        powerOn();
        assertEquals(0, monitor.seenNl());
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void countsWhatWasReservedForTheDrugOfTheEnvelope() {
        drug(5);
        give(Orders.LOAD);
        step();
        give(Orders.START);
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        powerOn();
        step();
        step();
        long[] cells = newest();
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        assertEquals(5, cells[at + StateLayout.WINDOW_DRUG_ID]);
        // Ten seconds of 100,000 nL, in 500 parts.
        assertEquals(500_000_000, cells[at + StateLayout.WINDOW_HOUR]);
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void countsForNoDrugOfAnEnvelopeThatIsNotHeld() {
        started();
        // Sound, but not the one that the record names.
        drug(5);
        powerOn();
        assertEquals(0, monitor.envelopeChecksum());
        step();
        assertTrue(out.present());
        for (int i = 0; i < 4; i++) {
            int at = StateLayout.MOTIONS + i * StateLayout.MOTION_WORDS;
            assertEquals(0, out.words()[at + StateLayout.WINDOW_DRUG_ID]);
        }
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void agesNothingInTheFirstStep() {
        bolusing();
        step();
        step();
        int at = StateLayout.MOTIONS + 3 * StateLayout.MOTION_WORDS;
        long hourMs = newest()[at + StateLayout.WINDOW_HOUR_INTO_MS];
        long dayMs = newest()[at + StateLayout.WINDOW_DAY_INTO_MS];
        assertTrue(hourMs > 0);
        powerOn();
        in.monitorNowMs(1_000_000_000_000L);
        step();
        assertTrue(out.present());
        assertEquals(hourMs, out.words()[at + StateLayout.WINDOW_HOUR_INTO_MS]);
        assertEquals(dayMs, out.words()[at + StateLayout.WINDOW_DAY_INTO_MS]);
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void permitsNoneOfTheSmallestMicrostepsBeforeTimeIsReserved() {
        // One part is three microsteps.
        DeviceRecord tiny =
                Devices.bedside()
                        .storesState(true)
                        .nlPerRev(1)
                        .countsPerRev(1)
                        .microstepsPerRev(3)
                        .rateNlPerHMax(60_000)
                        .seal();
        monitor = new Monitor(tiny);
        PlanImages.flat(tiny, 1_000, 60_000).writeTo(order.image());
        give(Orders.LOAD);
        step();
        give(Orders.START);
        assertTrue(permit.granted());
        assertEquals(0, permit.microstepsMax());
    }

    /** The plan, of drug {@code id}, as ordered and as stored. */
    private void drug(long id) {
        plan().writeTo(order.image());
        order.image()[PlanLayout.ENVELOPE_DRUG_ID] = id;
        EnvelopeTest.seal(order.image());
        System.arraycopy(order.image(), 0, stored.slot(StateLayout.PLAN), 0, PlanLayout.WORDS);
    }

    /** A bolus of 6 mL in a minute, ordered a second after the start. */
    private void bolusing() {
        started();
        in.motorEnergised(true);
        for (int i = 0; i < 100; i++) {
            follow();
            step();
        }
        order.enter(6_000_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(PlanLayout.BOLUS, permit.overlay());
    }

    private PlanDraft plan() {
        return PlanImages.flat(device, 360_000_000, HOUR)
                .bolus(6_000_000, 60_000, 0, 2)
                .prime(6_000_000, 60_000, 1);
    }

    private OrderFrame order() {
        return order;
    }

    private boolean restored(long seenParts) {
        Allowance allowance = allowance(device);
        return allowance.restore(stored)
                && allowance.record().word(StateLayout.SEEN_PARTS) == seenParts;
    }

    /** The first record after power-on. */
    private void assertSlot(int slot, long sequence) {
        Monitor fresh = new Monitor(device);
        fresh.restore(stored);
        MonitorStateFrame frame = new MonitorStateFrame();
        fresh.keep(new SensorFrame(), frame);
        assertTrue(frame.present());
        assertEquals(slot, frame.slot());
        assertEquals(sequence, frame.sequence());
    }

    private void put(int slot, long sequence, long seenParts) {
        long[] words = stored.slot(slot);
        Arrays.fill(words, 0);
        words[StateLayout.MAGIC] = StateLayout.MONITOR_MAGIC;
        words[StateLayout.VERSION] = StateLayout.LAYOUT_VERSION;
        words[StateLayout.DEVICE_ID] = Devices.ID;
        words[StateLayout.SEQUENCE] = sequence;
        words[StateLayout.SEEN_PARTS] = seenParts;
        // Of an envelope that is not there, so that there is something to write.
        words[StateLayout.ENVELOPE_CHECKSUM] = 1;
        words[StateLayout.CRC] = crc(words);
    }

    private static long crc(long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * StateLayout.CRC).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).limit(StateLayout.CRC).forEach(bytes::putLong);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return crc.getValue();
    }

    private long[] newest() {
        long[] a = stored.slot(StateLayout.MONITOR_A);
        long[] b = stored.slot(StateLayout.MONITOR_B);
        return a[StateLayout.SEQUENCE] > b[StateLayout.SEQUENCE] ? a : b;
    }

    private void load() {
        plan().writeTo(order.image());
        System.arraycopy(order.image(), 0, stored.slot(StateLayout.PLAN), 0, PlanLayout.WORDS);
        give(Orders.LOAD);
    }

    private void started() {
        load();
        step();
        give(Orders.START);
        assertTrue(permit.granted());
    }

    /** The head makes all that is permitted, in whole counts. */
    private void follow() {
        in.encoderCounts(in.encoderCounts() + permit.microstepsMax() * 500 / 3_200);
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    private void step() {
        in.nowMs(in.nowMs() + 10);
        in.monitorNowMs(in.monitorNowMs() + 10);
        if (out.present() && answers) {
            System.arraycopy(out.words(), 0, stored.slot(out.slot()), 0, StateLayout.WORDS);
            in.stored(0, out.sequence());
        }
        monitor.step(in, order, permit, cutoff);
        monitor.keep(in, out);
        if (out.present() && answers) {
            System.arraycopy(out.words(), 0, stored.slot(out.slot()), 0, StateLayout.WORDS);
        }
    }

    private void powerOn() {
        monitor = new Monitor(device);
        order = new OrderFrame();
        plan().writeTo(order.image());
        in.encoderCounts(0);
        in.motorEnergised(false);
        in.stored(0, 0);
        out.nothing();
        monitor.restore(stored);
    }
}
