package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies({"req~detect.downstream-occlusion~3", "req~detect.upstream-occlusion~1"})
class SustainedTest {
    private final Sustained high = new Sustained(Units.ms(200));

    private boolean step(boolean fresh, long ms) {
        return high.step(true, fresh, Units.ms(ms));
    }

    @Test
    void takesASecondReadingAMillisecondAfterTheFirst() {
        assertFalse(step(true, 10));
        assertFalse(step(true, 1));
        assertFalse(step(false, 198));
        assertTrue(step(false, 1));
    }

    @Test
    void takesTheFirstReadingForNoSecond() {
        assertFalse(step(true, 10));
        assertFalse(step(false, 200));
        assertTrue(step(true, 1));
    }
}
