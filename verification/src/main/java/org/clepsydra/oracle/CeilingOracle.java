package org.clepsydra.oracle;

import java.math.BigInteger;

/**
 * Whether the ceiling of an image that is right in all else follows its curve: {@code
 * req~plan.envelope-follows~1}.
 *
 * <p>Where a point stands or a segment ends it is told in fractions of any size, after a double
 * that is good to a ten-thousandth of a nanolitre has told what is far from either bound. Between
 * these, where the curve is as steep as the ceiling, the double alone tells it: the requirement
 * leaves a nanolitre and a half there.
 */
final class CeilingOracle {
    /** What the requirement says of an image: it must be accepted, may be refused, or must be. */
    enum Ceiling {
        FOLLOWS,
        IN_DOUBT,
        STRAYS
    }

    private static final double CLEAR_NL = 1.01;
    private static final double LEFT_OPEN_NL = 1.5;
    private static final double NEARLY_NL = 0.001;

    /** How far a raised cosine may be low, of its volume: {@code req~delivery.shapes-exact~1}. */
    private static final Rational LOW =
            Rational.of(1).dividedBy(Rational.of(BigInteger.ONE.shiftLeft(54)));

    private final long[] image;
    private final long gapNl;
    private int segment;
    private long beganMs;
    private long beganNl;
    private int point;
    private Ceiling worst = Ceiling.FOLLOWS;

    private CeilingOracle(long[] image) {
        this.image = image;
        gapNl = image[ImageWords.GAP_NL];
    }

    static Ceiling judge(long[] image) {
        CeilingOracle oracle = new CeilingOracle(image);
        if (oracle.formed()) {
            oracle.walk();
        } else {
            oracle.worst = Ceiling.STRAYS;
        }
        return oracle.worst;
    }

    private int last() {
        return (int) image[ImageWords.POINT_COUNT] - 1;
    }

