package org.clepsydra.plan;

import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Realizes;

/**
 * Looks at a sealed block of an image again while it is used, some words in each step: whether its
 * checksum still is what its seal says.
 */
@Realizes("req~persistence.images-intact~1")
final class SealWatch {
    private static final int WORDS_A_STEP = 4;

    private final int from;
    private final int sealAt;
    private final int to;
    private final Crc32c crc = new Crc32c();
    private int next;

    /**
     * Looks at the words from {@code from} to the one before {@code to}, but for the seal: no fewer
     * than it looks at in a step.
     */
    SealWatch(int from, int sealAt, int to) {
        this.from = from;
        this.sealAt = sealAt;
        this.to = to;
        begin();
    }

    /** From the first word on: the image is another. */
    void begin() {
        next = from;
        crc.begin();
    }

    /** Looks at the next words; false where it came to the end and the seal is not theirs. */
    boolean step(long[] words) {
        boolean intact = true;
        for (int i = 0; i < WORDS_A_STEP; i++) {
            int at = Math.max(0, Math.min(next, words.length - 1));
            if (at != sealAt) {
                crc.word(words[at]);
            }
            next = at + 1;
            if (next >= to) {
                intact = crc.value() == words[sealAt];
                begin();
            }
        }
        return intact;
    }
}
