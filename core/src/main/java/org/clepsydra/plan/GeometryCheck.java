package org.clepsydra.plan;

import org.clepsydra.trace.Realizes;

/**
 * Whether the figures of the device still are what they were when the core was built: a sum over
 * all of them, held twice. Any one bit that turns over changes it.
 */
@Realizes("req~persistence.figures-intact~1")
public final class GeometryCheck {
    // Odd, so that no bit of any figure is shifted out.
    private static final long FACTOR = 31;

    private final PumpGeometry device;
    private final long sum;
    private final long complement;

    public GeometryCheck(PumpGeometry device) {
        this.device = device;
        sum = sum(device);
        complement = ~sum;
    }

    /** Whether they are; asked in every step, before anything is done with them. */
    public boolean intact() {
        long now = sum(device);
        return now == sum && now == ~complement;
    }

    private static long sum(PumpGeometry of) {
        long sum = mechanism(of);
        sum = mix(sum, of.pressurePaMax());
        sum = mix(sum, of.linePaPerMlPerH());
        sum = mix(sum, of.pressureSwingPa());
        sum = mix(sum, of.backOffNlMax());
        sum = mix(sum, of.reservoirNl());
        sum = mix(sum, of.reservoirLowNl());
        sum = mix(sum, of.replacementDueMicrosteps());
        sum = mix(sum, of.endOfServiceMicrosteps());
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            sum = mix(sum, of.has(1 << bit) ? 1 : 0);
        }
        return condition(sum, of.condition());
    }

    private static long mechanism(PumpGeometry of) {
        long sum = of.deviceId();
        sum = mix(sum, of.accepted() ? 1 : 0);
        sum = mix(sum, of.storesState() ? 1 : 0);
        sum = mix(sum, of.nlPerRev());
        sum = mix(sum, of.microstepsPerRev());
        sum = mix(sum, of.microstepsPerQuantum());
        sum = mix(sum, of.countsPerRev());
        sum = mix(sum, of.quantumNl());
        sum = mix(sum, of.queueMax());
        sum = mix(sum, of.pulsePeriodUsMin());
        sum = mix(sum, of.pulsePeriodUsMax());
        sum = mix(sum, of.longestEnergisedMs());
        sum = mix(sum, of.longestIdleMs());
        return mix(sum, of.rateNlPerHMax());
    }

    private static long condition(long before, ConditionLimits of) {
        long sum = mix(before, of.inRange() ? 1 : 0);
        sum = mix(sum, of.batteryLowMv());
        sum = mix(sum, of.batteryEmptyMv());
        sum = mix(sum, of.temperatureCentiCMin());
        sum = mix(sum, of.temperatureCentiCMax());
        sum = mix(sum, of.motorMilliampsMax());
        sum = mix(sum, of.pressureNoisePa());
        return mix(sum, of.strokePressurePa());
    }

    private static long mix(long sum, long figure) {
        return sum * FACTOR ^ figure;
    }
}
