package org.clepsydra.world;

/**
 * What an air detector does wrong without a fault.
 *
 * @param falseDry probability that a sample of liquid says air
 * @param falseWet probability that a sample of air says liquid
 * @param leastUl volume of a bubble below which it is not seen
 */
public record AirSettings(double falseDry, double falseWet, double leastUl) {
    /** One that sees what there is. */
    public static AirSettings exact() {
        return new AirSettings(0, 0, 0);
    }

    /**
     * The probabilities are defaults, not citations.
     *
     * @param leastUl by the bore: the Zevex LifeGuard's data sheet has 10, 20 and 40 uL for tubing
     *     of 3.2, 3.9 and 6.4 mm
     */
    public static AirSettings ordinary(double leastUl) {
        return new AirSettings(1e-5, 1e-3, leastUl);
    }
}
