package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.LinkMessages;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What the store is asked for while the motor rests; a longest period is 100 ms. */
@Verifies("req~persistence.monitor-reserve~3")
class MonitorBridgeTest {
    private static final long HOUR = 3_600_000L;

    private final DeviceRecord device = Devices.bedside().storesState(true).seal();
    private final MonitorUnit unit = new MonitorUnit(device);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final CutoffCommand cutoff = new CutoffCommand();
    private final MonitorStateFrame kept = new MonitorStateFrame();
    private long number;

    @Test
    void reservesOnForLessThan300MsOfRest() {
        started();
        in.motorEnergised(false);
        asked(100);
        asked(100);
        asked(99);
        assertFalse(kept.present());
        asked(1);
        assertTakesBack();
    }

    @Test
    void reservesOnWhileRequestsAreLostAndPermitsWithTheNext() {
        started();
        request.present(false);
        step(100);
        in.motorEnergised(false);
        step(100);
        assertFalse(cutoff.closed());
        step(99);
        assertFalse(kept.present());
        asked(1);
        assertFalse(kept.present());
        in.motorEnergised(true);
        asked(10);
        assertFalse(kept.present());
        assertEquals(LinkLayout.GRANTED, reply.words()[LinkLayout.FLAGS]);
        assertTrue(reply.words()[LinkLayout.MICROSTEPS_MAX] > 0);
    }

    @Test
    void reservesNothingOnAfterStop() {
        started();
        order.give(Orders.STOP);
        asked(10);
        assertTakesBack();
    }

    private void assertTakesBack() {
        assertTrue(kept.present());
        assertEquals(0, kept.words()[StateLayout.RESERVED_UNITS]);
    }

    /** Infuses, and the store holds that time is reserved. */
    private void started() {
        in.motorEnergised(true);
        PlanImages.flat(device, 360_000_000, HOUR).writeTo(order.image());
        order.give(Orders.LOAD);
        asked(10);
        asked(10);
        order.give(Orders.START);
        asked(10);
        asked(10);
        asked(10);
        assertTrue(reply.words()[LinkLayout.MICROSTEPS_MAX] > 0);
        assertFalse(kept.present());
    }

    private void asked(long ms) {
        number++;
        LinkMessages.request(request, 77, number, 0, 0);
        step(ms);
    }

    private void step(long ms) {
        in.monitorNowMs(in.monitorNowMs() + ms);
        in.stored(0, kept.present() ? kept.sequence() : in.monitorStored());
        unit.step(in, order, request, reply, cutoff, kept);
    }
}
