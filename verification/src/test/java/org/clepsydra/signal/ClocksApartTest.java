package org.clepsydra.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class ClocksApartTest {
    private final ClocksApart clocks = new ClocksApart();
    private long monitorMs = 5_000_000;

    ClocksApartTest() {
        clocks.begin(Units.ms(monitorMs));
        pass(0, 0);
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void bearsTenMillisecondsAtTheBeginAndNotEleven() {
        assertFalse(pass(0, 10));
        assertTrue(pass(0, 1));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void bearsAHundredthMoreWithWhatHasPassed() {
        // 1,000 / 100 + 10 = 20.
        assertFalse(pass(1_000, 1_020));
        assertTrue(pass(0, 1));
        assertFalse(pass(100, 100), "1,100 / 100 + 10 = 21");
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void findsOneThatIsSlowAsOneThatIsFast() {
        assertFalse(pass(1_000, 980));
        assertTrue(pass(1, 0));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void looksBackOverTheSpanBeforeTheOneThatRuns() {
        assertFalse(pass(10_000, 10_110), "10,000 / 100 + 10 = 110");
        // 20,000 / 100 + 10 = 210, of which 110 are gone.
        assertFalse(pass(9_999, 10_098), "19,999 / 100 + 10 = 209 = 110 + 99");
        assertTrue(pass(0, 1), "210");
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void forgetsASpanWhenTwoMoreHaveBegun() {
        pass(10_000, 10_110);
        assertFalse(pass(10_000, 10_000));
        // The span before has nothing apart, so that this one may have 110 + 100.
        assertFalse(pass(10_000, 10_210));
        assertTrue(pass(0, 0), "10,000 / 100 + 10 = 110, and 210 are in it");
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void beginsNoSpanBeforeTenSeconds() {
        assertFalse(pass(9_999, 10_108), "9,999 / 100 + 10 = 109");
        assertFalse(pass(9_999, 9_999), "of one span of 19,998 it is the end");
        // 19,998 / 100 + 10 = 209, and all of it is in the span before this one.
        assertTrue(pass(0, 101), "109 + 101 = 210");
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void hearsOfHonestClocksNothing() {
        for (int i = 0; i < 10_000; i++) {
            assertFalse(pass(1_000, 1_009));
        }
        for (int i = 0; i < 10_000; i++) {
            assertFalse(pass(1_000, 991));
        }
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void findsOnePointOnePercentWithinTwentySeconds() {
        int steps = 0;
        while (!pass(1_000, 1_011)) {
            steps++;
            assertTrue(steps < 20, "not found after 20 s");
        }
        // n * 11 > n * 10 + 10 from n = 11 on.
        assertEquals(10, steps);
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void countsAThousandSecondsOfALongerStepOfItsOwn() {
        // 1,000,000 / 100 + 10 = 10,010 = 1,000,000 - 989,990.
        assertFalse(pass(1_000_001, 989_990));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void countsAThousandSecondsOfALongerStepOfTheMonitors() {
        assertFalse(pass(1_000_000, 1_010_011));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void countsNoMoreThanAThousandSecondsOfTheMonitors() {
        // 990,090 / 100 + 10 = 9,910 = 1,000,000 - 990,090.
        assertFalse(pass(990_090, 1_000_001));
        assertTrue(pass(0, 1));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void findsALongStepThatOnlyOneSaw() {
        assertTrue(pass(1_000_000, 989_989));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void countsNothingOfOneThatRunsBackwards() {
        assertFalse(pass(10, -5_000));
        assertTrue(pass(1, 0));
    }

    @Test
    @Verifies("req~signal.clocks-agree~1")
    void findsAMonitorsClockThatLeapsTheWholeRange() {
        monitorMs = Long.MIN_VALUE;
        assertTrue(clocks.step(Units.ms(10), Units.ms(monitorMs)));
    }

    /** Whether they are found apart when both have counted so much more. */
    private boolean pass(long ms, long monitorByMs) {
        monitorMs += monitorByMs;
        return clocks.step(Units.ms(ms), Units.ms(monitorMs));
    }
}
