package org.clepsydra.plan;

import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/**
 * Judges a plan image from scratch: the control block's form first, then ranges, then what the
 * figures say together, then whether the envelope is of the same plan. Stops at the first rule
 * broken and keeps the figure and the limit.
 *
 * <p>Every rule is looked at, but only the first that breaks is kept; what a later one computes
 * from figures already refused has no meaning and no effect. Never trusts who wrote the image.
 */
@Realizes({"req~plan.ranges~1", "req~plan.image-integrity~1"})
public final class PlanCheck {
    private static final long CM2_PER_M2 = 10_000L;

    private final PumpGeometry device;
    private final Crc32c crc = new Crc32c();
    private final WideQuotient wide = new WideQuotient();
    private int rule;
    private long figure;
    private long limit;

    public PlanCheck(PumpGeometry device) {
        this.device = device;
    }

    /** The first rule broken, one of {@link Rule}, or {@link Rule#ACCEPTED}. */
    public int rule() {
        return rule;
    }

    /** The figure that broke it. */
    public long figure() {
        return figure;
    }

    /** The limit it broke. */
    public long limit() {
        return limit;
    }

    /** Judges {@code image}, which has {@link PlanLayout#WORDS} words. */
    public void judge(long[] image) {
        rule = Rule.ACCEPTED;
        figure = 0;
        limit = 0;
        form(image);
        header(image);
        segments(image);
        volumeFromDose(image);
        typedRate(image);
        doseRate(image);
        wholeDose(image);
        envelope(image);
    }

    /** Notes a refusal that is not in the image itself. */
    void refuse(int broken, long value, long bound) {
        rule = broken;
        figure = value;
        limit = bound;
    }

    private void equal(int broken, long value, long wanted) {
        if (rule == Rule.ACCEPTED && value != wanted) {
            refuse(broken, value, wanted);
        }
    }

    private void between(int broken, long value, long least, long most) {
        if (rule == Rule.ACCEPTED && (value < least || value > most)) {
            refuse(broken, value, value < least ? least : most);
        }
    }

    private void form(long[] image) {
        crc.begin();
        for (int i = 0; i < PlanLayout.CONTROL_CRC; i++) {
            crc.word(image[i]);
        }
        for (int i = PlanLayout.SEGMENTS; i < PlanLayout.ENVELOPE; i++) {
            crc.word(image[i]);
        }
        equal(Rule.DEVICE_RECORD, device.accepted() ? 1 : 0, 1);
        equal(Rule.CONTROL_MAGIC, image[PlanLayout.MAGIC], PlanLayout.CONTROL_MAGIC);
        equal(Rule.LAYOUT_VERSION, image[PlanLayout.VERSION], PlanLayout.LAYOUT_VERSION);
        equal(Rule.CONTROL_CHECKSUM, image[PlanLayout.CONTROL_CRC], crc.value());
        equal(Rule.DEVICE_ID, image[PlanLayout.DEVICE_ID], device.deviceId());
        for (int i = PlanLayout.SOURCE_CAPS; i < PlanLayout.CONTROL_CRC; i++) {
            equal(Rule.RESERVED_WORD, image[i], 0);
        }
    }

