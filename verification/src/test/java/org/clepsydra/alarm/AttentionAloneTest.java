package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What an order does to the sound beside a cut, which is never quiet. */
class AttentionAloneTest {
    private static final long CUT = 1L << AlarmCode.MONITOR_CUT;
    private static final long DOOR = 1L << AlarmCode.DOOR_OPEN;

    private final Validator validator = new Validator(new PumpGeometry(Devices.bedside().seal()));
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals signals = new Signals();
    private final Attention attention = new Attention();

    private void step(long shown) {
        in.nowMs(in.nowMs() + 100);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        attention.step(signals, shown, shown);
    }

    @Test
    @Verifies("req~alarm.pause~1")
    void pausesWhatElseIsHeardBesideACut() {
        step(CUT | DOOR);
        step(CUT | DOOR);
        assertEquals(CUT | DOOR, attention.sounding());
        order.give(Orders.AUDIO_PAUSE);
        step(CUT | DOOR);
        assertEquals(CUT, attention.sounding());
    }

    @Test
    @Verifies("req~alarm.reminder~2")
    void remindsOfACutThatWasAcknowledged() {
        step(CUT);
        step(CUT);
        order.give(Orders.ACKNOWLEDGE);
        step(CUT);
        assertTrue(attention.reminds());
    }
}
