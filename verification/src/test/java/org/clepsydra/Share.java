package org.clepsydra;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of a long campaign is done: all of it, or, where {@code clepsydra.share} is more than 1
 * as on every build, a share that is the same each time. Continuous integration does all.
 */
public final class Share {
    private static final int SHARE = Integer.getInteger("clepsydra.share", 1);

    private Share() {}

    /** Whether all is done. */
    public static boolean whole() {
        return SHARE == 1;
    }

    /** {@code all}, or {@code share} where not all is done. */
    public static int of(int all, int share) {
        return whole() ? all : share;
    }

    /** All cases, or the first and each {@code oneIn}th after it where not all are done. */
    public static <T> Stream<T> of(List<T> cases, int oneIn) {
        return oneIn(cases, of(1, oneIn));
    }

    static <T> Stream<T> oneIn(List<T> cases, int oneIn) {
        return IntStream.range(0, cases.size()).filter(i -> i % oneIn == 0).mapToObj(cases::get);
    }
}
