package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Two whole cells of 10 ms and the one that runs, of up to 100 parts each. */
@Verifies("req~detect.air-quarter~1")
class AirWindowTest {
    private final AirWindow window = new AirWindow(2, 10, 100);

    @Test
    void addsUpWhatPasses() {
        assertEquals(0, window.sum());
        window.add(5);
        window.pass(10);
        window.add(0);
        window.add(3);
        window.pass(10);
        window.add(1);
        assertEquals(9, window.sum());
    }

    @Test
    void forgetsACellWholeWhenAllOfItIsTooOld() {
        // The first cell ends at 10 ms, and is 20 ms old at 30.
        window.add(5);
        window.pass(9);
        window.add(2);
        window.pass(1);
        window.add(1);
        window.pass(19);
        assertEquals(8, window.sum());
        window.pass(1);
        assertEquals(1, window.sum());
        window.pass(9);
        assertEquals(1, window.sum());
        window.pass(1);
        assertEquals(0, window.sum());
    }

    @Test
    void forgetsAllInALongTimeAndKeepsThePhase() {
        window.pass(9);
        for (int i = 0; i < 3; i++) {
            window.add(1);
            window.pass(10);
        }
        window.add(1);
        window.pass(Long.MAX_VALUE);
        assertEquals(0, window.sum());
        // 9 ms into a cell still: it is over after one more, and too old 20 later.
        window.add(4);
        window.pass(20);
        assertEquals(4, window.sum());
        window.pass(1);
        assertEquals(0, window.sum());
    }

    @Test
    void forgetsNothingWhileTimeStands() {
        window.add(4);
        for (int i = 0; i < 100; i++) {
            window.pass(0);
        }
        assertEquals(4, window.sum());
    }

    @Test
    void countsEachCellUpToItsMost() {
        window.add(99);
        assertEquals(99, window.sum());
        window.add(1);
        assertEquals(100, window.sum());
        window.add(1);
        window.add(Long.MAX_VALUE);
        assertEquals(100, window.sum());
        window.pass(10);
        window.add(101);
        assertEquals(200, window.sum());
        window.pass(20);
        assertEquals(100, window.sum());
        window.pass(10);
        assertEquals(0, window.sum());
    }

    @Test
    void looksBackOverAsManyCellsAsThereAre() {
        AirWindow most = new AirWindow(96, 1, 100);
        for (int i = 0; i < 97; i++) {
            most.add(1);
            most.pass(1);
        }
        // The last 96, as the one that runs is empty.
        assertEquals(96, most.sum());
        most.add(7);
        most.pass(96);
        assertEquals(7, most.sum());
        most.pass(1);
        assertEquals(0, most.sum());
        AirWindow least = new AirWindow(1, 1, 100);
        least.add(7);
        least.pass(1);
        assertEquals(7, least.sum());
        least.pass(1);
        assertEquals(0, least.sum());
    }

    /** Against every addition written down, at any cadence. */
    @Test
    void isNeverBelowTheSpanNorAboveItAndACell() {
        SplittableRandom random = new SplittableRandom(1);
        AirWindow quarter = new AirWindow(60, 15_000, 1L << 40);
        List<long[]> all = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 3_000; i++) {
            long ms = random.nextLong(0, random.nextInt(10) == 0 ? 1_000_000 : 5_000);
            now += ms;
            quarter.pass(ms);
            long parts = random.nextLong(0, 1_000);
            quarter.add(parts);
            all.add(new long[] {now, parts});
            assertTrue(since(all, now - 900_000) <= quarter.sum());
            assertTrue(quarter.sum() <= since(all, now - 915_000));
        }
    }

    private static long since(List<long[]> all, long fromMs) {
        return all.stream().filter(one -> one[0] >= fromMs).mapToLong(one -> one[1]).sum();
    }
}
