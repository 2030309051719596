package org.clepsydra.world;

import java.util.SplittableRandom;

/** Which of many things go wrong, each with the same small probability. */
final class Gaps {
    private static final long NEVER = Long.MAX_VALUE;

    private final SplittableRandom random;
    private double probability;
    private long left;

    Gaps(long seed, double probability) {
        random = new SplittableRandom(seed);
        probability(probability);
    }

    /** Another probability, from now on: 0 for never, below 1. */
    void probability(double value) {
        probability = value;
        left = gap();
    }

    /** How many go right before the next that goes wrong. */
    private long gap() {
        return probability == 0
                ? NEVER
                : (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-probability));
    }

    /** How many of the next {@code count} go wrong. */
    long among(long count) {
        long wrong = 0;
        long rest = count;
        while (left < rest) {
            rest -= left + 1;
            left = gap();
            wrong++;
        }
        left = left == NEVER ? NEVER : left - rest;
        return wrong;
    }
}
