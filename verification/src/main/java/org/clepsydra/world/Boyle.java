package org.clepsydra.world;

/**
 * A chamber that leaks through a resistance and holds trapped air: its volume by Boyle, that of its
 * walls in proportion to pressure. Solved exactly, so that any span is good.
 *
 * <p>With C the compliance of the walls, K = air times atmosphere, a the atmosphere, ps the
 * pressure it would settle at and u = p - ps: (C + K/(a + p)^2) dp/dt = -u/R. The time from u0 to
 * u1 is R (G(u0) - G(u1)), with B = a + ps and G(u) = (C + K/B^2) ln|u| - K/B^2 ln(B + u) + K/(B (B
 * + u)). Newton finds ln|u1|, in which G is all but a straight line.
 */
final class Boyle {
    static final double ATMOSPHERE_KPA = 101.325;

    /** Nothing here draws a vacuum: no settled pressure is below. */
    private static final double LOWEST_KPA = -90;

    private static final int ROUNDS_MAX = 50;
    private static final double CLOSE = 1e-14;

    private Boyle() {}

    /** Volume of air at gauge pressure {@code kpa} that is {@code airUl} at none. */
    static double airUl(double airUl, double kpa) {
        return airUl * ATMOSPHERE_KPA / (ATMOSPHERE_KPA + kpa);
    }

    /** What walls and air hold, from an arbitrary zero. */
    static double heldUl(double complianceUlPerKpa, double airUl, double kpa) {
        return complianceUlPerKpa * kpa - airUl(airUl, kpa);
    }

    /** The pressure at which walls and air hold {@code heldUl}, from the same zero. */
    static double kpa(double complianceUlPerKpa, double airUl, double heldUl) {
        // C (y - a) - K/y = held, for y = a + p.
        double b = heldUl + complianceUlPerKpa * ATMOSPHERE_KPA;
        double k = airUl * ATMOSPHERE_KPA;
        double root = Math.sqrt(b * b + 4 * complianceUlPerKpa * k);
        return (b + root) / (2 * complianceUlPerKpa) - ATMOSPHERE_KPA;
    }

    /**
     * The pressure after a time.
     *
     * @param complianceUlPerKpa of the walls
     * @param airUl air, as much as it is at atmospheric pressure
     * @param kpa the pressure now
     * @param wouldBeKpa where it would settle
     * @param sPerR the time over the resistance, in uL/kPa
     */
    static double kpaAfter(
            double complianceUlPerKpa, double airUl, double kpa, double wouldBeKpa, double sPerR) {
        double settledKpa = Math.max(LOWEST_KPA, wouldBeKpa);
        double u = kpa - settledKpa;
        if (u == 0) {
            return kpa;
        }
        double b = ATMOSPHERE_KPA + settledKpa;
        double k = airUl * ATMOSPHERE_KPA;
        double start = Math.log(Math.abs(u));
        double w = start;
        double from = potential(complianceUlPerKpa, k, b, w, u);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double slope = complianceUlPerKpa + k / ((b + u) * (b + u));
            double step = (potential(complianceUlPerKpa, k, b, w, u) - from + sPerR) / slope;
            // It never moves away from where it settles.
            w = Math.min(start, w - step);
            u = Math.copySign(Math.exp(w), u);
            if (Math.abs(step) <= CLOSE * Math.max(1, Math.abs(w))) {
                break;
            }
        }
        return settledKpa + u;
    }

    private static double potential(double c, double k, double b, double w, double u) {
        return (c + k / (b * b)) * w - k / (b * b) * Math.log(b + u) + k / (b * (b + u));
    }
}
