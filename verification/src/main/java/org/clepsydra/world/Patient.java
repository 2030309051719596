package org.clepsydra.world;

/**
 * The pressure at the far end of the line: the vessel's own, the height of the patient above the
 * pump, and a beat. The height goes up or down by a step and back again, at random times.
 */
public final class Patient {
    /** 72 beats a minute. */
    private static final double BEAT_S = 60.0 / 72;

    private final double vesselKpa;
    private final PatientSettings settings;
    private final Poisson posture;
    private double heightKpa;
    private double postureKpa;
    private boolean lies;
    private long timeUs;

    Patient(double vesselKpa, PatientSettings settings, long seed) {
        this.vesselKpa = vesselKpa;
        this.settings = settings;
        posture = new Poisson(seed, settings.posturePerH());
    }

    /** Where the bed is above the pump, as a pressure; 1 m is 9.8 kPa. */
    public void heightKpa(double value) {
        heightKpa = value;
    }

    /** He moves no more from now on. */
    public void lie() {
        lies = true;
    }

    void advance(long spanUs) {
        timeUs += spanUs;
        for (int i = lies ? 0 : posture.due(spanUs); i > 0; i--) {
            double up = posture.draw() < 0.5 ? settings.postureKpa() : -settings.postureKpa();
            postureKpa = postureKpa == 0 ? up : 0;
        }
    }

    /** The pressure without the beat. */
    public double kpa() {
        return vesselKpa + heightKpa + postureKpa;
    }

    /**
     * What is left of the beat at the pump's outlet: a line that settles in {@code settlingS} lets
     * 1/sqrt(1 + (omega t)^2) of it through. It moves no volume to speak of.
     */
    double beatKpa(double settlingS) {
        if (settings.pulseKpa() == 0) {
            return 0;
        }
        double omega = 2 * Math.PI / BEAT_S;
        double through = 1 / Math.hypot(1, omega * settlingS);
        return settings.pulseKpa() * through * Math.sin(omega * timeUs * 1e-6);
    }
}
