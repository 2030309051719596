package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.detect.Findings;
import org.clepsydra.monitor.Permit;
import org.clepsydra.monitor.Permits;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The control channel under a monitor that permits whatever is asked: it must stop by itself. */
class TherapyAloneTest {
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final Target target = new Target();

    @Test
    @Verifies("req~delivery.stop~1")
    void stopsForStopThoughThePermitStands() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.step(Orders.NONE);
        assertEquals(16, target.microsteps());
        rig.step(Orders.STOP);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertFalse(target.energise());
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void makesAStrokeOfTwoAsFastAsTheMotorCan() {
        // 1,562.5 nL a stroke at 1 mL/h: one in 5,625 ms. 4 ms a microstep.
        Rig rig =
                new Rig(Devices.wearable().microstepsPerQuantum(2).rateNlPerHMax(3_000_000).seal());
        rig.started(1_000_000);
        for (int i = 0; i < 562; i++) {
            rig.step(Orders.NONE);
        }
        assertFalse(target.energise());
        rig.step(Orders.NONE);
        assertTrue(target.energise());
        assertEquals(2, target.microsteps());
        assertEquals(4_000, target.pulsePeriodUs());
    }

    @Test
    @Verifies({"req~motor.within-permit~1", "req~motor.booked-first~1"})
    void givesNoMoreThanThePermit() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.permit(0);
        rig.step(Orders.NONE);
        assertEquals(0, target.microsteps());
        assertEquals(0, rig.therapy.release().commanded());
        rig.permit(31);
        rig.step(Orders.NONE);
        assertEquals(31, target.microsteps());
        assertEquals(31, rig.therapy.release().commanded());
        // 48 are due after three steps.
        rig.permit(1_000);
        rig.step(Orders.NONE);
        assertEquals(17, target.microsteps());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void givesNoMoreThanTheQueueHolds() {
        // 1200 mL/h: 53.33 microsteps every 10 ms; 555 in 100 ms at full speed.
        Rig rig = new Rig(Devices.bedside().pulsePeriodUsMin(180).seal());
        rig.started(1_200_000_000);
        for (int i = 0; i < 100; i++) {
            rig.step(Orders.NONE);
        }
        assertEquals(5_333, rig.therapy.release().commanded());
        in.microstepsToGo(550);
        rig.step(Orders.NONE);
        assertEquals(5, target.microsteps());
        assertEquals(180, target.pulsePeriodUs());
        in.microstepsToGo(555);
        rig.step(Orders.NONE);
        assertEquals(0, target.microsteps());
        assertTrue(target.energise());
        in.microstepsToGo(0);
        rig.step(Orders.NONE);
        // 5,493.33 are due after 1,030 ms; 5,338 were given.
        assertEquals(155, target.microsteps());
    }

    @Test
    @Verifies("req~motor.rest~1")
    void keepsTheStrokeMotorEnergisedWhereAStrokeIsCutShort() {
        Rig rig = new Rig(Devices.wearable().seal());
        // 50 mL/h: a stroke every 3,600 ms.
        rig.started(50_000_000);
        for (int i = 0; i < 360; i++) {
            rig.step(Orders.NONE);
        }
        assertEquals(25, target.microsteps());
        rig.permit(0);
        rig.step(Orders.NONE);
        assertTrue(target.energise());
        assertEquals(0, target.microsteps());
    }

