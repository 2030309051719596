package org.clepsydra.detect;

import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Pa;

/**
 * Finds a line blocked towards the patient, from pressure that stays high.
 *
 * <p>High for 200 ms and in two readings at least, because the pump's own stroke lifts the pressure
 * for less; found until it has fallen to half, because a blockage half cleared is a bolus waiting.
 * Half of the lowest limit it was found under: what is trapped in the line does not go with the
 * plan. A pressure that cannot be trusted is high.
 */
@Realizes("req~detect.downstream-occlusion~3")
final class OcclusionDetector {
    private static final long CONFIRM_MS = 200;

    private final Sustained high = new Sustained(Units.ms(CONFIRM_MS));
    private boolean occluded;
    private @Pa int foundLimitPa;

    boolean step(Signals in, LoadedPlan plan) {
        @Pa int pressurePa = in.pressurePa();
        boolean above = plan.loaded() && pressurePa > plan.pressureLimitPa();
        if (high.step(above, in.pressureNew(), in.elapsedMs())) {
            @Pa int limitPa = plan.pressureLimitPa();
            foundLimitPa = occluded ? Math.min(foundLimitPa, limitPa) : limitPa;
            occluded = true;
        } else if (pressurePa <= foundLimitPa / 2) {
            occluded = false;
        }
        return occluded;
    }
}
