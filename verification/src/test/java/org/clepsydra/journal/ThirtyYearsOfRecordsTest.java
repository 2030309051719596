package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The journal's ring after more records than a device will ever write. */
@Verifies({"req~journal.store~1", "req~journal.chain~2"})
class ThirtyYearsOfRecordsTest {
    private final long[] out = new long[Journal.RECORD_WORDS];

    /** A ring that has written and handed over so many. */
    private static Ring after(long records) throws Exception {
        Ring ring = new Ring();
        set(ring, "written", records);
        set(ring, "handedOver", records);
        return ring;
    }

    private static void set(Ring ring, String name, long value) throws Exception {
        Field field = Ring.class.getDeclaredField(name);
        field.setAccessible(true);
        field.setLong(ring, value);
    }

    @Test
    void goesOnThroughTheEndOfAnInt() throws Exception {
        goesOn((1L << 31) - 2);
        goesOn((1L << 32) - 2);
    }

    @Test
    void goesOnAfterARecordEveryMillisecondForThirtyYears() throws Exception {
        goesOn(946_728_000_000L);
        goesOn(Long.MAX_VALUE - 4);
    }

    private void goesOn(long from) throws Exception {
        Ring ring = after(from);
        for (int i = 0; i < 4; i++) {
            ring.append(10 + i, 1, 2, 3);
        }
        for (int i = 0; i < 4; i++) {
            assertTrue(ring.handOver(out));
            assertEquals(from + i, out[0]);
            assertEquals(10 + i, out[1]);
        }
        assertFalse(ring.handOver(out));
        assertEquals(0, ring.lost());
    }

    @Test
    void losesTheOldestThereAsAnywhere() throws Exception {
        long from = (1L << 31) - 100;
        Ring ring = after(from);
        for (int i = 0; i < 258; i++) {
            ring.append(i, 1, 2, 3);
        }
        assertEquals(2, ring.lost());
        assertTrue(ring.handOver(out));
        assertEquals(from + 2, out[0]);
        assertEquals(2, out[1]);
    }
}
