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
 * @param whole whether the program came to its end
 */
record StormResult(
        Draw draw,
        String complaint,
        double overNl,
        double boundNl,
        double ratio,
        long foundMs,
        double courseNl,
        boolean whole) {
    boolean failed() {
        return !complaint.isEmpty();
    }

    /** One line that runs it again. */
    String replay() {
        return line() + (draw.asDrawn() ? "" : " --faults " + draw.list());
    }

    /** The same without its faults. */
    String line() {
        return "clepsydra-bench storm "
                + CampaignKind.of(draw).option()
                + "--seed "
                + draw.seed()
                + " --run "
                + draw.run();
    }

    /** Every bit of what came of it, in words. */
    String figures() {
        return String.join(
                ",",
                draw.words(),
                complaint,
                Double.toHexString(overNl),
                Double.toHexString(boundNl),
                Double.toHexString(ratio),
                Long.toString(foundMs),
                Double.toHexString(courseNl),
                Boolean.toString(whole));
    }
}
