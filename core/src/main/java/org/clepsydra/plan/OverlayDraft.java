package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/** The overlays of a prescription that is being written, and the sliding limits it comes to. */
@Realizes({"req~plan.overlays~2", "req~plan.sliding-limits~2"})
final class OverlayDraft {
    // Two for each of two points that were rounded.
    private static final long ROUNDING_NL = 4L;

    private long hourNlLeast;
    private long dayNlLeast;
    private final long[] rows = new long[PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS];

    void set(int kind, long nl, long ms, long gapMs, long countMax, long ng) {
        int at = kind * PlanLayout.OVERLAY_WORDS;
        rows[at] = nl;
        rows[at + PlanLayout.OVERLAY_MS] = ms;
        rows[at + PlanLayout.OVERLAY_GAP_MS] = gapMs;
        rows[at + PlanLayout.OVERLAY_COUNT_MAX] = countMax;
        rows[at + PlanLayout.OVERLAY_NG] = ng;
    }

    /** Limits of a plan before, which this one's may be as high as. */
    void follows(long hourNlMax, long dayNlMax) {
        hourNlLeast = hourNlMax;
        dayNlLeast = dayNlMax;
    }

    /** Writes the table into both blocks; a bolus's volume is derived from its dose. */
    void writeTo(long[] image) {
        long ng = rows[PlanLayout.OVERLAY_NG];
        boolean usable =
                ng >= 1
                        && ng <= HardLimits.DOSE_NG_MAX
                        && image[PlanLayout.CONCENTRATION_NG] >= 1
                        && image[PlanLayout.CONCENTRATION_NL] >= 1
                        && image[PlanLayout.CONCENTRATION_NL] <= HardLimits.CONCENTRATION_NL_MAX;
        for (int i = 0; i < rows.length; i++) {
            image[PlanLayout.OVERLAYS + i] = rows[i];
        }
        // At most 1e11 * 1e6.
        image[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_NL] =
                usable
                        ? ng
                                * image[PlanLayout.CONCENTRATION_NL]
                                / image[PlanLayout.CONCENTRATION_NG]
                        : 0;
        for (int i = 0; i < rows.length; i++) {
            image[PlanLayout.ENVELOPE_OVERLAYS + i] = image[PlanLayout.OVERLAYS + i];
        }
    }

    /**
     * Writes the limits: what the busiest hour and day of the program come to, with every bolus and
     * KVO that may fall in them and a flush, and a quantum for where a stroke began. The curve
     * rises by as much as its ceiling does, and by the gap more where that lay above it before.
     */
    static void writeLimits(long[] image, long quantumNl) {
        BusiestSpan program = new BusiestSpan(image);
        int flush = PlanLayout.OVERLAYS + PlanLayout.FLUSH * PlanLayout.OVERLAY_WORDS;
        long besidesNl = image[flush] + quantumNl;
        long volumeNl = image[PlanLayout.VOLUME_NL];
        long moreNl = image[PlanLayout.ENVELOPE_GAP_NL] + ROUNDING_NL;
        long drugNl = OverlayCheck.drugHourNl(image, new WideQuotient()) + ROUNDING_NL;
        long riseNl = Math.min(drugNl, program.riseNl(HardLimits.HOUR_SPAN_MS) + moreNl);
        long hourNl = Math.min(volumeNl, riseNl);
        long dayNl = Math.min(volumeNl, program.riseNl(HardLimits.DAY_SPAN_MS) + moreNl);
        long hour = hourNl + besidesNl + OverlayCheck.repeatedNl(image, HardLimits.HOUR_SPAN_MS);
        long dayOverlaysNl = OverlayCheck.repeatedNl(image, HardLimits.DAY_SPAN_MS);
        long day = Math.min(HardLimits.DAY_NL_MAX, dayNl + besidesNl + dayOverlaysNl);
        limits(image, hour, day);
    }

    /** Raises the limits to those of the plan before, as far as they may be. */
    void raiseLimits(long[] image, long quantumNl) {
        WideQuotient wide = new WideQuotient();
        boolean goesOn = image[PlanLayout.CONTINUES] != 0;
        long hourMost = OverlayCheck.hourMostNl(image, quantumNl, wide);
        long dayMost = OverlayCheck.dayMostNl(image, quantumNl);
        hourMost = goesOn ? HardLimits.DAY_NL_MAX : hourMost;
        dayMost = goesOn ? HardLimits.DAY_NL_MAX : dayMost;
        limits(
                image,
                Math.max(image[PlanLayout.HOUR_NL_MAX], Math.min(hourNlLeast, hourMost)),
                Math.max(image[PlanLayout.DAY_NL_MAX], Math.min(dayNlLeast, dayMost)));
    }

    private static void limits(long[] image, long hourNl, long dayNl) {
        image[PlanLayout.HOUR_NL_MAX] = hourNl;
        image[PlanLayout.DAY_NL_MAX] = dayNl;
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
    }
}
