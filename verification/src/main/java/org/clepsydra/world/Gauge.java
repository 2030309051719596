package org.clepsydra.world;

/**
 * A sensor of one quantity: samples, adds its noise, rounds, and ends at the ends of its range. Its
 * faults are those any sensor has.
 */
public final class Gauge {
    private static final double US_PER_H = 3.6e9;

    private final GaugeSettings settings;
    private final Noise noise;
    private long sinceSampleUs;
    private long restUs;
    private double noiseTimes = 1;
    private double offset;
    private double driftPerH;
    private double deafAt;
    private boolean deaf;
    private boolean silent;
    private boolean stuck;
    private boolean fresh;
    private double heard;
    private int reading;

    Gauge(GaugeSettings settings, long seed) {
        this.settings = settings;
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

    /** Fault: every sample from now on is this, in range or not. */
    public void stickAt(int value) {
        stuck = true;
        reading = value;
    }

    /** Fault: it measures no more, but its last bit flickers, as behind a blocked port. */
    public void deafen() {
        deaf = true;
        deafAt = heard;
    }

    /** Fault: it reads so much too high from now on. */
    public void offset(double value) {
        offset = value;
    }

    /** Fault: from now on it goes so much too high in every hour. */
    public void drift(double perH) {
        driftPerH = perH;
    }

    /** Fault: its noise is so many times as strong. */
    public void noise(double times) {
        noiseTimes = times;
    }

    void advance(double value, long spanUs) {
        sinceSampleUs += spanUs;
        fresh = sinceSampleUs >= settings.sampleUs() && !silent;
        if (!fresh) {
            return;
        }
        offset += driftPerH * ((sinceSampleUs - restUs) / US_PER_H);
        restUs = sinceSampleUs % settings.sampleUs();
        sinceSampleUs = restUs;
        heard = value;
        if (!stuck) {
            reading = rounded();
        }
    }

    private int rounded() {
        double read =
                deaf
                        ? deafAt + offset + settings.resolution() / 2.0 * noise.next()
                        : heard + offset + settings.noise() * noiseTimes * noise.next();
        long steps = Math.round(read / settings.resolution());
        long value = steps * settings.resolution();
        return (int) Math.max(settings.least(), Math.min(settings.most(), value));
    }

    /** Whether there is a sample since the last span began. */
    boolean fresh() {
        return fresh;
    }

    /** The last sample; 0 before the first. */
    int reading() {
        return reading;
    }
}
