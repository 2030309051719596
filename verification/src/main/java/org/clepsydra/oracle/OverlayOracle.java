package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.Set;

/**
 * The part of {@link PlanImageOracle} that judges overlays and the limits that slide: {@code
 * req~plan.overlays~2}, {@code req~plan.sliding-limits~2}, and what {@code req~plan.dose-limit~3}
 * and {@code req~plan.envelope-agrees~4} say of overlays.
 */
final class OverlayOracle {
    // 20 L.
    private static final BigInteger DAY_NL_MAX = big(20_000_000_000L);

    // 1 mL/h.
    private static final BigInteger KVO_NL_PER_H_MAX = big(1_000_000);

    private static final long DAY_MS = 24L * 3_600_000;
    private static final long NL_MAX = 100_000_000;
    private static final long PRIME_NL_MAX = 10_000_000;
    private static final long COUNT_MAX = 100;
    private static final long KVO_COUNT_MAX = 20;
    private static final long NG_MAX = 100_000_000_000L;

    /** The hour as it is taken at most. */
    private static final long HOUR_MIN = 64;

    private static final BigInteger HOUR_MS = big(HOUR_MIN * 60_000);
    private static final BigInteger MIN_PER_H = big(60);
    private static final BigInteger CM2_PER_M2 = big(10_000);

    /** For the points of a ceiling that were rounded. */
    private static final BigInteger ROUNDING_NL = big(4);

    private final PumpFigures pump;

    OverlayOracle(PumpFigures pump) {
        this.pump = pump;
    }

    void judge(long[] image, Set<PlanDemand> faults) {
        for (int kind = 0; kind < ImageWords.OVERLAYS_MAX; kind++) {
            OverlayRow row = row(image, kind);
            if (row.present()) {
                figures(row, kind, faults);
            }
            // Without a volume it may as well be one that the plan does not have, and is not zeros.
            if (row.nl() == 0) {
                none(row, faults);
            }
        }
        OverlayRow bolus = row(image, ImageWords.BOLUS);
        demand(faults, PlanDemand.OVERLAY_VOLUME_FROM_DOSE, volumeFollows(image, bolus));
        OverlayRow flush = row(image, ImageWords.FLUSH);
        BigInteger last = ProgramOracle.lastRateNlPerH(image);
        boolean slow = !flush.present() || last.signum() < 0 || !flush.fasterThan(last);
        demand(faults, PlanDemand.FLUSH_RATE, slow);
        demand(faults, PlanDemand.KVO_RATE, kvoSlow(image));
        limits(image, faults);
    }

    /** Whether a KVO is no faster than 1 mL/h, nor than any segment that gives drug. */
    private static boolean kvoSlow(long[] image) {
        OverlayRow kvo = row(image, ImageWords.KVO);
        BigInteger least = ProgramOracle.leastRateNlPerH(image);
        BigInteger most = least.signum() < 0 ? KVO_NL_PER_H_MAX : KVO_NL_PER_H_MAX.min(least);
        return !kvo.present() || !kvo.fasterThan(most);
    }

    private void figures(OverlayRow row, int kind, Set<PlanDemand> faults) {
        // A quantum that is no whole nanolitre is rounded up: a volume is whole.
        long leastNl = pump.mechanismInRange() ? Math.max(1_000, pump.quantumNl()) : 1_000;
        long mostNl = kind == ImageWords.PRIME ? PRIME_NL_MAX : NL_MAX;
        within(row.nl(), leastNl, mostNl, faults, PlanDemand.OVERLAY_VOLUME);
        within(row.ms(), 1_000, DAY_MS, faults, PlanDemand.OVERLAY_DURATION);
        // That a time is 0 or more the requirement does not say; one below zero would be none.
        within(row.gapMs(), 0, DAY_MS, faults, PlanDemand.OVERLAY_GAP);
        long mostTimes = kind == ImageWords.KVO ? KVO_COUNT_MAX : COUNT_MAX;
        within(row.count(), 1, mostTimes, faults, PlanDemand.OVERLAY_COUNT);
        // The range of a bolus's dose is that of any dose: req~plan.ranges~1.
        long mostNg = kind == ImageWords.BOLUS ? NG_MAX : 0;
        within(row.ng(), Math.min(1, mostNg), mostNg, faults, PlanDemand.OVERLAY_DOSE);
        demand(faults, PlanDemand.DEVICE_RATE, !row.fasterThan(big(pump.rateNlPerHMax())));
    }

    /** An overlay that the plan does not have is zeros; each word that is not is named. */
    private static void none(OverlayRow row, Set<PlanDemand> faults) {
        demand(faults, PlanDemand.OVERLAY_VOLUME, row.nl() == 0);
        demand(faults, PlanDemand.OVERLAY_DURATION, row.ms() == 0);
        demand(faults, PlanDemand.OVERLAY_GAP, row.gapMs() == 0);
        demand(faults, PlanDemand.OVERLAY_COUNT, row.count() == 0);
        demand(faults, PlanDemand.OVERLAY_DOSE, row.ng() == 0);
    }

    /** Whether the volume of a bolus is its dose over the concentration, rounded down. */
    private static boolean volumeFollows(long[] image, OverlayRow bolus) {
        long ng = image[ImageWords.CONCENTRATION_NG];
        if (!bolus.present() || ng <= 0) {
            return true;
        }
        Rational concentration = Rational.of(image[ImageWords.CONCENTRATION_NL], ng);
        return Rational.of(bolus.ng()).times(concentration).floor().equals(big(bolus.nl()));
    }

