package org.clepsydra.plan;

import org.clepsydra.port.Fitted;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;

/**
 * Judges a plan image from scratch: the control block's form first, then ranges, then what the
 * figures say together, then whether the envelope is of the same plan and its ceiling of the same
 * curve, then the drug's library. Stops at the first rule broken and keeps the figure and the
 * limit.
 *
 * <p>Every rule is looked at, but only the first that breaks is kept; what a later one computes
 * from figures already refused has no meaning and no effect. Never trusts who wrote the image.
 */
@Realizes({"req~plan.ranges~1", "req~plan.image-integrity~1"})
public final class PlanCheck {
    private final PumpGeometry device;
    private final Crc32c crc = new Crc32c();
    private final Ruling ruling = new Ruling();
    private final ProgramCheck program;
    private final OverlayCheck overlays;
    private final CeilingCheck ceiling = new CeilingCheck(ruling);
    private final LoadedLibrary library = new LoadedLibrary(ruling);
    private final DrugCheck drug = new DrugCheck(library, ruling);

    /** A check for one device, which holds no drug library yet. */
    public PlanCheck(PumpGeometry device) {
        this.device = device;
        program = new ProgramCheck(device, ruling);
        overlays = new OverlayCheck(device, ruling);
    }

    /** The first rule broken, one of {@link Rule}, or {@link Rule#ACCEPTED}. */
    public int rule() {
        return ruling.rule();
    }

    /** The figure that broke it. */
    public long figure() {
        return ruling.figure();
    }

    /** The limit it broke. */
    public long limit() {
        return ruling.limit();
    }

    /** Judges {@code image}, which has {@link PlanLayout#WORDS} words. */
    public void judge(long[] image) {
        judgeAlone(image);
        drug.judge(image, program.doseRateNgPerM2PerH(), doseNgPerM2(image));
    }

    /** Judges {@code image} by all but what the drug library says of it. */
    void judgeAlone(long[] image) {
        ruling.refuse(Rule.ACCEPTED, 0, 0);
        form(image);
        header(image);
        program.judge(image);
        volumeFromDose(image);
        typedRate(image);
        program.doseRate(image);
        overlays.judge(image);
        ruling.atMost(Rule.DOSE_TOO_HIGH, doseNgPerM2(image), image[PlanLayout.DOSE_NG_PER_M2_MAX]);
        overlays.limits(image);
        envelope(image);
        overlays.envelope(image);
        ceiling.judge(image);
    }

    /** The library that plans are held against. */
    LoadedLibrary library() {
        return library;
    }

    /** Where the verdict stands, for what is judged of a plan besides its image. */
    Ruling ruling() {
        return ruling;
    }

    /** Notes a refusal that is not in the image itself. */
    void refuse(int broken, long value, long bound) {
        ruling.refuse(broken, value, bound);
    }

    private void form(long[] image) {
        crc.begin();
        for (int i = 0; i < PlanLayout.CONTROL_CRC; i++) {
            crc.word(image[i]);
        }
        for (int i = PlanLayout.SEGMENTS; i < PlanLayout.ENVELOPE; i++) {
            crc.word(image[i]);
        }
        ruling.equal(Rule.DEVICE_RECORD, device.accepted() ? 1 : 0, 1);
        ruling.equal(Rule.CONTROL_MAGIC, image[PlanLayout.MAGIC], PlanLayout.CONTROL_MAGIC);
        ruling.equal(Rule.LAYOUT_VERSION, image[PlanLayout.VERSION], PlanLayout.LAYOUT_VERSION);
        ruling.equal(Rule.CONTROL_CHECKSUM, image[PlanLayout.CONTROL_CRC], crc.value());
        ruling.equal(Rule.DEVICE_ID, image[PlanLayout.DEVICE_ID], device.deviceId());
        for (int i = PlanLayout.NAMELESS; i < PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2; i++) {
            ruling.equal(Rule.RESERVED_WORD, image[i], 0);
        }
    }

    /** A flush comes from another container than the one that is named. */
    @Realizes("req~plan.container~1")
    private void container(long[] image) {
        int flush = PlanLayout.OVERLAYS + PlanLayout.FLUSH * PlanLayout.OVERLAY_WORDS;
        boolean may = device.has(Fitted.CONTAINER_READER) && image[flush] == 0;
        ruling.between(
                Rule.CONTAINER_NUMBER,
                image[PlanLayout.CONTAINER_NUMBER],
                0,
                may ? HardLimits.CONTAINER_NUMBER_MAX : 0);
    }

