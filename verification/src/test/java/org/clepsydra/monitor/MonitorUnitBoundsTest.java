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
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Where the monitor's end of the link is nearest to another answer. */
class MonitorUnitBoundsTest {
    private static final long SESSION = 1L << 32;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final MonitorUnit unit = new MonitorUnit(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final CutoffCommand cutoff = new CutoffCommand();
    private final MonitorStateFrame kept = new MonitorStateFrame();

    @Test
    @Verifies("req~link.restore~2")
    void saysFoundToAnotherPowerOnAndGrantsNothingByIt() {
        ask(SESSION, 1, 0, 0);
        assertEquals(0, word(LinkLayout.FLAGS));
        // The next session of the same power-on, and the first of another.
        ask(SESSION + 1, 1, 0, 0);
        assertEquals(0, word(LinkLayout.FLAGS));
        ask(3L << 32, 1, 0, 0);
        assertEquals(LinkLayout.FOUND, word(LinkLayout.FLAGS));
    }

    /** An upper half that is one higher: 2 and 3 are the same without their lowest bit. */
    @Test
    @Verifies("req~link.restore~2")
    void tellsAPowerOnFromTheOneBefore() {
        ask(2L << 32, 1, 0, 0);
        ask(3L << 32, 1, 0, 0);
        assertEquals(LinkLayout.FOUND, word(LinkLayout.FLAGS));
    }

    @Test
    @Verifies("req~link.session~1")
    void beginsASessionThatIsZero() {
        ask(0, 7, 0, 0);
        assertTrue(reply.present());
        assertEquals(7, word(LinkLayout.FIRST));
    }

    @Test
    @Verifies("req~link.request~1")
    void answersNoMessageThatIsAbsent() {
        LinkMessages.request(request, SESSION, 1, 0, 0);
        request.present(false);
        step();
        assertFalse(reply.present());
        ask(SESSION, 1, 0, 0);
        assertTrue(reply.present());
        assertEquals(1, word(LinkLayout.FIRST));
    }

    /** A second and more of another envelope counts as nothing seen of this one. */
    @Test
    @Verifies("req~link.restore~2")
    void takesNoTimeOfAnotherEnvelope() {
        PlanImages.flat(bedside, 360_000_000, 3_600_000).writeTo(order.image());
        order.give(Orders.LOAD);
        ask(SESSION, 1, 0, 0);
        ask(SESSION, 2, 0, 0);
        ask(SESSION + 1, 1, 12_345, 60_000);
        assertTrue(reply.present());
        assertEquals(order.image()[PlanLayout.ENVELOPE_CRC], word(LinkLayout.HELD_ENVELOPE));
        assertEquals(0, word(LinkLayout.HELD_SEEN_NL));
    }

    private void ask(long session, long number, long envelope, long ms) {
        LinkMessages.request(request, session, number, envelope, ms);
        step();
        request.present(false);
    }

    private void step() {
        in.monitorNowMs(in.monitorNowMs() + 10);
        unit.step(in, order, request, reply, cutoff, kept);
    }

    private long word(int index) {
        return reply.word(index);
    }
}
