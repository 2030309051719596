package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StoredState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** How much a flood of orders can write. */
@Verifies("req~persistence.rate~1")
class RecordRateTest {
    private static final int STEPS = 2_000;
    private static final int[] FLOOD = {
        Orders.STOP, Orders.LOAD, Orders.CLEAR, Orders.REFILL, 77, Orders.START, Orders.ACKNOWLEDGE
    };

    private final DeviceRecord device =
            Devices.bedside().storesState(true).reservoirNl(20_000_000).seal();
    private final Pump pump = new Pump(device).restored(new StoredState()).tested();
    private long records;
    private long writes;
    private long lastWrite;
    private long monitorWrites;
    private long lastMonitorWrite;

    /** An order in every step; the store answers in every so many. */
    private void flood(int answers) {
        PlanImages.flat(device, 36_000_000, 3_600_000).writeTo(pump.order.image());
        pump.order.refill(0, 10_000_000);
        lastWrite = pump.out.state().sequence();
        lastMonitorWrite = pump.out.monitorState().sequence();
        for (int i = 0; i < STEPS; i++) {
            pump.answers = answers > 0 && i % answers == 0;
            pump.give(FLOOD[i % FLOOD.length]);
            count();
        }
    }

    private void count() {
        records += pump.out.store().present() ? 1 : 0;
        if (pump.out.state().present()) {
            long more = pump.out.state().sequence() - lastWrite;
            assertTrue(more == 0 || more == 1, "" + more);
            writes += more;
            lastWrite = pump.out.state().sequence();
        }
        if (pump.out.monitorState().present()) {
            long more = pump.out.monitorState().sequence() - lastMonitorWrite;
            assertTrue(more == 0 || more == 1, "" + more);
            monitorWrites += more;
            lastMonitorWrite = pump.out.monitorState().sequence();
        }
    }

    @Test
    void writesARecordOfTheJournalForEachStepAtMost() {
        flood(1);
        // More were due than could be handed over, and no step was without.
        assertEquals(STEPS, records);
        assertTrue(pump.out.store().lost() > 0);
    }

    @Test
    void beginsNoMoreWritesOfStateThanTheStoreHeld() {
        flood(10);
        // 200 answers, and the write that waits for one.
        assertTrue(writes > 100 && writes <= STEPS / 10 + 1, "" + writes);
        assertTrue(monitorWrites <= STEPS / 10 + 1, "" + monitorWrites);
    }

    @Test
    void waitsForAStoreThatDoesNotAnswer() {
        flood(0);
        // The image of a plan that was cleared is given up for what is due then.
        assertEquals(2, writes);
        assertTrue(monitorWrites <= 1, "" + monitorWrites);
    }
}
