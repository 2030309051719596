package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * The longest cycle there may be: a thousand runs of 63 stretches of a second, of 100 nL each but
 * for the last of 200. A run is 63 s and 6,400 nL.
 */
@Verifies("req~persistence.monitor-restore~3")
class CeilingCursorTest {
    private static final int LAST = PlanLayout.ENVELOPE_POINTS_MAX - 1;
    private static final long RUNS = 1_000;
    private static final long RUN_MS = 63_000;
    private static final long RUN_NL = 6_400;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final EnvelopeBlock block = new EnvelopeBlock(new MonitorGeometry(bedside));
    private final CeilingCursor cursor = new CeilingCursor(block);

    CeilingCursorTest() {
        long[] image = PlanImages.image(PlanImages.flat(bedside, RUNS * RUN_NL, RUNS * RUN_MS));
        image[PlanLayout.ENVELOPE_POINT_COUNT] = LAST + 1;
        image[PlanLayout.ENVELOPE_REPEATS] = RUNS;
        for (int i = 0; i <= LAST; i++) {
            int at = PlanLayout.ENVELOPE_POINTS + i * PlanLayout.ENVELOPE_POINT_WORDS;
            image[at] = 1_000L * i;
            image[at + 1] = 100L * i + (i == LAST ? 100 : 0);
        }
        EnvelopeTest.seal(image);
        assertTrue(block.take(image));
    }

    @Test
    void findsEveryStretch() {
        assertEquals(0, sought(0));
        assertEquals(99, sought(999));
        assertEquals(100, sought(1_000));
        assertEquals(6_200, sought(62_000));
        // Half of the last.
        assertEquals(6_300, sought(62_500));
        assertEquals(6_400, sought(63_000));
        assertEquals(6_450, sought(63_500));
        // Two runs and a stretch and a half.
        assertEquals(2 * RUN_NL + 150, sought(2 * RUN_MS + 1_500));
    }

    @Test
    void comesToTheEndOfTheLongestCycleAndNoFurther() {
        assertEquals(RUNS * RUN_NL - 1, sought(RUNS * RUN_MS - 1));
        assertEquals(RUNS * RUN_NL, sought(RUNS * RUN_MS));
        assertEquals(RUNS * RUN_NL, sought(RUNS * RUN_MS + 1_000));
    }

    @Test
    void goesBackToo() {
        assertEquals(RUNS * RUN_NL, sought(RUNS * RUN_MS));
        assertEquals(150, sought(1_500));
        // From there on as if it had never been further.
        cursor.moveTo(2_500);
        assertEquals(250, cursor.ceilingNl(2_500));
        assertEquals(RUNS * RUN_NL, sought(RUNS * RUN_MS));
    }

    private long sought(long ms) {
        cursor.seek(ms);
        return cursor.ceilingNl(ms);
    }
}
