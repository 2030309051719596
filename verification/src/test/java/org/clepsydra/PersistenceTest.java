package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.journal.EventCode;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Bedside at 360 mL/h with a store: 16 microsteps of 62.5 nL every 10 ms. */
class PersistenceTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord bedside = Devices.bedside().storesState(true).seal();
    private final StoredState memory = new StoredState();
    private Pump pump = new Pump(bedside).restored(memory).tested();

    @Test
    @Verifies("req~persistence.reserve~2")
    void doesNotMoveBeforeTheStoreHoldsARecord() {
        loaded();
        pump.answers = false;
        pump.started();
        pump.run(10_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(0, pump.received);
        assertEquals(0, pump.out.snapshot().therapyMs());
        pump.step(10);
        assertEquals(TherapyState.HELD, pump.state());
        assertTrue(alarm(AlarmCode.DELIVERY_WITHHELD));
        pump.answers = true;
        pump.give(Orders.ACKNOWLEDGE);
        pump.started();
        pump.run(100, 10);
        assertTrue(pump.received > 0);
    }

    @Test
    @Verifies({"req~persistence.reserve~2", "req~persistence.monitor-reserve~3"})
    void stopsAtTheEndOfWhatIsReserved() {
        loaded();
        pump.started();
        pump.run(3_000, 10);
        pump.answers = false;
        pump.run(12_000, 10);
        // Ten seconds from START on: 1,600 microsteps a second.
        assertEquals(10_000, pump.out.snapshot().therapyMs());
        assertEquals(16_000, pump.received);
    }

    @Test
    @Verifies({
        "req~persistence.restore~2",
        "req~persistence.monitor-restore~3",
        "req~persistence.reserve~2"
    })
    void restoresWhatWasReservedAndGoesOnByStartOnly() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        long before = pump.received;
        powerCycle();
        // Renewed with less than five seconds left, and not a step before: at 5.01 s, for ten.
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(15_010, pump.out.snapshot().therapyMs());
        assertEquals(24_016, pump.out.snapshot().commanded());
        pump.run(5_000, 10);
        assertEquals(0, pump.received);
        pump.started();
        pump.run(1_000, 10);
        // A few steps went by until the store held a new record.
        assertTrue(pump.received >= 1_500 && pump.received <= 1_600, "" + pump.received);
        assertTrue(before + pump.received < pump.out.snapshot().commanded());
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void isAcknowledgedOnlyAfterItWasShown() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        Pump again = new Pump(bedside).restored(memory);
        again.give(Orders.ACKNOWLEDGE);
        assertEquals(1L << AlarmCode.RESTORED, again.out.annunciator().conditions());
        again.give(Orders.ACKNOWLEDGE);
        assertEquals(0, again.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void givesTheRestOfTheVolumeAndNoMore() {
        loaded();
        pump.started();
        pump.run(HOUR - 60_000, 100);
        long before = pump.received;
        powerCycle();
        long counted = pump.out.snapshot().commanded();
        assertTrue(counted > before);
        pump.started();
        while (pump.state() == TherapyState.INFUSING) {
            pump.step(100);
        }
        assertEquals(TherapyState.DONE, pump.state());
        // 360 mL in microsteps of 62.5 nL, less what was reserved and not given.
        assertEquals(5_760_000 - counted, pump.received);
    }

    @Test
    @Verifies({"req~persistence.reserve~2", "req~persistence.restore~2"})
    void losesNothingAfterAStop() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        pump.give(Orders.STOP);
        pump.run(100, 10);
        long given = pump.out.snapshot().commanded();
        assertEquals(given, pump.received);
        powerCycle();
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(given, pump.out.snapshot().commanded());
        powerCycle();
        assertEquals(given, pump.out.snapshot().commanded());
    }

    @Test
    @Verifies({"req~persistence.restore~2", "req~persistence.announced~3"})
    void restoresTheEnd() {
        load(PlanImages.flat(bedside, 1_000_000, 60_000));
        pump.started();
        pump.run(60_200, 10);
        assertEquals(TherapyState.DONE, pump.state());
        powerCycle();
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(16_000, pump.out.snapshot().commanded());
        assertTrue(alarm(AlarmCode.END_OF_INFUSION));
        assertTrue(alarm(AlarmCode.RESTORED));
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void isHeldWhereTheEndWasReservedAndNotSeen() {
        load(PlanImages.flat(bedside, 1_000_000, 60_000));
        pump.started();
        pump.run(57_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        powerCycle();
        // All of the 60 s was reserved and counts as given; what was infusing is held.
        assertEquals(60_000, pump.out.snapshot().therapyMs());
        assertEquals(16_000, pump.out.snapshot().commanded());
        assertEquals(TherapyState.HELD, pump.state());
        pump.started();
        pump.run(1_000, 10);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(0, pump.received);
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void asksAgainForTheSecondEntryOfAPlanThatWasNotStarted() {
        loaded();
        powerCycle();
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(0, pump.out.snapshot().commanded());
        pump.give(Orders.START);
        assertEquals(Rule.NOT_CONFIRMED, pump.out.snapshot().verdictRule());
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(pump.order.image());
        pump.confirm();
        pump.started();
    }

    @Test
    @Verifies({"req~persistence.restore~2", "req~persistence.announced~3"})
    void restoresNoPlanThatWasNotStartedWithoutItsEnvelope() {
        loaded();
        Arrays.fill(memory.slot(StateLayout.MONITOR_A), 0);
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
        loaded();
        pump.started();
    }

    @Test
    @Verifies({"req~persistence.records~3", "req~persistence.announced~3"})
    void beginsWithNothingWhereNothingIsStored() {
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(0, pump.out.annunciator().conditions());
        loaded();
        memory.slot(StateLayout.CONTROL_A)[StateLayout.CRC] ^= 1;
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
        assertFalse(alarm(AlarmCode.RESTORED));
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies({
        "req~persistence.announced~3",
        "req~persistence.records~3",
        "req~persistence.restore~2"
    })
    void goesBackToTheRecordBeforeATornOne() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        long a = memory.slot(StateLayout.CONTROL_A)[StateLayout.SEQUENCE];
        long b = memory.slot(StateLayout.CONTROL_B)[StateLayout.SEQUENCE];
        int newest = a > b ? StateLayout.CONTROL_A : StateLayout.CONTROL_B;
        memory.slot(newest)[StateLayout.BASAL] ^= 1;
        powerCycle();
        // Ten seconds from START. What the monitor reserved is more: it renewed when 496 steps of
        // 10.1 ms were more than five seconds, for ten; 100 nL in each of 15,009 ms.
        assertEquals(10_000, pump.out.snapshot().therapyMs());
        assertEquals(24_014, pump.out.snapshot().commanded());
        assertTrue(alarm(AlarmCode.RESTORED));
        assertFalse(alarm(AlarmCode.STATE_LOST));
    }

    @Test
    @Verifies({"req~persistence.plan-image~1", "req~persistence.plan-number~2"})
    void believesNoImageThatWasDamaged() {
        loaded();
        pump.started();
        pump.run(1_000, 10);
        memory.slot(StateLayout.PLAN)[40] ^= 1;
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertTrue(alarm(AlarmCode.STATE_LOST));
        // What was begun under the number is not known: it is not begun again.
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        assertRefused(1, 1);
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(2));
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~persistence.plan-number~2")
    void takesNoNumberAgainThatWasStarted() {
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(7));
        pump.give(Orders.CLEAR);
        // Never started: it may be loaded again.
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(7));
        pump.started();
        pump.run(100, 10);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(7));
        assertRefused(7, 7);
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(6));
        assertRefused(6, 7);
        pump.run(100, 10);
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(0, pump.out.annunciator().conditions());
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(7));
        assertRefused(7, 7);
        load(PlanImages.flat(bedside, 360_000_000, HOUR).planId(8));
        assertEquals(TherapyState.READY, pump.state());
    }

    @Test
    @Verifies("req~persistence.plan-number~2")
    void remembersNoNumberWithoutAStore() {
        Pump forgets = new Pump(Devices.bedside().seal()).tested();
        for (int i = 0; i < 2; i++) {
            forgets.loaded(PlanImages.flat(forgets.device, 360_000_000, HOUR)).started();
            forgets.run(100, 10);
            forgets.give(Orders.STOP);
            forgets.give(Orders.CLEAR);
        }
        assertEquals(TherapyState.IDLE, forgets.state());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void restoresNothingWithoutAStore() {
        loaded();
        pump.started();
        pump.run(100, 10);
        Pump forgets = new Pump(Devices.bedside().seal()).restored(memory).tested();
        assertEquals(TherapyState.IDLE, forgets.state());
        assertEquals(DenyReason.NO_ENVELOPE, forgets.out.permit().reason());
        assertEquals(0, forgets.out.annunciator().conditions());
        assertFalse(forgets.out.state().present());
        assertFalse(forgets.out.monitorState().present());
    }

    @Test
    @Verifies("req~persistence.announced~3")
    void saysThatItWasRestored() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        pump = new Pump(bedside).restored(memory);
        boolean noted = false;
        for (int i = 0; i < 5; i++) {
            pump.step(10);
            long[] record = pump.out.store().record();
            if (pump.out.store().present() && record[2] == EventCode.RESTORED) {
                assertFalse(noted);
                noted = true;
                // Plan 1; 24,016 microsteps of 62.5 nL.
                assertEquals(1, record[3]);
                assertEquals(1_501_000, record[4]);
            }
        }
        assertTrue(noted);
        assertEquals(AlarmCode.LOW, pump.out.annunciator().priority());
        assertEquals(1L << AlarmCode.RESTORED, pump.out.annunciator().conditions());
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void startsNothingTheMonitorDoesNotKnow() {
        loaded();
        pump.started();
        pump.run(1_000, 10);
        Arrays.fill(memory.slot(StateLayout.MONITOR_A), 0);
        Arrays.fill(memory.slot(StateLayout.MONITOR_B), 0);
        powerCycle();
        assertEquals(TherapyState.HELD, pump.state());
        pump.give(Orders.START);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(Rule.ENVELOPE_NOT_OF_PLAN, pump.out.snapshot().verdictRule());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void cutsAgainWhatWasBeyondTheCeiling() {
        loaded();
        pump.started();
        pump.run(1_000, 10);
        pump.turns = false;
        // 800 nL in a millisecond, where 100 are due; the motor could make 1,670 at most.
        long counts = pump.in.encoderCounts();
        for (int i = 1; i <= 150; i++) {
            pump.in.encoderCounts(counts + 20L * i);
            pump.step(10);
        }
        assertEquals(DenyReason.OVER_DELIVERY, pump.out.permit().reason());
        pump.run(100, 10);
        powerCycle();
        assertEquals(DenyReason.OVER_DELIVERY, pump.out.permit().reason());
        assertFalse(pump.out.cutoff().closed());
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void countsWhatTheMonitorSawWhereTheControlChannelKnowsNothing() {
        loaded();
        pump.started();
        pump.run(7_000, 10);
        Arrays.fill(memory.slot(StateLayout.CONTROL_A), 0);
        Arrays.fill(memory.slot(StateLayout.CONTROL_B), 0);
        powerCycle();
        assertEquals(TherapyState.IDLE, pump.state());
        loaded();
        assertEquals(24_014, pump.out.snapshot().commanded());
        pump.give(Orders.CLEAR);
        loaded();
        assertEquals(0, pump.out.snapshot().commanded());
    }

    @Test
    @Verifies({"req~persistence.plan-image~1", "req~persistence.records~3"})
    void writesTheImageOnlyWhileNoRecordNamesIt() {
        loaded();
        assertEquals(StateLayout.CONTROL_A, newest());
        pump.give(Orders.CLEAR);
        pump.answers = false;
        // The record of no plan, in the other slot, before the next image.
        load(PlanImages.flat(bedside, 180_000_000, HOUR));
        assertTrue(pump.out.state().present());
        assertEquals(StateLayout.PLAN, pump.out.state().slot());
        assertEquals(StateLayout.CONTROL_B, newest());
        assertEquals(TherapyState.IDLE, memory.slot(StateLayout.CONTROL_B)[StateLayout.STATE]);
        // Cleared before the store took it: nothing is asked of the store any more.
        pump.give(Orders.CLEAR);
        assertFalse(pump.out.state().present());
    }

    @Test
    @Verifies("req~persistence.plan-image~1")
    void writesAnImageAnewWhereAnotherMayHaveBegunToBeWrittenOverIt() {
        loaded();
        pump.give(Orders.CLEAR);
        pump.run(50, 10);
        pump.answers = false;
        load(PlanImages.flat(bedside, 180_000_000, HOUR));
        assertEquals(StateLayout.PLAN, pump.out.state().slot());
        long abandoned = pump.out.state().sequence();
        pump.give(Orders.CLEAR);
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        assertTrue(pump.out.state().present());
        assertEquals(StateLayout.PLAN, pump.out.state().slot());
        assertTrue(pump.out.state().sequence() > abandoned);
    }

    @Test
    @Verifies("req~persistence.reserve~2")
    void allowsNothingOfTheNextPlanByARecordOfTheLast() {
        loaded();
        pump.started();
        pump.run(1_000, 10);
        pump.answers = false;
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        load(PlanImages.flat(bedside, 180_000_000, HOUR).planId(2));
        long before = pump.received;
        pump.give(Orders.START);
        pump.run(1_000, 10);
        assertEquals(before, pump.received);
    }

    private int newest() {
        long a = memory.slot(StateLayout.CONTROL_A)[StateLayout.SEQUENCE];
        long b = memory.slot(StateLayout.CONTROL_B)[StateLayout.SEQUENCE];
        return a > b ? StateLayout.CONTROL_A : StateLayout.CONTROL_B;
    }

    private void loaded() {
        load(PlanImages.flat(bedside, 360_000_000, HOUR));
        pump.run(100, 10);
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

    private void assertRefused(long number, long started) {
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(Rule.PLAN_ID_USED, pump.out.snapshot().verdictRule());
        assertEquals(number, pump.out.snapshot().verdictFigure());
        assertEquals(started, pump.out.snapshot().verdictLimit());
    }
}
