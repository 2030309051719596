package org.clepsydra.plan;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
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
 *
 * <p>Drug is counted in nanograms. One that is measured in units is counted in thousandths of a
 * unit instead, wherever a name says Ng: in the dose, the concentration and both limits of one
 * prescription. Nothing here can tell the two apart.
 */
@Realizes({"req~plan.image-integrity~1", "req~plan.derived-volume~2"})
public final class PlanDraft {
    private final DeviceRecord device;
    // Words of the image that are what was set.
    private final long[] header = new long[PlanLayout.CONTROL_CRC];
    private final DoseDraft dose = new DoseDraft();
    private @Ms long durationMs;
    private final ProgramDraft program = new ProgramDraft();
    private final OverlayDraft overlays = new OverlayDraft();
    private OrderRounding rounding = new OrderRounding();
    private @NlPerH long typedRateNlPerH;
    private DrugDraft drug = new DrugDraft();
    private long safeState = PlanLayout.STOP;

    public PlanDraft(DeviceRecord device) {
        this.device = device;
    }

    /** Number of the plan, 1 or more; never used again for another plan on this device. */
    public PlanDraft planId(long value) {
        header[PlanLayout.PLAN_ID] = value;
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

    /** The dose, on whatever basis, is for each hour of the duration; not with a day's. */
    public PlanDraft dosePerHour() {
        dose.perHour();
        return this;
    }

    /** How the derived dose and rate are rounded; exact where nothing is given. */
    @Realizes({"req~plan.dose-bands~1", "req~plan.rate-step~2"})
    public PlanDraft rounding(OrderRounding value) {
        rounding = value;
        return this;
    }

    /**
     * Number on the label of the container it is to be given from, up to eighteen digits; none
     * where the device reads no labels.
     */
    @Realizes("req~plan.container~1")
    public PlanDraft containerNumber(long value) {
        header[PlanLayout.CONTAINER_NUMBER] = value;
        return this;
    }

    /** Body surface area, cm2; 1.80 m2 is 18,000. */
    public PlanDraft bsaCm2(long value) {
        header[PlanLayout.BSA_CM2] = value;
        return this;
    }

    /** Concentration as nanograms in nanolitres; 50 mg/mL is 50 in 1, 45.57 is 4557 in 100. */
    public PlanDraft concentration(long ng, long nl) {
        header[PlanLayout.CONCENTRATION_NG] = ng;
        header[PlanLayout.CONCENTRATION_NL] = nl;
        return this;
    }

    /**
     * How long the whole dose takes, as prescribed. Without segments it is given flat over this
     * time, or what the rounded rate makes of it; with them it must be the sum of their times.
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

    /**
     * Lets a bolus be ordered while the program runs, on top of it. Its volume is derived.
     *
     * @param doseNg dose of one bolus
     * @param ms time it is given in, 1 s to 24 h
     * @param gapMs least time from the end of one to the next, up to 24 h
     * @param countMax how many may be given, 1 to 100
     */
    public PlanDraft bolus(@Ng long doseNg, @Ms long ms, @Ms long gapMs, long countMax) {
        overlays.set(PlanLayout.BOLUS, 0, ms, gapMs, countMax, doseNg);
        return this;
    }

    /**
     * Lets the line be primed before the first START, with no patient on it.
     *
     * @param volumeNl up to 10 mL, of each
     * @param countMax how often, 1 to 100
     */
    public PlanDraft prime(@Nl long volumeNl, @Ms long ms, long countMax) {
        overlays.set(PlanLayout.PRIME, volumeNl, ms, 0, countMax, 0);
        return this;
    }

    /**
     * Lets the line be flushed once after the end.
     *
     * @param volumeNl up to 100 mL
     * @param ms long enough that it goes no faster than the last segment that gave drug
     */
    public PlanDraft flush(@Nl long volumeNl, @Ms long ms) {
        overlays.set(PlanLayout.FLUSH, volumeNl, ms, 0, 1, 0);
        return this;
    }

    /**
     * Lets the vein be kept open with drug after the end, on order.
     *
     * @param volumeNl of each, up to 100 mL; it counts in every dose limit
     * @param ms long enough that it goes no faster than any segment, nor than 1 mL/h
     * @param countMax how often, 1 to 20
     */
    public PlanDraft kvo(@Nl long volumeNl, @Ms long ms, long countMax) {
        overlays.set(PlanLayout.KVO, volumeNl, ms, 0, countMax, 0);
        return this;
    }

    /** Lets the KVO be ordered in a hold too, as an arterial line needs. */
    @Realizes("req~plan.overlays~2")
    public PlanDraft minimumRate() {
        safeState = PlanLayout.MINIMUM_RATE;
        return this;
    }

    /**
     * Lets the program follow on a plan of the same drug without a wait, where that one's limits
     * are higher: they are this one's then, in so far as its drug's limit and its volume allow.
     *
     * @param hourNlMax most in an hour under the plan before
     * @param dayNlMax most in a day under it
     */
    public PlanDraft follows(@Nl long hourNlMax, @Nl long dayNlMax) {
        overlays.follows(hourNlMax, dayNlMax);
        return this;
    }

    /**
     * Goes on from the plan of {@code before}, an image of this device, in the place of what was
     * left of it: with its sliding limits where they are higher, as what it gave counts in them.
     */
    @Realizes("req~plan.continues~2")
    public PlanDraft continues(long[] before) {
        header[PlanLayout.CONTINUES] = before[PlanLayout.PLAN_ID];
        overlays.follows(before[PlanLayout.HOUR_NL_MAX], before[PlanLayout.DAY_NL_MAX]);
        return this;
    }

    /** The drug's highest dose rate, ng per m2 per hour. From the manufacturer's library. */
    public PlanDraft doseRateNgPerM2PerHMax(long value) {
        header[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX] = value;
        return this;
    }

    /** The drug's largest whole dose, ng per m2. From the manufacturer's library. */
    public PlanDraft doseNgPerM2Max(@Ng long value) {
        header[PlanLayout.DOSE_NG_PER_M2_MAX] = value;
        return this;
    }

    /** The rate the operator typed, to be held against the prescription; 0 for none. */
    @Realizes("req~plan.typed-rate~1")
    public PlanDraft typedRateNlPerH(@NlPerH long value) {
        typedRateNlPerH = value;
        return this;
    }

    public PlanDraft pressureLimitPa(@Pa long value) {
        header[PlanLayout.PRESSURE_LIMIT_PA] = value;
        return this;
    }

    public PlanDraft bubbleLimitNl(@Nl long value) {
        header[PlanLayout.BUBBLE_LIMIT_NL] = value;
        return this;
    }

    /** What the plan says of its drug, for a device that holds a drug library. */
    @Realizes("req~library.entry~1")
    public PlanDraft drug(DrugDraft value) {
        drug = value;
        return this;
    }

    /** Judges the order's rounding, then the image as the core will without a drug library. */
    @Realizes("req~plan.ranges~1")
    public Verdict verdict() {
        return verdict(new PlanCheck(new PumpGeometry(device)));
    }

    /** Judges the draft as the core will while it holds {@code library}; one refused is none. */
    @Realizes({"req~library.entry~1", "req~library.without~2"})
    public Verdict verdict(long[] library) {
        PlanCheck check = new PlanCheck(new PumpGeometry(device));
        check.library().offer(library, true);
        return verdict(check);
    }

    @Realizes({"req~plan.dose-bands~1", "req~plan.rate-step~2"})
    private Verdict verdict(PlanCheck check) {
        long[] image = new long[PlanLayout.WORDS];
        Ruling order = write(image);
        if (!order.accepted()) {
            return new Verdict(order.rule(), order.figure(), order.limit());
        }
        check.judge(image);
        return new Verdict(check.rule(), check.figure(), check.limit());
    }

    /**
     * Writes the plan into {@code image}, accepted or not.
     *
     * @param image at least {@link PlanLayout#WORDS} words, all overwritten
     */
    public void writeTo(long[] image) {
        write(image);
    }

    /** Writes the image, without a dose where a rule of the order's rounding is broken. */
    @Realizes({
        "req~plan.image-integrity~1",
        "req~plan.derived-volume~2",
        "req~plan.dose-bands~1",
        "req~plan.rate-step~2"
    })
    private Ruling write(long[] image) {
        for (int i = 0; i < PlanLayout.WORDS; i++) {
            image[i] = i < header.length ? header[i] : 0;
        }
        Ruling order = new Ruling();
        long doseNg = rounding.doseNg(dose.wholeNg(image[PlanLayout.BSA_CM2], durationMs), order);
        long volumeNl =
                DoseDraft.volumeNl(
                        doseNg,
                        image[PlanLayout.CONCENTRATION_NG],
                        image[PlanLayout.CONCENTRATION_NL]);
        long realMs =
                rounding.realMs(volumeNl, durationMs, program.count(), typedRateNlPerH, order);
        image[PlanLayout.MAGIC] = PlanLayout.CONTROL_MAGIC;
        image[PlanLayout.VERSION] = PlanLayout.LAYOUT_VERSION;
        image[PlanLayout.DEVICE_ID] = device.deviceId();
        image[PlanLayout.DOSE_NG] = order.accepted() ? doseNg : 0;
        image[PlanLayout.DURATION_MS] = realMs;
        image[PlanLayout.TYPED_RATE_NL_PER_H] = typedRateNlPerH;
        image[PlanLayout.END_ACTION] = PlanLayout.STOP;
        image[PlanLayout.SAFE_STATE] = safeState;
        drug.writeTo(image);
        program.orFlat(Units.ms(realMs)).writeTo(image, order.accepted() ? volumeNl : 0);
        EnvelopeDraft.write(image, overlays, new PumpGeometry(device).quantumNl());
        return order;
    }
}
