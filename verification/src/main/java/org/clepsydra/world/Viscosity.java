package org.clepsydra.world;

/**
 * How thick water is: 1.0 cP at 20 C and 0.69 cP at 37 C, an exponential through both. The two
 * figures are defaults, not citations.
 */
final class Viscosity {
    private static final double AT_C = 20;
    private static final double PER_KELVIN = Math.log(0.69) / (37 - AT_C);

    private Viscosity() {}

    /** In centipoise, which is also how many times that at 20 C. */
    static double centipoise(double celsius) {
        return Math.exp(PER_KELVIN * (celsius - AT_C));
    }
}
