package org.clepsydra.selftest;

import org.clepsydra.port.SelfTestState;
import org.clepsydra.trace.Realizes;

/** Whether the two clocks of the device run alike, over a second or more. */
@Realizes("req~selftest.clocks~1")
final class ClockRatio {
    private static final long SPAN_MS = 1_000;
    private static final long PARTS = 100;
    // Beyond what any test may take, so that no sum can overflow.
    private static final long STEP_MS_MAX = 20_000;

    private long lastMonitorMs;
    private long stepMs;
    private long monitorStepMs;
    private long spanMs;
    private long monitorSpanMs;

    /** Reads both in every step; one that runs backwards counts nothing. */
    void read(long elapsedMs, long monitorNowMs) {
        stepMs = elapsedMs;
        monitorStepMs = Math.max(0, Math.min(monitorNowMs - lastMonitorMs, STEP_MS_MAX));
        lastMonitorMs = monitorNowMs;
    }

    /** Adds the step that was read: once in each while this is tested, and it is tested once. */
    int step() {
        spanMs = spanMs + stepMs;
        monitorSpanMs = monitorSpanMs + monitorStepMs;
        if (spanMs < SPAN_MS) {
            return SelfTestState.RUNNING;
        }
        long apartMs = Math.max(apartMs(), -apartMs());
        return apartMs * PARTS <= spanMs ? SelfTestState.PASSED : SelfTestState.FAILED;
    }

    /** What the monitor's counted more than the control channel's. */
    long apartMs() {
        return monitorSpanMs - spanMs;
    }
}