    private void header(long[] image) {
        between(Rule.PLAN_ID, image[PlanLayout.PLAN_ID], 1, Long.MAX_VALUE);
        long ng = image[PlanLayout.CONCENTRATION_NG];
        long nl = image[PlanLayout.CONCENTRATION_NL];
        between(Rule.CONCENTRATION, nl, 1, HardLimits.CONCENTRATION_NL_MAX);
        between(Rule.CONCENTRATION, ng, 1, HardLimits.CONCENTRATION_NG_MAX);
        between(Rule.CONCENTRATION, ng, 1, HardLimits.CONCENTRATION_NG_PER_NL_MAX * nl);
        between(
                Rule.BODY_SURFACE_AREA,
                image[PlanLayout.BSA_CM2],
                HardLimits.BSA_CM2_MIN,
                HardLimits.BSA_CM2_MAX);
        between(
                Rule.DOSE,
                image[PlanLayout.DOSE_NG],
                HardLimits.DOSE_NG_MIN,
                HardLimits.DOSE_NG_MAX);
        between(
                Rule.DOSE_RATE_LIMIT,
                image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX],
                1,
                HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX);
        between(
                Rule.DOSE_LIMIT,
                image[PlanLayout.DOSE_NG_PER_M2_MAX],
                1,
                HardLimits.DOSE_NG_PER_M2_MAX);
        between(
                Rule.VOLUME,
                image[PlanLayout.VOLUME_NL],
                HardLimits.VOLUME_NL_MIN,
                HardLimits.VOLUME_NL_MAX);
        between(
                Rule.DURATION,
                image[PlanLayout.DURATION_MS],
                HardLimits.SEGMENT_MS_MIN,
                HardLimits.DURATION_MS_MAX);
        between(
                Rule.TYPED_RATE,
                image[PlanLayout.TYPED_RATE_NL_PER_H],
                0,
                HardLimits.RATE_NL_PER_H_MAX);
        between(
                Rule.PRESSURE_LIMIT,
                image[PlanLayout.PRESSURE_LIMIT_PA],
                1,
                Math.min(HardLimits.PRESSURE_LIMIT_PA_MAX, device.pressurePaMax()));
        between(
                Rule.BUBBLE_LIMIT,
                image[PlanLayout.BUBBLE_LIMIT_NL],
                HardLimits.BUBBLE_NL_MIN,
                HardLimits.BUBBLE_NL_MAX);
        equal(Rule.END_ACTION, image[PlanLayout.END_ACTION], PlanLayout.STOP);
        equal(Rule.SAFE_STATE, image[PlanLayout.SAFE_STATE], PlanLayout.STOP);
        equal(Rule.REPEATS, image[PlanLayout.REPEATS], 1);
        between(Rule.SEGMENT_COUNT, image[PlanLayout.SEGMENT_COUNT], 1, PlanLayout.SEGMENTS_MAX);
    }

    private void segments(long[] image) {
        long count = image[PlanLayout.SEGMENT_COUNT];
        long volumeNl = 0;
        long durationMs = 0;
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            if (i < count) {
                segment(image, at);
            } else {
                unused(image, at);
            }
            volumeNl = volumeNl + image[at + PlanLayout.SEGMENT_VOLUME_NL];
            durationMs = durationMs + image[at + PlanLayout.SEGMENT_DURATION_MS];
        }
        equal(Rule.VOLUME, image[PlanLayout.VOLUME_NL], volumeNl);
        equal(Rule.DURATION, image[PlanLayout.DURATION_MS], durationMs);
    }

    private void segment(long[] image, int at) {
        long volumeNl = image[at + PlanLayout.SEGMENT_VOLUME_NL];
        long durationMs = image[at + PlanLayout.SEGMENT_DURATION_MS];
        long kind = image[at];
        boolean pause = kind == PlanLayout.PAUSE;
        between(Rule.SEGMENT_KIND, kind, PlanLayout.FLAT, PlanLayout.PAUSE);
        equal(Rule.SEGMENT_ANCHOR, image[at + PlanLayout.SEGMENT_ANCHOR], PlanLayout.ELAPSED);
        between(
                Rule.SEGMENT_VOLUME,
                volumeNl,
                pause ? 0 : HardLimits.VOLUME_NL_MIN,
                pause ? 0 : HardLimits.VOLUME_NL_MAX);
        between(
                Rule.SEGMENT_DURATION,
                durationMs,
                HardLimits.SEGMENT_MS_MIN,
                HardLimits.DURATION_MS_MAX);
        for (int i = PlanLayout.SEGMENT_DURATION_MS + 1; i < PlanLayout.SEGMENT_WORDS; i++) {
            equal(Rule.RESERVED_WORD, image[at + i], 0);
        }
        // Rounded up, so that a rate above the limit by less than one nL/h is refused too.
        wide.divide(volumeNl, Units.MS_PER_H, durationMs);
        long rateNlPerH = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        between(Rule.DEVICE_RATE, rateNlPerH, 0, device.rateNlPerHMax());
    }

    private void unused(long[] image, int at) {
        for (int i = 0; i < PlanLayout.SEGMENT_WORDS; i++) {
            equal(Rule.RESERVED_WORD, image[at + i], 0);
        }
    }

    @Realizes("req~plan.derived-volume~1")
    private void volumeFromDose(long[] image) {
        // At most 1e11 * 1e6, below 2^57.
        long volumeNl =
                image[PlanLayout.DOSE_NG]
                        * image[PlanLayout.CONCENTRATION_NL]
                        / Math.max(1, image[PlanLayout.CONCENTRATION_NG]);
        equal(Rule.VOLUME_FROM_DOSE, image[PlanLayout.VOLUME_NL], volumeNl);
    }

    /** The figure is the duration the typed rate would give, the limit the prescribed one. */
    @Realizes("req~plan.typed-rate~1")
    private void typedRate(long[] image) {
        long typedNlPerH = image[PlanLayout.TYPED_RATE_NL_PER_H];
        if (rule == Rule.ACCEPTED && typedNlPerH > 0) {
            long durationMs = image[PlanLayout.DURATION_MS];
            // At most 1.2e9 * 2.7e9 and 1e10 * 3.6e6: both below 2^62.
            long prescribed = image[PlanLayout.VOLUME_NL] * Units.MS_PER_H;
            long difference = typedNlPerH * durationMs - prescribed;
            long allowed = prescribed / HardLimits.TYPED_RATE_PART;
            if (difference > allowed || difference < -allowed) {
                refuse(Rule.TYPED_RATE_DISAGREES, prescribed / typedNlPerH, durationMs);
            }
        }
    }

    @Realizes("req~plan.dose-rate-limit~1")
    private void doseRate(long[] image) {
        long most = image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX];
        // An unused row is zero and gives zero.
        for (int i = 0; i < PlanLayout.SEGMENTS_MAX; i++) {
            int at = PlanLayout.SEGMENTS + i * PlanLayout.SEGMENT_WORDS;
            between(Rule.DOSE_RATE_TOO_HIGH, doseRateOf(image, at), 0, most);
        }
    }

    /** Dose per square metre, rounded up. */
    @Realizes("req~plan.dose-limit~1")
    private void wholeDose(long[] image) {
        long bsaCm2 = Math.max(1, image[PlanLayout.BSA_CM2]);
        // At most 1e11 * 1e4.
        long perM2 = (image[PlanLayout.DOSE_NG] * CM2_PER_M2 + bsaCm2 - 1) / bsaCm2;
        long most = image[PlanLayout.DOSE_NG_PER_M2_MAX];
        if (rule == Rule.ACCEPTED && perM2 > most) {
            refuse(Rule.DOSE_TOO_HIGH, perM2, most);
        }
    }

    /**
     * The envelope is the monitor's to judge; here only whether it came whole, and with this plan.
     */
    @Realizes("req~plan.envelope-agrees~1")
    private void envelope(long[] image) {
        crc.begin();
        for (int i = PlanLayout.ENVELOPE; i < PlanLayout.ENVELOPE_CRC; i++) {
            crc.word(image[i]);
        }
        for (int i = PlanLayout.ENVELOPE_POINTS; i < PlanLayout.WORDS; i++) {
            crc.word(image[i]);
        }
        equal(
                Rule.ENVELOPE_MAGIC,
                image[PlanLayout.ENVELOPE_MAGIC],
                PlanLayout.ENVELOPE_MAGIC_VALUE);
        equal(Rule.ENVELOPE_CHECKSUM, image[PlanLayout.ENVELOPE_CRC], crc.value());
        equal(
                Rule.ENVELOPE_DEVICE_ID,
                image[PlanLayout.ENVELOPE_DEVICE_ID],
                image[PlanLayout.DEVICE_ID]);
        equal(Rule.ENVELOPE_PLAN_ID, image[PlanLayout.ENVELOPE_PLAN_ID], image[PlanLayout.PLAN_ID]);
        equal(
                Rule.ENVELOPE_VOLUME,
                image[PlanLayout.ENVELOPE_VOLUME_NL],
                image[PlanLayout.VOLUME_NL]);
    }

    /** Drug per square metre and hour of one segment, rounded up. */
    private long doseRateOf(long[] image, int at) {
        wide.divide(
                image[at + PlanLayout.SEGMENT_VOLUME_NL],
                image[PlanLayout.CONCENTRATION_NG],
                image[PlanLayout.CONCENTRATION_NL]);
        long ng = wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
        wide.divide(
                ng,
                Units.MS_PER_H * CM2_PER_M2,
                image[at + PlanLayout.SEGMENT_DURATION_MS] * image[PlanLayout.BSA_CM2]);
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }
}
