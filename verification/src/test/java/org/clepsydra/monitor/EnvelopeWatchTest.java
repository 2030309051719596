package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** An envelope is 164 words, looked at in 41 steps. */
@Verifies("req~persistence.images-intact~1")
class EnvelopeWatchTest {
    private static final int STEPS = 41;

    private final DeviceRecord wearable = Devices.wearable().seal();
    private final EnvelopeBlock block = new EnvelopeBlock(new MonitorGeometry(wearable));
    private final long[] words = words(block);
    private final EnvelopeWatch watch = new EnvelopeWatch();

    EnvelopeWatchTest() {
        assertEquals(STEPS * 4, PlanLayout.WORDS - PlanLayout.ENVELOPE);
        assertTrue(
                block.take(PlanImages.two(wearable, 1_000_000, 3_600_000, 2_000_000, 7_200_000)));
        watch.begin();
    }

    @Test
    void findsNothingWhileNothingChanges() {
        assertEquals(0, found(10 * STEPS));
    }

    @Test
    void findsEachWordThatChangedAtTheEndOfAPass() {
        found(1);
        for (int i = 0; i < words.length; i++) {
            words[i] ^= 1L << 40;
            assertTrue(found(2 * STEPS) > 0, "word " + i);
            words[i] ^= 1L << 40;
            found(2 * STEPS);
            assertEquals(0, found(STEPS));
        }
    }

    @Test
    void findsTheFirstWordInTheStepThatEndsThePass() {
        words[0] ^= 1;
        assertEquals(0, found(STEPS - 1));
        assertFalse(watch.step(block));
    }

    @Test
    void beginsAnewWithAnotherEnvelope() {
        found(7);
        assertTrue(
                block.take(PlanImages.two(wearable, 1_000_000, 3_600_000, 3_000_000, 7_200_000)));
        watch.begin();
        assertEquals(0, found(2 * STEPS));
        words[3] ^= 1;
        assertEquals(2, found(2 * STEPS));
    }

    /** Its words were looked at before they changed, and are those of the image again. */
    @Test
    void forgetsWhatItSawOfTheEnvelopeBefore() {
        words[0] ^= 1;
        found(7);
        words[0] ^= 1;
        watch.begin();
        assertEquals(0, found(2 * STEPS));
    }

    @Test
    void findsThatItLostItsPlace() throws ReflectiveOperationException {
        Field next = EnvelopeWatch.class.getDeclaredField("next");
        next.setAccessible(true);
        found(1);
        for (int at : new int[] {Integer.MAX_VALUE, PlanLayout.WORDS + 9, Integer.MIN_VALUE}) {
            next.setInt(watch, at);
            // From word 0 of the image it is 408 words, 102 steps.
            assertEquals(1, found(102), "at " + at);
            found(STEPS);
        }
    }

    private int found(int steps) {
        int found = 0;
        for (int i = 0; i < steps; i++) {
            found += watch.step(block) ? 0 : 1;
        }
        return found;
    }

    private static long[] words(EnvelopeBlock of) {
        try {
            Field field = EnvelopeBlock.class.getDeclaredField("block");
            field.setAccessible(true);
            return (long[]) field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
