package org.clepsydra.bench.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;

/**
 * The whole pump where the rise above the line's rest is blind: its flow is declared to raise the
 * pressure by 0.3 kPa for each mL/h, which is 15 kPa. The patient lies still.
 */
@Verifies("req~detect.pressure-slope~1")
class SlopeStopTest {
    private static final long NL_PER_H = 50_000_000;
    private static final int TRIALS = 5;

    @Test
    void stopsABlockedLineByItsSlopeAlone() {
        PumpModel wrong = Plant.bedside().pump().with(device -> device.linePaPerMlPerH(300));
        Plant plant = Plant.bedside().with(wrong).still();
        for (int seed = 1; seed <= TRIALS; seed++) {
            Infusion infusion = new Infusion(plant, NL_PER_H, 1, new SplittableRandom(seed));
            infusion.start();
            // 50 mL/h for 72 s is a millilitre: three revolutions are 0.6.
            infusion.advance(72);
            assertTrue(infusion.infuses());
            assertEquals(0, infusion.out.snapshot().complianceNlPerKpa());
            double fromUl = infusion.world.headUl();
            infusion.world.line().occlude();
            infusion.advance(60);
            double givenUl = infusion.world.headUl() - fromUl;
            assertEquals(
                    1L << AlarmCode.DOWNSTREAM_OCCLUSION, infusion.out.annunciator().present());
            // Six cells and one that was part open, of 25 uL, and a step or two of 1.4.
            assertTrue(givenUl <= 180, givenUl + " uL, seed " + seed);
            // 9.95 uL/kPa, to a third where the first of six was part open.
            long nlPerKpa = infusion.out.snapshot().complianceNlPerKpa();
            assertTrue(nlPerKpa >= 7_000 && nlPerKpa <= 14_000, nlPerKpa + " nL/kPa");
        }
    }
}
