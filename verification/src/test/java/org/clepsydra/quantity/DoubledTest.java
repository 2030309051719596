package org.clepsydra.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.MemoryBits;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~persistence.held-twice~1")
class DoubledTest {
    private final Doubled count = new Doubled();

    @Test
    void holdsWhatIsWritten() {
        assertEquals(0, count.greater());
        assertTrue(count.intact());
        for (long value : new long[] {1, 1L << 52, 0, -1}) {
            count.set(value);
            assertEquals(value, count.greater());
            assertEquals(value, count.lesser());
            assertTrue(count.intact());
        }
    }

    @Test
    void seesAnyBitThatTurnsOverAndTellsBoth() {
        long value = 1_234_567_890_123L;
        count.set(value);
        for (MemoryBits.Bit bit : MemoryBits.of(count)) {
            bit.flip();
            assertFalse(count.intact(), bit.toString());
            long turned = value ^ 1L << bit.bit();
            assertEquals(Math.max(value, turned), count.greater(), bit.toString());
            assertEquals(Math.min(value, turned), count.lesser(), bit.toString());
            bit.flip();
            assertTrue(count.intact());
        }
    }
}
