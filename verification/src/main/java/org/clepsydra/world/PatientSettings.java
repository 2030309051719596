package org.clepsydra.world;

/**
 * What the patient does to the far end of the line, beside a steady pressure.
 *
 * @param pulseKpa amplitude of the artery's beat, 0 in a vein
 * @param postureKpa height that a change of posture brings or takes, as a pressure
 * @param posturePerH how often that happens, at random
 */
public record PatientSettings(double pulseKpa, double postureKpa, double posturePerH) {
    /** One who lies still. */
    public static PatientSettings still() {
        return new PatientSettings(0, 0, 0);
    }

    /** A vein, with half a metre up or down six times an hour; defaults, not citations. */
    public static PatientSettings vein() {
        return new PatientSettings(0, 4.9, 6);
    }

    /** The artery of the liver: the same and 3 kPa of beat; defaults, not citations. */
    public static PatientSettings artery() {
        return new PatientSettings(3, 4.9, 6);
    }
}