    @Test
    @Verifies("req~delivery.whole-volume~1")
    void doesNotEndWhileSomethingDueIsNotPermitted() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int i = 0; i < 5_999; i++) {
            rig.step(Orders.NONE);
        }
        rig.permit(0);
        rig.step(Orders.NONE);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.permit(1_000);
        rig.step(Orders.NONE);
        assertEquals(16_000, rig.therapy.release().commanded());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.DONE, rig.therapy.state());
    }

    @Test
    @Verifies("req~delivery.withheld~2")
    void holdsWhatIsNotPermittedForTenSeconds() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(360_000_000);
        rig.step(Orders.NONE);
        rig.permit(0);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
        assertFalse(target.energise());
        rig.step(Orders.NONE);
        assertTrue(rig.therapy.release().withheld());
        rig.permit(16);
        rig.step(Orders.START);
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
        rig.step(Orders.NONE);
        assertEquals(16, target.microsteps());
    }

    @Test
    @Verifies("req~delivery.withheld~2")
    void beginsTheTenSecondsAnewWithEveryMicrostep() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(360_000_000);
        for (int i = 0; i < 3; i++) {
            rig.permit(0);
            for (int ms = 10; ms <= 10_000; ms += 10) {
                rig.step(Orders.NONE);
            }
            rig.permit(1);
            rig.step(Orders.NONE);
            assertEquals(TherapyState.INFUSING, rig.therapy.state());
        }
    }

    @Test
    @Verifies("req~delivery.withheld~2")
    void doesNotCountTimeInWhichNothingIsDue() {
        // 0.01 mL/h: a microstep in 22.5 s.
        Rig slow = new Rig(Devices.bedside().seal());
        slow.started(10_000);
        for (int i = 0; i < 2_249; i++) {
            slow.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, slow.therapy.state());
        slow.step(Orders.NONE);
        assertEquals(1, target.microsteps());
    }

    @Test
    @Verifies("req~delivery.withheld~2")
    void holdsASingleMicrostepThatIsNotPermitted() {
        Rig slow = new Rig(Devices.bedside().seal());
        slow.started(10_000);
        slow.permit(0);
        for (int ms = 10; ms <= 22_500 + 9_990; ms += 10) {
            slow.step(Orders.NONE);
        }
        // Due at 22.5 s. The step in which it falls due counts whole: ten seconds, and a
        // millisecond more.
        assertEquals(TherapyState.INFUSING, slow.therapy.state());
        slow.step(Orders.NONE, 1);
        assertEquals(TherapyState.HELD, slow.therapy.state());
    }

    @Test
    @Verifies("req~delivery.withheld~2")
    void holdsWhenTheLastMicrostepIsNotMadeForTenSeconds() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int ms = 10; ms <= 60_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(16_000, rig.therapy.release().commanded());
        in.microstepsToGo(1);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        assertEquals(TherapyState.INFUSING, rig.therapy.state());
        rig.step(Orders.NONE);
        assertEquals(TherapyState.HELD, rig.therapy.state());
        assertTrue(rig.therapy.release().withheld());
    }

    @Test
    @Verifies({"req~delivery.withheld~2", "req~delivery.whole-volume~1"})
    void endsInTheStepInWhichTheLastMicrostepIsMadeAfterAll() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(1_000_000, 60_000);
        for (int ms = 10; ms <= 60_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        in.microstepsToGo(1);
        for (int ms = 10; ms <= 10_000; ms += 10) {
            rig.step(Orders.NONE);
        }
        in.microstepsToGo(0);
        rig.step(Orders.NONE);
        assertEquals(TherapyState.DONE, rig.therapy.state());
        assertFalse(rig.therapy.release().withheld());
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void hasAPaceFromTheFirstStepOn() {
        Rig rig = new Rig(Devices.bedside().seal());
        rig.started(1_000_000);
        assertTrue(target.energise());
        assertEquals(100_000, target.pulsePeriodUs());
    }

    private final class Rig {
        private final LoadedPlan plan;
        private final Validator validator;
        private final Therapy therapy;
        private final DeviceRecord device;
        private final Signals signals = new Signals();
        private Permit permit = new Permit();

        Rig(DeviceRecord device) {
            this.device = device;
            PumpGeometry geometry = new PumpGeometry(device);
            plan = new LoadedPlan(geometry);
            validator = new Validator(geometry);
            therapy = new Therapy(geometry, plan);
        }

        void started(long nlPerH) {
            started(nlPerH, 3_600_000);
        }

        void started(long volumeNl, long ms) {
            PlanImages.flat(device, volumeNl, ms).writeTo(order.image());
            step(Orders.LOAD);
            Entries.again(order);
            step(Orders.CONFIRM);
            permit(1_000_000);
            step(Orders.START);
            assertEquals(TherapyState.INFUSING, therapy.state());
        }

        void permit(long microsteps) {
            permit = Permits.granting(microsteps, order.image()[PlanLayout.ENVELOPE_CRC]);
        }

        void step(int code) {
            step(code, 10);
        }

        void step(int code, long ms) {
            if (code != Orders.NONE) {
                order.give(code);
            }
            in.nowMs(in.nowMs() + ms);
            in.motorEnergised(target.energise());
            validator.step(in, order, signals);
            therapy.step(signals, order, new Findings(), permit, target);
        }
    }
}
