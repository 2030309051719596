package org.clepsydra.monitor;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Realizes;

/** Looks at the envelope again while it is held, some words in each step, by its checksum. */
@Realizes("req~persistence.images-intact~1")
final class EnvelopeWatch {
    private static final int WORDS_A_STEP = 4;

    private final Castagnoli crc = new Castagnoli();
    private int next;

    /** From the first word on: the envelope is another. */
    void begin() {
        next = PlanLayout.ENVELOPE;
        crc.begin();
    }

    /** Looks at the next words; false where it came to the end and the seal is not theirs. */
    boolean step(EnvelopeBlock block) {
        boolean intact = true;
        for (int i = 0; i < WORDS_A_STEP; i++) {
            int at = Math.max(0, Math.min(next, PlanLayout.WORDS - 1));
            if (at != PlanLayout.ENVELOPE_CRC) {
                crc.word(block.word(at));
            }
            next = at + 1;
            if (next >= PlanLayout.WORDS) {
                intact = crc.value() == block.checksum();
                begin();
            }
        }
        return intact;
    }
}
