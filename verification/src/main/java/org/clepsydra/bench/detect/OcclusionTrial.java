package org.clepsydra.bench.detect;

import java.util.Optional;
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
     * @param relief what became of the trapped volume; nothing where the pump never goes back, or
     *     the line was only narrowed
     */
    record Result(
            boolean found,
            double trappedUl,
            double afterS,
            double plainUl,
            Optional<Relief> relief) {}

    static Result run(Plant plant, long nlPerH, double times, long seed) {
        double ulPerS = nlPerH / 1e3 / 3_600;
        double compliance = plant.complianceUlPerKpa();
        double plainUl = compliance * Infusion.PLAIN_PA / 1e3;
        double shutS = 3 * plainUl / ulPerS + 60;
        Infusion infusion = opened(plant, nlPerH, seed);
        double openKpa = infusion.world.line().kpa();
        long blockedUs = infusion.world.timeUs();
        infusion.world.line().occlude(times, 1, 0);
        infusion.advance(shutS);
        boolean found = !infusion.infuses() && !infusion.done();
        double afterS = (infusion.world.timeUs() - blockedUs) / US_PER_S;
        double trappedUl = (infusion.world.line().kpa() - openKpa) * compliance;
        boolean relieves = plant.pump().device().backOffNlMax() > 0 && Double.isInfinite(times);
        Optional<Relief> relief =
                found && relieves
                        ? Optional.of(Relief.of(infusion, opened(plant, nlPerH, seed)))
                        : Optional.empty();
        return new Result(found, trappedUl, afterS, plainUl, relief);
    }

    /** An infusion that has run so far that its line may be blocked. */
    private static Infusion opened(Plant plant, long nlPerH, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double ulPerS = nlPerH / 1e3 / 3_600;
        double compliance = plant.complianceUlPerKpa();
        double settledS = Math.max(SETTLED_S, SETTLED_KPA * compliance / ulPerS);
        double most = 0.3 * plant.containerUl() / ulPerS;
        double openS = Math.min(most, settledS * random.nextDouble(1, 2));
        double shutS = 3 * compliance * Infusion.PLAIN_PA / 1e3 / ulPerS + 60;
        Infusion infusion = new Infusion(plant, nlPerH, (openS + shutS) / 3_600 * 1.2, random);
        infusion.start();
        infusion.advance(openS);
        if (!infusion.infuses()) {
            throw new IllegalStateException(
                    "stopped before the line was blocked, seed "
                            + seed
                            + ", conditions "
                            + Long.toBinaryString(infusion.out.annunciator().conditions()));
        }
        return infusion;
    }
}
