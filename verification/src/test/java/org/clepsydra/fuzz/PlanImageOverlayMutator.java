package org.clepsydra.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.clepsydra.port.PlanLayout;

/** The part of {@link PlanImageMutator} that changes overlays and sliding limits in both blocks. */
final class PlanImageOverlayMutator {
    private final SplittableRandom random;

    PlanImageOverlayMutator(SplittableRandom random) {
        this.random = random;
    }

    /** Sets a figure of an overlay to {@code limit}, or moves it; a bolus often with its dose. */
    void overlay(long[] image, long limit, long small) {
        int kind = random.nextInt(PlanLayout.OVERLAYS_MAX);
        int at = PlanLayout.OVERLAYS + kind * PlanLayout.OVERLAY_WORDS;
        int field = at + random.nextInt(PlanLayout.OVERLAY_WORDS);
        image[field] = random.nextBoolean() ? limit : image[field] + small;
        long nl = image[PlanLayout.CONCENTRATION_NL];
        if (kind == PlanLayout.BOLUS && nl != 0 && random.nextInt(4) > 0) {
            // Rounded up, so that the volume follows from the dose again.
            image[at + PlanLayout.OVERLAY_NG] =
                    (image[at] * image[PlanLayout.CONCENTRATION_NG] + nl - 1) / nl;
        }
        PlanImageMender.mirror(image);
    }

    /** Sets a sliding limit to {@code limit}, moves it, or makes it about the other. */
    void slide(long[] image, long limit, long small) {
        boolean day = random.nextBoolean();
        int word = day ? PlanLayout.DAY_NL_MAX : PlanLayout.HOUR_NL_MAX;
        int other = day ? PlanLayout.HOUR_NL_MAX : PlanLayout.DAY_NL_MAX;
        switch (random.nextInt(4)) {
            case 0 -> {
                image[word] = limit;
                image[other] = random.nextInt(4) == 0 ? limit : image[other];
            }
            case 1 -> image[word] = image[other] + random.nextInt(3) - 1;
            default -> image[word] += small;
        }
        PlanImageMender.mirror(image);
    }

    /** A KVO about as fast as the mean of the segment at {@code row}, or as 1 mL/h. */
    void kvo(long[] image, int row) {
        int at = PlanLayout.OVERLAYS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;
        boolean plain = random.nextInt(3) == 0;
        long part = 1L + random.nextInt(20);
        long nl = plain ? 1_000_000 : image[row + PlanLayout.SEGMENT_VOLUME_NL];
        long ms = plain ? 3_600_000 : image[row + PlanLayout.SEGMENT_DURATION_MS];
        image[at + PlanLayout.OVERLAY_NL] = nl / part + random.nextInt(3) - 1;
        image[at + PlanLayout.OVERLAY_MS] = ms / part;
        image[at + PlanLayout.OVERLAY_COUNT_MAX] = 1L + random.nextInt(2);
        if (random.nextInt(8) == 0) {
            image[at + PlanLayout.OVERLAY_GAP_MS] = 86_400_000L + random.nextInt(2);
        }
        PlanImageMender.mirror(image);
    }

    /** A safe state that there is or nearly is; sometimes not in both, or with no KVO for it. */
    void safeState(long[] image) {
        boolean apart = random.nextInt(8) == 0;
        long other = image[PlanLayout.ENVELOPE_SAFE_STATE];
        image[PlanLayout.SAFE_STATE] = random.nextInt(4);
        if (random.nextInt(4) == 0) {
            int at = PlanLayout.OVERLAYS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;
            Arrays.fill(image, at, at + PlanLayout.OVERLAY_WORDS, 0);
        }
        PlanImageMender.mirror(image);
        image[PlanLayout.ENVELOPE_SAFE_STATE] =
                apart ? other : image[PlanLayout.ENVELOPE_SAFE_STATE];
    }

    /** A flush about as fast as the mean of the segment at {@code row}. */
    void flush(long[] image, int row) {
        int at = PlanLayout.OVERLAYS + PlanLayout.FLUSH * PlanLayout.OVERLAY_WORDS;
        long part = 1L + random.nextInt(20);
        long nl = image[row + PlanLayout.SEGMENT_VOLUME_NL] / part;
        image[at + PlanLayout.OVERLAY_NL] = nl + random.nextInt(3) - 1;
        image[at + PlanLayout.OVERLAY_MS] = image[row + PlanLayout.SEGMENT_DURATION_MS] / part;
        image[at + PlanLayout.OVERLAY_COUNT_MAX] = 1;
        PlanImageMender.mirror(image);
    }
}
