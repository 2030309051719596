package org.clepsydra.world;

/**
 * An implant without motor or software: a gas at the temperature of the body presses its reservoir
 * through a capillary, at a flow fixed by its making and by what surrounds it.
 */
public final class GasImplant {
    private static final double ARTERY_KPA = 13.3;
    private static final double H_PER_DAY = 24.0;

    private final double mlPerDay;
    private final GasDrive gas = new GasDrive();
    private double arteryKpa = ARTERY_KPA;
    private double leftMl;
    private double givenMl;

    /**
     * A pump with nothing in it.
     *
     * @param mlPerDay its own flow at 37 C, where it was filled, at 13.3 kPa; the label's only if
     *     it is as it should be
     */
    public GasImplant(double mlPerDay) {
        this.mlPerDay = mlPerDay;
    }

    public void temperatureC(double value) {
        gas.temperatureC(value);
    }

    /** Above where it was filled. */
    public void altitudeM(double value) {
        gas.altitudeM(value);
    }

    /** What is in it is so many times as thick as water. */
    public void thickness(double times) {
        gas.thickness(times);
    }

    public void arteryKpa(double value) {
        arteryKpa = value;
    }

    /** Draws what is left, puts {@code ml} in, and says what was drawn. */
    public double refill(double ml) {
        double drawnMl = leftMl;
        leftMl = ml;
        return drawnMl;
    }

    /** The flow as things are, 0 or more, whether or not anything is left. */
    public double flowMlPerDay() {
        return mlPerDay * gas.times(arteryKpa);
    }

    /** Lets time pass; what flows is bounded by what is left. */
    public void advance(double hours) {
        double flowMl = Math.min(leftMl, flowMlPerDay() * hours / H_PER_DAY);
        leftMl -= flowMl;
        givenMl += flowMl;
    }

    /** What the patient was given by this pump since it was made. */
    public double givenMl() {
        return givenMl;
    }
}
