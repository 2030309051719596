package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I-08: a bolus is begun, interrupted, the line primed, and the bolus resumed. 10 mL/h, a bolus of
 * 2 mL in 2 min, a prime of 3 mL in 3 min; stopped after a minute of the bolus, so that at most 1
 * mL of it was given.
 */
@Verifies({"req~overlay.forfeit~2", "req~overlay.given~2", "req~overlay.accounts~2"})
class InterruptedBolusTest {
    private static final long MIN_MS = 60_000;

    @ParameterizedTest
    @CsvSource({"bedside", "wearable"})
    void neitherPrimesNorGoesOnWithTheBolus(String name) {
        boolean bedside = name.equals("bedside");
        IncidentPump pump =
                IncidentPump.exact(bedside ? PumpModel.bedside() : PumpModel.wearable());
        pump.started(
                PlanImages.flat(pump.device, 10_000_000, 60 * MIN_MS)
                        .bolus(2_000_000, 2 * MIN_MS, 0, 5)
                        .prime(3_000_000, 3 * MIN_MS, 5));
        pump.runS(600);
        pump.order.enter(2_000_000, 0, 0);
        pump.give(Orders.BOLUS);
        pump.runS(60);
        assertEquals(TherapyState.OVERLAY, pump.state());
        pump.give(Orders.STOP);
        pump.runS(5);
        double heldMl = pump.ml();
        // 10 mL/h for 600 s, and a minute of the bolus; a stroke and 200 ms of either.
        assertTrue(heldMl <= 10 * 600 / 3_600.0 + 1 + pump.quantumMl() + 0.01, heldMl + " mL");
        long bolus = pump.out.snapshot().bolusCommanded();
        pump.give(Orders.PRIME);
        assertEquals(Rule.OVERLAY_NOT_NOW, pump.rule());
        pump.runS(240);
        // What "resume" is pressed as.
        pump.order.enter(2_000_000, 0, 0);
        pump.give(Orders.BOLUS);
        pump.runS(240);
        assertEquals(heldMl, pump.ml(), 0);
        assertEquals(0, pump.out.snapshot().primeCommanded());
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        pump.runS(3_600);
        assertEquals(TherapyState.DONE, pump.state());
        assertEquals(bolus, pump.out.snapshot().bolusCommanded());
        double bolusMl = bolus * pump.quantumMl() / pump.device.microstepsPerQuantum();
        assertTrue(bolusMl <= 1 + pump.quantumMl());
        assertTrue(pump.ml() <= 10 + bolusMl + 1e-9, pump.ml() + " mL");
        assertTrue(pump.ml() >= 10 + bolusMl - 2 * pump.quantumMl(), pump.ml() + " mL");
        // And the ledger says what the world holds, but for a stroke that was cut short.
        assertEquals(pump.ml(), pump.out.snapshot().givenNl() / 1e6, 2 * pump.quantumMl());
    }
}
