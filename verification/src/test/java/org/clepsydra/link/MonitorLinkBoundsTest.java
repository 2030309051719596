package org.clepsydra.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.monitor.Permit;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.LinkMessages;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Where the control channel's end of the link is nearest to another answer. */
class MonitorLinkBoundsTest {
    private static final long SESSION = 5L << 32;

    private final MonitorLink link = new MonitorLink(SESSION);
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final Permit permit = new Permit();
    private long number;

    @Test
    @Verifies("req~link.restore~2")
    void findsNothingWhereTheMonitorOnlyGrants() {
        answer(1_000, LinkLayout.GRANTED | LinkLayout.OVERLAY_BEGINS | LinkLayout.UNDER_DELIVERS);
        assertTrue(link.taken());
        assertFalse(link.found());
        answer(1_010, LinkLayout.FOUND);
        assertTrue(link.found());
    }

    /** From the highest number to the lowest is a step of 1, and 400 more would be apart. */
    @Test
    @Verifies("req~link.lost~1")
    void countsNoTimeWhereTheClockWrapsAround() {
        answer(Long.MAX_VALUE, LinkLayout.GRANTED);
        ask(Long.MIN_VALUE + 400);
        assertTrue(permit.waits());
        ask(Long.MIN_VALUE + 699);
        assertTrue(permit.waits());
        ask(Long.MIN_VALUE + 700);
        assertFalse(permit.waits());
    }

    /** 48,000 eighths are lost; 159 replies of at most 300 ms leave 300, and 200 more leave 100. */
    @Test
    @Verifies("req~link.poor~1")
    void takesAwayNoMoreThanThreeHundredMillisecondsAtOnce() {
        long nowMs = 1_000;
        answer(nowMs, LinkLayout.GRANTED);
        for (int i = 0; i < 60; i++) {
            nowMs += 100;
            ask(nowMs);
            answer(nowMs, LinkLayout.GRANTED);
        }
        assertTrue(permit.underDelivers());
        for (int i = 0; i < 159; i++) {
            nowMs += 1_000;
            answer(nowMs, LinkLayout.GRANTED);
        }
        nowMs += 200;
        answer(nowMs, LinkLayout.GRANTED);
        assertTrue(permit.underDelivers());
        nowMs += 100;
        answer(nowMs, LinkLayout.GRANTED);
        assertFalse(permit.underDelivers());
    }

    private void ask(long nowMs) {
        link.ask(request);
        number++;
        reply.present(false);
        link.read(reply, nowMs, permit);
    }

    private void answer(long nowMs, long flags) {
        link.ask(request);
        number++;
        assertEquals(number, request.word(LinkLayout.NUMBER));
        reply.set(LinkLayout.FLAGS, flags);
        LinkMessages.reply(reply, SESSION, number, 1);
        link.read(reply, nowMs, permit);
    }
}
