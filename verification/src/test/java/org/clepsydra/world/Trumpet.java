package org.clepsydra.world;

/**
 * Errors of flow over windows, as IEC 60601-2-24 has them drawn, from what reached the patient. The
 * formula is told by those who test pumps; the standard's text was not at hand.
 */
final class Trumpet {
    private final double[] errorPercent;

    private Trumpet(double[] errorPercent) {
        this.errorPercent = errorPercent;
    }

    /** What a pump gives in each of {@code samples} spans, after it has run for a while. */
    static Trumpet of(Steady pump, double mlPerH, int settleS, int sampleS, int samples) {
        pump.runS(settleS);
        double dueUl = mlPerH * 1_000 * sampleS / 3_600;
        double[] errors = new double[samples];
        for (int i = 0; i < samples; i++) {
            double before = pump.world.line().outflowUl();
            pump.runS(sampleS);
            errors[i] = 100 * (pump.world.line().outflowUl() - before - dueUl) / dueUl;
        }
        return new Trumpet(errors);
    }

    /** Most positive mean error over any window of so many samples, in percent. */
    double highest(int window) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int start = 0; start + window <= errorPercent.length; start++) {
            highest = Math.max(highest, mean(start, window));
        }
        return highest;
    }

    /** Most negative mean error over any window of so many samples, in percent. */
    double lowest(int window) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int start = 0; start + window <= errorPercent.length; start++) {
            lowest = Math.min(lowest, mean(start, window));
        }
        return lowest;
    }

    private double mean(int start, int window) {
        double sum = 0;
        for (int i = start; i < start + window; i++) {
            sum += errorPercent[i];
        }
        return sum / window;
    }
}
