package org.clepsydra.world;

/**
 * How far a head's volume is from what its maker says, as fractions.
 *
 * @param rms spread of its mean from pump to pump and set to set
 * @param perH what a used set changes by in an hour
 * @param least the most it loses so, 0 or negative
 */
public record GainSettings(double rms, double perH, double least) {
    /** A head that gives what it says. */
    public static GainSettings exact() {
        return new GainSettings(0, 0, 0);
    }
}
