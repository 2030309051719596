package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A count of the bedside pump is 400 nL, of 200,000 parts, 500 to the nanolitre; a microstep 62.5
 * nL. Its lag is 217 ms: 2 * 100, an eighth of 100, and 5. So a second's window is 1,100 + 217 =
 * 1,317 ms, by 1.01 and rounded up 1,331; a minute's 61,217 ms, 61,830.
 */
@Verifies("req~monitor.speed~1")
class SpeedWindowsTest {
    // A microstep and two counts.
    private static final long SLACK = 31_250 + 2 * 200_000;
    // 4 mL/h: 4e6 * 1,331 / 3.6e6 = 1,478.9, and 4e6 * 61,830 / 3.6e6 = 68,700; 2 nL more.
    private static final long SECOND = (1_479 + 2) * 500 + SLACK;
    private static final long MINUTE = (68_701 + 2) * 500 + SLACK;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final MonitorGeometry device = new MonitorGeometry(bedside);
    private final EnvelopeBlock block = new EnvelopeBlock(device);
    private final SpeedWindows windows = new SpeedWindows(device);
    private final long[] image = new long[PlanLayout.WORDS];

    SpeedWindowsTest() {
        point(1, 3_600_000, 1_000_000);
        point(2, 7_200_000, 5_000_000);
        point(3, 10_800_000, 5_500_000);
        begin();
    }

    @Test
    void givesTheSteepestStretchForASecond() {
        assertEquals(SECOND, windows.roomParts(0));
        assertEquals(SECOND - 7, windows.roomParts(7));
        windows.add(Units.counts(5));
        assertEquals(SECOND - 5 * 200_000, windows.roomParts(0));
    }

    @Test
    void forgetsAfterElevenTenthsOfASecondAndNoSooner() {
        windows.add(Units.counts(5));
        windows.pass(Units.ms(1_099));
        assertEquals(SECOND - 5 * 200_000, windows.roomParts(0));
        windows.pass(Units.ms(1));
        assertEquals(SECOND, windows.roomParts(0));
    }

    @Test
    void givesItForAMinuteAndForgetsAfterSixtyOneSeconds() {
        for (int i = 0; i < 34; i++) {
            windows.add(Units.counts(5));
            windows.pass(Units.ms(1_100));
        }
        // 170 counts are 34,000,000 parts; 37,400 ms have passed.
        assertEquals(MINUTE - 34_000_000, windows.roomParts(0));
        windows.pass(Units.ms(60_999 - 37_400));
        assertEquals(MINUTE - 34_000_000, windows.roomParts(0));
        windows.pass(Units.ms(1));
        assertEquals(SECOND, windows.roomParts(0), "the minute has 1,782,750 left, which is more");
    }

    @Test
    void looksAtTheFirstStretchAndTheLast() {
        for (int i = 1; i < PlanLayout.ENVELOPE_POINTS_MAX; i++) {
            for (int j = 1; j < PlanLayout.ENVELOPE_POINTS_MAX; j++) {
                point(j, 3_600_000L * j, j < i ? 0 : 4_000_000);
            }
            begin();
            assertEquals(SECOND, windows.roomParts(0), "stretch " + i);
        }
    }

    /** 1 mL in 10 s: 1e6 * 1,331 / 10,000 = 133,100. */
    @Test
    void looksAtEveryOverlayButThePrime() {
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            overlay(row, 1_000_000, 10_000);
            begin();
            boolean prime = row == PlanLayout.PRIME;
            assertEquals(prime ? SECOND : (133_101 + 2) * 500 + SLACK, windows.roomParts(0));
            overlay(row, 0, 0);
        }
        overlay(PlanLayout.BOLUS, 10_000, 36_000_000);
        begin();
        assertEquals(SECOND, windows.roomParts(0), "slower than the curve");
    }

    /** Shorter than any that is accepted: 1 nL in 1 ms, and in none. */
    @Test
    void dividesByAMillisecondAtLeast() {
        for (int i = 1; i <= 3; i++) {
            point(i, 0, 0);
        }
        point(1, 1, 1);
        begin();
        assertEquals((1_331 + 1 + 2) * 500 + SLACK, windows.roomParts(0));
        point(1, 0, 1);
        begin();
        assertEquals((1_331 + 1 + 2) * 500 + SLACK, windows.roomParts(0));
    }

    @Test
    void looksAtNoOverlayBeyondTheTable() {
        for (int i = 1; i <= 3; i++) {
            point(i, 0, 0);
        }
        // The last word of the last row, which a row beyond the table would read as its figures.
        image[PlanLayout.WORDS - 1] = 100;
        begin();
        assertEquals((1 + 2) * 500 + SLACK, windows.roomParts(0));
    }

    @Test
    void addsTheGap() {
        image[PlanLayout.ENVELOPE_GAP_NL] = 70;
        begin();
        assertEquals(SECOND + 70 * 500, windows.roomParts(0));
    }

    @Test
    void forgetsWhatWasMovedUnderAnotherEnvelope() {
        for (int i = 0; i < 50; i++) {
            windows.add(Units.counts(50));
            windows.pass(Units.ms(1_000));
        }
        assertTrue(windows.above());
        begin();
        assertFalse(windows.above());
        assertEquals(SECOND, windows.roomParts(0));
    }

    /**
     * A microstep of 100 nL, and 19 nL of gap: 1,500 nL, a microstep and two counts are six counts.
     */
    @Test
    void isAboveWithMoreThanTwoCountsMore() {
        MonitorGeometry other =
                new MonitorGeometry(Devices.bedside().microstepsPerRev(2_000).seal());
        SpeedWindows exact = new SpeedWindows(other);
        image[PlanLayout.ENVELOPE_GAP_NL] = 19;
        block.take(image);
        exact.begin(block);
        exact.add(Units.counts(6));
        assertEquals(0, exact.roomParts(0));
        exact.add(Units.counts(2));
        assertFalse(exact.above());
        exact.add(Units.counts(1));
        assertTrue(exact.above());
    }

    private void begin() {
        block.take(image);
        windows.begin(block);
    }

    private void point(int i, long ms, long nl) {
        image[PlanLayout.ENVELOPE_POINTS + i * PlanLayout.ENVELOPE_POINT_WORDS] = ms;
        image[PlanLayout.ENVELOPE_POINTS + i * PlanLayout.ENVELOPE_POINT_WORDS + 1] = nl;
    }

    private void overlay(int row, long nl, long ms) {
        int at = PlanLayout.ENVELOPE_OVERLAYS + row * PlanLayout.OVERLAY_WORDS;
        image[at + PlanLayout.OVERLAY_NL] = nl;
        image[at + PlanLayout.OVERLAY_MS] = ms;
    }
}
