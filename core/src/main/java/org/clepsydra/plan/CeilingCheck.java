package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/**
 * Holds the ceiling of an image against the curve of its segments, over one run of the cycle: from
 * there on both go on as before.
 *
 * <p>Time is cut where a segment ends and where a point stands. In each piece the ceiling is a
 * straight line and the curve is of one segment, so that what lies between them is least and most
 * at an end of the piece, or where the curve is as steep as the line: nowhere in a flat segment,
 * once in a ramp, at two places as far from either end of the segment in a raised cosine. All of
 * these are looked at. A place is found to less than a millisecond in a ramp and to 2<sup>-19</sup>
 * of the time in a cosine; what lies between is then less than a nanolitre from its most.
 *
 * <p>The segments have been judged, the points have not: it is refused first if they do not rise,
 * and what is then computed from them has no effect.
 */
@Realizes({"req~plan.envelope-follows~1", "req~plan.envelope-agrees~4"})
final class CeilingCheck {
    // Each piece ends a stretch or a segment, and the last ends both.
    private static final int PIECES_MAX =
            PlanLayout.ENVELOPE_POINTS_MAX - 1 + PlanLayout.SEGMENTS_MAX - 1;
    private static final int HALVINGS = 18;
    // As the monitor asks.
    private static final long POINT_GAP_MS_MIN = 1_000L;

    private final Ruling ruling;
    private final WideQuotient wide = new WideQuotient();
    private int segment;
    private long kind;
    private long volumeNl;
    private long durationMs;
    private long firstNl;
    private long beganMs;
    private long beganNl;
    private int point;

    CeilingCheck(Ruling ruling) {
        this.ruling = ruling;
    }

    /** Judges the ceiling of an image that is right in all else. */
    void judge(long[] image) {
        form(image);
        follow(image);
    }

