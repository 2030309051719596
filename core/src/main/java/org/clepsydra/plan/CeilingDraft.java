package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.RaisedCosine;
import org.clepsydra.quantity.WideQuotient;

/**
 * Writes the envelope's points for the segment table of an image: straight segments as they are,
 * and over each bend a line of pieces that is never below the curve. Where the rate rises these are
 * chords; where it falls, tangents that meet. Both lie above the curve by at most K h² / 8, with h
 * the length of a piece and K the steepest change of the rate. The shortest segment takes a minute,
 * so that points of sixteen pieces a bend are further apart than the monitor asks.
 */
final class CeilingDraft {
    private static final int PIECES_MAX = 16;
    // K h² / 8 is at most a quarter of the bend's volume over the square of its pieces; 26
    // hundredths also hold what is rounded to whole milliseconds.
    private static final long GAP_HUNDREDTHS = 26L;
    private static final long HUNDREDTHS = 100L;
    private static final long ROUNDING_NL = 2L;

    private final WideQuotient wide = new WideQuotient();
    private final long[] image;
    private int points;
    private long beganMs;
    private long beganNl;
    private long volumeNl;
    private long durationMs;
    private long gapNl;

    private CeilingDraft(long[] image) {
        this.image = image;
    }

    /** Writes points, repeats and gap; with no room for the points, a gap that no plan may have. */
    static void write(long[] image) {
        new CeilingDraft(image).write();
    }

    private void write() {
        int count = (int) image[PlanLayout.SEGMENT_COUNT];
        int pieces = pieces(count);
        point(0, 0);
        for (int i = 0; i < count && pieces >= 1; i++) {
            if (i == image[PlanLayout.CYCLE_SEGMENT]) {
                image[PlanLayout.ENVELOPE_CYCLE_POINT] = points - 1L;
            }
            segment(PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS, pieces);
        }
        image[PlanLayout.ENVELOPE_REPEATS] = image[PlanLayout.REPEATS];
        image[PlanLayout.ENVELOPE_VOLUME_NL] = image[PlanLayout.VOLUME_NL];
        image[PlanLayout.ENVELOPE_POINT_COUNT] = points;
        image[PlanLayout.ENVELOPE_GAP_NL] = pieces < 1 ? image[PlanLayout.VOLUME_NL] : gapNl;
    }

    /** Pieces for each bend, so that all points find room; less than one where they do not. */
    private int pieces(int count) {
        int room = PlanLayout.ENVELOPE_POINTS_MAX - 1;
        int bends = 0;
        for (int i = 0; i < count; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            boolean ramp = image[at] == PlanLayout.RAMP;
            boolean cosine = image[at] == PlanLayout.RAISED_COSINE;
            bends = bends + (ramp ? 1 : 0) + (cosine ? 2 : 0);
            // Tangents take one point more than pieces, a straight segment one point.
            room = room - (ramp && !fallsAt(at) ? 0 : 1);
        }
        return Math.min(PIECES_MAX, room / Math.max(1, bends));
    }

    private boolean fallsAt(int at) {
        return image[at + PlanLayout.SEGMENT_FIRST_NL] > image[at + PlanLayout.SEGMENT_VOLUME_NL];
    }

    private void segment(int at, int pieces) {
        long kind = image[at];
        volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        durationMs = image[at + PlanLayout.SEGMENT_DURATION_MS];
        UnitShape shape = new UnitShape(image, at);
        if (kind == PlanLayout.RAMP) {
            long bendNl = Math.abs(image[at + PlanLayout.SEGMENT_FIRST_NL] - volumeNl);
            widen(bendNl, pieces);
            if (fallsAt(at)) {
                tangents(shape, 0, durationMs, pieces);
            } else {
                chords(shape, durationMs, pieces);
            }
        } else if (kind == PlanLayout.RAISED_COSINE) {
            long halfMs = durationMs / 2;
            widen(volumeNl, pieces);
            chords(shape, halfMs, pieces);
            tangents(shape, halfMs, durationMs, pieces);
        }
        beganMs = beganMs + durationMs;
        beganNl = beganNl + volumeNl;
        point(beganMs, beganNl);
    }

    private void widen(long bendNl, int pieces) {
        long squares = (long) pieces * pieces * HUNDREDTHS;
        // Rounded up: of a small volume what is dropped would be more than the two hundredths.
        long bentNl = (bendNl * GAP_HUNDREDTHS + squares - 1) / squares;
        gapNl = Math.max(gapNl, bentNl + ROUNDING_NL);
    }

    /** Points on the curve, from the segment's beginning to {@code endMs}, its end left out. */
    private void chords(UnitShape shape, long endMs, int pieces) {
        for (int i = 1; i <= pieces; i++) {
            long ms = endMs * i / pieces;
            if (ms < durationMs) {
                above(ms, shape.given(partOf(ms)));
            }
        }
    }

    /** Points where the tangents of neighbouring places meet. */
    private void tangents(UnitShape shape, long fromMs, long endMs, int pieces) {
        for (int i = 0; i < pieces; i++) {
            long a = partOf(fromMs + (endMs - fromMs) * i / pieces);
            long b = partOf(fromMs + (endMs - fromMs) * (i + 1) / pieces);
            long rateA = shape.rate(a);
            long rateB = shape.rate(b);
            long given = shape.given(a);
            long drop = shape.given(b) - given - product(rateB, b - a);
            wide.divide(Math.max(0, drop), RaisedCosine.ONE, Math.max(1, rateA - rateB));
            long meet = a + wide.quotient();
            wide.divide(meet, durationMs, RaisedCosine.ONE);
            // A millisecond on: there the earlier tangent is the higher, and it is no steeper than
            // the curve.
            long ms = wide.quotient() + 1;
            long nl = product(volumeNl, given + product(rateA, partOf(ms) - a)) + ROUNDING_NL;
            // Where that is more than the segment gives, it stood there a millisecond before.
            boolean whole = nl >= volumeNl;
            point(beganMs + ms - (whole ? 1 : 0), beganNl + (whole ? volumeNl : nl));
        }
    }

    private long partOf(long ms) {
        wide.divide(ms, RaisedCosine.ONE, durationMs);
        return wide.quotient();
    }

    private long product(long a, long b) {
        wide.divide(a, b, RaisedCosine.ONE);
        return wide.quotient();
    }

    /** A point above what {@code given} was rounded down from, and not above the segment's end. */
    private void above(long ms, long given) {
        long nl = product(volumeNl, given) + ROUNDING_NL;
        point(beganMs + ms, beganNl + Math.min(volumeNl, nl));
    }

    private void point(long ms, long nl) {
        int at = PlanLayout.ENVELOPE_POINTS + points * PlanLayout.ENVELOPE_POINT_WORDS;
        image[at] = ms;
        image[at + 1] = nl;
        points = points + 1;
    }
}
