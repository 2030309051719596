package org.clepsydra.signal;

import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Holds the two clocks of the device against each other, over ten seconds to twenty: what one of
 * them counts more than the other, by how it runs or by a jump.
 */
@Realizes("req~signal.clocks-agree~1")
final class ClocksApart {
    private static final long SPAN_MS = 10_000;
    // A longer step counts as this on both, so that no sum can overflow in the life of a device.
    private static final long STEP_MS_MAX = 1_000_000;
    // Two honest ones differ by 0.9 % and a millisecond at most (ASM-007).
    private static final long PARTS = 100;
    private static final long SLACK_MS = 10;

    private long lastMonitorMs;
    private long spanMs;
    private long spanApartMs;
    private long beforeMs;
    private long beforeApartMs;

    /** The first step: where a clock begins says nothing. */
    void begin(@Ms long monitorNowMs) {
        lastMonitorMs = monitorNowMs;
    }

    /**
     * Takes in one step.
     *
     * @param elapsedMs by the control channel's clock since the last, 0 or more
     * @param monitorNowMs the monitor's clock
     * @return whether the two are further apart than two honest ones can be
     */
    boolean step(@Ms long elapsedMs, @Ms long monitorNowMs) {
        long ownMs = Math.min(elapsedMs, STEP_MS_MAX);
        // One that runs backwards counts nothing.
        long otherMs = Math.max(0, Math.min(monitorNowMs - lastMonitorMs, STEP_MS_MAX));
        lastMonitorMs = monitorNowMs;
        spanMs = spanMs + ownMs;
        spanApartMs = spanApartMs + otherMs - ownMs;
        long aheadMs = beforeApartMs + spanApartMs;
        boolean apart = Math.max(aheadMs, -aheadMs) > (beforeMs + spanMs) / PARTS + SLACK_MS;
        if (spanMs >= SPAN_MS) {
            beforeMs = spanMs;
            beforeApartMs = spanApartMs;
            spanMs = 0;
            spanApartMs = 0;
        }
        return apart;
    }
}
