package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a plan, of which nothing else is wrong, may be accepted while a drug library is held:
 * {@code req~library.entry~1}, {@code req~library.hard-limits~1}, {@code req~library.lifetime~2},
 * {@code req~library.cycle~1}, {@code req~library.bolus~1}, {@code req~library.kvo~1}, {@code
 * req~library.soft-limits~2}.
 *
 * <p>Figures are compared as fractions, times whatever would divide them, so that nothing is
 * rounded: what is rounded up is above a whole limit if and only if it was before.
 */
public final class LibraryPlanOracle {
    /** 10 kg/m2. */
    private static final long BEFORE_MAX = 10_000_000_000_000L;

    private static final long REASON_MAX = 99;
    private static final BigInteger CM2_PER_M2 = big(10_000);
    private static final BigInteger MS_PER_H = big(3_600_000);

    private LibraryPlanOracle() {}

    /** Every demand that {@code plan} fails in under {@code library}, both images. */
    public static Set<LibraryPlanDemand> faults(long[] library, long[] plan) {
        Set<LibraryPlanDemand> faults = EnumSet.noneOf(LibraryPlanDemand.class);
        demand(
                faults,
                LibraryPlanDemand.LIBRARY_VERSION_DIFFERS,
                plan[ImageWords.LIBRARY_VERSION] == library[LibraryImageWords.VERSION]);
        long[] entry = entry(library, plan, faults);
        if (entry.length > 0) {
            hard(entry, plan, faults);
            before(entry, plan, faults);
            overlays(entry, plan, faults);
            soft(entry, plan, faults);
        }
        return faults;
    }

    /** The entry for drug, route and concentration; empty where there is none. */
    private static long[] entry(long[] library, long[] plan, Set<LibraryPlanDemand> faults) {
        boolean drug = false;
        boolean route = false;
        for (int i = 0; i < library[LibraryImageWords.ENTRY_COUNT]; i++) {
            int at = LibraryImageWords.FIRST_ENTRY + i * LibraryImageWords.ENTRY_WORDS;
            long[] entry = Arrays.copyOfRange(library, at, at + LibraryImageWords.ENTRY_WORDS);
            boolean ofDrug = entry[LibraryImageWords.DRUG_ID] == plan[ImageWords.DRUG_ID];
            boolean byRoute = ofDrug && entry[LibraryImageWords.ROUTE] == plan[ImageWords.ROUTE];
            if (byRoute && concentrated(entry, plan)) {
                return entry;
            }
            drug |= ofDrug;
            route |= byRoute;
        }
        demand(faults, LibraryPlanDemand.DRUG_NOT_IN_LIBRARY, drug);
        demand(faults, LibraryPlanDemand.ROUTE_NOT_IN_LIBRARY, !drug || route);
        demand(faults, LibraryPlanDemand.CONCENTRATION_NOT_IN_LIBRARY, !route);
        return new long[0];
    }

    private static boolean concentrated(long[] entry, long[] plan) {
        Rational is =
                Rational.of(plan[ImageWords.CONCENTRATION_NG], plan[ImageWords.CONCENTRATION_NL]);
        return is.compareTo(
                                Rational.of(
                                        entry[LibraryImageWords.CONCENTRATION_NG_FROM],
                                        entry[LibraryImageWords.CONCENTRATION_NL]))
                        >= 0
                && is.compareTo(
                                Rational.of(
                                        entry[LibraryImageWords.CONCENTRATION_NG_TO],
                                        entry[LibraryImageWords.CONCENTRATION_NL]))
                        <= 0;
    }

    private static void hard(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        demand(
                faults,
                LibraryPlanDemand.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                plan[ImageWords.DOSE_RATE_MAX] <= entry[LibraryImageWords.DOSE_RATE_HARD]);
        demand(
                faults,
                LibraryPlanDemand.DOSE_LIMIT_ABOVE_LIBRARY,
                plan[ImageWords.DOSE_MAX] <= entry[LibraryImageWords.DOSE_HARD]);
        demand(
                faults,
                LibraryPlanDemand.DURATION_OUTSIDE_LIBRARY,
                lasts(
                        plan,
                        entry[LibraryImageWords.DURATION_MIN_HARD],
                        entry[LibraryImageWords.DURATION_MAX_HARD]));
    }

    private static boolean lasts(long[] plan, long least, long most) {
        long ms = plan[ImageWords.DURATION_MS];
        return ms >= least && ms <= most;
    }

