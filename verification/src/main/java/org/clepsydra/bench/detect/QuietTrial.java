package org.clepsydra.bench.detect;

import java.util.SplittableRandom;
import org.clepsydra.world.Plant;

/**
 * An infusion that nothing is wrong with: noise, posture, warmth and age, and no reason to stop.
 */
final class QuietTrial {
    private static final double HOURS = 46;
    private static final double IDLE_HOURS = 2;

    /** As long as one takes that does not stop before its end. */
    static final double HOURS_MAX = HOURS + IDLE_HOURS;

    private QuietTrial() {}

    /**
     * What became of it.
     *
     * @param hours that it ran, standing and infusing
     * @param conditions that stopped it, as bits of alarm codes; 0 for none
     */
    record Result(double hours, long conditions) {}

    static Result run(Plant plant, long nlPerHMin, long nlPerHMax, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // No rate that empties the container in less than a quarter of the time.
        double most = Math.min((double) nlPerHMax, 4 * plant.containerUl() * 1e3 / HOURS);
        double rate = nlPerHMin * Math.pow(most / nlPerHMin, random.nextDouble());
        Infusion infusion = new Infusion(plant, (long) rate, HOURS, random);
        infusion.idle(random.nextBoolean() ? IDLE_HOURS : 0);
        infusion.start();
        while (infusion.infuses()) {
            infusion.step();
        }
        long conditions = infusion.done() ? 0 : infusion.out.annunciator().present();
        return new Result(infusion.world.timeUs() / 3.6e9, conditions);
    }
}