    /** Points that rise, from zero to the end of the last segment, and the same cycle. */
    private boolean formed() {
        long count = image[ImageWords.POINT_COUNT];
        long cycle = image[ImageWords.CYCLE_POINT];
        if (count < 2
                || count > ImageWords.POINTS_MAX
                || cycle < 0
                || cycle >= count
                || image[ImageWords.ENVELOPE_REPEATS] != image[ImageWords.REPEATS]
                || pointMs(0) != 0
                || pointNl(0) != 0) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            if (!later(i) || pointNl(i) < pointNl(i - 1)) {
                return false;
            }
        }
        return meets((int) cycle, image[ImageWords.CYCLE_SEGMENT])
                && meets(last(), image[ImageWords.SEGMENT_COUNT]);
    }

    /** Whether a point is a second or more after the one before, which is at zero or later. */
    private boolean later(int index) {
        return pointMs(index) >= 0 && pointMs(index) - pointMs(index - 1) >= 1_000;
    }

    /** Whether a point is where the first {@code segments} segments end. */
    private boolean meets(int index, long segments) {
        long ms = 0;
        long nl = 0;
        for (int i = 0; i < segments; i++) {
            ms += word(i, ImageWords.SEGMENT_MS);
            nl += word(i, ImageWords.SEGMENT_NL);
        }
        return pointMs(index) == ms && pointNl(index) == nl;
    }

    private void walk() {
        long fromMs = 0;
        while (point < last()) {
            long segmentMs = beganMs + word(segment, ImageWords.SEGMENT_MS);
            long toMs = Math.min(segmentMs, pointMs(point + 1));
            between(fromMs, toMs);
            knot(toMs);
            if (toMs == pointMs(point + 1)) {
                point++;
            }
            if (toMs == segmentMs) {
                beganMs = segmentMs;
                beganNl += word(segment, ImageWords.SEGMENT_NL);
                segment++;
            }
            fromMs = toMs;
        }
    }

    /** Where the line and the curve are as steep as each other, if that is in between. */
    private void between(long fromMs, long toMs) {
        double ms = word(segment, ImageWords.SEGMENT_MS);
        double nl = word(segment, ImageWords.SEGMENT_NL);
        double first = word(segment, ImageWords.FIRST_NL);
        double riseNl = pointNl(point + 1) - pointNl(point);
        double spanMs = pointMs(point + 1) - pointMs(point);
        // What the line gives in the segment's whole time.
        double lineNl = riseNl / spanMs * ms;
        long kind = word(segment, ImageWords.KIND);
        if (kind == ImageWords.RAMP) {
            double x = (lineNl - first) / (2 * (nl - first));
            place(fromMs, toMs, beganMs + x * ms);
        } else if (kind == ImageWords.RAISED_COSINE) {
            double x = Math.acos(1 - lineNl / nl) / (2 * Math.PI);
            place(fromMs, toMs, beganMs + x * ms);
            place(fromMs, toMs, beganMs + (1 - x) * ms);
        }
    }

    private void place(long fromMs, long toMs, double atMs) {
        // False where it is no number: then it is nowhere.
        if (atMs > fromMs && atMs < toMs) {
            double aboveNl = aboveNl(atMs);
            if (aboveNl < -LEFT_OPEN_NL || aboveNl > gapNl + LEFT_OPEN_NL) {
                worst = Ceiling.STRAYS;
            } else if (aboveNl < NEARLY_NL || aboveNl > gapNl - NEARLY_NL) {
                atLeast(Ceiling.IN_DOUBT);
            }
        }
    }

    private void atLeast(Ceiling found) {
        worst = worst.compareTo(found) < 0 ? found : worst;
    }

    private void knot(long atMs) {
        double aboveNl = aboveNl((double) atMs);
        if (aboveNl > CLEAR_NL && aboveNl < gapNl - CLEAR_NL) {
            return;
        }
        if (aboveNl < -CLEAR_NL || aboveNl > gapNl + CLEAR_NL) {
            worst = Ceiling.STRAYS;
            return;
        }
        Rational line = line(atMs);
        Bracket curve = curve(atMs);
        BigInteger lineNl = line.floor();
        BigInteger lowNl = curve.low().floor();
        BigInteger highNl = curve.high().floor();
        BigInteger gap = BigInteger.valueOf(gapNl);
        if (lineNl.compareTo(lowNl) < 0 || lineNl.compareTo(highNl.add(gap)) > 0) {
            worst = Ceiling.STRAYS;
        } else if (line.compareTo(curve.high()) < 0
                || line.compareTo(curve.low().plus(Rational.of(gap))) > 0
                || lineNl.compareTo(highNl) < 0
                || lineNl.compareTo(lowNl.add(gap)) > 0) {
            atLeast(Ceiling.IN_DOUBT);
        }
    }

    private Rational line(long atMs) {
        long riseNl = pointNl(point + 1) - pointNl(point);
        long spanMs = pointMs(point + 1) - pointMs(point);
        return Rational.of(riseNl)
                .times(Rational.of(atMs - pointMs(point), spanMs))
                .plus(Rational.of(pointNl(point)));
    }

    private Bracket curve(long atMs) {
        long ms = word(segment, ImageWords.SEGMENT_MS);
        Rational nl = Rational.of(word(segment, ImageWords.SEGMENT_NL));
        Rational before = Rational.of(beganNl);
        long intoMs = atMs - beganMs;
        Rational x = Rational.of(intoMs, ms);
        long kind = word(segment, ImageWords.KIND);
        if (kind == ImageWords.RAMP) {
            Rational first = Rational.of(word(segment, ImageWords.FIRST_NL));
            Rational bend = nl.minus(first).times(x).times(x);
            return Bracket.exactly(first.times(x).plus(bend).plus(before));
        }
        if (kind == ImageWords.RAISED_COSINE && intoMs < ms) {
            Bracket given = RaisedCosine.partGiven(intoMs, ms).times(nl).plus(before);
            return new Bracket(given.low().minus(nl.times(LOW)), given.high());
        }
        return Bracket.exactly(nl.times(x).plus(before));
    }

    /** By how much the ceiling is above the curve, to a ten-thousandth of a nanolitre. */
    private double aboveNl(double atMs) {
        double ms = word(segment, ImageWords.SEGMENT_MS);
        double nl = word(segment, ImageWords.SEGMENT_NL);
        double first = word(segment, ImageWords.FIRST_NL);
        double x = (atMs - beganMs) / ms;
        long kind = word(segment, ImageWords.KIND);
        double part = kind == ImageWords.RAISED_COSINE ? wave(x) : x;
        double givenNl = kind == ImageWords.RAMP ? first * x + (nl - first) * x * x : nl * part;
        double riseNl = pointNl(point + 1) - pointNl(point);
        double spanMs = pointMs(point + 1) - pointMs(point);
        return pointNl(point) - beganNl + riseNl * ((atMs - pointMs(point)) / spanMs) - givenNl;
    }

    private static double wave(double x) {
        return x - Math.sin(2 * Math.PI * x) / (2 * Math.PI);
    }

    private long word(int index, int word) {
        return image[ImageWords.SEGMENTS + index * ImageWords.SEGMENT_WORDS + word];
    }

    private long pointMs(int index) {
        return image[ImageWords.POINTS + 2 * index];
    }

    private long pointNl(int index) {
        return image[ImageWords.POINTS + 2 * index + 1];
    }
}
