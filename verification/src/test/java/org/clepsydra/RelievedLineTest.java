package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.journal.EventCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A line that was blocked, through the whole core. Bedside with a store at 36 mL/h: 1.6 microsteps,
 * or 0.1 uL, every 10 ms; a count of 400 nL. The pressure rises by 20 kPa at once.
 */
class RelievedLineTest {
    private static final long OCCLUDED = 1L << AlarmCode.DOWNSTREAM_OCCLUSION;

    private final DeviceRecord bedside =
            Devices.bedside().storesState(true).backOffNlMax(500_000).seal();
    private final StoredState memory = new StoredState();
    private Pump pump = new Pump(bedside).restored(memory).tested();
    private long[] backedOff;

    private void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            pump.step(10);
            if (pump.out.store().present()) {
                long[] record = pump.out.store().record();
                backedOff = record[2] == EventCode.BACKED_OFF ? record.clone() : backedOff;
            }
        }
    }

    /** Blocked after ten seconds; held when the alarm came. */
    private void blocked() {
        pump.loaded(PlanImages.flat(bedside, 36_000_000, 3_600_000));
        run(200);
        pump.started();
        run(10_000);
        pump.in.pressurePa(20_000);
        while (pump.state() == TherapyState.INFUSING) {
            run(10);
        }
        assertTrue((pump.out.annunciator().conditions() & OCCLUDED) != 0);
    }

    @Test
    @Verifies({"req~delivery.back-off-ledger~1", "req~delivery.back-off~2"})
    void takesBackWhatWasMovedSinceItWasOpenAndSaysSo() {
        blocked();
        long released = pump.received;
        long given = pump.out.snapshot().givenNl();
        assertEquals(0, pump.out.snapshot().takenBackNl());
        run(1_000);
        long back = released - pump.received;
        // 200 ms of 100 nL each 10 ms, and what the mean of 80 ms took to rise; above nothing else.
        assertTrue(back * 62.5 >= 2_000 && back * 62.5 <= 4_000, back + " microsteps");
        long taken = pump.out.snapshot().takenBackNl();
        assertEquals(back * 62.5, (double) taken, 400);
        assertEquals(given - taken, pump.out.snapshot().givenNl());
        assertEquals(taken, backedOff[3]);
        // The mean of 80 ms after 300 ms: 1 - 0.875^30, or 98 % of it, and more.
        assertEquals(19_800, (double) backedOff[4], 200);
        // Said once.
        backedOff = null;
        run(5_000);
        assertEquals(null, backedOff);
    }

    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void remembersItThroughALossOfPower() {
        blocked();
        run(1_000);
        long taken = pump.out.snapshot().takenBackNl();
        assertTrue(taken > 0);
        long[] a = memory.slot(StateLayout.CONTROL_A);
        long[] b = memory.slot(StateLayout.CONTROL_B);
        long[] newest = a[StateLayout.SEQUENCE] > b[StateLayout.SEQUENCE] ? a : b;
        assertEquals(taken / 400, newest[StateLayout.TAKEN_BACK]);
        pump = new Pump(bedside).restored(memory);
        pump.step(10);
        assertEquals(taken, pump.out.snapshot().takenBackNl());
        assertEquals(TherapyState.HELD, pump.state());
    }

    private long newest() {
        long a = memory.slot(StateLayout.CONTROL_A)[StateLayout.SEQUENCE];
        long b = memory.slot(StateLayout.CONTROL_B)[StateLayout.SEQUENCE];
        return Math.max(a, b);
    }

    /**
     * The record of the hold is there when it is; one says that the alarm is kept, one what was
     * taken back; none follows.
     */
    @Test
    @Verifies("req~delivery.back-off-ledger~1")
    void writesItOnceTheHeadIsAtRestAndNoMore() {
        blocked();
        long before = newest();
        run(1_000);
        assertTrue(pump.out.snapshot().takenBackNl() > 0);
        assertEquals(before + 2, newest());
        run(5_000);
        assertEquals(before + 2, newest());
        pump.in.pressurePa(0);
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        assertEquals(TherapyState.IDLE, pump.state());
        run(1_000);
        long cleared = newest();
        run(5_000);
        assertEquals(cleared, newest());
    }

    /** What was taken back is not given again, and neither channel is in the other's way. */
    @Test
    @Verifies({"req~delivery.back-off-ledger~1", "req~monitor.back-off~1"})
    void goesOnToTheEndWithoutWhatWasTakenBack() {
        blocked();
        run(1_000);
        long taken = pump.out.snapshot().takenBackNl();
        pump.in.pressurePa(0);
        run(1_000);
        pump.give(Orders.ACKNOWLEDGE);
        pump.started();
        for (long ms = 0; ms < 3_700_000 && pump.state() == TherapyState.INFUSING; ms += 100) {
            pump.step(100);
        }
        assertEquals(TherapyState.DONE, pump.state());
        // 36 mL.
        assertEquals(36_000_000 - taken, pump.out.snapshot().givenNl());
        assertEquals(576_000, pump.out.snapshot().commanded());
        assertEquals(0, pump.out.permit().reason());
    }
}
