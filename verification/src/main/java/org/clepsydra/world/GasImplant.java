package org.clepsydra.world;

/**
 * An implant without motor or software: a gas at the temperature of the body presses its reservoir
 * through a capillary, at a flow fixed by its making and by what surrounds it.
 *
 * <p>How the flow depends on temperature, altitude and arterial pressure is a default of the size
 * that is told of such pumps, not a citation: 5.5 % a kelvin, 3.5 % for 300 m above where it was
 * filled, 1 % less for 10 mmHg.
 */
public final class GasImplant {
    private static final double PER_KELVIN = 0.055;
    private static final double PER_METRE = 0.035 / 300;
    private static final double PER_KPA = 0.01 / 1.333;
    private static final double BODY_C = 37.0;
    private static final double ARTERY_KPA = 13.3;
    private static final double H_PER_DAY = 24.0;

    private final double mlPerDay;
    private double temperatureC = BODY_C;
    private double altitudeM;
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
        temperatureC = value;
    }

    /** Above where it was filled. */
    public void altitudeM(double value) {
        altitudeM = value;
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
        double warmth = 1 + PER_KELVIN * (temperatureC - BODY_C);
        double height = 1 + PER_METRE * altitudeM;
        double artery = 1 - PER_KPA * (arteryKpa - ARTERY_KPA);
        return Math.max(0, mlPerDay * warmth * height * artery);
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
