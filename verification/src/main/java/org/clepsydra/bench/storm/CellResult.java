package org.clepsydra.bench.storm;

import java.util.Optional;

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
 * @param whole in how many the program came to its end
 */
record CellResult(
        long storms,
        long found,
        long overNl,
        long boundNl,
        long nearestPermille,
        long latestMs,
        long courseNl,
        long whole) {
    private static final double PERMILLE = 1_000;

    static CellResult of(StormResult one) {
        return new CellResult(
                1,
                one.foundMs() < 0 ? 0 : 1,
                up(one.overNl()),
                up(one.boundNl()),
                up(one.ratio() * PERMILLE),
                Math.max(0, one.foundMs()),
                (long) one.courseNl(),
                one.whole() ? 1 : 0);
    }

    /** What is no figure is more than any. */
    private static long up(double figure) {
        return Double.isFinite(figure) ? (long) Math.ceil(figure) : Long.MAX_VALUE;
    }

    CellResult plus(CellResult other) {
        return new CellResult(
                storms + other.storms,
                found + other.found,
                Math.max(overNl, other.overNl),
                Math.max(boundNl, other.boundNl),
                Math.max(nearestPermille, other.nearestPermille),
                Math.max(latestMs, other.latestMs),
                Math.min(courseNl, other.courseNl),
                whole + other.whole);
    }

    /** Whether it was unbounded, or beyond its bound. */
    Optional<String> wrong() {
        if (boundNl <= 0 || boundNl == Long.MAX_VALUE) {
            return Optional.of("no bound");
        }
        return overNl > boundNl || nearestPermille > PERMILLE
                ? Optional.of("beyond its bound: " + overNl + " nL, at most " + boundNl)
                : Optional.empty();
    }

    /** The bound against the least course, in thousandths. */
    long boundOfCoursePermille() {
        return (long) Math.ceil(PERMILLE * boundNl / Math.max(1, courseNl));
    }
}
