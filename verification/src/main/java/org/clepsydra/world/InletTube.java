package org.clepsydra.world;

/**
 * A bag and the tube from it to the pump head: the tube is a line like that to the patient, from
 * which the head draws. Down to 5 mL the bag holds no vacuum, then 2 kPa more for each millilitre;
 * an empty one is a closed tube. Below its own suction the head is filled less. The two figures of
 * the bag are defaults, not citations, and the suction is an assumption.
 */
public final class InletTube implements Inlet {
    /** Where a tube that springs back, or a cassette, draws no more. */
    static final double SUCTION_KPA = 50;

    private static final double SLACK_UL = 5_000;
    private static final double KPA_PER_UL = 2 / 1_000.0;

    private final FluidLine tube;
    private double heightKpa;
    private double leftUl;
    private double kinkTimes = 1;
    private double drawnUl;

    /**
     * @param tube what the tube swells by and resists, and at its far end the height of the bag
     *     above the pump, as a pressure
     * @param ul what is in the bag
     */
    InletTube(LineSettings tube, double ul) {
        this.tube = new FluidLine(tube);
        heightKpa = tube.patientKpa();
        leftUl = ul;
    }

    /** Hangs a bag with so much in it. */
    public void hang(double ul) {
        leftUl = ul;
        tube.release();
        kink(kinkTimes);
    }

    /** Raises or lowers the bag. */
    public void heightKpa(double value) {
        heightKpa = value;
    }

    /** Narrows the tube at the bag's end: infinite for a closed clamp, 1 for an open tube. */
    public void kink(double times) {
        kinkTimes = times;
        if (times > 1) {
            tube.narrow(times);
        } else if (leftUl > 0) {
            tube.release();
        }
    }

    @Override
    public double give(double wantedUl, long busyUs, long spanUs) {
        tube.patientKpa(heightKpa - KPA_PER_UL * Math.max(0, SLACK_UL - leftUl));
        tube.advance(-wantedUl, busyUs, spanUs);
        double missingUl = tube.complianceUlPerKpa() * (-SUCTION_KPA - tube.kpa());
        double givenUl = wantedUl;
        if (missingUl > 0) {
            givenUl -= missingUl;
            tube.advance(missingUl, 0, 0);
        }
        leftUl -= -tube.outflowUl() - drawnUl;
        drawnUl = -tube.outflowUl();
        if (leftUl < 0) {
            // What the bag did not have, the tube must.
            tube.advance(leftUl, 0, 0);
            leftUl = 0;
            tube.occlude();
        }
        return givenUl;
    }

    /** Gauge pressure at the pump's inlet. */
    public double kpa() {
        return tube.kpa();
    }

    /** What is left in the bag. */
    public double leftUl() {
        return leftUl;
    }
}
