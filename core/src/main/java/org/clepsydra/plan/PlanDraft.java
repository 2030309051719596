package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Ng;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;

/**
 * A prescription being written on the host: a dose over a duration, or over a program of segments.
 *
 * <p>Volume is derived, never set. Nothing clinical has a default: a figure left out is out of
 * range and the verdict says so. {@link #verdict} judges and changes nothing; {@link #writeTo}
 * writes an image, which the core then judges again for itself.
 */
public final class PlanDraft {
    private final DeviceRecord device;
    private long planId;
    private final DoseDraft dose = new DoseDraft();
    private long bsaCm2;
    private long concentrationNg;
    private long concentrationNl;
    private @Ms long durationMs;
    private final ProgramDraft program = new ProgramDraft();
    private long doseRateNgPerM2PerHMax;
    private @Ng long doseNgPerM2Max;
    private @NlPerH long typedRateNlPerH;
    private @Pa long pressureLimitPa;
    private @Nl long bubbleLimitNl;
    private DrugDraft drug = new DrugDraft();

    public PlanDraft(DeviceRecord device) {
        this.device = device;
    }

    /** Number of the plan, 1 or more; never used again for another plan on this device. */
    public PlanDraft planId(long value) {
        planId = value;
        return this;
    }

    /**
     * Whole dose. The dose is given on one basis only; on several it is none. 0 takes it back, here
     * and on every basis.
     */
    public PlanDraft doseNg(@Ng long value) {
        dose.whole(value);
        return this;
    }

    /** Dose per square metre of body surface. */
    public PlanDraft doseNgPerM2(@Ng long value) {
        dose.perArea(value);
        return this;
    }

    /**
     * Dose per kilogram of body weight.
     *
     * @param weightG up to 300,000
     */
    public PlanDraft doseNgPerKg(@Ng long value, long weightG) {
        dose.perWeight(value, weightG);
        return this;
    }

    /**
     * Dose by Calvert's formula, mg = AUC x (GFR + 25) (J Clin Oncol 1989;7:1748).
     *
     * @param aucHundredths hundredths of mg min/mL, up to 2,000
     * @param gfrMlPerMin 0 to 250
     */
    public PlanDraft doseByCalvert(long aucHundredths, long gfrMlPerMin) {
        dose.calvert(aucHundredths, gfrMlPerMin);
        return this;
    }

    /** The dose, on whatever basis, is for each 24 h of the duration, and not for all of it. */
    public PlanDraft dosePerDay() {
        dose.perDay();
        return this;
    }

    /** Body surface area, cm2; 1.80 m2 is 18,000. */
    public PlanDraft bsaCm2(long value) {
        bsaCm2 = value;
        return this;
    }

    /** Concentration as nanograms in nanolitres; 50 mg/mL is 50 in 1, 45.57 is 4557 in 100. */
    public PlanDraft concentration(long ng, long nl) {
        concentrationNg = ng;
        concentrationNl = nl;
        return this;
    }

    /**
     * How long the whole dose takes. Without segments it is given flat over this time; with them it
     * must be the sum of their times.
     */
    public PlanDraft durationMs(@Ms long value) {
        durationMs = value;
        return this;
    }

    /**
     * Adds a segment of constant rate, after those added before: 32 in all at most.
     *
     * @param parts its share of the whole dose, 1 to 1,000,000, in proportion to the other
     *     segments; in a cycle, of each run
     */
    public PlanDraft flat(long parts, @Ms long ms) {
        program.add(PlanLayout.FLAT, parts, ms, 0);
        return this;
    }

    /**
     * Adds a segment whose rate changes in a straight line.
     *
     * @param parts as in {@link #flat}
     * @param ms at most 24 h
     * @param firstPercent its first rate in hundredths of its mean, 0 to 200; its last is what is
     *     left of 200. A rise from nothing is 0, a fall to nothing 200.
     */
    public PlanDraft ramp(long parts, @Ms long ms, long firstPercent) {
        program.add(PlanLayout.RAMP, parts, ms, firstPercent);
        return this;
    }

    /**
     * Adds a segment whose rate rises from nothing to twice its mean and falls back, as a cosine.
     *
     * @param parts as in {@link #flat}
     * @param ms at most 24 h
     */
    public PlanDraft raisedCosine(long parts, @Ms long ms) {
        program.add(PlanLayout.RAISED_COSINE, parts, ms, 0);
        return this;
    }

    /** Adds a segment in which nothing is given. */
    public PlanDraft pause(@Ms long ms) {
        program.add(PlanLayout.PAUSE, 0, ms, 0);
        return this;
    }

    /**
     * Lets all segments that are added from now on run {@code times} times, 1 to 1000, one after
     * the other; those added before run once. The duration counts every run.
     */
    public PlanDraft cycle(long times) {
        program.cycle(times);
        return this;
    }

    /** The drug's highest dose rate, ng per m2 per hour. From the manufacturer's library. */
    public PlanDraft doseRateNgPerM2PerHMax(long value) {
        doseRateNgPerM2PerHMax = value;
        return this;
    }

    /** The drug's largest whole dose, ng per m2. From the manufacturer's library. */
    public PlanDraft doseNgPerM2Max(@Ng long value) {
        doseNgPerM2Max = value;
        return this;
    }

