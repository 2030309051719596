package org.clepsydra.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A message has fourteen words, and no place beside them. */
class LinkFrameTest {
    private final LinkFrame frame = new LinkFrame();

    @Test
    @Verifies("req~link.request~1")
    void holdsPlacesBesideItsWordsToTheNearest() {
        for (int i = 0; i < 14; i++) {
            frame.set(i, 100 + i);
        }
        assertEquals(100, frame.word(0));
        assertEquals(100, frame.word(-1));
        assertEquals(113, frame.word(13));
        assertEquals(113, frame.word(14));
        assertEquals(113, frame.word(Integer.MAX_VALUE));
        frame.set(-1, 7);
        frame.set(14, 8);
        assertEquals(7, frame.word(0));
        assertEquals(101, frame.word(1));
        assertEquals(112, frame.word(12));
        assertEquals(8, frame.word(13));
    }
}
