package org.clepsydra.world;

/**
 * Line pressure as the device reads it: 100 samples a second, 0.5 kPa rms of noise, whole 10 Pa.
 */
public final class PressureSensor {
    private static final long SAMPLE_US = 10_000;
    private static final double NOISE_KPA = 0.5;
    private static final int RESOLUTION_PA = 10;

    private final Noise noise;
    private long sinceSampleUs;
    private boolean silent;
    private boolean stuck;
    private boolean fresh;
    private int pa;

    PressureSensor(long seed) {
        noise = new Noise(seed);
    }

    /** Fault: no sample from now on. */
    public void silence() {
        silent = true;
    }

    /** Fault: every sample from now on repeats the last. */
    public void stick() {
        stuck = true;
    }

    void advance(double kpa, long spanUs) {
        sinceSampleUs += spanUs;
        fresh = sinceSampleUs >= SAMPLE_US && !silent;
        if (!fresh) {
            return;
        }
        sinceSampleUs = sinceSampleUs % SAMPLE_US;
        if (!stuck) {
            double read = (kpa + NOISE_KPA * noise.next()) * 1_000.0;
            pa = (int) Math.round(read / RESOLUTION_PA) * RESOLUTION_PA;
        }
    }

    boolean fresh() {
        return fresh;
    }

    int pa() {
        return pa;
    }
}
