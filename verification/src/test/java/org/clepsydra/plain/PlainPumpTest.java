package org.clepsydra.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.alarm.AlarmPattern;
import org.clepsydra.alarm.AnnunciatorFrame;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.therapy.TherapyState;
import org.junit.jupiter.api.Test;

/** That what a step is compared with is a pump: it gives plans, and alarms. */
class PlainPumpTest {
    private static final int MINUTE = 60_000;

    // 62.5 nL a microstep: 16 of them are a microlitre.
    private final DeviceRecord device = Devices.bedside().seal();
    private final PlainPump pump = new PlainPump(device);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private long asked;

    @Test
    void givesSegmentsOfEveryShapeAndRepeatsThem() {
        // 50 uL in a minute, a pause of one, and 100 uL on a ramp in the next; all of it twice.
        started(
                PlanImages.flat(device, 300_000, 6 * MINUTE)
                        .cycle(2)
                        .flat(50, MINUTE)
                        .pause(MINUTE)
                        .ramp(100, MINUTE, 0));
        run(MINUTE);
        assertEquals(50 * 16, asked);
        run(MINUTE);
        assertEquals(50 * 16, asked);
        // A quarter of a ramp that begins at nothing in half of its time.
        run(MINUTE / 2);
        assertEquals(75 * 16, asked);
        run(MINUTE / 2);
        assertEquals(150 * 16, asked);
        run(MINUTE);
        assertEquals(200 * 16, asked);
        run(2 * MINUTE + 10);
        assertEquals(300 * 16, asked);
        assertEquals(TherapyState.DONE, pump.therapy().state());
        assertEquals(AlarmCode.END_OF_INFUSION, alarms().code());
    }

    @Test
    void givesABolusOnTopAndGoesOn() {
        started(PlanImages.flat(device, 600_000, 10 * MINUTE).bolus(30_000, MINUTE, MINUTE, 1));
        run(MINUTE);
        order.enter(30_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(TherapyState.OVERLAY, pump.therapy().state());
        run(MINUTE + 10);
        assertEquals(TherapyState.INFUSING, pump.therapy().state());
        // 60 uL of the curve and 30 of the bolus, and no second one.
        assertEquals(90.0 * 16, (double) asked, 2);
        order.enter(30_000, 0, 0);
        give(Orders.BOLUS);
        assertEquals(30 * 16, pump.therapy().release().overlayCommanded(PlanLayout.BOLUS));
    }

    @Test
    void holdsForADoorAndAlarmsUntilItIsSeen() {
        started(PlanImages.flat(device, 600_000, 10 * MINUTE));
        run(MINUTE);
        pump.sensors.doorOpen = true;
        step();
        assertEquals(TherapyState.HELD, pump.therapy().state());
        assertFalse(pump.motor().energise());
        assertEquals(AlarmCode.DOOR_OPEN, alarms().code());
        assertEquals(AlarmCode.HIGH, alarms().priority());
        assertTrue(alarms().sounds() && alarms().lit());
        give(Orders.AUDIO_PAUSE);
        assertEquals(AlarmPattern.REMINDER, alarms().pattern());
        run(2 * MINUTE);
        assertEquals(AlarmPattern.HIGH_BURST, alarms().pattern());
        pump.sensors.doorOpen = false;
        step();
        assertEquals(AlarmCode.DOOR_OPEN, alarms().code());
        give(Orders.ACKNOWLEDGE);
        give(Orders.START);
        assertEquals(AnnunciatorFrame.NO_CODE, alarms().code());
        assertEquals(TherapyState.INFUSING, pump.therapy().state());
    }

    @Test
    void raisesWhatNobodySees() {
        started(PlanImages.flat(device, 600_000, 20 * MINUTE));
        pump.sensors.batteryLow = true;
        step();
        assertEquals(TherapyState.INFUSING, pump.therapy().state());
        int first = alarms().priority();
        run(10 * MINUTE);
        assertEquals(first + 1, alarms().priority());
    }

    private AnnunciatorFrame alarms() {
        return pump.annunciator();
    }

    private void started(PlanDraft draft) {
        step();
        draft.writeTo(order.image());
        give(Orders.LOAD);
        Entries.again(order);
        give(Orders.CONFIRM);
        give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.therapy().state());
    }

    private void give(int code) {
        order.give(code);
        step();
    }

    private void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            step();
        }
    }

    /** Whatever was asked for was made. */
    private void step() {
        in.nowMs(in.nowMs() + 10);
        in.motorMicrosteps(asked);
        in.soundHeard(alarms().sounds());
        pump.step(in, order);
        asked += pump.motor().microsteps();
    }
}
