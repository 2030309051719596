package org.clepsydra.bench.report;

/**
 * The figures of a run that a reader looks for first.
 *
 * @param givenMl volume commanded
 * @param prescribedMl whole volume of the prescription
 * @param simulatedHours of the whole run
 */
record Totals(double givenMl, double prescribedMl, double simulatedHours) {
    /**
     * Keeps the signs.
     *
     * @throws IllegalArgumentException if a figure is below zero or not finite
     */
    public Totals {
        if (!(givenMl >= 0) || !(prescribedMl >= 0)) {
            throw new IllegalArgumentException(givenMl + " mL of " + prescribedMl + " mL");
        }
        if (!(simulatedHours >= 0) || Double.isInfinite(simulatedHours)) {
            throw new IllegalArgumentException(simulatedHours + " h");
        }
    }
}
