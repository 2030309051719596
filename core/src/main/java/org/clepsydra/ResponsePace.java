package org.clepsydra;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * When a response is due: 100 ms after the last by the control channel's clock, which the
 * watchdog's own timer so checks. The middle of its window of 50 to 250 ms, less a period: the step
 * that finds 99 ms waits for the next, which is at 199 then. Either way 50 ms are left for what
 * passes between the reading of the clock and the response.
 *
 * <p>The first step answers at once. A step in which the clock did not go forward counts for
 * nothing here; under a clock that stands no response is due any more, and the watchdog takes power
 * away.
 */
@Realizes("req~structure.watchdog~1")
final class ResponsePace {
    private static final long WAIT_MS = 100;

    private @Ms long leftMs;
    private boolean due;

    /**
     * @param elapsedMs since the last step, 0 or more
     */
    void step(@Ms long elapsedMs) {
        long beforeMs = due ? WAIT_MS : leftMs;
        leftMs = Units.ms(beforeMs - elapsedMs);
        due = leftMs <= 0;
    }

    boolean due() {
        return due;
    }
}
