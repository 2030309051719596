package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I-10, delivery that went on under the alarm that the motor does not run; I-16, an implant's motor
 * that stalled, here by an encoder that stands while the motor turns, which is all that is seen.
 */
@Verifies({"req~detect.motion-short~1", "req~delivery.no-self-restart~1"})
class StandingMotorTest {
    private static PumpModel model(String name) {
        return switch (name) {
            case "bedside" -> PumpModel.bedside();
            case "wearable" -> PumpModel.wearable();
            default -> PumpModel.implant();
        };
    }

    private static IncidentPump started(String name, long nlPerH, int hours) {
        IncidentPump pump = IncidentPump.exact(model(name));
        if (pump.device.reservoirNl() > 0) {
            pump.world.reservoir().fill(pump.device.reservoirNl() / 1e3);
            pump.order.refill(0, pump.device.reservoirNl());
            pump.give(Orders.REFILL);
        }
        return pump.started(PlanImages.flat(pump.device, hours * nlPerH, hours * 3_600_000L));
    }

    @ParameterizedTest
    @CsvSource({"bedside, 100000000", "wearable, 10000000", "implant, 54167"})
    void disablesTheDriveWithTheAlarmAndCatchesNothingUp(String name, long nlPerH) {
        IncidentPump pump = started(name, nlPerH, 6);
        double mlPerH = nlPerH / 1e6;
        pump.runS(1_800);
        long stoodAt = pump.in.encoderCounts();
        long[] head = new long[1];
        pump.onRead(
                in -> {
                    head[0] = in.encoderCounts();
                    in.encoderCounts(stoodAt);
                });
        double stuckMl = pump.ml();
        double quantumS = pump.quantumMl() / mlPerH * 3_600;
        double tookS = pump.secondsTo(AlarmCode.MOTION_SHORT, 3_600);
        // Four counts and two microsteps, or the stroke they are in; the next of them, and a step.
        assertTrue(pump.shows(AlarmCode.MOTION_SHORT));
        double microstepMl = pump.quantumMl() / pump.device.microstepsPerQuantum();
        double mostMl = (4 * pump.countMl() + 2 * microstepMl) / 0.99 + 0.4 * mlPerH / 3_600;
        double madeMl = pump.ml() - stuckMl;
        double boundMl = Math.max(mostMl + microstepMl, 2.01 * pump.quantumMl());
        assertTrue(madeMl <= boundMl, madeMl + " mL");
        assertTrue(tookS <= Math.max(60, 3 * quantumS), tookS + " s");
        assertFalse(pump.out.motor().energise());
        assertEquals(TherapyState.HELD, pump.state());
        pump.runS(1);
        double heldMl = pump.ml();
        pump.runS(3_600);
        assertEquals(heldMl, pump.ml(), 0);
        assertFalse(pump.world.energised());
        assertTrue(pump.shows(AlarmCode.MOTION_SHORT));
        // Mended; an hour was lost, and is not made good.
        long unseen = head[0] - stoodAt;
        pump.onRead(in -> in.encoderCounts(in.encoderCounts() - unseen));
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.runS(1_800);
        double halfHourMl = pump.ml() - heldMl;
        System.out.printf(
                "I-16, %s: stops after %.1f s, %.4f mL unseen; %.4f mL in half an hour after%n",
                name, tookS, madeMl, halfHourMl);
        assertEquals(mlPerH / 2, halfHourMl, 2 * pump.quantumMl() + 0.2 * mlPerH / 3_600);
    }
}