    private static void before(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        long ever = plan[ImageWords.DOSE_BEFORE];
        long inCycle = plan[ImageWords.BEFORE_IN_CYCLE];
        boolean stated = entry[LibraryImageWords.LIFETIME_HARD] > 0;
        demand(faults, LibraryPlanDemand.DOSE_BEFORE, ever >= 0 && ever <= BEFORE_MAX);
        demand(
                faults,
                LibraryPlanDemand.LIFETIME_DOSE_TOO_HIGH,
                counted(plan, ever, entry[LibraryImageWords.LIFETIME_HARD]));
        demand(
                faults,
                LibraryPlanDemand.DOSE_BEFORE_IN_CYCLE,
                inCycle >= 0 && inCycle <= BEFORE_MAX && (!stated || inCycle <= ever));
        demand(
                faults,
                LibraryPlanDemand.CYCLE_DOSE_TOO_HIGH,
                counted(plan, inCycle, entry[LibraryImageWords.CYCLE_HARD]));
    }

    /** Whether dose and what was given before are within a limit; 0 is none. */
    private static boolean counted(long[] plan, long beforeNgPerM2, long ngPerM2) {
        BigInteger roomNgPerM2 = big(ngPerM2).subtract(big(beforeNgPerM2));
        return ngPerM2 == 0 || within(plan, PlanImageOracle.wholeNg(plan), roomNgPerM2);
    }

    /** Whether so much drug is no more than so much for each square metre of the patient. */
    private static boolean within(long[] plan, BigInteger ng, BigInteger ngPerM2) {
        BigInteger most = ngPerM2.multiply(big(plan[ImageWords.BSA_CM2]));
        return ng.multiply(CM2_PER_M2).compareTo(most) <= 0;
    }

    private static void overlays(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        OverlayRow bolus = OverlayRow.of(plan, ImageWords.OVERLAYS, ImageWords.BOLUS);
        OverlayRow kvo = OverlayRow.of(plan, ImageWords.OVERLAYS, ImageWords.KVO);
        demand(
                faults,
                LibraryPlanDemand.BOLUS_DOSE_ABOVE_LIBRARY,
                within(plan, inAnHourNg(bolus), big(entry[LibraryImageWords.BOLUS_HARD])));
        // In an hour it would be so much.
        BigInteger hourNg = big(bolus.ng()).multiply(MS_PER_H);
        BigInteger mostNg = big(entry[LibraryImageWords.BOLUS_RATE_HARD]).multiply(big(bolus.ms()));
        demand(
                faults,
                LibraryPlanDemand.BOLUS_RATE_ABOVE_LIBRARY,
                !bolus.present() || within(plan, hourNg, mostNg));
        demand(
                faults,
                LibraryPlanDemand.KVO_RATE_ABOVE_LIBRARY,
                !kvo.present() || !kvo.fasterThan(big(entry[LibraryImageWords.KVO_RATE_HARD])));
    }

    private static BigInteger inAnHourNg(OverlayRow bolus) {
        return OverlayOracle.begunInAnHour(bolus).multiply(big(bolus.ng()));
    }

    private static void soft(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        Set<LibraryPlanDemand> passed = EnumSet.noneOf(LibraryPlanDemand.class);
        OverlayRow bolus = OverlayRow.of(plan, ImageWords.OVERLAYS, ImageWords.BOLUS);
        demand(
                passed,
                LibraryPlanDemand.SOFT_DOSE_RATE,
                ProgramOracle.doseRateWithin(plan, entry[LibraryImageWords.DOSE_RATE_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_DOSE,
                within(
                        plan,
                        PlanImageOracle.wholeNg(plan),
                        big(entry[LibraryImageWords.DOSE_SOFT])));
        demand(
                passed,
                LibraryPlanDemand.SOFT_DURATION,
                lasts(
                        plan,
                        entry[LibraryImageWords.DURATION_MIN_SOFT],
                        entry[LibraryImageWords.DURATION_MAX_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_LIFETIME_DOSE,
                counted(
                        plan,
                        plan[ImageWords.DOSE_BEFORE],
                        entry[LibraryImageWords.LIFETIME_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_CYCLE_DOSE,
                counted(
                        plan,
                        plan[ImageWords.BEFORE_IN_CYCLE],
                        entry[LibraryImageWords.CYCLE_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_BOLUS_DOSE,
                within(plan, inAnHourNg(bolus), big(entry[LibraryImageWords.BOLUS_SOFT])));
        long reason = plan[ImageWords.SOFT_REASON];
        boolean code = reason >= 1 && reason <= REASON_MAX;
        demand(faults, LibraryPlanDemand.SOFT_REASON, code || reason == 0);
        if (reason == 0) {
            faults.addAll(passed);
        } else if (code) {
            demand(faults, LibraryPlanDemand.SOFT_REASON_NEEDLESS, !passed.isEmpty());
        }
    }

    private static void demand(
            Set<LibraryPlanDemand> faults, LibraryPlanDemand demand, boolean met) {
        if (!met) {
            faults.add(demand);
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
