package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
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

    /** A fall from twice the mean in 60 s, then a raised cosine in 600 s, 6 mL each; a gap. */
    private final ReservationOracle bent =
            new ReservationOracle(
                    List.of(
                            Stretch.ramp(6_000_000, 60_000, 12_000_000),
                            Stretch.raisedCosine(6_000_000, 600_000)),
                    625,
                    200_000,
                    3_200,
                    1,
                    500,
                    218);

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
    void knowsWhatIsDueWhereTheCurveBends() {
        // 12 mL x 1/2 - 6 mL x 1/4 are 4.5 mL.
        assertEquals(72_000, bent.due(30_000));
        assertEquals(96_000, bent.due(60_000));
        // Half of the cosine.
        assertEquals(144_000, bent.due(360_000));
        // 6 mL x (0.02 - sin(0.04 pi) / 2 pi) are 315.6 nL.
        assertEquals(96_005, bent.due(72_000));
        assertEquals(192_000, bent.whole());
    }

    @Test
    void allowsTheGapAndTheHighestRateAround() {
        // From 10.318 s before, a rate of which 1,663,600 nL would be given in 60 s gives 4,577.2
        // in 10.318 s; two counts are 12.8, a quantum is 1, the gap 10.
        assertEquals(4_578 + 13 + 1 + 10, bent.reservation(62_000, 96_000));
        // Until 20.636 s later the cosine has come to 20 x (32.636 / 600)^2 of its mean at most.
        assertEquals(98 + 13 + 1 + 10, bent.reservation(72_000, 96_005));
        // What is due in ten seconds, where that is more, and the gap; a microstep is not whole nL.
        assertEquals(96_031 - 95_000 + 10 + 1, bent.reservation(72_000, 95_000));
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
