package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I-09: delivery went on in one mode after a system failure. Here every mode fails: the core makes
 * no more steps, or the control channel's half of a step, or the monitor's, is lost. The lease
 * stops the motor 500 ms after the last whole step, in every mode alike.
 */
@Verifies({"req~motor.lease~1", "req~monitor.lease~1"})
class SystemFaultTest {
    private static final long MIN_MS = 60_000;

    /** 10 mL in 10 min, a bolus of 2 mL in 2, a prime of 3 in 3, a flush of 1 in 2, a KVO. */
    private static PlanDraft plan(DeviceRecord device) {
        return PlanImages.flat(device, 10_000_000, 10 * MIN_MS)
                .bolus(2_000_000, 2 * MIN_MS, 0, 1)
                .prime(3_000_000, 3 * MIN_MS, 1)
                .flush(1_000_000, 2 * MIN_MS)
                .kvo(500_000, 30 * MIN_MS, 1);
    }

    private static IncidentPump in(String mode) {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        if (mode.equals("prime")) {
            pump.loaded(plan(pump.device));
            pump.give(Orders.PRIME);
        } else {
            pump.started(plan(pump.device));
            boolean after = mode.equals("flush") || mode.equals("kvo");
            pump.runS(after ? 602 : 60);
            switch (mode) {
                case "bolus" -> {
                    pump.order.enter(2_000_000, 0, 0);
                    pump.give(Orders.BOLUS);
                }
                case "flush" -> pump.give(Orders.FLUSH);
                case "kvo" -> pump.give(Orders.KVO);
                default -> {
                    // The curve runs.
                }
            }
        }
        pump.runS(10);
        boolean curve = mode.equals("curve");
        assertEquals(curve ? TherapyState.INFUSING : TherapyState.OVERLAY, pump.state());
        return pump;
    }

    @ParameterizedTest
    @CsvSource({
        "curve, core",
        "curve, control",
        "curve, monitor",
        "bolus, core",
        "bolus, control",
        "bolus, monitor",
        "prime, core",
        "prime, control",
        "prime, monitor",
        "flush, core",
        "flush, control",
        "flush, monitor",
        "kvo,   core",
        "kvo,   control",
        "kvo,   monitor"
    })
    void stopsWithinHalfASecondInEveryMode(String mode, String fails) {
        IncidentPump pump = in(mode);
        double beforeMl = pump.ml();
        switch (fails) {
            case "core" -> pump.die();
            case "control" -> pump.onCommand(IncidentPump::applyMonitor);
            // A driver that is stuck on: nothing but the monitor's half of the lease stops it.
            default -> {
                pump.onCommand(IncidentPump::applyControl);
                pump.world.driver().stickOn();
            }
        }
        pump.runS(0.5);
        double atMl = pump.ml();
        pump.runS(600);
        assertEquals(atMl, pump.ml(), 0);
        // A driver that is stuck makes a microstep in 150 us: 0.208 mL in half a second.
        double most = fails.equals("monitor") ? 0.2085 : 0.5 * 60 / 3_600 + 0.001;
        assertTrue(atMl - beforeMl <= most, atMl - beforeMl + " mL");
    }
}
