package org.clepsydra.bench.detect;

/**
 * A trial that did not go as it must.
 *
 * @param what went wrong, and where
 * @param replay the arguments that run it again
 */
public record Failure(String what, String replay) {
    static Failure occlusion(Subject subject, long nlPerH, long seed, String what) {
        String rate = Double.toString(nlPerH / 1e6);
        return new Failure(
                subject.name() + " at " + rate + " mL/h: " + what,
                "--plant "
                        + subject.name()
                        + " --rate "
                        + rate
                        + " --seeds 1 --hours 0 --seed "
                        + seed);
    }

    static Failure quiet(Subject subject, long seed, String what) {
        return new Failure(
                subject.name() + " with nothing wrong: " + what,
                "--plant " + subject.name() + " --seeds 0 --hours 1 --seed " + seed);
    }
}
