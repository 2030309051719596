package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.PlanLayout;

/** Segments and points of an image that has nothing else, for the check of the ceiling alone. */
final class Ceilings {
    private final long[] image = new long[PlanLayout.WORDS];

    Ceilings() {
        image[PlanLayout.REPEATS] = 1;
        image[PlanLayout.ENVELOPE_REPEATS] = 1;
        // The first, at zero.
        image[PlanLayout.ENVELOPE_POINT_COUNT] = 1;
    }

    Ceilings flat(long nl, long ms) {
        return segment(PlanLayout.FLAT, nl, ms, 0);
    }

    Ceilings pause(long ms) {
        return segment(PlanLayout.PAUSE, 0, ms, 0);
    }

    Ceilings ramp(long nl, long ms, long firstNl) {
        return segment(PlanLayout.RAMP, nl, ms, firstNl);
    }

    Ceilings raisedCosine(long nl, long ms) {
        return segment(PlanLayout.RAISED_COSINE, nl, ms, 0);
    }

    private Ceilings segment(long kind, long nl, long ms, long firstNl) {
        int at =
                PlanLayout.SEGMENTS
                        + (int) image[PlanLayout.SEGMENT_COUNT] * PlanLayout.SEGMENT_WORDS;
        image[at + PlanLayout.SEGMENT_KIND] = kind;
        image[at + PlanLayout.SEGMENT_VOLUME_NL] = nl;
        image[at + PlanLayout.SEGMENT_DURATION_MS] = ms;
        image[at + PlanLayout.SEGMENT_FIRST_NL] = firstNl;
        image[PlanLayout.SEGMENT_COUNT]++;
        return this;
    }

    Ceilings point(long ms, long nl) {
        int at =
                PlanLayout.ENVELOPE_POINTS
                        + (int) image[PlanLayout.ENVELOPE_POINT_COUNT]
                                * PlanLayout.ENVELOPE_POINT_WORDS;
        image[at] = ms;
        image[at + 1] = nl;
        image[PlanLayout.ENVELOPE_POINT_COUNT]++;
        return this;
    }

    Ceilings gap(long nl) {
        return with(PlanLayout.ENVELOPE_GAP_NL, nl);
    }

    Ceilings with(int word, long value) {
        image[word] = value;
        return this;
    }

    Ruling ruling() {
        Ruling ruling = new Ruling();
        new CeilingCheck(ruling).judge(image);
        return ruling;
    }

    void accepted() {
        Ruling ruling = ruling();
        assertEquals(Rule.ACCEPTED, ruling.rule(), ruling.figure() + " " + ruling.limit());
    }

    void refused(long figure, long limit) {
        Ruling ruling = ruling();
        assertEquals(Rule.ENVELOPE_NOT_OF_CURVE, ruling.rule());
        assertEquals(figure, ruling.figure());
        assertEquals(limit, ruling.limit());
    }
}
