package org.clepsydra.world;

/**
 * A round tube, as it stands on a box of tubing.
 *
 * @param boreMm inner diameter, above 0
 * @param outerMm outer diameter, above the inner
 * @param lengthM above 0
 */
public record Tube(double boreMm, double outerMm, double lengthM) {
    /** Of soft plastics and silicone, a little below that of what does not change its volume. */
    private static final double POISSON_RATIO = 0.45;

    private static final double KPA_PER_MPA = 1_000;
    private static final double M3_PER_S_IN_ML_PER_H = 1e-6 / 3_600;

    /** Volume of its bore; a square millimetre by a metre is a millilitre. */
    public double ul() {
        return Math.PI / 4 * boreMm * boreMm * lengthM * 1_000;
    }

    /**
     * What it swells by, by Lame's thick-walled tube that is free to shorten: dV/V = 2 p/E ((b^2 +
     * a^2)/(b^2 - a^2) + nu).
     *
     * @param youngMpa Young's modulus of its wall
     */
    public double complianceUlPerKpa(double youngMpa) {
        double inner = boreMm * boreMm;
        double outer = outerMm * outerMm;
        double wall = (outer + inner) / (outer - inner) + POISSON_RATIO;
        return ul() * 2 * wall / (youngMpa * KPA_PER_MPA);
    }

    /**
     * Poiseuille: R = 8 mu L / (pi r^4).
     *
     * @param centipoise viscosity of what flows, 1.0 for water at 20 C
     */
    public double resistanceKpaPerMlPerH(double centipoise) {
        double radiusM = boreMm / 2_000;
        double paSPerM3 = 8 * centipoise * 1e-3 * lengthM / (Math.PI * Math.pow(radiusM, 4));
        return paSPerM3 * M3_PER_S_IN_ML_PER_H / 1_000;
    }
}
