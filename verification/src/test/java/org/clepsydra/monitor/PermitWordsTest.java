package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.trace.Verifies;
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
}
