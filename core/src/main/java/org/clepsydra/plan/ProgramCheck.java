package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/** Judges the segments of a plan image: each by itself, and what they come to with the cycle. */
final class ProgramCheck {
    private final PumpGeometry device;
    private final Ruling ruling;
    private final WideQuotient wide = new WideQuotient();
    private long doseRateNgPerM2PerH;

    ProgramCheck(PumpGeometry device, Ruling ruling) {
        this.device = device;
        this.ruling = ruling;
    }

    @Realizes("req~plan.ranges~1")
    void judge(long[] image) {
        long count = image[PlanLayout.SEGMENT_COUNT];
        long repeats = image[PlanLayout.REPEATS];
        ruling.between(Rule.SEGMENT_COUNT, count, 1, PlanLayout.SEGMENTS_MAX);
        ruling.between(Rule.REPEATS, repeats, 1, HardLimits.REPEATS_MAX);
        long cycleMost = repeats == 1 ? 0 : count - 1;
        long cycle = image[PlanLayout.CYCLE_SEGMENT];
        ruling.between(Rule.CYCLE_SEGMENT, cycle, 0, cycleMost);
        long volumeNl = 0;
        long durationMs = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            if (i < count) {
                segment(image, at);
            } else {
                unused(image, at);
            }
            // At most 32 * 1e3 * 2e10 of figures that are in range.
            long runs = i < cycle ? 1 : repeats;
            volumeNl = volumeNl + runs * image[at + PlanLayout.SEGMENT_VOLUME_NL];
            durationMs = durationMs + runs * image[at + PlanLayout.SEGMENT_DURATION_MS];
        }
        ruling.equal(Rule.VOLUME, image[PlanLayout.VOLUME_NL], volumeNl);
        ruling.equal(Rule.DURATION, image[PlanLayout.DURATION_MS], durationMs);
    }

    @Realizes({"req~plan.ranges~1", "req~plan.image-integrity~1"})
    private void segment(long[] image, int at) {
        long volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        long durationMs = image[at + PlanLayout.SEGMENT_DURATION_MS];
        long kind = image[at];
        boolean pause = kind == PlanLayout.PAUSE;
        ruling.between(Rule.SEGMENT_KIND, kind, PlanLayout.FLAT, PlanLayout.RAISED_COSINE);
        ruling.equal(
                Rule.SEGMENT_ANCHOR, image[at + PlanLayout.SEGMENT_ANCHOR], PlanLayout.ELAPSED);
        ruling.between(
                Rule.SEGMENT_VOLUME,
                volumeNl,
                pause ? 0 : HardLimits.VOLUME_NL_MIN,
                pause ? 0 : HardLimits.VOLUME_NL_MAX);
        ruling.between(
                Rule.SEGMENT_DURATION,
                durationMs,
                HardLimits.SEGMENT_MS_MIN,
                kind >= PlanLayout.RAMP ? HardLimits.SHAPED_MS_MAX : HardLimits.DURATION_MS_MAX);
        ruling.between(
                Rule.SEGMENT_FIRST_RATE,
                image[at + PlanLayout.SEGMENT_FIRST_NL],
                0,
                kind == PlanLayout.RAMP ? 2 * volumeNl : 0);
        for (int i = PlanLayout.SEGMENT_FIRST_NL + 1; i < PlanLayout.SEGMENT_WORDS; i++) {
            ruling.equal(Rule.RESERVED_WORD, image[at + i], 0);
        }
        // Rounded up, so that a rate above the limit by less than one nL/h is refused too.
        wide.divide(LoadedPlan.peakNl(image, at), Units.MS_PER_H, durationMs);
        long rateNlPerH = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        ruling.atMost(Rule.DEVICE_RATE, rateNlPerH, device.rateNlPerHMax());
    }

    @Realizes("req~plan.image-integrity~1")
    private void unused(long[] image, int at) {
        for (int i = 0; i < PlanLayout.SEGMENT_WORDS; i++) {
            ruling.equal(Rule.RESERVED_WORD, image[at + i], 0);
        }
    }

    /** Judges the highest rate of every segment; an unused row is zero and gives zero. */
    @Realizes("req~plan.dose-rate-limit~2")
    void doseRate(long[] image) {
        long most = image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX];
        doseRateNgPerM2PerH = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            long ofSegment = doseRateOf(image, at);
            doseRateNgPerM2PerH = Math.max(doseRateNgPerM2PerH, ofSegment);
            ruling.atMost(Rule.DOSE_RATE_TOO_HIGH, ofSegment, most);
        }
    }

    /** The highest dose rate that the last {@link #doseRate} found. */
    @Realizes("req~library.soft-limits~2")
    long doseRateNgPerM2PerH() {
        return doseRateNgPerM2PerH;
    }

    /** Drug per square metre and hour at the highest rate of one segment, rounded up. */
    private long doseRateOf(long[] image, int at) {
        wide.divide(
                LoadedPlan.peakNl(image, at),
                image[PlanLayout.CONCENTRATION_NG],
                image[PlanLayout.CONCENTRATION_NL]);
        long ng = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        wide.divide(
                ng,
                Units.MS_PER_H * Units.CM2_PER_M2,
                image[at + PlanLayout.SEGMENT_DURATION_MS] * image[PlanLayout.BSA_CM2]);
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }
}
