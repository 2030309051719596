package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~condition.key-stuck~1")
class HeldTest {
    private final Held held = new Held();

    @Test
    void countsFromTheFirstStepThatSeesIt() {
        assertEquals(0, held.step(true, 1_000));
        assertEquals(7, held.step(true, 7));
        assertEquals(10, held.step(true, 3));
    }

    @Test
    void beginsAnewAfterABreak() {
        held.step(true, 5);
        held.step(true, 5);
        assertEquals(0, held.step(false, 5));
        assertEquals(0, held.step(true, 5));
        assertEquals(5, held.step(true, 5));
    }

    @Test
    void overflowsNever() {
        // 2^61.
        long most = 2_305_843_009_213_693_952L;
        held.step(true, 5);
        assertEquals(most, held.step(true, Long.MAX_VALUE));
        assertEquals(most, held.step(true, Long.MAX_VALUE));
        assertEquals(most, held.step(true, 1));
    }
}
