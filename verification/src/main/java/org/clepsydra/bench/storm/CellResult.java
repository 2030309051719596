package org.clepsydra.bench.storm;

/**
 * What came of all storms of a cell. Figures are whole and rounded up, so that it does not matter
 * in which order they are added.
 *
 * @param storms how many
 * @param found in how many an alarm followed
 * @param overNl the worst beyond the curve
 * @param boundNl the most that the bound was
 * @param nearestPermille how near to its bound the nearest came
 * @param latestMs of those that were found, the longest it took
 * @param courseNl the least that a course gives
 */
record CellResult(
        long storms,
        long found,
        long overNl,
        long boundNl,
        long nearestPermille,
        long latestMs,
        long courseNl) {
    private static final double PERMILLE = 1_000;

    static CellResult of(StormResult one) {
        return new CellResult(
                1,
                one.foundMs() < 0 ? 0 : 1,
                (long) Math.ceil(one.overNl()),
                (long) Math.ceil(one.boundNl()),
                (long) Math.ceil(one.ratio() * PERMILLE),
                Math.max(0, one.foundMs()),
                (long) one.courseNl());
    }

    CellResult plus(CellResult other) {
        return new CellResult(
                storms + other.storms,
                found + other.found,
                Math.max(overNl, other.overNl),
                Math.max(boundNl, other.boundNl),
                Math.max(nearestPermille, other.nearestPermille),
                Math.max(latestMs, other.latestMs),
                Math.min(courseNl, other.courseNl));
    }

    /** The bound against the least course, in thousandths. */
    long boundOfCoursePermille() {
        return (long) Math.ceil(PERMILLE * boundNl / Math.max(1, courseNl));
    }
}
