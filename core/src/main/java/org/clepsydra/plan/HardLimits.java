package org.clepsydra.plan;

import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Ng;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;

/**
 * What no plan on any device may exceed. Chosen by us to hold every external and implanted regimen
 * the library is for; the proofs against overflow stand on them. Not clinical limits: those come
 * with the drug.
 */
@SuppressWarnings("units") // each constant is the claim its name makes
public final class HardLimits {
    /** One microlitre: below it a plan is a mistake. */
    public static final @Nl long VOLUME_NL_MIN = 1_000L;

    /** Ten litres: the largest bag set in use is four. */
    public static final @Nl long VOLUME_NL_MAX = 10_000_000_000L;

    /** One minute: the shortest dose duration of an intermittent schedule. */
    public static final @Ms long SEGMENT_MS_MIN = 60_000L;

    /** A day: the longest ramp or raised cosine; also what keeps their products below 2^63. */
    public static final @Ms long SHAPED_MS_MAX = 24L * 3_600_000L;

    /** The most runs of a cycle: a dose every 45 minutes for thirty-one days. */
    public static final long REPEATS_MAX = 1_000L;

    /** Thirty-one days: the longest continuous cycle is twenty-eight. */
    public static final @Ms long DURATION_MS_MAX = 31L * 24 * 3_600_000L;

    /** One nanogram, or thousandth of a unit. */
    public static final @Ng long DOSE_NG_MIN = 1L;

    /**
     * A hundred grams: the largest cytotoxic doses, of methotrexate and ifosfamide, are near 20 g.
     * Of a drug measured in units, a hundred million.
     */
    public static final @Ng long DOSE_NG_MAX = 100_000_000_000L;

    /** Numerator of the concentration, ng. */
    public static final long CONCENTRATION_NG_MAX = 1_000_000_000L;

    /** Denominator of the concentration, nL. */
    public static final long CONCENTRATION_NL_MAX = 1_000_000L;

    /** 1000 mg/mL, one gram of drug in each millilitre. */
    public static final long CONCENTRATION_NG_PER_NL_MAX = 1_000L;

    /** 0.2 m2, a newborn. */
    public static final long BSA_CM2_MIN = 2_000L;

    /** 3.0 m2. */
    public static final long BSA_CM2_MAX = 30_000L;

    /** 100 g/m2/h: a drug limit above it is a mistake of units. */
    public static final long DOSE_RATE_NG_PER_M2_PER_H_MAX = 100_000_000_000L;

    /**
     * 500 g/m2, the largest dose for the smallest body: a drug limit above it is a mistake of
     * units.
     */
    public static final long DOSE_NG_PER_M2_MAX = 500_000_000_000L;

    /**
     * 10 kg/m2, twenty of the largest doses: a limit for a lifetime, or for a cycle of therapy,
     * above it is a mistake.
     */
    public static final long LIFETIME_NG_PER_M2_MAX = 10_000_000_000_000L;

    /** A drug's number and a library's version have nine digits at most, so that both are read. */
    public static final long DRUG_ID_MAX = 999_999_999L;

    public static final long LIBRARY_VERSION_MAX = 999_999_999L;

    /** A container's number has eighteen digits at most, as those of logistic units do. */
    public static final long CONTAINER_NUMBER_MAX = 999_999_999_999_999_999L;

    /** A reason for going beyond a soft limit has two digits at most. */
    public static final long SOFT_REASON_MAX = 99L;

    /** 1200 mL/h, the highest rate of any pump the library is for. */
    public static final @NlPerH long RATE_NL_PER_H_MAX = 1_200_000_000L;

    /** 10 kPa, the lowest level of pumps in use: a patient's own pressure is a tenth of it. */
    public static final @Pa int PRESSURE_LIMIT_PA_MIN = 10_000;

    /** 70 kPa: the plain threshold of pumps in use, which ours must never be later than. */
    public static final @Pa int PRESSURE_LIMIT_PA_MAX = 70_000;

    public static final @Nl long BUBBLE_NL_MIN = 20_000L;
    public static final @Nl long BUBBLE_NL_MAX = 500_000L;

    /** 1 mL: more air in any quarter of an hour stops delivery. An example, the size in use. */
    public static final @Nl long AIR_QUARTER_NL = 1_000_000L;

    /** 2 mL: more air in any 24 h stops delivery. An example, the size in use. */
    public static final @Nl long AIR_DAY_NL = 2_000_000L;

    /** 10 mL: what air is counted up to, and kept. Beyond every limit, it says nothing more. */
    public static final @Nl long AIR_NL_MAX = 10_000_000L;

    /** A typed rate may differ from the prescription by one part in this many: 5 %. */
    public static final long TYPED_RATE_PART = 20L;

    /** A second entry's dose and duration may differ by one part in this many: 1 %. */
    public static final long REENTRY_PART = 100L;

    /** Ten minutes: how long a second entry may wait for START. */
    public static final @Ms long REENTRY_MS_MAX = 600_000L;

