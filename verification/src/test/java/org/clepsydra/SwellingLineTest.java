package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A line that swells by 25 uL for each kilopascal, at 360 mL/h: a microlitre in a step. */
@Verifies("req~detect.pressure-slope~1")
class SwellingLineTest {
    private static final int PA_PER_UL = 40;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside).tested();

    @Test
    void isFoundByTheWholeCoreWhichSaysByHowMuchItSwells() {
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000)).started();
        int ul = 0;
        while (pump.out.annunciator().present() == 0 && ul < 250) {
            ul++;
            pump.in.pressurePa(ul * PA_PER_UL);
            pump.step(10);
        }
        // Seven means of 25 uL, and what was moved before; 12.5 kPa would be a rise.
        assertTrue(ul >= 175 && ul <= 201, ul + " uL");
        assertEquals(1L << AlarmCode.DOWNSTREAM_OCCLUSION, pump.out.annunciator().present());
        long nlPerKpa = pump.out.snapshot().complianceNlPerKpa();
        // The first mean has what was read before START in it, of no pressure: the six rises are
        // some 100 Pa more than 6,000.
        assertTrue(nlPerKpa > 24_000 && nlPerKpa <= 25_000, nlPerKpa + " nL/kPa");
    }
}
