package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.RemoteFrame;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A minute in which no contact is shown, alone and on the whole pump. */
@Verifies("req~alarm.comms-lost~1")
class LinkWatchTest {
    private static final DeviceRecord LINKED = Devices.bedside().fitted(Fitted.REMOTE_LINK).seal();
    private static final DeviceRecord ALL_BUT =
            Devices.sensing().fitted(Fitted.ALL & ~Fitted.REMOTE_LINK).seal();

    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Signals signals = new Signals();
    private final LinkWatch watch = new LinkWatch();
    private Validator validator = new Validator(new PumpGeometry(LINKED));

    private boolean lost(boolean linked, long ms) {
        order.remote().linked(linked);
        in.nowMs(in.nowMs() + ms);
        in.monitorNowMs(in.nowMs());
        validator.step(in, order, signals);
        return watch.step(signals);
    }

    @Test
    void showsNoContactAtFirst() {
        assertFalse(new RemoteFrame().linked());
    }

    @Test
    void saysSoAfterAMinuteAndNotAMillisecondBefore() {
        assertEquals(false, lost(true, 1));
        assertEquals(false, lost(false, 59_999));
        assertEquals(true, lost(false, 1));
        assertEquals(true, lost(false, 1));
        assertEquals(true, lost(false, 3_600_000));
        assertEquals(false, lost(true, 1));
        assertEquals(false, lost(false, 59_999));
        assertEquals(true, lost(false, 2));
    }

    @Test
    void countsFromPowerOnWhereContactWasNeverShown() {
        assertEquals(false, lost(false, 1));
        assertEquals(false, lost(false, 59_999));
        assertEquals(true, lost(false, 1));
    }

    @Test
    void letsNoTimePassWhereTheClockDoesNot() {
        lost(true, 1);
        assertEquals(false, lost(false, 59_999));
        assertEquals(false, lost(false, 0));
        assertEquals(true, lost(false, 1));
    }

    @Test
    void saysNothingOfALinkThatIsNotFitted() {
        validator = new Validator(new PumpGeometry(ALL_BUT));
        lost(true, 1);
        assertEquals(false, lost(false, 3_600_000));
        assertEquals(true, signals.linked());
    }

    @Test
    void saysSoWhileThePumpInfusesWhichGoesOn() {
        Pump pump = new Pump(LINKED);
        pump.order.remote().linked(true);
        pump.tested().loaded(PlanImages.flat(LINKED, 100_000_000, 600_000)).started();
        pump.order.remote().linked(false);
        pump.run(59_990, 10);
        assertEquals(0, pump.out.annunciator().conditions());
        pump.step(10);
        assertEquals(1L << AlarmCode.COMMS_LOST, pump.out.annunciator().conditions());
        assertEquals(AlarmCode.LOW, pump.out.annunciator().priority());
        long received = pump.received;
        pump.run(10_000, 10);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertTrue(pump.received > received);
        pump.order.remote().linked(true);
        pump.step(10);
        assertEquals(0, pump.out.annunciator().conditions());
    }

    /** Low, and never more, however long nobody looks. */
    @Test
    @Verifies({"req~alarm.escalation~2", "req~alarm.priority~14"})
    void isNeverRaised() {
        Pump pump = new Pump(LINKED);
        pump.run(3_600_000, 100);
        assertEquals(AlarmCode.LOW, pump.out.annunciator().priority());
        assertEquals(1L << AlarmCode.COMMS_LOST, pump.out.annunciator().conditions());
        pump.give(Orders.ACKNOWLEDGE);
        assertEquals(AlarmPattern.SILENT, pump.out.annunciator().pattern());
        assertEquals(AlarmLight.CYAN, pump.out.annunciator().light());
    }
}
