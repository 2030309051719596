package org.clepsydra.bench.detect;

import java.util.SplittableRandom;
import org.clepsydra.world.Plant;

/** Blocks the line of a running infusion at a moment drawn from a seed, and waits for the alarm. */
final class OcclusionTrial {
    /** Before the line is blocked so much has flowed that a syringe's stopper slides. */
    private static final double SETTLED_KPA = 25;

    private static final double SETTLED_S = 600;
    private static final double US_PER_S = 1e6;

    private OcclusionTrial() {}

    /**
     * What became of it.
     *
     * @param found whether delivery stopped before three times what a plain threshold traps
     * @param trappedUl held by the swollen line, and by the barrel of a syringe, when the motor was
     *     at rest
     * @param afterS from the occlusion to rest
     * @param plainUl what a threshold of 70 kPa traps in the same line
     */
    record Result(boolean found, double trappedUl, double afterS, double plainUl) {}

    static Result run(Plant plant, long nlPerH, double times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double ulPerS = nlPerH / 1e3 / 3_600;
        double settledS = Math.max(SETTLED_S, SETTLED_KPA * plant.complianceUlPerKpa() / ulPerS);
        double most = 0.3 * plant.containerUl() / ulPerS;
        double openS = Math.min(most, settledS * random.nextDouble(1, 2));
        double compliance = plant.complianceUlPerKpa();
        double plainUl = compliance * Infusion.PLAIN_PA / 1e3;
        double shutS = 3 * plainUl / ulPerS + 60;
        Infusion infusion = new Infusion(plant, nlPerH, (openS + shutS) / 3_600 * 1.2, random);
        infusion.start();
        advance(infusion, openS);
        if (!infusion.infuses()) {
            throw new IllegalStateException(
                    "stopped before the line was blocked, seed "
                            + seed
                            + ", conditions "
                            + Long.toBinaryString(infusion.out.annunciator().conditions()));
        }
        double openKpa = infusion.world.line().kpa();
        long blockedUs = infusion.world.timeUs();
        infusion.world.line().occlude(times, 1, 0);
        advance(infusion, shutS);
        boolean found = !infusion.infuses() && !infusion.done();
        double afterS = (infusion.world.timeUs() - blockedUs) / US_PER_S;
        double trappedUl = (infusion.world.line().kpa() - openKpa) * compliance;
        return new Result(found, trappedUl, afterS, plainUl);
    }

    private static void advance(Infusion infusion, double seconds) {
        long untilUs = infusion.world.timeUs() + (long) (seconds * US_PER_S);
        while (infusion.infuses() && infusion.world.timeUs() < untilUs) {
            infusion.step();
        }
    }
}
