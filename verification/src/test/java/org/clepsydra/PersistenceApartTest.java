package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * Records of the two channels that are not of one moment, or of which one is missing. Bedside at
 * 360 mL/h with a store: 1.6 microsteps in a millisecond.
 */
class PersistenceApartTest {
    private static final long MINUTE = 60_000L;
    private static final long HOUR = 3_600_000L;
    private static final long LONGEST = 31L * 24 * HOUR;

    private final DeviceRecord bedside = Devices.bedside().storesState(true).seal();
    private final StoredState memory = new StoredState();
    private Pump pump = new Pump(bedside).restored(memory).tested();

    @Test
    @Verifies({"req~persistence.monitor-restore~3", "req~persistence.restore~2"})
    void goesOnAfterAPauseWhereTheMonitorHadReservedLess() {
        // 6 mL in a minute, nothing in an hour, 6 mL in a minute; 1 mL to flush.
        load(
                PlanImages.flat(bedside, 12_000_000, 2 * MINUTE + HOUR)
                        .flat(1, MINUTE)
                        .pause(HOUR)
                        .flat(1, MINUTE)
                        .flush(1_000_000, MINUTE));
        pump.run(100, 10);
        pump.started();
        pump.run(4_000, 10);
        pump.monitorAnswers = false;
        pump.run(2_500, 10);
        powerCycle();
        // Renewed at 5.01 s, for ten.
        assertEquals(15_010, pump.out.snapshot().therapyMs());
        assertEquals(24_016, pump.out.snapshot().commanded());
        pump.started();
        pump.run(2 * MINUTE + HOUR, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(192_000 - 24_016, pump.received);
        pump.give(Orders.FLUSH);
        assertEquals(TherapyState.OVERLAY, pump.state());
    }

    @Test
    @Verifies({"req~persistence.records~3", "req~delivery.therapy-time~3"})
    void writesNothingItWouldNotBelieveAtTheEndOfTheLongestPlan() {
        load(PlanImages.flat(bedside, 360_000_000, LONGEST));
        pump.run(100, 10);
        pump.started();
        pump.run(100, 10);
        // As if it had run to the end, and been restored there.
        for (int slot : new int[] {StateLayout.CONTROL_A, StateLayout.CONTROL_B}) {
            long[] words = memory.slot(slot);
            words[StateLayout.RESERVED_MS] = LONGEST + 10_000;
            words[StateLayout.CRC] = crc(words);
        }
        powerCycle();
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(LONGEST, pump.out.snapshot().therapyMs());
        pump.started();
        pump.run(100, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(LONGEST, pump.out.snapshot().therapyMs());
        powerCycle();
        assertEquals(TherapyState.DONE, pump.state());
        assertFalse(alarm(AlarmCode.STATE_LOST));
    }

    @Test
    @Verifies("req~delivery.start~4")
    void saysThatTheMonitorsRecordIsNotStoredYet() {
        pump.monitorAnswers = false;
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        pump.run(100, 10);
        pump.give(Orders.START);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(Rule.ENVELOPE_NOT_STORED, pump.out.snapshot().verdictRule());
        assertEquals(0, pump.out.snapshot().verdictFigure());
        assertEquals(0, pump.out.snapshot().verdictLimit());
        // It is no cut of the motor's power.
        assertFalse(alarm(AlarmCode.MONITOR_CUT));
        pump.monitorAnswers = true;
        pump.run(100, 10);
        pump.started();
        assertEquals(Rule.ACCEPTED, pump.out.snapshot().verdictRule());
        assertEquals(0, pump.out.snapshot().verdictFigure());
        assertEquals(0, pump.out.snapshot().verdictLimit());
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void saysThatTheMonitorsRecordsAreLost() {
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        pump.run(100, 10);
        pump.started();
        pump.run(1_000, 10);
        erase(1);
        powerCycle();
        assertTrue(alarm(AlarmCode.RESTORED));
        assertTrue(alarm(AlarmCode.STATE_LOST));
        pump.give(Orders.ACKNOWLEDGE);
        pump.step(10);
        assertFalse(alarm(AlarmCode.STATE_LOST));
        // Blank, though a plan was started.
        erase(0);
        powerCycle();
        assertTrue(alarm(AlarmCode.STATE_LOST));
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void saysThatRecordsAreLostOfWhichOnlyTheMonitorKnows() {
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        pump.run(100, 10);
        Arrays.fill(memory.slot(StateLayout.CONTROL_A), 0);
        Arrays.fill(memory.slot(StateLayout.CONTROL_B), 0);
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void losesNothingWhereTheMonitorNeverHadARecord() {
        DeviceRecord refilled = Devices.bedside().storesState(true).reservoirNl(500_000_000).seal();
        pump = new Pump(refilled).restored(memory).tested().refilled(0, 500_000_000);
        pump.run(100, 10);
        assertEquals(0, memory.slot(StateLayout.MONITOR_A)[StateLayout.MAGIC]);
        pump = new Pump(refilled).restored(memory).tested();
        assertFalse(alarm(AlarmCode.STATE_LOST));
        memory.slot(StateLayout.MONITOR_B)[StateLayout.SEQUENCE] = 1;
        pump = new Pump(refilled).restored(memory).tested();
        assertTrue(alarm(AlarmCode.STATE_LOST));
    }

    @Test
    @Verifies("req~persistence.reserve~2")
    void reservesNothingOfAPrimeByTheRecordOfOneBeforeTheSamePlan() {
        PlanDraft plan = PlanImages.flat(bedside, 360_000_000, HOUR).prime(6_000_000, MINUTE, 2);
        load(plan);
        pump.run(100, 10);
        pump.give(Orders.PRIME);
        pump.run(1_000, 10);
        pump.controlAnswers = false;
        // The renewal waits for the store.
        pump.run(5_000, 10);
        assertTrue(pump.out.state().present());
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        load(plan);
        pump.give(Orders.PRIME);
        pump.controlAnswers = true;
        long before = pump.received;
        // The record that is held is of the first; its time is not the second's.
        pump.step(10);
        pump.step(10);
        assertTrue(control()[StateLayout.OVERLAY_RESERVED_MS] <= 10_000);
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(before, pump.received);
        pump.run(1_000, 10);
        long[] words = control();
        assertEquals(TherapyState.OVERLAY, words[StateLayout.STATE]);
        assertTrue(words[StateLayout.OVERLAY_RESERVED_MS] <= 10_000);
    }

    @Test
    @Verifies("req~persistence.plan-number~2")
    void takesAPlanAgainOfWhichTheStoreHeldNoStart() {
        pump.controlAnswers = false;
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(5));
        pump.run(100, 10);
        pump.started();
        pump.run(1_000, 10);
        // Nothing was given, as nothing was reserved.
        assertEquals(0, pump.received);
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(5));
        assertEquals(TherapyState.READY, pump.state());
    }

    /** Fills the monitor's slots. */
    private void erase(long word) {
        Arrays.fill(memory.slot(StateLayout.MONITOR_A), word);
        Arrays.fill(memory.slot(StateLayout.MONITOR_B), word);
    }

    private long[] control() {
        long[] a = memory.slot(StateLayout.CONTROL_A);
        long[] b = memory.slot(StateLayout.CONTROL_B);
        return a[StateLayout.SEQUENCE] > b[StateLayout.SEQUENCE] ? a : b;
    }

    private static long crc(long[] words) {
        Crc32c crc = new Crc32c();
        for (int i = 0; i < StateLayout.CRC; i++) {
            crc.word(words[i]);
        }
        return crc.value();
    }

    private void load(PlanDraft draft) {
        pump.loaded(draft);
    }

    private void powerCycle() {
        pump = new Pump(bedside).restored(memory).tested();
    }

    private boolean alarm(int code) {
        return (pump.out.annunciator().conditions() >>> code & 1) != 0;
    }
}
