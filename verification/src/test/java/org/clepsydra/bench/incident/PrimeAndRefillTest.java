package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.DeadVolume;
import org.clepsydra.plan.FixedFlow;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.GasImplant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I-15, a prime into the patient; I-17 and I-18, implants that gave too much; I-22, a spike. */
class PrimeAndRefillTest {
    private static final long MIN_MS = 60_000;
    private static final long DAY_MS = 24 * 60 * MIN_MS;

    /**
     * I-15: 0.199 mL of tubing and 60 cm of 2.22 uL/cm are 332.2 uL. Not with drug in it, and not a
     * nanolitre more.
     */
    @Test
    @Verifies("req~reservoir.prime~2")
    void refusesToPrimeALineThatHoldsDrugOrBeyondItsTip() {
        long lineNl = DeadVolume.lineNl(199_000, 2_220, 600);
        assertEquals(332_200, lineNl);
        assertEquals(Rule.LINE_FULL, DeadVolume.prime(lineNl, lineNl, true).rule());
        assertEquals(Rule.LINE_VOLUME, DeadVolume.prime(lineNl + 1, lineNl, false).rule());
        assertTrue(DeadVolume.prime(lineNl, lineNl, false).accepted());
    }

    /** I-15, on the pump: once a drop of the plan was given, in a hold and after the end. */
    @ParameterizedTest
    @CsvSource({"bedside", "wearable"})
    @Verifies("req~overlay.given~2")
    void givesNoPrimeOnceThePatientIsOnTheLine(String name) {
        boolean bedside = name.equals("bedside");
        IncidentPump pump =
                IncidentPump.exact(bedside ? PumpModel.bedside() : PumpModel.wearable());
        pump.started(
                PlanImages.flat(pump.device, 10_000_000, 60 * MIN_MS).prime(332_200, MIN_MS, 3));
        pump.runS(60);
        pump.give(Orders.PRIME);
        assertEquals(Rule.OVERLAY_NOT_NOW, pump.rule());
        pump.give(Orders.STOP);
        pump.runS(5);
        double heldMl = pump.ml();
        pump.give(Orders.PRIME);
        assertEquals(Rule.OVERLAY_NOT_NOW, pump.rule());
        pump.runS(120);
        assertEquals(heldMl, pump.ml(), 0);
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        pump.runS(3_600);
        assertEquals(TherapyState.DONE, pump.state());
        pump.give(Orders.PRIME);
        pump.runS(120);
        assertEquals(0, pump.out.snapshot().primeCommanded());
        assertEquals(10, pump.ml(), 2 * pump.quantumMl());
    }

    /** I-22: what is left in the line at the end goes no faster than the drug did. */
    @Test
    @Verifies("req~plan.overlays~2")
    void flushesADeadVolumeNoFasterThanTheDrugWent() {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        // 2 mL at 0.6 mL/h take 200 min.
        pump.loaded(
                PlanImages.flat(pump.device, 600_000, 60 * MIN_MS).flush(2_000_000, 199 * MIN_MS));
        assertEquals(Rule.FLUSH_RATE, pump.rule());
        pump.started(
                PlanImages.flat(pump.device, 600_000, 60 * MIN_MS)
                        .planId(2)
                        .flush(2_000_000, 200 * MIN_MS));
        pump.runS(3_602);
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.FLUSH);
        double fromMl = pump.ml();
        for (int i = 0; i < 20; i++) {
            pump.runS(600);
            double ml = pump.ml() - fromMl;
            assertTrue(ml <= 0.6 * 600 / 3_600 + 2 * pump.quantumMl(), ml + " mL");
            fromMl = pump.ml();
        }
        assertEquals(TherapyState.OVERLAY, pump.state());
        assertEquals(2.6, pump.ml(), 0.001);
    }

    /** I-17: an implant that gave more than it counted, 16 % of 10 mL in ten days. */
    @ParameterizedTest
    @CsvSource({"2.1, true", "1.9, false"})
    @Verifies({"req~reservoir.residual~1", "req~reservoir.announced~1"})
    void saysAtARefillThatMoreWasGivenThanCounted(double beyondMl, boolean found) {
        IncidentPump pump = IncidentPump.exact(PumpModel.implant());
        pump.stepUs = 1_000_000;
        pump.world.reservoir().fill(20_000);
        pump.order.refill(0, 20_000_000);
        pump.give(Orders.REFILL);
        pump.stepUs = 100_000;
        pump.started(PlanImages.flat(pump.device, 1_000_000, 60 * MIN_MS));
        pump.runS(3_605);
        pump.give(Orders.STOP);
        long drawnNl = 19_000_000 - Math.round(beyondMl * 1e6);
        pump.order.refill(drawnNl, 20_000_000);
        pump.give(Orders.REFILL);
        assertEquals(found, pump.shows(AlarmCode.RESERVOIR_DISCREPANCY));
        int rule = found ? Rule.OVER_DELIVERED : Rule.ACCEPTED;
        assertEquals(rule, pump.out.snapshot().residualRule());
    }

    /**
     * I-18: no software in it, 1.3 mL a day by its label, filled with 30 mL and drawn after two
     * weeks. 15 % too fast is 1.495 mL a day.
     */
    @ParameterizedTest
    @CsvSource({"1.00, 0", "1.09, 0", "1.11, 1", "1.149, 1", "1.151, 2", "1.25, 2"})
    @Verifies("req~reservoir.fixed-flow~1")
    void saysAtARefillThatAPumpWithoutSoftwareIsTooFast(double times, int how) {
        GasImplant implant = new GasImplant(1.3 * times);
        implant.refill(30);
        for (int h = 0; h < 14 * 24; h++) {
            implant.advance(1);
        }
        double drawnMl = implant.refill(30);
        FixedFlow flow =
                new FixedFlow()
                        .fillNl(30_000_000)
                        .aspiratedNl(Math.round(drawnMl * 1e6))
                        .elapsedMs(14 * DAY_MS)
                        .labelNlPerDay(1_300_000);
        int[] rules = {Rule.ACCEPTED, Rule.FLOW_DRIFTS, Rule.FLOW_OFF_LABEL};
        assertEquals(rules[how], flow.verdict().rule());
        // 0.12 mg/kg a day for 70 kg: the next fill gives that at the flow that was measured.
        double mg = flow.massNg(120_000, 70_000, 30_000_000) / 1e6;
        assertEquals(8.4, mg * 1.3 * times / 30, 0.001);
    }
}
