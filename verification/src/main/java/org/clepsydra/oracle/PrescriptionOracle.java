package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a prescription means, by exact arithmetic: {@code req~plan.derived-volume~2}, {@code
 * req~plan.typed-rate~1}, {@code req~plan.dose-rate-limit~2}, {@code req~plan.rate-step~2}.
 *
 * <p>Every figure given must be above zero; anything else throws IllegalArgumentException.
 */
public final class PrescriptionOracle {
    private static final Rational NL_PER_ML = Rational.of(1_000_000);
    private static final Rational MS_PER_H = Rational.of(3_600_000);
    private static final Rational FIVE_PERCENT = Rational.of(5, 100);

    private final Rational doseMg;
    private final Rational areaM2;
    private final Rational concentrationMgPerMl;
    private final Rational durationH;

    private PrescriptionOracle(
            Rational doseMg, Rational areaM2, BigDecimal concentration, BigDecimal durationH) {
        this(
                doseMg,
                areaM2,
                positive("concentration", concentration),
                positive("duration", durationH));
    }

    private PrescriptionOracle(
            Rational doseMg, Rational areaM2, Rational concentration, Rational durationH) {
        this.doseMg = doseMg;
        this.areaM2 = areaM2;
        this.concentrationMgPerMl = concentration;
        this.durationH = durationH;
    }

    /** The same of figures that are no decimals: mg, mg/mL and h; area unknown. All above zero. */
    public static PrescriptionOracle ofMass(
            Rational doseMg, Rational concentrationMgPerMl, Rational durationH) {
        return new PrescriptionOracle(doseMg, Rational.ZERO, concentrationMgPerMl, durationH);
    }

    /** A dose in mg per m2 of a patient's area in m2; concentration in mg/mL, duration in h. */
    public static PrescriptionOracle perArea(
            BigDecimal doseMgPerM2,
            BigDecimal areaM2,
            BigDecimal concentrationMgPerMl,
            BigDecimal durationH) {
        Rational area = positive("area", areaM2);
        Rational dose = positive("dose", doseMgPerM2).times(area);
        return new PrescriptionOracle(dose, area, concentrationMgPerMl, durationH);
    }

    /**
     * A dose in mg for a patient of the given area in m2; concentration in mg/mL, duration in h.
     */
    public static PrescriptionOracle ofMassAndArea(
            BigDecimal doseMg,
            BigDecimal areaM2,
            BigDecimal concentrationMgPerMl,
            BigDecimal durationH) {
        return new PrescriptionOracle(
                positive("dose", doseMg),
                positive("area", areaM2),
                concentrationMgPerMl,
                durationH);
    }

    /** A dose in mg, area unknown: there is then no dose rate per m2. */
    public static PrescriptionOracle ofMass(
            BigDecimal doseMg, BigDecimal concentrationMgPerMl, BigDecimal durationH) {
        return new PrescriptionOracle(
                positive("dose", doseMg), Rational.ZERO, concentrationMgPerMl, durationH);
    }

    private static Rational positive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above zero, was " + value);
        }
        return Rational.of(value);
    }

    /** The dose, mg. */
    public Rational doseMg() {
        return doseMg;
    }

    /** The volume that holds the dose, mL, not rounded. */
    public Rational volumeMl() {
        return doseMg.dividedBy(concentrationMgPerMl);
    }

    /** The volume of the plan: {@link #volumeMl()} rounded down to a whole nL. */
    public BigInteger volumeNl() {
        return volumeMl().times(NL_PER_ML).floor();
    }

    /** The rate that gives the volume, not rounded, in the duration; mL/h. */
    public Rational rateMlPerH() {
        return volumeMl().dividedBy(durationH);
    }

    /** The derived rate of the plan's volume, rounded down to whole steps in mL/h; mL/h. */
    public Rational rateInSteps(BigDecimal stepMlPerH) {
        Rational step = positive("step", stepMlPerH);
        Rational rate = planVolumeMl().dividedBy(durationH);
        return Rational.of(rate.dividedBy(step).floor()).times(step);
    }

    /** How long the plan's volume takes at a rate in mL/h above zero, in whole ms rounded up. */
    public BigInteger realMs(Rational mlPerH) {
        Rational ms = planVolumeMl().dividedBy(mlPerH).times(MS_PER_H);
        return Rational.ZERO.minus(ms).floor().negate();
    }

    /** Whether so many ms are at most 5 % more than was prescribed. */
    public boolean keepsDuration(BigInteger realMs) {
        Rational most = durationH.times(MS_PER_H).times(Rational.of("1.05"));
        return Rational.of(realMs).compareTo(most) <= 0;
    }

    /** How long the volume of the plan would last at the rate typed in mL/h; h. */
    public Rational impliedDurationH(BigDecimal typedMlPerH) {
        return planVolumeMl().dividedBy(positive("typed rate", typedMlPerH));
    }

    /** The drug that the rate typed in mL/h would give per hour; mg/h. */
    public Rational impliedMgPerH(BigDecimal typedMlPerH) {
        return positive("typed rate", typedMlPerH).times(concentrationMgPerMl);
    }

    /** What the rate typed in mL/h would give in the prescribed duration; mL. */
    public Rational typedVolumeMl(BigDecimal typedMlPerH) {
        return positive("typed rate", typedMlPerH).times(durationH);
    }

    /**
     * Whether the rate typed in mL/h gives, over the prescribed duration, the plan's volume in
     * whole nL within 5 % of that volume, both ends included.
     */
    public boolean acceptsTypedRate(BigDecimal typedMlPerH) {
        return agrees(typedMlPerH, planVolumeMl());
    }

    /**
     * Whether {@link #acceptsTypedRate} would turn out otherwise were "the prescribed volume" read
     * as the volume before it is rounded to nL. The requirement does not say; data that depends on
     * it would be a test of the reader.
     */
    public boolean roundingDecides(BigDecimal typedMlPerH) {
        return agrees(typedMlPerH, planVolumeMl()) != agrees(typedMlPerH, volumeMl());
    }

    private boolean agrees(BigDecimal typedMlPerH, Rational prescribedMl) {
        Rational difference = typedVolumeMl(typedMlPerH).minus(prescribedMl).abs();
        return difference.compareTo(FIVE_PERCENT.times(prescribedMl)) <= 0;
    }

    private Rational planVolumeMl() {
        return Rational.of(volumeNl()).dividedBy(NL_PER_ML);
    }

    /** The drug per area and time of the whole dose given evenly; mg/m2/h. */
    public Rational doseRateMgPerM2PerH() {
        return doseMg.dividedBy(knownAreaM2()).dividedBy(durationH);
    }

    /** The drug per area and time of one flat segment, volume in nL, time in ms; mg/m2/h. */
    public Rational segmentDoseRateMgPerM2PerH(long volumeNl, long durationMs) {
        Rational hours = Rational.of(durationMs).dividedBy(MS_PER_H);
        Rational mg = Rational.of(volumeNl).dividedBy(NL_PER_ML).times(concentrationMgPerMl);
        return mg.dividedBy(knownAreaM2()).dividedBy(hours);
    }

    /** Whether the whole dose given evenly stays at or below a drug's limit in mg/m2/h. */
    public boolean withinDoseRate(BigDecimal limitMgPerM2PerH) {
        return doseRateMgPerM2PerH().compareTo(Rational.of(limitMgPerM2PerH)) <= 0;
    }

    private Rational knownAreaM2() {
        if (areaM2.equals(Rational.ZERO)) {
            throw new IllegalStateException("no area was given");
        }
        return areaM2;
    }
}
