package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OverlayLineOracleTest {
    /** 1000 nL in 7 s, a quantum being 62.5 nL: 16 quanta, one each 437.5 ms. */
    private static OverlayLineOracle line() {
        return new OverlayLineOracle(1_000, 7_000, 200_000, 3_200, 1);
    }

    @Test
    void roundsTheLineDownToWholeQuanta() {
        OverlayLineOracle oracle = line();
        assertEquals(0, oracle.mostQuantaAt(437));
        assertEquals(1, oracle.mostQuantaAt(438));
        assertEquals(1, oracle.mostQuantaAt(874));
        // 2 x 437.5 ms: on the line is allowed
        assertEquals(2, oracle.mostQuantaAt(875));
        assertEquals(15, oracle.mostQuantaAt(6_999));
        assertEquals(16, oracle.mostQuantaAt(7_000));
        assertEquals(16, oracle.mostQuantaAt(7_001));
        assertEquals(16, oracle.wholeQuanta());
        assertEquals(0, oracle.mostQuantaAt(-1));
    }

    @Test
    void roundsTheWholeDown() {
        // 999 / 62.5 = 15.98
        assertEquals(15, new OverlayLineOracle(999, 7_000, 200_000, 3_200, 1).wholeQuanta());
        // 99999 nL of strokes of 50000 nL
        assertEquals(1, new OverlayLineOracle(99_999, 7_000, 50_000, 64, 64).wholeQuanta());
    }

    @Test
    void advancesAsTherapyTimeWould() {
        OverlayLineOracle oracle = line();
        oracle.advance(100, true, 100);
        oracle.advance(5_000, true, 100);
        oracle.advance(0, true, 100);
        oracle.advance(-50, true, 100);
        oracle.advance(100, false, 100);
        assertEquals(200, oracle.overlayMs());
        assertFalse(oracle.over());
        oracle.advance(6_799, true, 10_000);
        assertFalse(oracle.over());
        oracle.advance(1, true, 10_000);
        assertTrue(oracle.over());
        assertEquals(16, oracle.mostQuanta());
    }

    @Test
    void judgesWhatWasReleased() {
        OverlayLineOracle oracle = line();
        oracle.advance(875, true, 1_000);
        assertTrue(oracle.judge(0));
        assertTrue(oracle.judge(2));
        assertEquals("", oracle.complaint());
        assertFalse(oracle.judge(3));
        assertEquals(
                "released 3 quanta of 125/2 nL, the line allows 2, at overlay time 875 ms, step 1",
                oracle.complaint());
    }

    @Test
    void countsAStrokeWholeFromItsFirstMicrostep() {
        // 100000 nL in 10 s, strokes of 50000 nL in 64 microsteps: one at 5 s
        OverlayLineOracle oracle = new OverlayLineOracle(100_000, 10_000, 50_000, 64, 64);
        oracle.advance(4_999, true, 10_000);
        assertTrue(oracle.judge(0));
        assertFalse(oracle.judge(1));
        oracle.advance(1, true, 10_000);
        assertTrue(oracle.judge(1));
        assertTrue(oracle.judge(64));
        assertFalse(oracle.judge(65));
    }

    @Test
    void isCompleteWhenTimeIsOverAndTheWholeIsReleased() {
        OverlayLineOracle oracle = new OverlayLineOracle(100_000, 10_000, 50_000, 64, 64);
        oracle.advance(9_999, true, 10_000);
        assertFalse(oracle.complete(128));
        oracle.advance(1, true, 10_000);
        assertFalse(oracle.complete(127));
        assertTrue(oracle.complete(128));
        assertFalse(oracle.complete(129));
    }

    @Test
    void refusesALineOfNothing() {
        assertThrows(
                IllegalArgumentException.class, () -> new OverlayLineOracle(0, 1_000, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OverlayLineOracle(1, 0, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new OverlayLineOracle(1, 1_000, 1, 0, 1));
    }
}
