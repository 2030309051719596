package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Sums, medians of three and averages, worked by hand. */
@Verifies({"req~detect.flow-beyond~1", "req~detect.flow-short~1"})
class RiseTest {
    private static final long MOST = 1L << 55;

    private final Rise single = new Rise(1, 10);

    private static void steps(Rise rise, long... by) {
        for (long each : by) {
            rise.step(each);
        }
    }

    @Test
    void findsARiseOfEnoughAndNoLess() {
        steps(single, 0, 0, 0, 9, 0, 0);
        assertFalse(single.found());
        steps(single, 1);
        assertFalse(single.found());
        // The second reading in a row that is so high.
        steps(single, 0);
        assertTrue(single.found());
    }

    @Test
    void takesAStepDownForTheNewBeginning() {
        steps(single, 0, 0, 0, -100, 0, 0, 9, 0, 0);
        assertFalse(single.found());
        steps(single, 1, 0);
        assertTrue(single.found());
    }

    @Test
    void addsUpOverAnySpan() {
        steps(single, 0, 0, 0);
        for (int i = 0; i < 10; i++) {
            steps(single, 1);
        }
        // The last of ten is not the middle one yet.
        assertFalse(single.found());
        steps(single, 0);
        assertTrue(single.found());
    }

    @Test
    void keepsWhatItFound() {
        steps(single, 0, 0, 0, 10, 0, -10, 0, 0);
        assertTrue(single.found());
        single.begin();
        assertFalse(single.found());
    }

    @Test
    void forgetsTheLowestWithTheRest() {
        steps(single, 0, 0, 0, 5, 0, 0);
        single.begin();
        steps(single, 0, 0, 0, 9, 0, 0);
        assertFalse(single.found());
        steps(single, 1, 0);
        assertTrue(single.found());
    }

    @Test
    void isNotLedByOneReadingHoweverFarOff() {
        long far = 1L << 50;
        steps(single, 0, 0, 0, far, -far, 0, -far, far, 0, 0);
        assertFalse(single.found());
        // From above, from below, and the same again where the rest goes up.
        steps(single, 1, far, -far, 1, 1);
        assertFalse(single.found());
        steps(single, 7, 0);
        assertTrue(single.found());
    }

    @Test
    void isNotLedByTheFirstReading() {
        steps(single, -1_000, 1_000, 0, 0, 0, 9, 0);
        assertFalse(single.found());
        Rise other = new Rise(1, 10);
        // The third is the first that counts: the middle of 0, 0 and 0.
        steps(other, 0, 0, 10);
        assertFalse(other.found());
        steps(other, 0);
        assertTrue(other.found());
    }

    @Test
    void settlesAnewEachTime() {
        steps(single, 0, 0, 0, 0);
        single.begin();
        steps(single, -20, 20, 0, 0, 0);
        assertFalse(single.found());
    }

    @Test
    void countsFromTheThirdReading() {
        // Middles: 0, -50, and from the third on 0 again.
        steps(single, -50, 0, 50, 0, 0);
        // The third's middle is -50, as two of three were.
        assertTrue(single.found());
        Rise other = new Rise(1, 10);
        steps(other, -50, 50, 0, 0, 0);
        assertFalse(other.found());
    }

    @Test
    void saysHowFarOneReadingLeapt() {
        steps(single, 0, 0, 0);
        assertEquals(0, single.leap());
        steps(single, 7);
        assertEquals(0, single.leap());
        steps(single, 0);
        assertEquals(7, single.leap());
        steps(single, 0);
        assertEquals(0, single.leap());
        steps(single, -9, 0);
        assertEquals(-9, single.leap());
        single.begin();
        assertEquals(0, single.leap());
        steps(single, 0);
        assertEquals(0, single.leap());
        steps(single, 3, 0);
        assertEquals(3, single.leap());
        single.begin();
        steps(single, 3);
        assertEquals(0, single.leap());
    }

    @Test
    void averages() {
        Rise four = new Rise(4, 10);
        // Two that settle, and four of 0.
        steps(four, 0, 0, 0, 0, 0, 0);
        // 0 and three of 13 are 39 of 40.
        steps(four, 13, 0, 0);
        assertFalse(four.found());
        steps(four, 0);
        assertFalse(four.found());
        // Four of 13: seen with the fourth.
        steps(four, 0, 0, 0);
        assertFalse(four.found());
        steps(four, 0);
        assertTrue(four.found());
        four.begin();
        steps(four, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertFalse(four.found());
    }

    @Test
    void beginsAnAverageAnew() {
        Rise four = new Rise(4, 10);
        steps(four, 0, 0, 0, -100, 0);
        four.begin();
        steps(four, 0, 0, 0, 0, 0);
        assertFalse(four.found());
        steps(four, 0, 9, 0, 0, 0, 0, 0, 0, 0);
        assertFalse(four.found());
        steps(four, 1, 0, 0, 0, 0, 0, 0, 0);
        assertTrue(four.found());
    }

    @Test
    void endsAtItsBounds() {
        Rise wide = new Rise(64, MOST);
        for (int i = 0; i < 200; i++) {
            wide.step(-MOST);
        }
        assertFalse(wide.found());
        for (int i = 0; i < 200; i++) {
            wide.step(MOST);
        }
        assertTrue(wide.found());
        assertEquals(0, wide.leap());
        // From the top: what was beyond it is not there to be gone back.
        steps(wide, -5, 0);
        assertEquals(-5, wide.leap());
        steps(wide, 5, 1, 0);
        steps(wide, -MOST, -MOST, -1, 0);
        steps(wide, 6, 0);
        assertEquals(6, wide.leap());
    }
}
