package org.clepsydra.world;

/**
 * What a pressure sensor reads beside the pressure.
 *
 * @param gauge how it measures, in pascals
 * @param driftKpaPerH the most its zero wanders in an hour, either way
 * @param primeKpa the most it reads too high after a prime, until the tube has relaxed
 * @param rippleKpa amplitude of what it feels of the head's turning, fluid or none
 */
public record PressureSettings(
        GaugeSettings gauge, double driftKpaPerH, double primeKpa, double rippleKpa) {
    private static final GaugeSettings EXTERNAL =
            new GaugeSettings(10_000, 500, 10, -60_000, 400_000);

    /** One that is implanted is asked once a second. */
    private static final GaugeSettings IMPLANTED =
            new GaugeSettings(1_000_000, 500, 10, -60_000, 400_000);

    /** Noise and nothing else. */
    public static PressureSettings calm() {
        return new PressureSettings(EXTERNAL, 0, 0, 0);
    }

    /** 2 kPa/h and up to 10 kPa after a prime: defaults, not citations. */
    public static PressureSettings external(double rippleKpa) {
        return new PressureSettings(EXTERNAL, 2, 10, rippleKpa);
    }

    /** Nothing to be primed again, and the same drift. */
    public static PressureSettings implanted() {
        return new PressureSettings(IMPLANTED, 2, 0, 0);
    }
}
