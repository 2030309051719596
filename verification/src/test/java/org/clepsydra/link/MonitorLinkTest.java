package org.clepsydra.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.monitor.DenyReason;
import org.clepsydra.monitor.Permit;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.LinkMessages;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class MonitorLinkTest {
    private static final long SESSION = 5L << 32;

    private final MonitorLink link = new MonitorLink(SESSION);
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final Permit permit = new Permit();
    private long nowMs = 1_000;

    @Test
    @Verifies("req~link.request~1")
    void asksWithTheNextNumberEachTime() {
        for (int n = 1; n < 5; n++) {
            link.ask(request);
            assertTrue(request.present());
            long[] words = request.words();
            assertEquals(LinkLayout.REQUEST_MAGIC, words[LinkLayout.MAGIC]);
            assertEquals(SESSION, words[LinkLayout.SESSION]);
            assertEquals(n, words[LinkLayout.NUMBER]);
            assertEquals(LinkMessages.crc(words, 5), words[LinkLayout.REQUEST_CRC]);
        }
    }

    @Test
    @Verifies("req~link.reply~2")
    void takesTheReplyToTheLastRequestOnce() {
        link.ask(request);
        link.ask(request);
        assertFalse(takes(1, 1));
        assertEquals(DenyReason.LINK, permit.reason());
        assertTrue(takes(2, 1));
        assertEquals(4, permit.microstepsMax());
        assertEquals(5, permit.backMicrostepsMax());
        assertEquals(6, permit.envelopeChecksum());
        assertEquals(1, permit.overlay());
        assertEquals(70, permit.overlayMsMax());
        assertTrue(permit.granted() && permit.overlayBegins() && permit.underDelivers());
        link.ask(request);
        assertFalse(takes(2, 1));
        assertFalse(permit.granted() || permit.overlayBegins());
        assertEquals(0, permit.microstepsMax());
        assertEquals(1, permit.overlay());
        assertFalse(takes(4, 1));
        assertTrue(takes(3, 1));
    }

    @Test
    @Verifies("req~link.reply~2")
    void takesWhatIsDeniedAsDenied() {
        link.ask(request);
        fill(1, 1);
        reply.words()[LinkLayout.FLAGS] = 0;
        reply.words()[LinkLayout.REASON] = DenyReason.NOT_STORED;
        LinkMessages.seal(reply);
        assertTrue(read());
        assertFalse(permit.granted() || permit.overlayBegins() || permit.underDelivers());
        assertEquals(DenyReason.NOT_STORED, permit.reason());
        assertEquals(0, permit.microstepsMax());
        assertFalse(link.found());
    }

    @Test
    @Verifies("req~link.reply~2")
    void takesNoReplyWithAnyBitTurned() {
        link.ask(request);
        for (int bit = 0; bit < LinkLayout.REPLY_WORDS * 64; bit++) {
            fill(1, 1);
            reply.words()[bit / 64] ^= 1L << (bit % 64);
            assertFalse(read(), "bit " + bit);
        }
        fill(1, 1);
        reply.words()[LinkLayout.MAGIC] = LinkLayout.REQUEST_MAGIC;
        LinkMessages.seal(reply);
        assertFalse(read());
        fill(1, 1);
        reply.words()[LinkLayout.SESSION] = SESSION + 1;
        LinkMessages.seal(reply);
        assertFalse(read());
        fill(1, 1);
        reply.present(false);
        assertFalse(read());
        reply.present(true);
        assertTrue(read());
    }

    @Test
    @Verifies("req~link.lost~1")
    void isApartFrom300MsOnAndWaitsBefore() {
        link.ask(request);
        assertTrue(takes(1, 1));
        link.ask(request);
        reply.present(false);
        nowMs += 100;
        read();
        nowMs += 199;
        read();
        assertTrue(permit.waits());
        assertFalse(permit.apart());
        nowMs += 1;
        read();
        assertTrue(permit.apart());
        assertFalse(permit.waits());
        assertEquals(DenyReason.LINK, permit.reason());
    }

    @Test
    @Verifies("req~link.lost~1")
    void countsFromTheFirstStepAndNeverBack() {
        reply.present(false);
        read();
        nowMs += 299;
        read();
        assertFalse(permit.apart());
        nowMs -= 5_000;
        read();
        assertFalse(permit.apart());
        nowMs = Long.MIN_VALUE;
        read();
        nowMs = Long.MAX_VALUE;
        read();
        assertFalse(permit.apart());
        nowMs = 0;
        read();
        nowMs = 1;
        read();
        assertTrue(permit.apart());
    }

    @Test
    @Verifies({"req~link.lost~1", "req~link.session~1"})
    void beginsOneSessionForEachTimeApart() {
        link.ask(request);
        assertTrue(takes(1, 1));
        apart();
        assertEquals(SESSION + 1, request.words()[LinkLayout.SESSION]);
        assertEquals(1, request.words()[LinkLayout.NUMBER]);
        nowMs += 900;
        read();
        link.ask(request);
        assertEquals(SESSION + 1, request.words()[LinkLayout.SESSION]);
        assertEquals(2, request.words()[LinkLayout.NUMBER]);
        // Another first number than in the session before.
        fill(2, 2);
        reply.words()[LinkLayout.SESSION] = SESSION + 1;
        LinkMessages.seal(reply);
        assertTrue(read());
        assertFalse(permit.apart());
        apart();
        assertEquals(SESSION + 2, request.words()[LinkLayout.SESSION]);
    }

    @Test
    @Verifies("req~link.session~1")
    void takesNoReplyOfAMonitorThatBeganAnew() {
        link.ask(request);
        assertTrue(takes(1, 1));
        link.ask(request);
        assertFalse(takes(2, 2));
        assertTrue(takes(2, 1));
    }

    @Test
    @Verifies("req~link.session~1")
    void beginsAnotherSessionWhenNumbersEnd() throws ReflectiveOperationException {
        Field number = MonitorLink.class.getDeclaredField("number");
        number.setAccessible(true);
        number.setLong(link, LinkLayout.NUMBER_MAX - 1);
        link.ask(request);
        assertEquals(LinkLayout.NUMBER_MAX, request.words()[LinkLayout.NUMBER]);
        assertEquals(SESSION, request.words()[LinkLayout.SESSION]);
        link.ask(request);
        assertEquals(1, request.words()[LinkLayout.NUMBER]);
        assertEquals(SESSION + 1, request.words()[LinkLayout.SESSION]);
    }

    @Test
    @Verifies("req~link.restore~2")
    void saysWhereItMayHaveComeUntilAReplyIsTaken() {
        link.reached(9, 8);
        link.ask(request);
        assertEquals(9, request.words()[LinkLayout.ENVELOPE]);
        assertEquals(8, request.words()[LinkLayout.REACHED_MS]);
        reply.present(false);
        read();
        link.ask(request);
        assertEquals(9, request.words()[LinkLayout.ENVELOPE]);
        assertTrue(takes(2, 2));
        assertTrue(link.found());
        assertEquals(11, link.heldEnvelope());
        assertEquals(12, link.heldSeenNl());
        link.ask(request);
        assertEquals(0, request.words()[LinkLayout.ENVELOPE]);
        assertEquals(0, request.words()[LinkLayout.REACHED_MS]);
    }

    private void apart() {
        reply.present(false);
        nowMs += 300;
        read();
        assertTrue(permit.apart());
        link.ask(request);
    }

    private boolean takes(long number, long first) {
        fill(number, first);
        return read();
    }

    private void fill(long number, long first) {
        long[] words = reply.words();
        words[LinkLayout.FLAGS] = 15;
        words[LinkLayout.REASON] = 0;
        words[LinkLayout.MICROSTEPS_MAX] = 4;
        words[LinkLayout.BACK_MICROSTEPS_MAX] = 5;
        words[LinkLayout.ENVELOPE_CHECKSUM] = 6;
        words[LinkLayout.OVERLAY] = 1;
        words[LinkLayout.OVERLAY_MS_MAX] = 70;
        words[LinkLayout.HELD_ENVELOPE] = 11;
        words[LinkLayout.HELD_SEEN_NL] = 12;
        LinkMessages.reply(reply, SESSION, number, first);
    }

    private boolean read() {
        link.read(reply, nowMs, permit);
        assertEquals(link.taken(), permit.reason() != DenyReason.LINK);
        return link.taken();
    }
}
