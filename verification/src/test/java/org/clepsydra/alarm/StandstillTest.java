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

/** What was seen to run, and then is READY though nobody did anything. */
@Verifies("req~alarm.not-infusing~1")
class StandstillTest {
    private final Validator validator = new Validator(new PumpGeometry(Devices.bedside().seal()));
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame none = new OrderFrame();
    private final Signals signals = new Signals();
    private final Standstill standstill = new Standstill();

    private boolean stands(int state, long ms) {
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        validator.step(in, none, signals);
        return standstill.step(signals, state);
    }

    private boolean after(int moves, int then) {
        stands(TherapyState.READY, 100);
        stands(moves, 100);
        boolean said = false;
        for (int i = 1; i <= 300; i++) {
            assertEquals(false, said, "after " + i);
            said = stands(then, 100);
        }
        return said;
    }

    @Test
    void saysThatAnInfusionStandsThatIsReadyAgain() {
        assertEquals(true, after(TherapyState.INFUSING, TherapyState.READY));
    }

    @Test
    void saysNothingOfAPrimeThatIsOver() {
        assertEquals(false, after(TherapyState.OVERLAY, TherapyState.READY));
    }

    @Test
    void saysThatAnOverlayIsHeld() {
        assertEquals(true, after(TherapyState.OVERLAY, TherapyState.HELD));
    }

    /** What stands so is no pause that somebody made. */
    @Test
    @Verifies("req~alarm.paused-long~1")
    void takesAnInfusionForOneThatIsToRunUntilItIsStopped() {
        assertEquals(false, standstill.runs());
        stands(TherapyState.INFUSING, 100);
        assertEquals(true, standstill.runs());
        stands(TherapyState.HELD, 100);
        assertEquals(true, standstill.runs());
        none.give(Orders.STOP);
        stands(TherapyState.HELD, 100);
        assertEquals(false, standstill.runs());
    }
}
