package org.clepsydra.world;

/** What a head gives for each volume it is said to displace: drawn from a seed, and ageing. */
public final class Gain {
    private static final double US_PER_H = 3.6e9;

    private final GainSettings settings;
    private final double fresh;
    private double ageUs;
    private double faultTimes = 1;
    private double besideUlPerH;

    Gain(GainSettings settings, long seed) {
        this.settings = settings;
        fresh = 1 + settings.rms() * new Noise(seed).next();
    }

    /** Fault: from now on it gives so many times as much. */
    public void times(double value) {
        faultTimes = value;
    }

    /**
     * Fault: from now on so much flows through the head besides, whatever it does, as where a tube
     * is not pressed shut.
     */
    public void freeFlow(double mlPerH) {
        besideUlPerH = mlPerH * 1_000;
    }

    /** The set in use is another, so old. */
    public void ageH(double value) {
        ageUs = value * US_PER_H;
    }

    void advance(long spanUs) {
        ageUs += spanUs;
    }

    /** What flows besides in such a span. */
    double besideUl(long spanUs) {
        return besideUlPerH * (spanUs / US_PER_H);
    }

    /** Volume given over volume said. */
    public double now() {
        double aged = Math.max(settings.least(), settings.perH() * ageUs / US_PER_H);
        return faultTimes * (fresh + aged);
    }
}
