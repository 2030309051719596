package org.clepsydra.bench.powercut;

/** A course that is gone on with after one loss of power, to its end. */
final class GoneOn {
    private static final long STEPS_MAX = 2_000_000;

    private final StoringPump pump;
    private final Judge judge;

    /**
     * @param pump with power again
     */
    GoneOn(Course course, StoringPump pump) {
        this.pump = pump;
        judge = new Judge(course, false);
    }

    /** What is first wrong with it, empty when nothing. */
    String complaint() {
        for (long steps = 0; steps < STEPS_MAX && running(); steps++) {
            pump.step();
            judge.step(pump);
            pump.pass(pump.longestUs());
        }
        judge.end(pump);
        return judge.complaint();
    }

    private boolean running() {
        return judge.complaint().isEmpty() && !pump.finished();
    }
}
