package org.clepsydra.selftest;

import org.clepsydra.port.SelfTestState;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Counts;

/** Whether the encoder stands while the motor has no current. */
@Realizes("req~selftest.encoder~1")
final class EncoderAtRest {
    private static final long REST_MS = 200;
    private static final long COUNTS_MAX = 1;

    private long restMs;
    private long movedCounts;

    /** A motor that was energised since the last step may have turned: begin again. */
    int step(long elapsedMs, @Counts long moved, boolean energised) {
        restMs = energised ? 0 : restMs + elapsedMs;
        movedCounts = energised ? 0 : movedCounts + moved;
        if (Math.max(movedCounts, -movedCounts) > COUNTS_MAX) {
            return SelfTestState.FAILED;
        }
        return restMs >= REST_MS ? SelfTestState.PASSED : SelfTestState.RUNNING;
    }

    /** How far it is from where it stood. */
    long movedCounts() {
        return movedCounts;
    }
}
