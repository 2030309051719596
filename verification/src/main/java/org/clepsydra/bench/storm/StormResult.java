package org.clepsydra.bench.storm;

/**
 * What came of a storm.
 *
 * @param draw what it was
 * @param complaint what was first wrong, empty for nothing
 * @param overNl furthest beyond the curve after the fault
 * @param boundNl the most it might have been where it came nearest
 * @param ratio how near, 1 for the bound
 * @param foundMs until the first alarm, -1 for none
 * @param courseNl prescribed in all
 */
record StormResult(
        Draw draw,
        String complaint,
        double overNl,
        double boundNl,
        double ratio,
        long foundMs,
        double courseNl) {
    boolean failed() {
        return !complaint.isEmpty();
    }

    /** One line that runs it again. */
    String replay() {
        return line() + (draw.asDrawn() ? "" : " --faults " + draw.list());
    }

    /** The same without its faults. */
    String line() {
        return "clepsydra-bench storm --seed " + draw.seed() + " --run " + draw.run();
    }
}