    @Realizes({"req~plan.ranges~1", "req~plan.continues~2"})
    private void header(long[] image) {
        ruling.between(Rule.PLAN_ID, image[PlanLayout.PLAN_ID], 1, Long.MAX_VALUE);
        ruling.between(
                Rule.CONTINUES, image[PlanLayout.CONTINUES], 0, image[PlanLayout.PLAN_ID] - 1);
        container(image);
        long ng = image[PlanLayout.CONCENTRATION_NG];
        long nl = image[PlanLayout.CONCENTRATION_NL];
        ruling.between(Rule.CONCENTRATION, nl, 1, HardLimits.CONCENTRATION_NL_MAX);
        ruling.between(Rule.CONCENTRATION, ng, 1, HardLimits.CONCENTRATION_NG_MAX);
        ruling.between(Rule.CONCENTRATION, ng, 1, HardLimits.CONCENTRATION_NG_PER_NL_MAX * nl);
        ruling.between(
                Rule.BODY_SURFACE_AREA,
                image[PlanLayout.BSA_CM2],
                HardLimits.BSA_CM2_MIN,
                HardLimits.BSA_CM2_MAX);
        ruling.between(
                Rule.DOSE,
                image[PlanLayout.DOSE_NG],
                HardLimits.DOSE_NG_MIN,
                HardLimits.DOSE_NG_MAX);
        ruling.between(
                Rule.DOSE_RATE_LIMIT,
                image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX],
                1,
                HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX);
        ruling.between(
                Rule.DOSE_LIMIT,
                image[PlanLayout.DOSE_NG_PER_M2_MAX],
                1,
                HardLimits.DOSE_NG_PER_M2_MAX);
        ruling.between(
                Rule.VOLUME,
                image[PlanLayout.VOLUME_NL],
                Math.max(HardLimits.VOLUME_NL_MIN, device.quantumNl()),
                HardLimits.VOLUME_NL_MAX);
        ruling.between(
                Rule.DURATION,
                image[PlanLayout.DURATION_MS],
                HardLimits.SEGMENT_MS_MIN,
                HardLimits.DURATION_MS_MAX);
        ruling.between(
                Rule.TYPED_RATE,
                image[PlanLayout.TYPED_RATE_NL_PER_H],
                0,
                HardLimits.RATE_NL_PER_H_MAX);
        ruling.between(
                Rule.PRESSURE_LIMIT,
                image[PlanLayout.PRESSURE_LIMIT_PA],
                HardLimits.PRESSURE_LIMIT_PA_MIN,
                Math.min(HardLimits.PRESSURE_LIMIT_PA_MAX, device.pressurePaMax()));
        ruling.between(
                Rule.BUBBLE_LIMIT,
                image[PlanLayout.BUBBLE_LIMIT_NL],
                HardLimits.BUBBLE_NL_MIN,
                HardLimits.BUBBLE_NL_MAX);
        ruling.equal(Rule.END_ACTION, image[PlanLayout.END_ACTION], PlanLayout.STOP);
    }

    @Realizes("req~plan.derived-volume~2")
    private void volumeFromDose(long[] image) {
        // At most 1e11 * 1e6, below 2^57.
        long volumeNl =
                image[PlanLayout.DOSE_NG]
                        * image[PlanLayout.CONCENTRATION_NL]
                        / Math.max(1, image[PlanLayout.CONCENTRATION_NG]);
        // What is left over when the cycle's runs share it is less than a nanolitre for each.
        long leastNl = volumeNl - image[PlanLayout.REPEATS] + 1;
        ruling.between(Rule.VOLUME_FROM_DOSE, image[PlanLayout.VOLUME_NL], leastNl, volumeNl);
    }

    private void typedRate(long[] image) {
        long typedNlPerH = image[PlanLayout.TYPED_RATE_NL_PER_H];
        if (typedNlPerH > 0) {
            typedRate(
                    ruling,
                    typedNlPerH,
                    image[PlanLayout.VOLUME_NL],
                    image[PlanLayout.DURATION_MS]);
        }
    }

    /**
     * Holds a typed rate, 1 or more, against a volume and its duration; where one is out of range a
     * rule was broken before. The figure is the duration the typed rate would give, the limit the
     * prescribed one.
     */
    @Realizes({"req~plan.typed-rate~1", "req~plan.ranges~1"})
    static void typedRate(Ruling ruling, long typedNlPerH, long volumeNl, long durationMs) {
        // At most 1.2e9 * 2.7e9 and 1e10 * 3.6e6: both below 2^62.
        long prescribed = volumeNl * Units.MS_PER_H;
        long difference = typedNlPerH * durationMs - prescribed;
        long allowed = prescribed / HardLimits.TYPED_RATE_PART;
        if (ruling.accepted() && (difference > allowed || difference < -allowed)) {
            ruling.refuse(Rule.TYPED_RATE_DISAGREES, prescribed / typedNlPerH, durationMs);
        }
    }

    /** Dose per square metre with every bolus and KVO that may be given, rounded up. */
    @Realizes("req~plan.dose-limit~3")
    private static long doseNgPerM2(long[] image) {
        long bsaCm2 = Math.max(1, image[PlanLayout.BSA_CM2]);
        long bolusNg = image[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_NG];
        long boluses = image[PlanLayout.OVERLAYS + PlanLayout.OVERLAY_COUNT_MAX];
        int kvo = PlanLayout.OVERLAYS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;
        long nl = Math.max(1, image[PlanLayout.CONCENTRATION_NL]);
        // At most 1e8 * 1e9, and 1e11 for one.
        long kvoNg = (image[kvo] * image[PlanLayout.CONCENTRATION_NG] + nl - 1) / nl;
        long kvos = image[kvo + PlanLayout.OVERLAY_COUNT_MAX];
        // At most 1e11 * (1 + 100 + 20) * 1e4.
        long ng = image[PlanLayout.DOSE_NG] + bolusNg * boluses + kvoNg * kvos;
        return (ng * Units.CM2_PER_M2 + bsaCm2 - 1) / bsaCm2;
    }

    /** Whether the envelope came whole, and with this plan; its ceiling is judged after. */
    @Realizes("req~plan.envelope-agrees~4")
    private void envelope(long[] image) {
        crc.begin();
        for (int i = PlanLayout.ENVELOPE; i < PlanLayout.ENVELOPE_CRC; i++) {
            crc.word(image[i]);
        }
        for (int i = PlanLayout.ENVELOPE_POINTS; i < PlanLayout.WORDS; i++) {
            crc.word(image[i]);
        }
        ruling.equal(
                Rule.ENVELOPE_MAGIC,
                image[PlanLayout.ENVELOPE_MAGIC],
                PlanLayout.ENVELOPE_MAGIC_VALUE);
        ruling.equal(Rule.ENVELOPE_CHECKSUM, image[PlanLayout.ENVELOPE_CRC], crc.value());
        ruling.equal(
                Rule.LAYOUT_VERSION, image[PlanLayout.ENVELOPE_VERSION], PlanLayout.LAYOUT_VERSION);
        ruling.equal(
                Rule.ENVELOPE_DEVICE_ID,
                image[PlanLayout.ENVELOPE_DEVICE_ID],
                image[PlanLayout.DEVICE_ID]);
        ruling.equal(
                Rule.ENVELOPE_PLAN_ID,
                image[PlanLayout.ENVELOPE_PLAN_ID],
                image[PlanLayout.PLAN_ID]);
        ruling.equal(
                Rule.ENVELOPE_VOLUME,
                image[PlanLayout.ENVELOPE_VOLUME_NL],
                image[PlanLayout.VOLUME_NL]);
        for (int i = PlanLayout.ENVELOPE_NAMELESS; i < PlanLayout.ENVELOPE_CRC; i++) {
            ruling.equal(Rule.RESERVED_WORD, image[i], 0);
        }
        ruling.between(
                Rule.ENVELOPE_GAP,
                image[PlanLayout.ENVELOPE_GAP_NL],
                0,
                image[PlanLayout.VOLUME_NL]
                        / Math.max(1, HardLimits.GAP_PART * image[PlanLayout.REPEATS]));
    }
}