    private void limits(long[] image, Set<PlanDemand> faults) {
        BigInteger hourNl = big(image[ImageWords.HOUR_NL_MAX]);
        BigInteger dayNl = big(image[ImageWords.DAY_NL_MAX]);
        boolean hour = hourNl.signum() > 0;
        boolean day = dayNl.compareTo(hourNl) >= 0;
        if (image[ImageWords.CONTINUES] != 0) {
            // Else held against the plan before, which is not known here.
            hour = hour && hourNl.compareTo(DAY_NL_MAX) <= 0;
            day = day && dayNl.compareTo(DAY_NL_MAX) <= 0;
        } else if (pump.mechanismInRange() && image[ImageWords.CONCENTRATION_NG] > 0) {
            hour = hour && hourNl.compareTo(hourMostNl(image)) <= 0;
            day = day && dayNl.compareTo(dayMostNl(image)) <= 0;
        }
        demand(faults, PlanDemand.HOUR_LIMIT, hour);
        demand(faults, PlanDemand.DAY_LIMIT, day);
    }

    /** What the drug's limit allows in 64 min, flush, what is begun then, quantum and rounding. */
    BigInteger hourMostNl(long[] image) {
        BigInteger curve = drugNl(image).add(BigInteger.ONE).min(big(image[ImageWords.VOLUME_NL]));
        BigInteger boluses = inAnHourNl(row(image, ImageWords.BOLUS));
        BigInteger kvos = inAnHourNl(row(image, ImageWords.KVO));
        return curve.add(boluses).add(kvos).add(besides(image));
    }

    /** All that the plan can give, and for rounding; 20 L at most. */
    BigInteger dayMostNl(long[] image) {
        BigInteger boluses = allNl(row(image, ImageWords.BOLUS));
        BigInteger kvos = allNl(row(image, ImageWords.KVO));
        BigInteger volume = big(image[ImageWords.VOLUME_NL]);
        return volume.add(boluses).add(kvos).add(besides(image)).min(DAY_NL_MAX);
    }

    private static BigInteger inAnHourNl(OverlayRow row) {
        return begunInAnHour(row).multiply(big(row.nl()));
    }

    private static BigInteger allNl(OverlayRow row) {
        return big(row.count()).multiply(big(row.nl()));
    }

    /** The flush, a quantum rounded up, and what points of a ceiling are rounded by. */
    private BigInteger besides(long[] image) {
        OverlayRow flush = row(image, ImageWords.FLUSH);
        return big(flush.nl()).add(big(pump.quantumNl())).add(ROUNDING_NL);
    }

    /** What the drug's highest dose rate gives this patient in 64 min, rounded down once. */
    private static BigInteger drugNl(long[] image) {
        BigInteger ng =
                big(image[ImageWords.DOSE_RATE_MAX])
                        .multiply(big(image[ImageWords.BSA_CM2]))
                        .multiply(big(HOUR_MIN));
        BigInteger nl = ng.multiply(big(image[ImageWords.CONCENTRATION_NL]));
        BigInteger per =
                CM2_PER_M2.multiply(MIN_PER_H).multiply(big(image[ImageWords.CONCENTRATION_NG]));
        return Rational.of(nl).dividedBy(Rational.of(per)).floor();
    }

    /** One, and one for every time that it and its least time fit in 64 min; never above all. */
    static BigInteger begunInAnHour(OverlayRow row) {
        BigInteger eachMs = big(row.ms()).add(big(row.gapMs()));
        if (eachMs.signum() <= 0) {
            return big(row.count());
        }
        return HOUR_MS.divide(eachMs).add(BigInteger.ONE).min(big(row.count()));
    }

    /**
     * The drug in every KVO that may be begun, ng, each rounded up; the concentration is none of 0.
     */
    static BigInteger kvosNg(long[] image) {
        OverlayRow kvo = row(image, ImageWords.KVO);
        if (kvo.nl() <= 0 || kvo.count() <= 0) {
            return BigInteger.ZERO;
        }
        BigInteger[] one =
                big(kvo.nl())
                        .multiply(big(image[ImageWords.CONCENTRATION_NG]))
                        .divideAndRemainder(big(image[ImageWords.CONCENTRATION_NL]));
        return one[0].add(big(one[1].signum())).multiply(big(kvo.count()));
    }

    /** The drug in every bolus that may be begun, ng; none in one that is out of range. */
    static BigInteger bolusesNg(long[] image) {
        OverlayRow bolus = row(image, ImageWords.BOLUS);
        boolean some = bolus.ng() > 0 && bolus.count() > 0;
        return some ? big(bolus.ng()).multiply(big(bolus.count())) : BigInteger.ZERO;
    }

    /** Whether the plan has a KVO. */
    static boolean hasKvo(long[] image) {
        return row(image, ImageWords.KVO).present();
    }

    /** Whether the envelope has the overlays of the plan. */
    static boolean sameInEnvelope(long[] image) {
        for (int kind = 0; kind < ImageWords.OVERLAYS_MAX; kind++) {
            if (!row(image, kind)
                    .equals(OverlayRow.of(image, ImageWords.ENVELOPE_OVERLAYS, kind))) {
                return false;
            }
        }
        return true;
    }

    private static OverlayRow row(long[] image, int kind) {
        return OverlayRow.of(image, ImageWords.OVERLAYS, kind);
    }

    private static void within(
            long value, long least, long most, Set<PlanDemand> faults, PlanDemand of) {
        demand(faults, of, value >= least && value <= most);
    }

    private static void demand(Set<PlanDemand> faults, PlanDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
