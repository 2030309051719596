package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/** Judges the overlays of a plan image and its sliding limits, and that the envelope has both. */
final class OverlayCheck {
    // Two for each of two points of the ceiling, which a limit may be reckoned from.
    private static final long ROUNDING_NL = 4L;
    private static final long MS_PER_MIN = 60_000L;
    private static final int TABLE_WORDS = PlanLayout.OVERLAYS_MAX * PlanLayout.OVERLAY_WORDS;
    private static final int BOLUS =
            PlanLayout.OVERLAYS + PlanLayout.BOLUS * PlanLayout.OVERLAY_WORDS;
    private static final int FLUSH =
            PlanLayout.OVERLAYS + PlanLayout.FLUSH * PlanLayout.OVERLAY_WORDS;
    private static final int KVO = PlanLayout.OVERLAYS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;

    private final PumpGeometry device;
    private final Ruling ruling;
    private final WideQuotient wide = new WideQuotient();

    OverlayCheck(PumpGeometry device, Ruling ruling) {
        this.device = device;
        this.ruling = ruling;
    }

    @Realizes("req~plan.overlays~2")
    void judge(long[] image) {
        for (int kind = 0; kind < PlanLayout.OVERLAYS_MAX; kind++) {
            row(image, kind);
        }
        bolusDose(image);
        rates(image);
        boolean keepsOpen = image[KVO] != 0;
        ruling.between(
                Rule.SAFE_STATE,
                image[PlanLayout.SAFE_STATE],
                PlanLayout.STOP,
                keepsOpen ? PlanLayout.MINIMUM_RATE : PlanLayout.STOP);
    }

    private void row(long[] image, int kind) {
        int at = PlanLayout.OVERLAYS + kind * PlanLayout.OVERLAY_WORDS;
        long nl = image[at];
        long ms = image[at + PlanLayout.OVERLAY_MS];
        boolean has = nl != 0;
        long leastNl = Math.max(HardLimits.VOLUME_NL_MIN, device.quantumNl());
        boolean bolus = has && kind == PlanLayout.BOLUS;
        within(Rule.OVERLAY_VOLUME, nl, has, leastNl, mostNl(kind));
        within(Rule.OVERLAY_DURATION, ms, has, HardLimits.OVERLAY_MS_MIN, HardLimits.DAY_MS);
        within(Rule.OVERLAY_GAP, image[at + PlanLayout.OVERLAY_GAP_MS], has, 0, HardLimits.DAY_MS);
        within(
                Rule.OVERLAY_COUNT,
                image[at + PlanLayout.OVERLAY_COUNT_MAX],
                has,
                1,
                mostTimes(kind));
        within(
                Rule.OVERLAY_DOSE,
                image[at + PlanLayout.OVERLAY_NG],
                bolus,
                HardLimits.DOSE_NG_MIN,
                HardLimits.DOSE_NG_MAX);
        ruling.atMost(Rule.DEVICE_RATE, rateNlPerH(nl, ms), device.rateNlPerHMax());
    }

    private static long mostNl(int kind) {
        return kind == PlanLayout.PRIME ? HardLimits.PRIME_NL_MAX : HardLimits.OVERLAY_NL_MAX;
    }

    private static long mostTimes(int kind) {
        return kind == PlanLayout.KVO ? HardLimits.KVO_COUNT_MAX : HardLimits.OVERLAY_COUNT_MAX;
    }

    /** A figure of an overlay that the plan does not have is zero. */
    private void within(int rule, long value, boolean has, long least, long most) {
        ruling.between(rule, value, has ? least : 0, has ? most : 0);
    }

    /** Rounded up, so that a rate above a limit by less than one nL/h is refused too. */
    private long rateNlPerH(long nl, long ms) {
        wide.divide(Math.max(0, nl), Units.MS_PER_H, Math.max(1, ms));
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }

    private long rateOf(long[] image, int row) {
        return rateNlPerH(image[row], image[row + PlanLayout.OVERLAY_MS]);
    }

    /** The volume is the dose over the concentration, rounded down. */
    private void bolusDose(long[] image) {
        // At most 1e11 * 1e6.
        long nl =
                image[BOLUS + PlanLayout.OVERLAY_NG]
                        * image[PlanLayout.CONCENTRATION_NL]
                        / Math.max(1, image[PlanLayout.CONCENTRATION_NG]);
        ruling.equal(Rule.OVERLAY_VOLUME_FROM_DOSE, image[BOLUS], nl);
    }

