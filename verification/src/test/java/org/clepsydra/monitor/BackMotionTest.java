package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Bedside: a count of 400 nL, 6.4 microsteps; 500,000 nL are 1,250 counts, 8,000 microsteps. */
class BackMotionTest {
    private final BackMotion back = of(500_000);

    private static BackMotion of(long nl) {
        BackMotion back = before(nl);
        back.begin();
        return back;
    }

    private static BackMotion before(long nl) {
        return new BackMotion(new MonitorGeometry(Devices.bedside().backOffNlMax(nl).seal()));
    }

    @Test
    @Verifies("req~monitor.unintended-motion~4")
    void takesTwoCountsForTheEncodersPlay() {
        assertFalse(back.wentBack(0));
        assertFalse(back.wentBack(2));
        assertTrue(back.wentBack(3));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void allowsWhatTheDeviceMayAndFiveCountsAndNoMore() {
        assertEquals(8_000, back.microstepsMax(0));
        assertTrue(back.take(1_249));
        // One count, 6.4 microsteps, rounded down.
        assertEquals(6, back.microstepsMax(0));
        assertTrue(back.take(6));
        assertEquals(0, back.microstepsMax(0));
        assertFalse(back.take(1));
        assertEquals(0, back.microstepsMax(0));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void permitsLessByWhatIsOnItsWayAndNoneWhileTheDriverGoesForward() {
        assertEquals(7_999, back.microstepsMax(-1));
        assertEquals(1, back.microstepsMax(-7_999));
        assertEquals(0, back.microstepsMax(-8_000));
        assertEquals(0, back.microstepsMax(-8_001));
        assertEquals(0, back.microstepsMax(1));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void permitsNoneBeforeTheFirstStart() {
        BackMotion before = before(500_000);
        assertEquals(0, before.microstepsMax(0));
        assertTrue(before.take(5));
        assertFalse(before.take(1));
        before.begin();
        assertEquals(8_000, before.microstepsMax(0));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void allowsItAnewAfterStart() {
        assertFalse(back.take(1_256));
        back.begin();
        assertEquals(8_000, back.microstepsMax(0));
        assertTrue(back.take(1_255));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void roundsWhatIsLessThanACountDown() {
        // 799 nL are one count and 399 nL.
        BackMotion least = of(799);
        assertEquals(6, least.microstepsMax(0));
        assertTrue(least.take(6));
        assertFalse(least.take(1));
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void allowsNoneOfADeviceThatNeverGoesBack() {
        for (long nl : new long[] {0, 399, -1, 500_001}) {
            assertEquals(0, of(nl).microstepsMax(0));
            assertFalse(of(nl).take(1));
        }
    }

    @Test
    @Verifies("req~monitor.back-off~1")
    void neverForgetsWhatIsBeyondCounting() {
        for (int i = 0; i < 10; i++) {
            assertFalse(back.take(1L << 62));
            assertEquals(0, back.microstepsMax(0));
        }
    }
}
