package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ReservationOracleTest {
    /** 6 mL in 60 s, then 6 mL in 600 s; 100 nL and 10 nL in a millisecond, 62.5 nL a microstep. */
    private final ReservationOracle single =
            new ReservationOracle(
                    new long[] {6_000_000, 6_000_000},
                    new long[] {60_000, 600_000},
                    200_000,
                    3_200,
                    1,
                    500,
                    218);

    /** The same in strokes of 50 uL, of 64 microsteps and 100 counts. */
    private final ReservationOracle strokes =
            new ReservationOracle(
                    new long[] {6_000_000, 6_000_000},
                    new long[] {60_000, 600_000},
                    50_000,
                    64,
                    64,
                    100,
                    1_000);

    @Test
    void knowsWhatIsDue() {
        assertEquals(0, single.due(0));
        // 62.4 nL would be 0.624 ms.
        assertEquals(1, single.due(1));
        assertEquals(1_600, single.due(1_000));
        assertEquals(96_000, single.due(60_000));
        assertEquals(96_160, single.due(61_000));
        assertEquals(192_000, single.due(660_000));
        assertEquals(192_000, single.due(999_000));
        assertEquals(192_000, single.whole());
        assertEquals(0, strokes.due(499));
        assertEquals(64, strokes.due(500));
        assertEquals(240 * 64, strokes.whole());
    }

    @Test
    void allowsOneReservation() {
        // 10.1 s and 0.218 s of 1,600 a second are 16,508.8; two counts are 12.8, a quantum is 1.
        assertEquals(16_509 + 13 + 1, single.reservation(30_000, 48_000));
        // At the end no more than the rest.
        assertEquals(1_600, single.reservation(650_000, 190_400));
        assertEquals("", single.judge(48_000, 48_000, 30_000, 48_000 + 16_523));
        assertFalse(single.judge(48_000, 48_000, 30_000, 48_000 + 16_524).isEmpty());
        assertFalse(single.judge(48_001, 48_000, 30_000, 48_000).isEmpty());
        assertEquals("", single.judge(48_000, 48_000, 30_000, 48_000));
    }

    @Test
    void countsWhatTheMonitorDidNotSee() {
        // 64 microsteps are 4,000 nL, ten counts of 400.
        assertEquals(0, single.unseen(64, 4_000));
        assertEquals(0, single.unseen(64, 5_000));
        assertEquals(1, single.unseen(64, 3_999));
        assertEquals(1, single.unseen(64, 3_600));
        assertEquals(2, single.unseen(64, 3_599));
        assertEquals(0, single.microstepsOf(0));
        assertEquals(1, single.microstepsOf(62));
        assertEquals(2, single.microstepsOf(63));
    }
}