    /**
     * What a flush pushes out is drug, so it goes no faster than the last that was given did; a KVO
     * no faster than any that is given, as it may be ordered after each.
     */
    private void rates(long[] image) {
        long lastNlPerH = 0;
        long leastNlPerH = HardLimits.KVO_NL_PER_H_MAX;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            long nl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
            wide.divide(
                    Math.max(0, nl),
                    Units.MS_PER_H,
                    Math.max(1, image[at + PlanLayout.SEGMENT_DURATION_MS]));
            lastNlPerH = nl > 0 ? wide.quotient() : lastNlPerH;
            leastNlPerH = Math.min(leastNlPerH, nl > 0 ? lastNlPerH : leastNlPerH);
        }
        ruling.atMost(Rule.FLUSH_RATE, rateOf(image, FLUSH), lastNlPerH);
        ruling.atMost(Rule.KVO_RATE, rateOf(image, KVO), leastNlPerH);
    }

    /**
     * Judges the limits: of the hour by the drug's own, of the day by what the plan can give. One
     * that goes on from another is held to that one's too, elsewhere.
     */
    @Realizes("req~plan.sliding-limits~2")
    void limits(long[] image) {
        boolean goesOn = image[PlanLayout.CONTINUES] != 0;
        long hourMostNl = hourMostNl(image, device.quantumNl(), wide);
        long dayMostNl = dayMostNl(image, device.quantumNl());
        long hourNl = image[PlanLayout.HOUR_NL_MAX];
        ruling.between(Rule.HOUR_LIMIT, hourNl, 1, goesOn ? HardLimits.DAY_NL_MAX : hourMostNl);
        ruling.between(
                Rule.DAY_LIMIT,
                image[PlanLayout.DAY_NL_MAX],
                hourNl,
                goesOn ? HardLimits.DAY_NL_MAX : dayMostNl);
    }

    /** The highest limit an hour may have. */
    static long hourMostNl(long[] image, long quantumNl, WideQuotient wide) {
        long programNl = Math.min(drugHourNl(image, wide), image[PlanLayout.VOLUME_NL]);
        return programNl
                + image[FLUSH]
                + quantumNl
                + ROUNDING_NL
                + repeatedNl(image, HardLimits.HOUR_SPAN_MS);
    }

    /** The highest limit a day may have. */
    static long dayMostNl(long[] image, long quantumNl) {
        // At most 1e8 * 1e2 for all of a kind.
        long bolusesNl = image[BOLUS] * image[BOLUS + PlanLayout.OVERLAY_COUNT_MAX];
        long kvosNl = image[KVO] * image[KVO + PlanLayout.OVERLAY_COUNT_MAX];
        long besidesNl = image[FLUSH] + bolusesNl + kvosNl + quantumNl + ROUNDING_NL;
        return Math.min(HardLimits.DAY_NL_MAX, image[PlanLayout.VOLUME_NL] + besidesNl);
    }

    /** What all boluses and KVOs come to that may begin in any span of {@code spanMs}. */
    static long repeatedNl(long[] image, long spanMs) {
        return image[BOLUS] * begun(image, BOLUS, spanMs) + image[KVO] * begun(image, KVO, spanMs);
    }

    /** How many boluses may begin in any hour. */
    static long begunInAnHour(long[] image) {
        return begun(image, BOLUS, HardLimits.HOUR_SPAN_MS);
    }

    /** What the drug's highest dose rate comes to in the longest span the hour's limit looks at. */
    static long drugHourNl(long[] image, WideQuotient wide) {
        // At most 1e11 * 3e4, 1e6 * 64, and 1e9 * 60 * 1e4.
        wide.divide(
                image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] * image[PlanLayout.BSA_CM2],
                image[PlanLayout.CONCENTRATION_NL] * (HardLimits.HOUR_SPAN_MS / MS_PER_MIN),
                image[PlanLayout.CONCENTRATION_NG]
                        * (Units.MS_PER_H / MS_PER_MIN)
                        * Units.CM2_PER_M2);
        return wide.quotient() + 1;
    }

    private static long begun(long[] image, int row, long spanMs) {
        long everyMs = image[row + PlanLayout.OVERLAY_MS] + image[row + PlanLayout.OVERLAY_GAP_MS];
        return Math.min(
                image[row + PlanLayout.OVERLAY_COUNT_MAX], 1 + spanMs / Math.max(1, everyMs));
    }

    /** The monitor's copies are the same as the plan's. */
    @Realizes("req~plan.envelope-agrees~4")
    void envelope(long[] image) {
        ruling.equal(
                Rule.ENVELOPE_DRUG_ID,
                image[PlanLayout.ENVELOPE_DRUG_ID],
                image[PlanLayout.DRUG_ID]);
        ruling.equal(
                Rule.ENVELOPE_SAFE_STATE,
                image[PlanLayout.ENVELOPE_SAFE_STATE],
                image[PlanLayout.SAFE_STATE]);
        for (int i = 0; i < TABLE_WORDS; i++) {
            ruling.equal(
                    Rule.ENVELOPE_OVERLAYS,
                    image[PlanLayout.ENVELOPE_OVERLAYS + i],
                    image[PlanLayout.OVERLAYS + i]);
        }
        ruling.equal(
                Rule.ENVELOPE_LIMITS,
                image[PlanLayout.ENVELOPE_HOUR_NL_MAX],
                image[PlanLayout.HOUR_NL_MAX]);
        ruling.equal(
                Rule.ENVELOPE_LIMITS,
                image[PlanLayout.ENVELOPE_DAY_NL_MAX],
                image[PlanLayout.DAY_NL_MAX]);
    }
}
