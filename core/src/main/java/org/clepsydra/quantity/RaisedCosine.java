package org.clepsydra.quantity;

import org.clepsydra.trace.Realizes;

/**
 * The raised cosine, by whole numbers in units of 2<sup>-60</sup>: how much of its volume has been
 * given when a part of its time has passed.
 *
 * <p>Why it is never above, nor far below. With u = 2πy, 0 ≤ y ≤ 1/4, the sine is taken by eleven
 * terms of its series, nested:
 *
 * <pre>sin u = u p1,  pk = 1 - z p(k+1) / (2k (2k + 1)),  z = u u,  p12 = 1</pre>
 *
 * <p>The series alternates, so what is left out is below its next term, u<sup>25</sup> / 25!, which
 * is below 2<sup>-67</sup>. Every product and quotient drops less than one unit. Then u is wrong by
 * less than 1.2 units, z by less than 2u · 1.2 + 1 &lt; 4.8, pk by less than (2.47 times the error
 * of p(k+1), and 5.8) / (2k (2k + 1)) + 1, which is below 1.1 from k = 3 up, 1.5 at k = 2 and 2.6
 * at k = 1; so sin u by less than 1.58 · 2.6 + 1.2 + 1 &lt; 6.4, and sin u / 2π by less than 6.4 /
 * 6.28 + 1.2 &lt; 2.3 units. {@link #MARGIN} is above that, and is taken off. A part of time that
 * was rounded down by a unit costs at most two more. In all the result is low by less than 2.3 + 4
 * + 2 units, below 2<sup>-56</sup>.
 */
@Realizes("req~delivery.shapes-exact~1")
public final class RaisedCosine {
    /** Binary places behind the point. */
    public static final int PLACES = 60;

    /** The whole: of the time, or of the volume. */
    public static final long ONE = 1L << PLACES;

    private static final long QUARTER = ONE / 4;
    private static final long HALF = ONE / 2;
    private static final long MARGIN = 4;
    private static final int TERMS = 11;
    // 2 pi and 1 / 2 pi, rounded to the nearest unit.
    private static final long TWO_PI = 0x6487ED5110B4611AL;
    private static final long PER_TWO_PI = 0x028BE60DB9391055L;
    private static final int WORD_BITS = 64;

    private RaisedCosine() {}

    /**
     * The part of the volume given: x - sin(2πx) / 2π, never above it and less than 2<sup>-56</sup>
     * below. Exact at 0 and at {@link #ONE}.
     *
     * @param part part of the time that has passed, 0 to {@link #ONE}; rounded down
     */
    @Realizes({"req~delivery.shapes-exact~1", "req~delivery.segments~2"})
    public static long given(long part) {
        if (part <= HALF) {
            long sine = quarterSine(Math.min(part, HALF - part));
            return Math.max(0, part - product(sine, PER_TWO_PI) - MARGIN);
        }
        long sine = quarterSine(Math.min(part - HALF, ONE - part));
        return part + Math.max(0, product(sine, PER_TWO_PI) - MARGIN);
    }

    /**
     * The rate over its mean: 1 - cos(2πx), 0 to 2, within 2<sup>-57</sup>.
     *
     * @param part part of the time that has passed, 0 to {@link #ONE}
     */
    public static long rate(long part) {
        long fromEnd = Math.min(part, ONE - part);
        return fromEnd <= QUARTER
                ? ONE - quarterSine(QUARTER - fromEnd)
                : ONE + quarterSine(fromEnd - QUARTER);
    }

    /** Sine of 2π times {@code turn}, 0 to a quarter. */
    private static long quarterSine(long turn) {
        long u = product(TWO_PI, turn);
        long z = product(u, u);
        long p = ONE;
        for (int i = 0; i < TERMS; i++) {
            long twice = 2L * (TERMS - i);
            p = ONE - product(z, p) / Math.max(1, twice * (twice + 1));
        }
        return product(u, p);
    }

    /** Product of two numbers of 0 to 2^63 - 1 units that is below 8, rounded down. */
    private static long product(long a, long b) {
        return (WideQuotient.high(a, b) << (WORD_BITS - PLACES)) | ((a * b) >>> PLACES);
    }
}
