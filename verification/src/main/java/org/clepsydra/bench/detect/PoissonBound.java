package org.clepsydra.bench.detect;

/** How often something happens at most, when it was seen so many times. */
public final class PoissonBound {
    private static final double DOUBT = 0.05;
    private static final int HALVINGS = 100;

    private PoissonBound() {}

    /**
     * The exact upper limit with 95 % confidence, one-sided: the mean of a Poisson variable that is
     * {@code seen} or less with a probability of a twentieth.
     *
     * @param seen 0 or more
     */
    public static double upper95(int seen) {
        double low = 0;
        double high = 2.0 * seen + 10;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(seen, middle) > DOUBT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double atMost(int seen, double mean) {
        double logTerm = -mean;
        double sum = Math.exp(logTerm);
        for (int k = 1; k <= seen; k++) {
            logTerm += Math.log(mean / k);
            sum += Math.exp(logTerm);
        }
        return sum;
    }
}
