package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;

/** A loaded plan of one segment, whatever its figures: for what is below the checks. */
public final class Segments {
    private Segments() {}

    public static LoadedPlan of(
            PumpGeometry geometry, long kind, long volumeNl, long ms, long firstNl) {
        long[] image = new long[PlanLayout.WORDS];
        int at = PlanLayout.SEGMENTS;
        image[PlanLayout.SEGMENT_COUNT] = 1;
        image[PlanLayout.REPEATS] = 1;
        image[at + PlanLayout.SEGMENT_KIND] = kind;
        image[at + PlanLayout.SEGMENT_VOLUME_NL] = volumeNl;
        image[at + PlanLayout.SEGMENT_DURATION_MS] = ms;
        image[at + PlanLayout.SEGMENT_FIRST_NL] = firstNl;
        LoadedPlan plan = new LoadedPlan(geometry);
        // Refused for want of seals, and kept all the same.
        plan.offer(image);
        return plan;
    }
}
