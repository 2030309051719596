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
@Realizes({"req~signal.cadence~1", "req~delivery.therapy-time~3"})
final class Cadence {
    private final PumpGeometry device;
    private final ClocksApart clocks = new ClocksApart();
    private boolean begun;
    private @Ms long lastMs;

    Cadence(PumpGeometry device) {
        this.device = device;
    }

    void step(SensorFrame in, Signals out) {
        @Ms long nowMs = in.nowMs();
        @Ms
        long longestMs = in.motorEnergised() ? device.longestEnergisedMs() : device.longestIdleMs();
        // A difference that wraps around reads as backwards, which is the safe side.
        long sinceMs = nowMs > lastMs ? Math.max(0, nowMs - lastMs) : 0;
        boolean runs = sinceMs > 0 || !begun;
        @Ms long elapsedMs = Units.ms(begun ? sinceMs : 0);
        if (!begun) {
            clocks.begin(in.monitorNowMs());
        }
        boolean trusted = !clocks.step(elapsedMs, in.monitorNowMs()) && runs;
        @Ms long advanceMs = Math.min(elapsedMs, longestMs);
        begun = true;
        lastMs = nowMs;
        out.time(nowMs, elapsedMs, advanceMs, Units.ms(elapsedMs - advanceMs), trusted);
    }
}
