package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.function.Consumer;
import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;

/** Plan images the tests share. */
public final class PlanImages {
    private PlanImages() {}

    /** 5-FU 2400 mg/m2, 1.80 m2, 50 mg/mL, 46 h: 86.4 mL. */
    public static PlanDraft mfolfox(DeviceRecord device) {
        return new PlanDraft(device)
                .planId(1)
                .doseNgPerM2(2_400_000_000L)
                .bsaCm2(18_000)
                .concentration(50, 1)
                .durationMs(46L * 3_600_000)
                .doseRateNgPerM2PerHMax(200_000_000L)
                .doseNgPerM2Max(2_500_000_000L)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000);
    }

    /** {@code volumeNl} of 1 mg/mL over {@code durationMs}, with wide limits. */
    public static PlanDraft flat(DeviceRecord device, long volumeNl, long durationMs) {
        return new PlanDraft(device)
                .planId(1)
                .doseNg(volumeNl)
                .bsaCm2(30_000)
                .concentration(1, 1)
                .durationMs(durationMs)
                .doseRateNgPerM2PerHMax(HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX)
                .doseNgPerM2Max(HardLimits.DOSE_NG_PER_M2_MAX)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000);
    }

    public static long[] image(PlanDraft draft) {
        long[] image = new long[PlanLayout.WORDS];
        draft.writeTo(image);
        return image;
    }

    /**
     * Draws the ceiling of {@code image} anew, for segments of any figures; the rest stays.
     *
     * @param image with 1 to {@link PlanLayout#SEGMENTS_MAX} segments
     */
    public static void redraw(long[] image) {
        for (int i = PlanLayout.ENVELOPE_POINTS; i < PlanLayout.ENVELOPE_OVERLAYS; i++) {
            image[i] = 0;
        }
        image[PlanLayout.ENVELOPE_CYCLE_POINT] = 0;
        CeilingDraft.write(image);
    }

    /** Puts the right checksum on both blocks. */
    public static void seal(long[] image) {
        EnvelopeDraft.seal(image);
    }

    /** Expects the draft refused by {@code rule}, and the image that is written all the same. */
    static void isRefused(int rule, long figure, long limit, PlanDraft draft) {
        Verdict verdict = draft.verdict();
        assertFalse(verdict.accepted());
        assertEquals(rule, verdict.rule());
        assertEquals(figure, verdict.figure());
        assertEquals(limit, verdict.limit());
        // It has no dose, which the core refuses.
        long[] image = image(draft);
        assertEquals(0, image[PlanLayout.DOSE_NG]);
        assertEquals(0, image[PlanLayout.VOLUME_NL]);
    }

    /** Expects point {@code index} of the ceiling at {@code ms} and {@code nl}. */
    public static void pointIs(long[] image, int index, long ms, long nl) {
        int at = PlanLayout.ENVELOPE_POINTS + index * PlanLayout.ENVELOPE_POINT_WORDS;
        assertEquals(ms, image[at]);
        assertEquals(nl, image[at + 1]);
    }

    /** The mFOLFOX6 image on the wearable pump, changed and sealed again. */
    public static long[] changed(Consumer<long[]> change) {
        long[] image = image(mfolfox(Devices.wearable().seal()));
        change.accept(image);
        EnvelopeDraft.seal(image);
        return image;
    }

    /**
     * Two segments: {@code first} nL in {@code firstMs}, then {@code second} nL in {@code
     * secondMs}.
     */
    public static long[] two(
            DeviceRecord device, long first, long firstMs, long second, long secondMs) {
        long[] image = image(flat(device, first + second, firstMs + secondMs));
        int at = PlanLayout.SEGMENTS;
        image[PlanLayout.SEGMENT_COUNT] = 2;
        image[at + PlanLayout.SEGMENT_VOLUME_NL] = first;
        image[at + PlanLayout.SEGMENT_DURATION_MS] = firstMs;
        int next = at + PlanLayout.SEGMENT_WORDS;
        image[next + PlanLayout.SEGMENT_KIND] = PlanLayout.FLAT;
        image[next + PlanLayout.SEGMENT_ANCHOR] = PlanLayout.ELAPSED;
        image[next + PlanLayout.SEGMENT_VOLUME_NL] = second;
        image[next + PlanLayout.SEGMENT_DURATION_MS] = secondMs;
        int points = PlanLayout.ENVELOPE_POINTS;
        image[PlanLayout.ENVELOPE_POINT_COUNT] = 3;
        image[points + 2] = firstMs;
        image[points + 3] = first;
        image[points + 4] = firstMs + secondMs;
        image[points + 5] = first + second;
        EnvelopeDraft.seal(image);
        return image;
    }
}
