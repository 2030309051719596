package org.clepsydra.detect;

/**
 * How far a running sum rose over any span that ends now: over the one for which it is most.
 *
 * <p>Of each three readings in a row the middle one by size is taken, so that one reading that is
 * off, by however much, does nothing; then so many are averaged, which makes noise small.
 */
final class Rise {
    // Above what ten kilograms come to on any encoder; a sum of 64 readings is at most 2^61.
    private static final long SUM_MAX = 1L << 55;

    private final long readings;
    private final long enoughSum;
    private long newest;
    private long second;
    private long third;
    private long middle;
    private long leap;
    private long unsettled;
    private long sum;
    private long summed;
    private long lowest;
    private boolean found;

    /**
     * @param readings how many are averaged, 1 to 64
     * @param enough what it is found from, 1 to 2^55
     */
    Rise(long readings, long enough) {
        this.readings = readings;
        // At most 2^6 * 2^55.
        enoughSum = enough * readings;
        begin();
    }

    /** Forgets all that was; the next two readings are of what is settling. */
    void begin() {
        newest = 0;
        second = 0;
        middle = 0;
        leap = 0;
        unsettled = 2;
        sum = 0;
        summed = 0;
        lowest = Long.MAX_VALUE;
        found = false;
    }

    /**
     * One reading.
     *
     * @param by what is added to the sum, up to 2^56 either way
     */
    void step(long by) {
        third = second;
        second = newest;
        newest = Math.max(-SUM_MAX, Math.min(newest + by, SUM_MAX));
        long last = middle;
        long higher = Math.max(newest, second);
        middle = Math.max(Math.min(newest, second), Math.min(higher, third));
        leap = middle - last;
        if (unsettled > 0) {
            unsettled = unsettled - 1;
        } else {
            average();
        }
    }

    private void average() {
        sum = sum + middle;
        summed = summed + 1;
        if (summed >= readings) {
            lowest = Math.min(lowest, sum);
            found = found || sum - lowest >= enoughSum;
            sum = 0;
            summed = 0;
        }
    }

    /** Whether it rose by enough since it began. */
    boolean found() {
        return found;
    }

    /** By how much it rose with the last reading, or fell if below 0. */
    long leap() {
        return leap;
    }
}
