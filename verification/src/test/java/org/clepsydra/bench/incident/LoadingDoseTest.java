package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I-10, and the totals of I-09: a loading dose was given again after a loss of power. 18 mL in half
 * an hour, then 4 mL/h for two hours: 26 mL in all.
 */
@Verifies({"req~persistence.restore~2", "req~persistence.reserve~2"})
class LoadingDoseTest {
    private static final long MIN_MS = 60_000;
    private static final double LOADING_ML = 18;

    /** What a loss of power reserves: ten seconds at 36 mL/h, and the strokes at both ends. */
    private static final double RESERVED_ML = 0.1;

    @ParameterizedTest
    @CsvSource({"bedside, 3", "bedside, 12", "wearable, 12"})
    void givesTheLoadingDoseOnceThroughLossesOfPower(String name, int losses) {
        PumpModel model = name.equals("bedside") ? PumpModel.bedside() : PumpModel.wearable();
        IncidentPump pump = IncidentPump.exact(model.with(d -> d.storesState(true)));
        long[] image =
                PlanImages.image(
                        PlanImages.flat(pump.device, 26_000_000, 150 * MIN_MS)
                                .flat(9, 30 * MIN_MS)
                                .flat(4, 120 * MIN_MS));
        pump.started(image);
        for (int i = 0; i < losses; i++) {
            // Of thirty minutes of loading.
            pump.runS(1_750.0 / losses);
            double beforeMl = pump.ml();
            pump.powerCycle(2 * i + 1);
            pump.runS(30);
            assertEquals(beforeMl, pump.ml(), 0);
            assertEquals(TherapyState.HELD, pump.state());
            assertTrue(pump.shows(AlarmCode.RESTORED));
            // Shown is what was given, or what may have been.
            double shownMl = pump.out.snapshot().givenNl() / 1e6;
            assertTrue(shownMl >= beforeMl, shownMl + " of " + beforeMl);
            assertTrue(shownMl <= beforeMl + (i + 1) * (RESERVED_ML + pump.quantumMl()));
            pump.give(Orders.ACKNOWLEDGE);
            pump.give(Orders.START);
            assertEquals(TherapyState.INFUSING, pump.state(), "rule " + pump.rule());
        }
        double lostMl = losses * (RESERVED_ML + pump.quantumMl());
        pump.runS(120);
        // A minute or two into the maintenance: the whole loading dose at most, once.
        assertTrue(pump.ml() <= LOADING_ML + 4 * 120 / 3_600.0, pump.ml() + " mL");
        assertTrue(pump.ml() >= LOADING_ML - lostMl, pump.ml() + " mL");
        pump.runS(120 * 60);
        assertEquals(TherapyState.DONE, pump.state());
        System.out.printf("I-10, %s, %d losses: %.3f of 26 mL%n", name, losses, pump.ml());
        assertTrue(pump.ml() <= 26);
        assertTrue(pump.ml() >= 26 - lostMl, pump.ml() + " mL");
        // The plan itself is not taken a second time.
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.loaded(image);
        assertEquals(Rule.PLAN_ID_USED, pump.rule());
    }
}
