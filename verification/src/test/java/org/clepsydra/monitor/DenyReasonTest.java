package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The condition that the monitor cut the power is announced for what it found by itself. */
@Verifies("req~alarm.announce~1")
class DenyReasonTest {
    private static final Set<Integer> FOUND =
            Set.of(
                    DenyReason.OVER_DELIVERY,
                    DenyReason.CLOCK,
                    DenyReason.ENCODER,
                    DenyReason.MEMORY);

    /** A self-test that failed, and a link that is silent, are conditions of their own. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void isACutForWhatTheMonitorFound(int reason) {
        assertEquals(FOUND.contains(reason), DenyReason.cuts(reason));
    }
}
