package org.clepsydra.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.LinkMessages;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Time without a reply adds up, an eighth of the time with one takes away. */
@Verifies("req~link.poor~1")
class PoorLinkTest {
    private static final long SESSION = 5L << 32;

    private final MonitorLink link = new MonitorLink(SESSION);
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final Permit permit = new Permit();
    private long session = SESSION;
    private long number;
    private long first = 1;
    private long nowMs = 1_000;

    @Test
    void announcesSixSecondsWithoutAReply() {
        grant(0);
        loseInAll(5_999);
        assertFalse(permit.underDelivers());
        lose(1);
        assertTrue(permit.underDelivers());
        assertTrue(permit.waits());
        // A reply that says that the head gives enough changes nothing, and lets it move.
        grant(0);
        assertTrue(permit.underDelivers());
        assertTrue(permit.granted());
    }

    @Test
    void takesAnEighthOfTheTimeWithRepliesAway() {
        grant(0);
        loseInAll(5_950);
        // 950 - 100/8 = 937.5 of the last thousand, and 62.5 more are as many again.
        grant(100);
        lose(62);
        assertFalse(permit.underDelivers());
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void countsAnEighthOfAMillisecond() {
        grant(0);
        loseInAll(5_999);
        for (int i = 0; i < 8; i++) {
            grant(1);
        }
        lose(1);
        assertFalse(permit.underDelivers());
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void announcesUntilAllIsForgotten() {
        grant(0);
        loseInAll(6_000);
        // More than six seconds are not remembered: 48 s with replies are enough.
        loseInAll(250);
        grant(100);
        lose(1);
        grant(8);
        assertTrue(permit.underDelivers());
        for (int i = 0; i < 478; i++) {
            grant(100);
        }
        grant(99);
        assertTrue(permit.underDelivers());
        grant(1);
        assertFalse(permit.underDelivers());
        // Nothing was saved up below 0.
        grant(100);
        loseInAll(5_999);
        assertFalse(permit.underDelivers());
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void forgetsNoMoreThan300MsInAStep() {
        grant(0);
        loseInAll(5_990);
        // 300/8 = 37.5 and not 400/8 = 50: 5,952.5.
        grant(400);
        lose(47);
        assertFalse(permit.underDelivers());
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void countsNothingWhileTheMonitorDenies() {
        deny(0);
        loseInAll(9_000);
        assertFalse(permit.underDelivers());
        grant(0);
        loseInAll(5_999);
        deny(0);
        loseInAll(100);
        assertFalse(permit.underDelivers());
        grant(0);
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void forgetsWhileTheMonitorDenies() {
        grant(0);
        loseInAll(6_000);
        for (int i = 0; i < 480; i++) {
            assertTrue(permit.underDelivers());
            deny(100);
        }
        assertFalse(permit.underDelivers());
    }

    @Test
    void countsNothingWhileTheChannelsAreApart() {
        grant(0);
        loseInAll(5_701);
        lose(298);
        assertFalse(permit.underDelivers());
        // Apart now: what has been counted is 5,999, and stays so.
        lose(300);
        assertTrue(permit.apart());
        lose(100);
        assertFalse(permit.underDelivers());
        session = SESSION + 1;
        number = 1;
        first = 2;
        deny(0);
        lose(100);
        assertFalse(permit.underDelivers());
        grant(0);
        lose(1);
        assertTrue(permit.underDelivers());
    }

    @Test
    void announcesOnWhileTheChannelsAreApart() {
        grant(0);
        loseInAll(6_000);
        lose(300);
        assertTrue(permit.apart());
        assertTrue(permit.underDelivers());
    }

    @Test
    void saysWhatTheMonitorSaysWhereNothingIsLost() {
        take(LinkLayout.GRANTED | LinkLayout.UNDER_DELIVERS, 100);
        assertTrue(permit.underDelivers());
        lose(100);
        assertTrue(permit.underDelivers());
        grant(100);
        assertFalse(permit.underDelivers());
    }

    /** So long without a reply, in pieces between which one is taken in no time. */
    private void loseInAll(long ms) {
        for (long leftMs = ms; leftMs > 0; leftMs -= 250) {
            lose(Math.min(250, leftMs));
            take(permit.overlay() == 1 ? LinkLayout.GRANTED : 0, 0);
        }
    }

    private void lose(long ms) {
        nowMs += ms;
        link.ask(request);
        number++;
        reply.present(false);
        link.read(reply, nowMs, permit);
        assertFalse(link.taken());
        assertEquals(DenyReason.LINK, permit.reason());
    }

    private void grant(long ms) {
        take(LinkLayout.GRANTED, ms);
    }

    private void deny(long ms) {
        take(0, ms);
    }

    /** The overlay says which it was, for the pieces of a loss. */
    private void take(long flags, long ms) {
        nowMs += ms;
        link.ask(request);
        number++;
        long[] words = reply.words();
        words[LinkLayout.FLAGS] = flags;
        words[LinkLayout.REASON] = flags == 0 ? DenyReason.NOT_STARTED : DenyReason.NONE;
        words[LinkLayout.OVERLAY] = flags == 0 ? 0 : 1;
        LinkMessages.reply(reply, session, number, first);
        link.read(reply, nowMs, permit);
        assertTrue(link.taken());
        assertEquals(flags != 0, permit.granted());
    }
}
