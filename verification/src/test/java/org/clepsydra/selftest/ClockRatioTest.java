package org.clepsydra.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.SelfTestState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Verifies("req~selftest.clocks~1")
class ClockRatioTest {
    private final ClockRatio clocks = new ClockRatio();
    private long monitorMs = 77_000;

    private int step(long ms, long monitorStepMs) {
        read(ms, monitorStepMs);
        return clocks.step();
    }

    private void read(long ms, long monitorStepMs) {
        monitorMs += monitorStepMs;
        clocks.read(ms, monitorMs);
    }

    /** One in a hundred of 1,000 and of 1,100 ms. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1000, PASSED",
        "1000, 1010, PASSED",
        "1000, 1011, FAILED",
        "1000, 990, PASSED",
        "1000, 989, FAILED",
        "1100, 1111, PASSED",
        "1100, 1112, FAILED",
        "1100, 0, FAILED",
        "999, 999, RUNNING",
        "999, 1100, RUNNING"
    })
    void wantsTheSameWithinOneInAHundred(long ms, long monitorStepMs, String state)
            throws ReflectiveOperationException {
        read(10, 10);
        int wanted = SelfTestState.class.getField(state).getInt(null);
        assertEquals(wanted, step(ms, monitorStepMs));
        assertEquals(monitorStepMs - ms, clocks.apartMs());
    }

    @Test
    void addsUpASecondOfSteps() {
        read(10, 10);
        assertEquals(SelfTestState.RUNNING, step(500, 490));
        assertEquals(SelfTestState.RUNNING, step(499, 509));
        assertEquals(SelfTestState.PASSED, step(1, 11));
        assertEquals(10, clocks.apartMs());
    }

    /** What both counted before it was asked for is no part of it. */
    @Test
    void readsInBetweenAndAddsNothing() {
        read(10, 10);
        read(5_000, 9_000);
        assertEquals(SelfTestState.PASSED, step(1_000, 1_000));
    }

    @Test
    void countsNothingForAClockThatRunsBackwards() {
        read(10, 10);
        assertEquals(SelfTestState.RUNNING, step(500, -400));
        assertEquals(SelfTestState.PASSED, step(500, 1_000));
    }

    /** The longest step that is counted is 20 s on either. */
    @Test
    void countsNoLongerStepThanATestMayTake() {
        read(10, 10);
        assertEquals(SelfTestState.PASSED, step(20_000, 20_000));
        assertEquals(SelfTestState.PASSED, step(20_000, Long.MAX_VALUE / 2));
        assertEquals(0, clocks.apartMs());
    }
}
