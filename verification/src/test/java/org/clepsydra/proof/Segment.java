package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.PlanLayout;

/** A segment of an accepted plan, as symbols: {@code plan.ranges} in the words of the solver. */
record Segment(Whole kind, Whole volumeNl, Whole durationMs, Whole firstNl, Whole peakNl) {
    /** The segment at this place of the plan; the same place is the same segment. */
    static Segment at(PathState path, Arithmetic a, Whole place) {
        Segment segment =
                new Segment(
                        a.valueOf("kind", place, PlanLayout.FLAT, PlanLayout.RAISED_COSINE),
                        a.valueOf("volumeNl", place, 0, HardLimits.VOLUME_NL_MAX),
                        a.valueOf(
                                "durationMs",
                                place,
                                HardLimits.SEGMENT_MS_MIN,
                                HardLimits.DURATION_MS_MAX),
                        a.valueOf("firstNl", place, 0, 2 * HardLimits.VOLUME_NL_MAX),
                        a.valueOf("peakNl", place, 0, 2 * HardLimits.VOLUME_NL_MAX));
        segment.accepted(path, a);
        return segment;
    }

    private void accepted(PathState path, Arithmetic a) {
        path.bound(kind);
        path.bound(volumeNl);
        path.bound(durationMs);
        path.bound(firstNl);
        path.bound(peakNl);
        Whole zero = a.constant(0);
        Whole twice = a.times(volumeNl, a.constant(2));
        BoolExpr pause = is(a, PlanLayout.PAUSE);
        BoolExpr ramp = is(a, PlanLayout.RAMP);
        BoolExpr cosine = is(a, PlanLayout.RAISED_COSINE);
        Whole least = a.constant(HardLimits.VOLUME_NL_MIN);
        path.assume(a.implies(pause, a.equal(volumeNl, zero)));
        path.assume(a.any(pause, a.atMost(least, volumeNl)));
        path.assume(a.any(ramp, a.equal(firstNl, zero)));
        path.assume(a.atMost(firstNl, twice));
        Whole day = a.constant(HardLimits.SHAPED_MS_MAX);
        path.assume(a.implies(a.any(ramp, cosine), a.atMost(durationMs, day)));
        Whole rising = a.greater(firstNl, a.minus(twice, firstNl));
        Whole peak = a.either(ramp, rising, a.either(cosine, twice, volumeNl));
        path.assume(a.equal(peakNl, peak));
    }

    private BoolExpr is(Arithmetic a, long code) {
        return a.equal(kind, a.constant(code));
    }
}
