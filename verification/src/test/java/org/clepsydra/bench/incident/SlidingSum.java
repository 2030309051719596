package org.clepsydra.bench.incident;

/** The most that went into the line in any span of a length, told of it at every step. */
final class SlidingSum {
    private final double[] ml;
    private long steps;
    private double now;
    private double most;

    SlidingSum(int stepsInSpan) {
        ml = new double[stepsInSpan];
    }

    /** So much went into the line since the beginning. */
    void step(double inAllMl) {
        int at = (int) (steps % ml.length);
        now = inAllMl - ml[at];
        most = Math.max(most, now);
        ml[at] = inAllMl;
        steps++;
    }

    /** What the span that ends now held. */
    double nowMl() {
        return now;
    }

    double mostMl() {
        return most;
    }
}
