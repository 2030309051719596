package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Verifies("req~delivery.states~2")
class TherapyStateTest {
    @ParameterizedTest
    @CsvFileSource(files = "tables/therapy-states.csv", useHeadersInDisplayName = true)
    void followsTheTable(String from, String to, String allowed) throws Exception {
        assertEquals(allowed.equals("yes"), TherapyState.follows(code(from), code(to)), from + to);
    }

    @Test
    void letsACodeThatIsNoStateGoNowhereButToFailed() {
        for (int odd : new int[] {0, 8, -1, Integer.MAX_VALUE}) {
            for (int to = TherapyState.IDLE; to < TherapyState.FAILED; to++) {
                assertFalse(TherapyState.follows(odd, to));
            }
            assertTrue(TherapyState.follows(odd, TherapyState.FAILED));
        }
    }

    private static int code(String name) throws Exception {
        return TherapyState.class.getField(name).getInt(null);
    }
}
