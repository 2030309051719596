package org.clepsydra.fuzz;

import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.PlanLayout;

/**
 * Makes the figures of an image agree again after a segment or an overlay was changed, so that the
 * change itself is all that can be wrong. What does not fit wraps around, and is refused.
 */
final class PlanImageMender {
    private PlanImageMender() {}

    static void mend(long[] image) {
        long wasNl = image[PlanLayout.VOLUME_NL];
        whole(image);
        long count = image[PlanLayout.SEGMENT_COUNT];
        if (count >= 1 && count <= PlanLayout.SEGMENTS_MAX) {
            PlanImages.redraw(image);
        }
        long lessNl = Math.max(0, wasNl - image[PlanLayout.VOLUME_NL]);
        image[PlanLayout.DAY_NL_MAX] -= lessNl;
        image[PlanLayout.HOUR_NL_MAX] = Math.max(1, image[PlanLayout.HOUR_NL_MAX] - lessNl);
        mirror(image);
    }

    /** Gives the envelope the safe state, the overlays and the sliding limits of the plan. */
    static void mirror(long[] image) {
        image[PlanLayout.ENVELOPE_SAFE_STATE] = image[PlanLayout.SAFE_STATE];
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = image[PlanLayout.HOUR_NL_MAX];
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = image[PlanLayout.DAY_NL_MAX];
        System.arraycopy(
                image,
                PlanLayout.OVERLAYS,
                image,
                PlanLayout.ENVELOPE_OVERLAYS,
                PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS);
    }

    private static void whole(long[] image) {
        long volumeNl = 0;
        long durationMs = 0;
        for (int i = 0; i < Math.min(image[PlanLayout.SEGMENT_COUNT], 32); i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            long runs = i < image[PlanLayout.CYCLE_SEGMENT] ? 1 : image[PlanLayout.REPEATS];
            volumeNl += runs * image[at + PlanLayout.SEGMENT_VOLUME_NL];
            durationMs += runs * image[at + PlanLayout.SEGMENT_DURATION_MS];
        }
        image[PlanLayout.VOLUME_NL] = volumeNl;
        image[PlanLayout.ENVELOPE_VOLUME_NL] = volumeNl;
        image[PlanLayout.DURATION_MS] = durationMs;
        long ng = image[PlanLayout.CONCENTRATION_NG];
        long nl = image[PlanLayout.CONCENTRATION_NL];
        // Rounded up, so that the volume follows from the dose again.
        image[PlanLayout.DOSE_NG] = nl == 0 ? 0 : (volumeNl * ng + nl - 1) / nl;
    }
}