    /** Points that rise to the curve's end, and a cycle that begins and runs as the segments'. */
    private void form(long[] image) {
        // At most 32 * 2.7e9 and 32 * 1e10.
        long cycleMs = 0;
        long cycleNl = 0;
        long allMs = 0;
        long allNl = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            if (i == image[PlanLayout.CYCLE_SEGMENT]) {
                cycleMs = allMs;
                cycleNl = allNl;
            }
            // Of a row without a segment all is zero.
            allMs = allMs + image[segmentAt(i) + PlanLayout.SEGMENT_DURATION_MS];
            allNl = allNl + image[segmentAt(i) + PlanLayout.SEGMENT_VOLUME_NL];
        }
        int rule = Rule.ENVELOPE_NOT_OF_CURVE;
        long count = image[PlanLayout.ENVELOPE_POINT_COUNT];
        long cycle = image[PlanLayout.ENVELOPE_CYCLE_POINT];
        ruling.between(rule, count, 2, PlanLayout.ENVELOPE_POINTS_MAX);
        ruling.between(rule, cycle, 0, count - 1);
        ruling.equal(rule, image[PlanLayout.ENVELOPE_REPEATS], image[PlanLayout.REPEATS]);
        meets(image, 0, 0, 0);
        for (int i = 1; i < PlanLayout.ENVELOPE_POINTS_MAX; i++) {
            if (i < count) {
                long leastMs = pointMs(image, i - 1) + POINT_GAP_MS_MIN;
                ruling.between(rule, pointMs(image, i), leastMs, allMs);
                ruling.between(rule, pointNl(image, i), pointNl(image, i - 1), allNl);
            } else {
                // The monitor holds no envelope with a word after the last point.
                ruling.equal(Rule.RESERVED_WORD, pointMs(image, i), 0);
                ruling.equal(Rule.RESERVED_WORD, pointNl(image, i), 0);
            }
        }
        meets(image, (int) cycle, cycleMs, cycleNl);
        meets(image, (int) count - 1, allMs, allNl);
    }

    private void meets(long[] image, int index, long ms, long nl) {
        ruling.equal(Rule.ENVELOPE_NOT_OF_CURVE, pointMs(image, index), ms);
        ruling.equal(Rule.ENVELOPE_NOT_OF_CURVE, pointNl(image, index), nl);
    }

    /** Goes along the pieces of one run. */
    private void follow(long[] image) {
        int last = (int) image[PlanLayout.ENVELOPE_POINT_COUNT] - 1;
        point = 0;
        beganMs = 0;
        beganNl = 0;
        enter(image, 0);
        long fromMs = 0;
        for (int i = 0; i < PIECES_MAX; i++) {
            if (point >= last) {
                return;
            }
            long segmentEndMs = beganMs + durationMs;
            long stretchEndMs = pointMs(image, point + 1);
            long endMs = Math.min(segmentEndMs, stretchEndMs);
            piece(image, fromMs, endMs);
            fromMs = endMs;
            if (endMs == stretchEndMs) {
                point = point + 1;
            }
            if (endMs == segmentEndMs) {
                beganMs = segmentEndMs;
                beganNl = beganNl + volumeNl;
                enter(image, segment + 1);
            }
        }
    }

    private void enter(long[] image, int index) {
        int at = segmentAt(index);
        segment = index;
        kind = image[at];
        volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        durationMs = image[at + PlanLayout.SEGMENT_DURATION_MS];
        firstNl = image[at + PlanLayout.SEGMENT_FIRST_NL];
    }

    private void piece(long[] image, long fromMs, long endMs) {
        long steepMs = steepMs(image);
        long earlyMs = beganMs + steepMs;
        long lateMs = beganMs + durationMs - steepMs;
        holds(image, endMs);
        holds(image, Math.max(fromMs, Math.min(earlyMs, endMs)));
        holds(image, Math.max(fromMs, Math.min(lateMs, endMs)));
    }

    /** Both rounded down: then what is right stays right. */
    private void holds(long[] image, long ms) {
        wide.divide(riseNl(image), ms - pointMs(image, point), spanMs(image));
        long ceilingNl = pointNl(image, point) + wide.quotient();
        long curveNl = beganNl + givenNl(ms - beganMs);
        ruling.between(
                Rule.ENVELOPE_NOT_OF_CURVE,
                ceilingNl,
                curveNl,
                curveNl + image[PlanLayout.ENVELOPE_GAP_NL]);
    }

    /** How far into the segment the curve is as steep as the line; any place where it never is. */
    private long steepMs(long[] image) {
        // What the line would give over the segment's time: at most 1e10 * 2.7e9 / 1e3. To a
        // nanolitre is near enough: what lies between is then a quarter of one from its most.
        wide.divide(riseNl(image), durationMs, spanMs(image));
        long lineNl = Math.min(wide.quotient(), LoadedPlan.peakNl(image, segmentAt(segment)));
        if (kind == PlanLayout.RAISED_COSINE) {
            wide.divide(lineNl, RaisedCosine.ONE, volumeNl);
            wide.divide(partAsSteep(wide.quotient()), durationMs, RaisedCosine.ONE);
        } else {
            long bendNl = Math.max(volumeNl - firstNl, firstNl - volumeNl);
            long steeperNl = Math.max(lineNl - firstNl, firstNl - lineNl);
            wide.divide(steeperNl, durationMs, 2 * bendNl);
        }
        return wide.quotient();
    }

    /**
     * Up to where, in the first half of its time, a raised cosine's rate is at most {@code rate}.
     */
    private static long partAsSteep(long rate) {
        long part = 0;
        long step = RaisedCosine.ONE / 2;
        for (int i = 0; i < HALVINGS; i++) {
            step = step / 2;
            if (RaisedCosine.rate(part + step) <= rate) {
                part = part + step;
            }
        }
        return part;
    }

    /** What the segment gives in {@code intoMs}, rounded down. */
    private long givenNl(long intoMs) {
        if (kind == PlanLayout.RAMP) {
            // At most 2e10 * 8.64e7, below 2^61, and 8.64e7 squared.
            long meanNlMs = firstNl * (durationMs - intoMs) + volumeNl * intoMs;
            wide.divide(meanNlMs, intoMs, durationMs * durationMs);
        } else if (kind == PlanLayout.RAISED_COSINE) {
            wide.divide(intoMs, RaisedCosine.ONE, durationMs);
            wide.divide(volumeNl, RaisedCosine.given(wide.quotient()), RaisedCosine.ONE);
        } else {
            wide.divide(volumeNl, intoMs, durationMs);
        }
        return wide.quotient();
    }

    /** What the ceiling rises from this point to the next. */
    private long riseNl(long[] image) {
        return pointNl(image, point + 1) - pointNl(image, point);
    }

    /** How long it takes to the next point. */
    private long spanMs(long[] image) {
        return pointMs(image, point + 1) - pointMs(image, point);
    }

    private static int segmentAt(int index) {
        int within = Math.max(0, Math.min(index, PlanLayout.SEGMENTS_MAX - 1));
        return PlanLayout.SEGMENTS + within * PlanLayout.SEGMENT_WORDS;
    }

    private static long pointMs(long[] image, int index) {
        return image[pointAt(index)];
    }

    private static long pointNl(long[] image, int index) {
        return image[pointAt(index) + 1];
    }

    private static int pointAt(int index) {
        int within = Math.max(0, Math.min(index, PlanLayout.ENVELOPE_POINTS_MAX - 1));
        return PlanLayout.ENVELOPE_POINTS + within * PlanLayout.ENVELOPE_POINT_WORDS;
    }
}
