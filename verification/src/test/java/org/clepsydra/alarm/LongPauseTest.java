package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five minutes at which nobody is, and what begins them anew. */
@Verifies("req~alarm.paused-long~1")
class LongPauseTest {
    private static final long FIVE_MINUTES_MS = 300_000;

    private final Validator validator = new Validator(new PumpGeometry(Devices.bedside().seal()));
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals signals = new Signals();
    private final LongPause pause = new LongPause();
    private boolean told;

    private boolean says(int state, long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        return pause.step(signals, state, told);
    }

    private boolean says(int state, int code) {
        order.give(code);
        return says(state, 1L);
    }

    /** Not a millisecond before, and from then on. */
    private void saysAfterFiveMinutes(int state) {
        assertEquals(false, says(state, FIVE_MINUTES_MS - 1));
        assertEquals(true, says(state, 1L));
        assertEquals(true, says(state, 3_600_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = {TherapyState.READY, TherapyState.HELD})
    void saysThatAPlanWaitsAfterFiveMinutes(int state) {
        says(TherapyState.INFUSING, 1L);
        saysAfterFiveMinutes(state);
    }

    @Test
    void saysNothingInTheFirstStepAfterPowerOn() {
        assertEquals(false, says(TherapyState.HELD, 10L));
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        assertEquals(true, says(TherapyState.HELD, 1L));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                TherapyState.IDLE,
                TherapyState.INFUSING,
                TherapyState.DONE,
                TherapyState.OVERLAY,
                TherapyState.FAILED
            })
    void saysNothingWhereNoPlanWaitsAndBeginsAnewAfterIt(int other) {
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(other, 3_600_000L));
        saysAfterFiveMinutes(TherapyState.HELD);
        assertEquals(false, says(other, 1L));
        saysAfterFiveMinutes(TherapyState.READY);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Orders.STOP,
                Orders.START,
                Orders.ACKNOWLEDGE,
                Orders.AUDIO_PAUSE,
                Orders.CONFIRM,
                Orders.BOLUS
            })
    void beginsAnewWithAnyOrder(int code) {
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        // With it the five minutes would be over.
        assertEquals(false, says(TherapyState.HELD, code));
        saysAfterFiveMinutes(TherapyState.HELD);
        assertEquals(false, says(TherapyState.HELD, code));
        saysAfterFiveMinutes(TherapyState.HELD);
    }

    @Test
    void takesAnOrderThatWasLostForNobody() {
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        order.give(Orders.START);
        // A number is left out, so that it stands for a STOP that nobody is known to have given.
        assertEquals(true, says(TherapyState.HELD, Orders.START));
    }

    @Test
    void beginsAnewAsAKeyGoesDownButNotWhileItIsHeldOrLetGo() {
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        in.keyDown(true);
        assertEquals(false, says(TherapyState.HELD, 1L));
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        assertEquals(true, says(TherapyState.HELD, 1L));
        in.keyDown(false);
        assertEquals(true, says(TherapyState.HELD, 1L));
        in.keyDown(true);
        assertEquals(false, says(TherapyState.HELD, 1L));
    }

    @Test
    void leavesWhatAnotherConditionSaysToIt() {
        told = true;
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(TherapyState.HELD, 3_600_000L));
        told = false;
        saysAfterFiveMinutes(TherapyState.HELD);
        told = true;
        assertEquals(false, says(TherapyState.HELD, 1L));
    }

    @Test
    void letsNoTimePassWhereTheClockDoesNot() {
        says(TherapyState.HELD, 1L);
        assertEquals(false, says(TherapyState.HELD, FIVE_MINUTES_MS - 1));
        assertEquals(false, says(TherapyState.HELD, 0L));
        assertEquals(true, says(TherapyState.HELD, 1L));
    }
}