    /** The rate the operator typed, to be held against the prescription; 0 for none. */
    public PlanDraft typedRateNlPerH(@NlPerH long value) {
        typedRateNlPerH = value;
        return this;
    }

    public PlanDraft pressureLimitPa(@Pa long value) {
        pressureLimitPa = value;
        return this;
    }

    public PlanDraft bubbleLimitNl(@Nl long value) {
        bubbleLimitNl = value;
        return this;
    }

    /** What the plan says of its drug, for a device that holds a drug library. */
    public PlanDraft drug(DrugDraft value) {
        drug = value;
        return this;
    }

    /** Judges the draft as the core will on a device that holds no drug library. */
    public Verdict verdict() {
        return verdict(new PlanCheck(new PumpGeometry(device)));
    }

    /** Judges the draft as the core will while it holds {@code library}; one refused is none. */
    public Verdict verdict(long[] library) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        check.library().offer(library, true);
        return verdict(check);
    }

    private Verdict verdict(PlanCheck check) {
        long[] image = new long[PlanLayout.WORDS];
        writeTo(image);
        check.judge(image);
        return new Verdict(check.rule(), check.figure(), check.limit());
    }

    /**
     * Writes the plan into {@code image}, accepted or not.
     *
     * @param image at least {@link PlanLayout#WORDS} words, all overwritten
     */
    public void writeTo(long[] image) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            image[i] = 0;
        }
        long doseWholeNg = dose.wholeNg(bsaCm2, durationMs);
        image[PlanLayout.MAGIC] = PlanLayout.CONTROL_MAGIC;
        image[PlanLayout.VERSION] = PlanLayout.LAYOUT_VERSION;
        image[PlanLayout.DEVICE_ID] = device.deviceId();
        image[PlanLayout.PLAN_ID] = planId;
        image[PlanLayout.DOSE_NG] = doseWholeNg;
        image[PlanLayout.CONCENTRATION_NG] = concentrationNg;
        image[PlanLayout.CONCENTRATION_NL] = concentrationNl;
        image[PlanLayout.BSA_CM2] = bsaCm2;
        image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] = doseRateNgPerM2PerHMax;
        image[PlanLayout.DOSE_NG_PER_M2_MAX] = doseNgPerM2Max;
        image[PlanLayout.DURATION_MS] = durationMs;
        image[PlanLayout.TYPED_RATE_NL_PER_H] = typedRateNlPerH;
        image[PlanLayout.PRESSURE_LIMIT_PA] = pressureLimitPa;
        image[PlanLayout.BUBBLE_LIMIT_NL] = bubbleLimitNl;
        image[PlanLayout.END_ACTION] = PlanLayout.STOP;
        image[PlanLayout.SAFE_STATE] = PlanLayout.STOP;
        drug.writeTo(image);
        segments().writeTo(image, volumeNl(doseWholeNg));
        writeEnvelope(image);
        seal(image);
    }

    private void writeEnvelope(long[] image) {
        image[PlanLayout.ENVELOPE_MAGIC] = PlanLayout.ENVELOPE_MAGIC_VALUE;
        image[PlanLayout.ENVELOPE_VERSION] = PlanLayout.LAYOUT_VERSION;
        image[PlanLayout.ENVELOPE_DEVICE_ID] = device.deviceId();
        image[PlanLayout.ENVELOPE_PLAN_ID] = planId;
        CeilingDraft.write(image);
    }

    private ProgramDraft segments() {
        if (!program.empty()) {
            return program;
        }
        ProgramDraft whole = new ProgramDraft();
        whole.add(PlanLayout.FLAT, 1, durationMs, 0);
        return whole;
    }

    /**
     * Volume rounded down to the nanolitre; 0, which no plan may have, if it cannot be made out.
     */
    private long volumeNl(long doseWholeNg) {
        boolean usable =
                within(doseWholeNg, HardLimits.DOSE_NG_MAX)
                        && within(concentrationNl, HardLimits.CONCENTRATION_NL_MAX)
                        && concentrationNg >= 1;
        // At most 1e11 * 1e6.
        return usable ? doseWholeNg * concentrationNl / concentrationNg : 0;
    }

    private static boolean within(long value, long most) {
        return value >= 1 && value <= most;
    }

    /** Seals both blocks of {@code image} with their checksums. */
    static void seal(long[] image) {
        Crc32c crc = new Crc32c();
        words(crc, image, 0, PlanLayout.CONTROL_CRC);
        words(crc, image, PlanLayout.SEGMENTS, PlanLayout.ENVELOPE);
        image[PlanLayout.CONTROL_CRC] = crc.value();
        crc.begin();
        words(crc, image, PlanLayout.ENVELOPE, PlanLayout.ENVELOPE_CRC);
        words(crc, image, PlanLayout.ENVELOPE_POINTS, PlanLayout.WORDS);
        image[PlanLayout.ENVELOPE_CRC] = crc.value();
    }

    private static void words(Crc32c crc, long[] image, int from, int to) {
        for (int i = from; i < to; i++) {
            crc.word(image[i]);
        }
    }
}
