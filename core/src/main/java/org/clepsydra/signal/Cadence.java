package org.clepsydra.signal;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Ms;

/**
 * Measures the time since the last step, and how much of it counts.
 *
 * <p>What is beyond the longest period that applies is lost, not made up: a step five seconds late
 * must not release five seconds of drug.
 */
@Realizes({"req~signal.cadence~1", "req~delivery.therapy-time~1"})
final class Cadence {
    private final PumpGeometry device;
    private boolean begun;
    private @Ms long lastMs;

    Cadence(PumpGeometry device) {
        this.device = device;
    }

    void step(SensorFrame in, Signals out) {
        @Ms long nowMs = in.nowMs();
        @Ms
        long longestMs = in.motorEnergised() ? device.longestEnergisedMs() : device.longestIdleMs();
        long sinceMs = nowMs - lastMs;
        // Wrap-around of the difference reads as backwards, which is the safe side.
        boolean forward = nowMs > lastMs && sinceMs > 0;
        boolean trusted = forward || !begun;
        @Ms long elapsedMs = Units.ms(forward && begun ? sinceMs : 0);
        @Ms long advanceMs = Units.ms(Math.min(elapsedMs, longestMs));
        begun = true;
        lastMs = nowMs;
        out.time(nowMs, elapsedMs, advanceMs, Units.ms(elapsedMs - advanceMs), trusted);
    }
}
