package org.clepsydra.detect;

import org.clepsydra.quantity.Units;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Pa;

/**
 * Finds a line that is blocked before the pump head, or a container that is empty, from suction
 * that stays.
 *
 * <p>For 200 ms and in two readings at least, because a stroke draws for less; found until the
 * suction has gone to half, whatever was acknowledged, because a clamp half opened is still a
 * clamp. With a plan or without one. By the reading as it is: a zero that was taken anew could be
 * taken behind a closed clamp.
 */
@Realizes("req~detect.upstream-occlusion~1")
final class UpstreamDetector {
    // An example figure. Nearer to 0 errs to false alarms of a zero that wandered, 12 kPa on the
    // bench; further from it to more that is drawn from a closed line.
    private static final int FOUND_PA = -15_000;
    private static final int GONE_PA = FOUND_PA / 2;
    private static final long CONFIRM_MS = 200;

    private final Sustained low = new Sustained(Units.ms(CONFIRM_MS));
    private boolean occluded;

    boolean step(Signals in) {
        @Pa int pressurePa = in.upstreamPa();
        if (low.step(pressurePa < FOUND_PA, in.upstreamNew(), in.elapsedMs())) {
            occluded = true;
        } else if (pressurePa >= GONE_PA) {
            occluded = false;
        }
        return occluded;
    }
}
