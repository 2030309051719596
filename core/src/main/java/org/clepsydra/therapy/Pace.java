package org.clepsydra.therapy;

import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Us;

/** How fast the motor makes what was released. */
final class Pace {
    private final PumpGeometry device;
    private @Us long paceUs;

    Pace(PumpGeometry device) {
        this.device = device;
        paceUs = Units.us(Math.max(1, device.pulsePeriodUsMax()));
    }

    /**
     * The curve's own pace, or a faster one that empties the queue within a longest period, which
     * stays until it is empty: what is due of a fast segment is not made at the next one's pace.
     * Strokes are made as fast as the motor can.
     */
    @Realizes("req~motor.bounded-queue~2")
    void set(@Microsteps long toGo, long count, @Us long curveUs) {
        long slowestUs = toGo > 0 ? paceUs : device.pulsePeriodUsMax();
        long emptyingUs = device.pulsePeriodUsMax() / Math.max(1, toGo + count);
        long wantedUs = Math.min(curveUs, Math.min(slowestUs, emptyingUs));
        @Us long fastestUs = device.pulsePeriodUsMin();
        boolean stroke = device.microstepsPerQuantum() > 1;
        paceUs = stroke ? fastestUs : Units.us(Math.max(fastestUs, wantedUs));
    }

    /** Time between two microsteps, 1 us or more. */
    @Us
    long us() {
        return paceUs;
    }
}
