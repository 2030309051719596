package org.clepsydra.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.plan.FixedFlow;
import org.clepsydra.plan.Rule;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** Floxuridine, 8.4 mg a day, from 30 mL at 1.3 mL a day by the label: refilled every 14 days. */
class GasImplantTest {
    private static final long DAY_MS = 86_400_000L;
    private static final double LABEL = 1.3;

    private double mgPerMl;

    /** A refill after 14 days, and the concentration of the fill that follows from it. */
    private FixedFlow refill(GasImplant pump) {
        double drawnMl = pump.refill(30);
        FixedFlow flow =
                new FixedFlow()
                        .fillNl(30_000_000)
                        .aspiratedNl(Math.round(drawnMl * 1e6))
                        .elapsedMs(14 * DAY_MS)
                        .labelNlPerDay(1_300_000);
        mgPerMl = flow.massNg(120_000, 70_000, 30_000_000) / 1e6 / 30;
        return flow;
    }

    private double mgInADay(GasImplant pump) {
        double before = pump.givenMl();
        pump.advance(24);
        return (pump.givenMl() - before) * mgPerMl;
    }

    private static GasImplant filled(double mlPerDay) {
        GasImplant pump = new GasImplant(mlPerDay);
        pump.refill(30);
        return pump;
    }

    @Test
    @Verifies({"req~reservoir.fixed-flow-dose~1", "req~reservoir.fixed-flow~1"})
    void givesTheDoseAgainFromTheFirstRefillOfAFastPumpOn() {
        // 15.1 % fast. Filled by the label, 193.846 mg in 30 mL: 9.668 mg a day.
        GasImplant pump = filled(LABEL * 1.151);
        mgPerMl = 8.4 / LABEL;
        assertEquals(8.4 * 1.151, mgInADay(pump), 1e-9);
        pump.advance(13 * 24);
        assertEquals(Rule.FLOW_OFF_LABEL, refill(pump).verdict().rule());
        for (int i = 0; i < 6; i++) {
            assertEquals(8.4, mgInADay(pump), 1e-5);
            pump.advance(13 * 24);
            refill(pump);
        }
    }

    @Test
    @Verifies("req~reservoir.fixed-flow~1")
    void isSeenToBeFastOrSlowAtTheRefill() {
        assertEquals(Rule.ACCEPTED, afterTwoWeeks(LABEL).verdict().rule());
        assertEquals(Rule.ACCEPTED, afterTwoWeeks(LABEL * 1.09).verdict().rule());
        assertEquals(Rule.FLOW_DRIFTS, afterTwoWeeks(LABEL * 1.11).verdict().rule());
        assertEquals(Rule.FLOW_OFF_LABEL, afterTwoWeeks(LABEL * 1.16).verdict().rule());
        assertEquals(Rule.FLOW_OFF_LABEL, afterTwoWeeks(LABEL * 0.84).verdict().rule());
        // 30 mL at 1.508 mL a day are 19.89 days.
        assertEquals(1_508_000, afterTwoWeeks(LABEL * 1.16).flowNlPerDay());
    }

    private FixedFlow afterTwoWeeks(double mlPerDay) {
        GasImplant pump = filled(mlPerDay);
        pump.advance(14 * 24);
        return refill(pump);
    }

    @Test
    void flowsFasterInFeverAndOnMountainsAndSlowerAgainstPressure() {
        GasImplant pump = filled(LABEL);
        assertEquals(LABEL, pump.flowMlPerDay());
        pump.temperatureC(39);
        assertEquals(LABEL * 1.11, pump.flowMlPerDay(), 1e-9);
        pump.altitudeM(1_500);
        assertEquals(LABEL * 1.11 * 1.175, pump.flowMlPerDay(), 1e-9);
        pump.arteryKpa(13.3 + 2.666);
        assertEquals(LABEL * 1.11 * 1.175 * 0.98, pump.flowMlPerDay(), 1e-9);
        pump.temperatureC(0);
        assertEquals(0, pump.flowMlPerDay());
    }

    @Test
    @Verifies("req~reservoir.refill-due~1")
    void isDueBeforeItRunsEmpty() {
        GasImplant pump = filled(LABEL * 1.15);
        pump.advance(14 * 24);
        long dueMs = refill(pump).refillDueMs(30_000_000, 2_000_000);
        pump.advance(dueMs / 3.6e6);
        double drawn = pump.refill(30);
        assertEquals(2, drawn, 1e-6);
        assertTrue(drawn >= 2);
        // 30 mL at 1.495 mL a day are 20.07 days.
        double before = pump.givenMl();
        pump.advance(21 * 24);
        assertEquals(30, pump.givenMl() - before, 1e-9);
        assertEquals(0, pump.refill(30));
    }
}
