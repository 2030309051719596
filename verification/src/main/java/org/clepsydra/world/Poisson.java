package org.clepsydra.world;

import java.util.SplittableRandom;

/**
 * Things that happen at random, so many an hour, at times that do not depend on how time is cut.
 */
final class Poisson {
    private static final double US_PER_H = 3.6e9;
    private static final long NEVER = Long.MAX_VALUE;

    private final SplittableRandom random;
    private double perH;
    private long leftUs;

    Poisson(long seed, double perH) {
        random = new SplittableRandom(seed);
        perHour(perH);
    }

    /** Another rate, from now on; 0 for never. */
    void perHour(double value) {
        perH = value;
        leftUs = gapUs();
    }

    private long gapUs() {
        return perH == 0 ? NEVER : (long) (-Math.log1p(-random.nextDouble()) / perH * US_PER_H);
    }

    /** How often it happens within the span. */
    int due(long spanUs) {
        int times = 0;
        long restUs = spanUs;
        while (leftUs < restUs) {
            restUs -= leftUs;
            leftUs = gapUs();
            times++;
        }
        leftUs = leftUs == NEVER ? NEVER : leftUs - restUs;
        return times;
    }

    /** A draw for what happens, 0 to below 1. */
    double draw() {
        return random.nextDouble();
    }
}
