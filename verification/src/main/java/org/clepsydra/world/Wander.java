package org.clepsydra.world;

import java.util.SplittableRandom;

/**
 * A zero that wanders: a new slope every hour, drawn evenly up to a most, and always back from
 * beyond a bound. It does not depend on how time is cut.
 */
final class Wander {
    private static final long HOUR_US = 3_600_000_000L;

    private final SplittableRandom random;
    private final double mostPerH;
    private final double bound;
    private double atHour;
    private double slope;
    private long sinceHourUs;

    Wander(double mostPerH, double bound, long seed) {
        random = new SplittableRandom(seed);
        this.mostPerH = mostPerH;
        this.bound = bound;
        turn();
    }

    private void turn() {
        slope = mostPerH * (2 * random.nextDouble() - 1);
        if (Math.abs(atHour) > bound) {
            slope = Math.copySign(slope, -atHour);
        }
    }

    void advance(long spanUs) {
        sinceHourUs += spanUs;
        while (sinceHourUs >= HOUR_US) {
            sinceHourUs -= HOUR_US;
            atHour += slope;
            turn();
        }
    }

    double now() {
        return atHour + slope * sinceHourUs / HOUR_US;
    }
}
