package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitWordsTest {
    private final LinkFrame reply = new LinkFrame();
    private final Permit permit = new Permit();

    /** LINK is 9 and MEMORY 8; a reply that says LINK would be waited for without an end. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "8, 8", "9, 8", "10, 10", "4294967305, 8"})
    @Verifies("req~link.reply~2")
    void takesNoReplyForASilence(long said, int taken) {
        reply.words()[LinkLayout.REASON] = said;
        PermitWords.read(reply, false, permit);
        assertEquals(taken, permit.reason());
        assertFalse(permit.granted());
        assertFalse(permit.waits());
    }

    @ParameterizedTest
    @CsvSource({"false, 0, false", "true, 0, true", "false, 1, true", "true, 1, true"})
    @Verifies({"req~link.reply~2", "req~link.poor~1"})
    void saysThatTooLittleIsGivenIfEitherDoes(boolean poor, int monitor, boolean says) {
        reply.words()[LinkLayout.FLAGS] = monitor * LinkLayout.UNDER_DELIVERS;
        PermitWords.read(reply, poor, permit);
        assertEquals(says, permit.underDelivers());
        PermitWords.none(false, poor, permit);
        assertEquals(says, permit.underDelivers());
        PermitWords.none(false, true, permit);
        assertTrue(permit.underDelivers());
    }

    /** GRANTED is 1, OVERLAY_BEGINS 2, UNDER_DELIVERS 4: each alone says nothing of the others. */
    @ParameterizedTest
    @CsvSource({
        "0, false, false, false",
        "1, true, false, false",
        "2, false, true, false",
        "4, false, false, true",
        "6, false, true, true",
        "7, true, true, true"
    })
    @Verifies("req~link.reply~2")
    void readsEachFlagByItself(long flags, boolean granted, boolean begins, boolean under) {
        reply.set(LinkLayout.FLAGS, flags);
        PermitWords.read(reply, false, permit);
        assertEquals(granted, permit.granted());
        assertEquals(begins, permit.overlayBegins());
        assertEquals(under, permit.underDelivers());
    }

    @Test
    @Verifies("req~link.reply~2")
    void takesAllOfThePermitAndNothingOfItWhereItIsDenied() {
        reply.set(LinkLayout.FLAGS, LinkLayout.GRANTED);
        reply.set(LinkLayout.MICROSTEPS_MAX, 5);
        reply.set(LinkLayout.BACK_MICROSTEPS_MAX, 6);
        reply.set(LinkLayout.ENVELOPE_CHECKSUM, 8);
        reply.set(LinkLayout.OVERLAY, 3);
        reply.set(LinkLayout.OVERLAY_MS_MAX, 77);
        PermitWords.read(reply, false, permit);
        assertTrue(permit.granted());
        assertEquals(DenyReason.NONE, permit.reason());
        assertEquals(5, permit.microstepsMax());
        assertEquals(6, permit.backMicrostepsMax());
        assertEquals(8, permit.envelopeChecksum());
        assertEquals(3, permit.overlay());
        assertEquals(77, permit.overlayMsMax());
        reply.set(LinkLayout.FLAGS, 0);
        PermitWords.read(reply, false, permit);
        assertFalse(permit.granted());
        assertEquals(0, permit.microstepsMax());
        assertEquals(0, permit.backMicrostepsMax());
        assertEquals(0, permit.envelopeChecksum());
    }

    @Test
    @Verifies({"req~link.lost~1", "req~link.reply~2"})
    void takesWhatRanForRunningWhereNothingIsHeard() {
        permit.overlay(3, true, Quantities.ms(77));
        PermitWords.none(true, false, permit);
        assertEquals(3, permit.overlay());
        assertEquals(77, permit.overlayMsMax());
        assertFalse(permit.overlayBegins());
        assertFalse(permit.granted());
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0", "true, false, 4", "false, true, 2", "true, true, 6"})
    @Verifies("req~link.reply~2")
    void writesWhatTheReplySays(boolean under, boolean begins, long flags) {
        permit.underDelivers(under);
        permit.overlay(3, begins, Quantities.ms(77));
        PermitWords.write(permit, begins, reply);
        assertEquals(flags, reply.word(LinkLayout.FLAGS));
        assertEquals(3, reply.word(LinkLayout.OVERLAY));
        assertEquals(77, reply.word(LinkLayout.OVERLAY_MS_MAX));
        permit.grant(Quantities.microsteps(5), Quantities.microsteps(6), 8);
        PermitWords.write(permit, begins, reply);
        assertEquals(flags + 1, reply.word(LinkLayout.FLAGS));
        assertEquals(5, reply.word(LinkLayout.MICROSTEPS_MAX));
        assertEquals(6, reply.word(LinkLayout.BACK_MICROSTEPS_MAX));
        assertEquals(8, reply.word(LinkLayout.ENVELOPE_CHECKSUM));
    }
}
