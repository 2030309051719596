package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
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
            PlanImages.flat(device, nlPerH, 3_600_000).writeTo(order.image());
            step(Orders.LOAD);
            permit = Permits.granting(1_000_000, order.image()[PlanLayout.ENVELOPE_CRC]);
            step(Orders.START);
            assertEquals(TherapyState.INFUSING, therapy.state());
        }

        void step(int code) {
            if (code != Orders.NONE) {
                order.give(code);
            }
            in.nowMs(in.nowMs() + 10);
            in.motorEnergised(target.energise());
            validator.step(in, order, signals);
            therapy.step(signals, order, true, new Findings(), permit, target);
        }
    }
}