    /** Ten seconds of therapy: what is reserved in the store, and may be lost with the power. */
    public static final @Ms long RESERVE_MS = 10_000L;

    /** 0.3 kg, the smallest newborns. */
    public static final long WEIGHT_G_MIN = 300L;

    /** 300 kg. */
    public static final long WEIGHT_G_MAX = 300_000L;

    /** 20 cm. */
    public static final long HEIGHT_MM_MIN = 200L;

    /** 2.5 m. */
    public static final long HEIGHT_MM_MAX = 2_500L;

    /** AUC 20: carboplatin is given to about 7. */
    public static final long AUC_HUNDREDTHS_MAX = 2_000L;

    /** 250 mL/min, above any kidney's; a cap that is clinical practice is the host's. */
    public static final long GFR_ML_PER_MIN_MAX = 250L;

    /** The most rows of a table of dose bands; a default of this project, not a citation. */
    public static final int DOSE_BANDS_MAX = 64;

    /** A band's dose may differ from the derived one by so many hundredths, whatever is stated. */
    public static final long DOSE_BAND_PERCENT_MAX = 10L;

    /** A rate rounded to a pump's step may take longer by one part in this many: 5 %. */
    public static final long RATE_ROUNDING_PART = 20L;

    /** A ceiling may lie above the curve by 1 % of the volume over the runs of the cycle. */
    public static final long GAP_PART = 100L;

    /** 100 mL: the largest bolus of pumps in use. */
    public static final @Nl long OVERLAY_NL_MAX = 100_000_000L;

    /** 10 mL: more than the line of any set holds; what is beyond it comes out at the end. */
    public static final @Nl long PRIME_NL_MAX = 10_000_000L;

    /** 1 mL/h, a trickle. A default of this project, not a citation. */
    public static final @NlPerH long KVO_NL_PER_H_MAX = 1_000_000L;

    /**
     * The most KVOs under a plan: each that is cut short may leave the monitor's ceiling a count of
     * the encoder too high, and of many in one hold it would not see the end.
     */
    public static final long KVO_COUNT_MAX = 20L;

    /** A rate that changes by more than this factor has a confirmation of its own. */
    public static final long CHANGE_FACTOR = 2L;

    /** 20 L: the largest program and a hundred of the largest boluses. */
    public static final @Nl long DAY_NL_MAX = VOLUME_NL_MAX + 100 * OVERLAY_NL_MAX;

    /** One second: the longest step, so that no step leaps over an overlay. */
    public static final @Ms long OVERLAY_MS_MIN = 1_000L;

    /** A day: also the longest overlay, and the longest time between two. */
    public static final @Ms long DAY_MS = 24L * 3_600_000L;

    /** The most overlays of one kind under a plan. */
    public static final long OVERLAY_COUNT_MAX = 100L;

    /**
     * 64 minutes: the longest span that is held to the hour's limit, which slides by whole minutes,
     * is 63; a minute more for what was due before and is released in it.
     */
    public static final @Ms long HOUR_SPAN_MS = 64L * 60_000L;

    /** 23 hours and 45 minutes: as for the hour, with a span that slides by quarters of an hour. */
    public static final @Ms long DAY_SPAN_MS = 95L * 900_000L;

    /**
     * Two millilitres: what an aspirated volume may be off, however little was given. A default,
     * not a citation.
     */
    public static final @Nl long RESIDUAL_NL_MIN = 2_000_000L;

    /**
     * An aspirated volume may be off by 15 % of what was given: the deviation from the label that a
     * recall of 2022 told clinicians to act on.
     */
    public static final long RESIDUAL_PERCENT = 15L;

    /** 50 mL, the largest reservoir of a pump that is implanted. A default, not a citation. */
    public static final @Nl long IMPLANT_NL_MAX = 50_000_000L;

    /** 0.1 mL a day: implants of fixed flow give 0.3 to 6. A default, not a citation. */
    public static final long FLOW_NL_PER_DAY_MIN = 100_000L;

    /** 10 mL a day. */
    public static final long FLOW_NL_PER_DAY_MAX = 10_000_000L;

    /** A day: over less time a flow cannot be told from what a syringe reads wrong. */
    public static final @Ms long REFILL_MS_MIN = 24L * 3_600_000L;

    /** 366 days. */
    public static final @Ms long REFILL_MS_MAX = 366L * 24 * 3_600_000L;

    /** 5 mL: tubing and catheter of an implant hold a few tenths, a long set two or three. */
    public static final @Nl long LINE_NL_MAX = 5_000_000L;

    /**
     * 2^52 microsteps in the life of a mechanism: at one each microsecond, the fastest a motor can
     * be, more than 140 years.
     */
    public static final @Microsteps long LIFE_MICROSTEPS_MAX = 1L << 52;

    /** 2^52 writes to a store: one each millisecond for more than 100,000 years. */
    public static final long STORE_WRITES_MAX = 1L << 52;

    private HardLimits() {}
}
