package org.clepsydra.detect;

import org.clepsydra.plan.ConditionLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;

/**
 * Finds a device that is too cold or too warm for itself or its drug: in two readings, as one may
 * be a slip, until it is back by a kelvin.
 */
final class TemperatureDetector {
    private static final long SILENT_MS = 60_000;
    private static final int BACK_CENTI_C = 100;

    private final ConditionLimits limits;
    private final boolean fitted;
    private final Held silence = new Held();
    private boolean wasOutside;
    private boolean found;

    TemperatureDetector(PumpGeometry device) {
        limits = device.condition();
        fitted = device.has(Fitted.THERMOMETER);
    }

    @Realizes({"req~condition.temperature~1", "req~condition.sensor-failed~1"})
    void step(Signals in, ConditionFindings out) {
        boolean read = in.condition().temperatureNew();
        boolean silent = silence.step(fitted && !read, in.elapsedMs()) > SILENT_MS;
        if (read) {
            reading(in.condition().temperatureCentiC());
        }
        out.temperature(found, silent);
    }

    private void reading(int centiC) {
        int least = limits.temperatureCentiCMin();
        int most = limits.temperatureCentiCMax();
        boolean outside = centiC < least || centiC > most;
        boolean back = centiC >= least + BACK_CENTI_C && centiC <= most - BACK_CENTI_C;
        found = (outside && wasOutside) || (found && !back);
        wasOutside = outside;
    }
}
