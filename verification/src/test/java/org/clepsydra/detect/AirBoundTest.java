package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What an honest pump of an accepted record moves in one step is counted whole. */
@Verifies("req~detect.single-bubble~3")
class AirBoundTest {
    private static final long AIR = 1L << AlarmCode.AIR_IN_LINE;

    @Test
    void countsEveryCountOfAFineEncoder() {
        // 15.3 pL a count; 1200 mL/h is 33,333 nL or 2.2 million counts in 100 ms.
        DeviceRecord fine =
                Devices.bedside().nlPerRev(1_000).microstepsPerRev(10).countsPerRev(65_536).seal();
        Pump pump = new Pump(fine).tested();
        pump.loaded(PlanImages.flat(fine, 1_200_000_000, 3_600_000)).started();
        pump.run(1_000, 100);
        pump.in.airSamples(0, 10);
        // Four steps are 133 uL of air, above the limit of 100.
        pump.run(400, 100);
        assertEquals(TherapyState.HELD, pump.state());
        assertEquals(AIR, pump.out.annunciator().conditions());
    }

    @Test
    void countsThePartDryStepOfALargeStroke() {
        // 10 mL a stroke of 64 ms: a whole stroke in a step, one sample in 25 dry.
        DeviceRecord large =
                Devices.wearable()
                        .nlPerRev(10_000_000)
                        .countsPerRev(1_000)
                        .pulsePeriodUsMin(1_000)
                        .rateNlPerHMax(1_200_000_000L)
                        .seal();
        Pump pump = new Pump(large).tested();
        pump.loaded(PlanImages.flat(large, 400_000_000, 3_600_000)).started();
        pump.in.airSamples(24, 1);
        pump.run(120_000, 100);
        assertEquals(TherapyState.HELD, pump.state());
        assertTrue((pump.out.annunciator().conditions() & AIR) != 0);
    }
}
