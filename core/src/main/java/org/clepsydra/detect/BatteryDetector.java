package org.clepsydra.detect;

import org.clepsydra.plan.ConditionLimits;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Fitted;
import org.clepsydra.quantity.Units;
import org.clepsydra.signal.ConditionSignals;
import org.clepsydra.signal.Signals;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Finds a battery that is low, or empty, or no longer measured.
 *
 * <p>One that is not measured stops nothing: a supply that fails opens the cutoff by itself.
 */
final class BatteryDetector {
    private static final long SILENT_MS = 10_000;

    private final boolean fitted;
    private final LevelDetector low;
    private final LevelDetector empty;
    private @Ms long sinceMs;

    BatteryDetector(PumpGeometry device) {
        ConditionLimits limits = device.condition();
        fitted = device.has(Fitted.BATTERY);
        low = new LevelDetector(limits.batteryLowMv());
        empty = new LevelDetector(limits.batteryEmptyMv());
    }

    @Realizes({
        "req~condition.battery-low~1",
        "req~condition.battery-empty~1",
        "req~condition.sensor-failed~1"
    })
    void step(Signals in, ConditionFindings out) {
        ConditionSignals condition = in.condition();
        // No longer than a silence takes, so that nothing overflows.
        long most = SILENT_MS + 1;
        sinceMs = Units.ms(Math.min(most, sinceMs + Math.min(in.elapsedMs(), most)));
        if (condition.batteryNew()) {
            low.step(condition.batteryMv(), sinceMs);
            empty.step(condition.batteryMv(), sinceMs);
            sinceMs = 0;
        }
        out.battery(low.reached(), empty.reached(), fitted && sinceMs > SILENT_MS);
    }
}
