package org.clepsydra.world;

import org.clepsydra.port.SensorTests;

/**
 * Air in the line and the detector that sees it. Bubbles move with the volume the head displaces.
 * The detector samples a thousand times a second; a span that is part dry counts its samples in
 * proportion to the time, and carries the fraction to the next.
 */
public final class AirDetector {
    private static final int BUBBLES_MAX = 64;
    private static final long SAMPLE_US = 1_000;

    /** What is so far beyond the detector does not come back, however a pump draws back. */
    private static final double GONE_UL = 1_000;

    private final double[] frontUl = new double[BUBBLES_MAX];
    private final double[] backUl = new double[BUBBLES_MAX];
    private final Gaps falseDry;
    private final Gaps falseWet;
    private final double leastUl;
    private int bubbles;
    private double headUl;
    private long sinceSampleUs;
    private double dryCarry;
    private int tests;
    private int wet;
    private int dry;
    private double passedUl;
    private boolean stuckWet;
    private boolean stuckDry;

    AirDetector(AirSettings settings, long seed) {
        falseDry = new Gaps(seed, settings.falseDry());
        falseWet = new Gaps(~seed, settings.falseWet());
        leastUl = settings.leastUl();
    }

    /** Puts a bubble in the line whose front has {@code upstreamUl} to go to the detector. */
    public void inject(double volumeUl, double upstreamUl) {
        forget();
        if (bubbles == BUBBLES_MAX) {
            throw new IllegalStateException("more than " + BUBBLES_MAX + " bubbles");
        }
        frontUl[bubbles] = headUl + upstreamUl;
        backUl[bubbles] = headUl + upstreamUl + volumeUl;
        bubbles++;
    }

    private void forget() {
        int kept = 0;
        for (int i = 0; i < bubbles; i++) {
            if (backUl[i] + GONE_UL > headUl) {
                frontUl[kept] = frontUl[i];
                backUl[kept] = backUl[i];
                kept++;
            }
        }
        bubbles = kept;
    }

    /** Fault: every sample from now on says liquid. */
    public void stickWet() {
        stuckWet = true;
    }

    /** Fault: every sample from now on says air. */
    public void stickDry() {
        stuckDry = true;
    }

    void test(int bits) {
        tests = bits;
    }

    /** Moves the line to {@code newHeadUl} over {@code busyUs}; the rest of the span it stands. */
    void advance(double newHeadUl, long busyUs, long spanUs) {
        double fraction = dryFraction(newHeadUl, busyUs, spanUs);
        headUl = newHeadUl;
        sinceSampleUs += spanUs;
        int samples = (int) (sinceSampleUs / SAMPLE_US);
        sinceSampleUs -= samples * SAMPLE_US;
        boolean underTest = (tests & SensorTests.AIR_DRY) != 0;
        // A detector that is stuck does not answer its test either.
        if (stuckWet || stuckDry) {
            count(samples, stuckDry ? 1.0 : 0.0);
        } else {
            count(samples, underTest ? 1.0 : fraction);
            mistake(samples);
        }
    }

    private void count(int samples, double dryFraction) {
        if (dryFraction == 0.0) {
            dryCarry = 0;
            dry = 0;
        } else {
            dryCarry += samples * dryFraction;
            // The nudge keeps a sum of fractions that is whole on paper from being one short.
            dry = Math.min(samples, (int) (dryCarry + 1e-9));
            dryCarry -= dry;
        }
        wet = samples - dry;
    }

    private void mistake(int samples) {
        dry += (int) (falseDry.among(wet) - falseWet.among(dry));
        wet = samples - dry;
    }

    private double dryFraction(double newHeadUl, long busyUs, long spanUs) {
        double lowUl = Math.min(headUl, newHeadUl);
        double highUl = Math.max(headUl, newHeadUl);
        // A line that does not move while the motor does, as before a stopper that sticks, stands.
        long movesUs = highUl > lowUl ? busyUs : 0;
        double dryUs = 0;
        for (int i = bubbles - 1; i >= 0; i--) {
            boolean seen = backUl[i] - frontUl[i] >= leastUl;
            double overlapUl = Math.min(highUl, backUl[i]) - Math.max(lowUl, frontUl[i]);
            if (overlapUl > 0) {
                passedUl += newHeadUl > headUl ? overlapUl : -overlapUl;
                dryUs += seen ? movesUs * overlapUl / (highUl - lowUl) : 0;
            }
            if (seen && newHeadUl > frontUl[i] && newHeadUl < backUl[i]) {
                dryUs += spanUs - movesUs;
            }
        }
        return spanUs > 0 ? Math.min(1.0, dryUs / spanUs) : 0.0;
    }

    /** Volume of air that has gone past the detector, less what came back. */
    public double passedUl() {
        return passedUl;
    }

    int wet() {
        return wet;
    }

    int dry() {
        return dry;
    }

    /** The tests that were in force while the last samples were taken. */
    int tests() {
        return tests;
    }
}
