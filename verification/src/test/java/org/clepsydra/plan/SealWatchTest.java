package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A block of eight words, 3 to 10, whose seal is word 5: two steps of four words each. */
@Verifies("req~persistence.images-intact~1")
class SealWatchTest {
    private static final int FROM = 3;
    private static final int SEAL = 5;
    private static final int TO = 11;

    private final long[] words = new long[14];
    private final SealWatch watch = new SealWatch(FROM, SEAL, TO);

    SealWatchTest() {
        for (int i = 0; i < words.length; i++) {
            words[i] = 0x0123_4567_89AB_CDEFL * (i + 1);
        }
        Crc32c crc = new Crc32c();
        for (int i = FROM; i < TO; i++) {
            if (i != SEAL) {
                crc.word(words[i]);
            }
        }
        words[SEAL] = crc.value();
    }

    @Test
    void findsNothingWhileNothingChanges() {
        for (int step = 0; step < 100; step++) {
            assertTrue(watch.step(words), "step " + step);
        }
    }

    @Test
    void findsEachWordThatChangedAtTheEndOfThePass() {
        for (int i = FROM; i < TO; i++) {
            words[i] ^= 1L << 33;
            watch.begin();
            assertTrue(watch.step(words), "word " + i + ", of which the seal is looked at last");
            assertFalse(watch.step(words), "word " + i);
            words[i] ^= 1L << 33;
            assertTrue(watch.step(words));
            assertTrue(watch.step(words));
        }
    }

    @Test
    void looksAtNoWordOfAnotherBlock() {
        words[FROM - 1] = 7;
        words[TO] = 7;
        for (int step = 0; step < 4; step++) {
            assertTrue(watch.step(words));
        }
    }

    @Test
    void findsAWordThatChangesBehindItInTheNextPass() {
        assertTrue(watch.step(words));
        words[FROM] = 7;
        assertTrue(watch.step(words));
        assertTrue(watch.step(words));
        assertFalse(watch.step(words));
    }

    @Test
    void beginsAnewWithAnotherImage() {
        assertTrue(watch.step(words));
        words[FROM] ^= 1;
        Crc32c crc = new Crc32c();
        for (int i = FROM; i < TO; i++) {
            if (i != SEAL) {
                crc.word(words[i]);
            }
        }
        words[SEAL] = crc.value();
        watch.begin();
        assertTrue(watch.step(words));
        assertTrue(watch.step(words));
    }

    /** Five words and four a step: every fourth step is in the middle of a pass. */
    @Test
    void goesOnFromTheFirstWordWithinAStep() {
        SealWatch five = new SealWatch(0, 4, 5);
        long[] image = {1, 2, 3, 4, 0};
        Crc32c crc = new Crc32c();
        for (int i = 0; i < 4; i++) {
            crc.word(image[i]);
        }
        image[4] = crc.value();
        int lost = 0;
        for (int step = 0; step < 20; step++) {
            lost += five.step(image) ? 0 : 1;
        }
        assertEquals(0, lost);
        image[0] = 9;
        for (int step = 0; step < 20; step++) {
            lost += five.step(image) ? 0 : 1;
        }
        assertEquals(16, lost, "20 steps are 80 words, which end 16 passes of five");
    }

    /** What only a fault of its own place leads to: it neither throws nor goes on in silence. */
    @Test
    void findsThatItLostItsPlace() {
        for (int at : new int[] {Integer.MAX_VALUE, TO + 5, Integer.MIN_VALUE, -1, FROM - 1}) {
            SealWatch lost = new SealWatch(FROM, SEAL, TO);
            place(lost, at);
            boolean found = false;
            for (int step = 0; step < 4; step++) {
                found = found || !lost.step(words);
            }
            assertTrue(found, "at " + at);
        }
    }

    private static void place(SealWatch watch, int at) {
        try {
            Field next = SealWatch.class.getDeclaredField("next");
            next.setAccessible(true);
            next.setInt(watch, at);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
