package org.clepsydra.world;

/**
 * How what a gas presses out of an implant depends on its surroundings, against where it was filled
 * at 37 C, 13.3 kPa and with water.
 *
 * <p>Defaults of the size that is told of such pumps, not citations: 5.5 % a kelvin, 3.5 % for 300
 * m above where it was filled, 1 % less for 10 mmHg at its outlet.
 */
public final class GasDrive implements Outlet {
    private static final double PER_KELVIN = 0.055;
    private static final double PER_METRE = 0.035 / 300;
    private static final double PER_KPA = 0.01 / 1.333;
    private static final double BODY_C = 37.0;
    private static final double ARTERY_KPA = 13.3;

    private double temperatureC = BODY_C;
    private double altitudeM;
    private double thickness = 1;

    public void temperatureC(double value) {
        temperatureC = value;
    }

    /** Above where it was filled. */
    public void altitudeM(double value) {
        altitudeM = value;
    }

    /** What is in it is so many times as thick as water; with glycerin 2 is a default. */
    public void thickness(double times) {
        thickness = times;
    }

    /** How many times its own flow it gives, 0 or more, against a pressure at its outlet. */
    public double times(double outletKpa) {
        double warmth = 1 + PER_KELVIN * (temperatureC - BODY_C);
        double height = 1 + PER_METRE * altitudeM;
        double artery = 1 - PER_KPA * (outletKpa - ARTERY_KPA);
        return Math.max(0, warmth * height * Math.max(0, artery)) / thickness;
    }

    /** A valve that lets the gas press out a measure; nothing goes back. */
    @Override
    public double give(double displacedUl, FluidLine line) {
        return Math.max(0, displacedUl) * times(line.kpa());
    }
}
