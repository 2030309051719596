package org.clepsydra.world;

/**
 * A syringe: the drive presses a stopper that gives way like a spring and sticks to the barrel. It
 * stands until spring less line pressure is beyond what holds it, then slips until what drags on it
 * while it moves is left.
 *
 * <p>In volumes and pressures: s = (driven - slipped)/C - p. It slips when |s| is above {@link
 * #HOLDS_KPA}, to |s| = {@link #DRAGS_KPA}, by (|s| - drags)/(1/C + 1/line), as the line swells by
 * what it is given.
 */
final class Stopper implements Outlet {
    /**
     * Stopper, barrel and drive of 50 mL. With the line of {@link Plant#syringe} 10 uL/kPa: worked
     * out from the time to the alarm that Donmez et al. measured in 2005 at 0.5 mL/h, on the
     * assumption that it came at 100 kPa.
     */
    static final double COMPLIANCE_UL_PER_KPA = 8.25;

    /** Some 7 N on 560 mm2: an assumption. */
    static final double HOLDS_KPA = 12;

    /** Some 5 N: an assumption. */
    static final double DRAGS_KPA = 9;

    private double springUl;

    @Override
    public double give(double displacedUl, FluidLine line) {
        springUl += displacedUl;
        double pushKpa = springUl / COMPLIANCE_UL_PER_KPA - line.kpa();
        if (Math.abs(pushKpa) <= HOLDS_KPA) {
            return 0;
        }
        double beyondKpa = Math.abs(pushKpa) - DRAGS_KPA;
        double softness = 1 / COMPLIANCE_UL_PER_KPA + 1 / line.complianceUlPerKpa();
        double slipUl = Math.copySign(beyondKpa / softness, pushKpa);
        springUl -= slipUl;
        return slipUl;
    }
}
