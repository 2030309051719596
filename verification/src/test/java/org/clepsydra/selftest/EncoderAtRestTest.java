package org.clepsydra.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.SelfTestState;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~selftest.encoder~1")
class EncoderAtRestTest {
    private final EncoderAtRest encoder = new EncoderAtRest();

    private int step(long ms, long counts, boolean energised) {
        return encoder.step(ms, Units.counts(counts), energised);
    }

    @Test
    void passesAfterTwoHundredMillisecondsOfRest() {
        assertEquals(SelfTestState.RUNNING, step(100, 0, false));
        assertEquals(SelfTestState.RUNNING, step(99, 0, false));
        assertEquals(SelfTestState.PASSED, step(1, 0, false));
    }

    @Test
    void letsItFlickerByOne() {
        assertEquals(SelfTestState.RUNNING, step(50, 1, false));
        assertEquals(1, encoder.movedCounts());
        assertEquals(SelfTestState.RUNNING, step(50, -1, false));
        assertEquals(0, encoder.movedCounts());
        assertEquals(SelfTestState.RUNNING, step(50, -1, false));
        assertEquals(-1, encoder.movedCounts());
        assertEquals(SelfTestState.PASSED, step(50, 0, false));
    }

    @Test
    void failsWhenItIsTwoAway() {
        assertEquals(SelfTestState.FAILED, step(10, 2, false));
    }

    @Test
    void failsWhenItCreepsTwoEitherWay() {
        assertEquals(SelfTestState.RUNNING, step(10, -1, false));
        assertEquals(SelfTestState.FAILED, step(200, -1, false));
        assertEquals(-2, encoder.movedCounts());
    }

    @Test
    void beginsAnewAfterTheMotorHadCurrent() {
        assertEquals(SelfTestState.RUNNING, step(199, 1, false));
        assertEquals(SelfTestState.RUNNING, step(500, 7, true));
        assertEquals(0, encoder.movedCounts());
        assertEquals(SelfTestState.RUNNING, step(199, 1, false));
        assertEquals(SelfTestState.PASSED, step(1, 0, false));
    }
}
