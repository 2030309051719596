package org.clepsydra.world;

/**
 * How many times its open resistance a line has: at once, or growing evenly in proportion, in
 * stairs of a second so that it does not depend on how time is cut.
 */
final class Narrowing {
    private static final long STAIR_US = 1_000_000;

    /** From here a line that closes for good counts as closed. */
    private static final double AS_GOOD_AS_CLOSED = 1e6;

    private double finalTimes = 1;
    private double times = 1;
    private long stairs;
    private long stair;
    private long sinceStairUs;

    /** To {@code newTimes} the open line's, above 1 or infinite, over whole seconds. */
    void start(double newTimes, long overS) {
        finalTimes = newTimes;
        stairs = overS;
        stair = 0;
        sinceStairUs = 0;
        times = overS == 0 ? newTimes : 1;
    }

    void end() {
        start(1, 0);
    }

    boolean growing() {
        return stair < stairs;
    }

    /** Time until the next stair, while it grows. */
    long untilNextUs() {
        return STAIR_US - sinceStairUs;
    }

    /** Lets time pass, no further than to the next stair; whether that is reached. */
    boolean pass(long us) {
        sinceStairUs += us;
        if (sinceStairUs < STAIR_US) {
            return false;
        }
        sinceStairUs = 0;
        stair++;
        double reached = Math.min(finalTimes, AS_GOOD_AS_CLOSED);
        times = stair == stairs ? finalTimes : Math.pow(reached, stair / (double) stairs);
        return true;
    }

    double times() {
        return times;
    }
}
