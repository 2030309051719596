package org.clepsydra.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a plan, of which nothing else is wrong, may be accepted while a drug library is held:
 * {@code req~library.entry~1}, {@code req~library.hard-limits~1}, {@code req~library.lifetime~1},
 * {@code req~library.cycle~1}, {@code req~library.bolus~1}, {@code req~library.kvo~1}, {@code
 * req~library.soft-limits~2}.
 *
 * <p>Figures are compared as fractions, times whatever would divide them, so that nothing is
 * rounded: what is rounded up is above a whole limit if and only if it was before.
 */
public final class LibraryPlanOracle {
    // Words of a library, written out a second time as in LibraryImageOracle.
    private static final int VERSION = 2;
    private static final int ENTRY_COUNT = 3;
    private static final int FIRST_ENTRY = 16;
    private static final int ENTRY_WORDS = 32;
    private static final int DRUG_ID = 0;
    private static final int ROUTE = 1;
    private static final int NG_FROM = 7;
    private static final int NG_TO = 8;
    private static final int NL = 9;
    private static final int DOSE_RATE_HARD = 10;
    private static final int DOSE_RATE_SOFT = 11;
    private static final int DOSE_HARD = 12;
    private static final int DOSE_SOFT = 13;
    private static final int DURATION_MIN_HARD = 14;
    private static final int DURATION_MIN_SOFT = 15;
    private static final int DURATION_MAX_SOFT = 16;
    private static final int DURATION_MAX_HARD = 17;
    private static final int LIFETIME_HARD = 18;
    private static final int LIFETIME_SOFT = 19;
    private static final int CYCLE_HARD = 20;
    private static final int CYCLE_SOFT = 21;
    private static final int BOLUS_HARD = 22;
    private static final int BOLUS_SOFT = 23;
    private static final int BOLUS_RATE_HARD = 24;
    private static final int KVO_RATE_HARD = 25;

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
                plan[ImageWords.LIBRARY_VERSION] == library[VERSION]);
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
        for (int i = 0; i < library[ENTRY_COUNT]; i++) {
            int at = FIRST_ENTRY + i * ENTRY_WORDS;
            long[] entry = Arrays.copyOfRange(library, at, at + ENTRY_WORDS);
            boolean ofDrug = entry[DRUG_ID] == plan[ImageWords.DRUG_ID];
            boolean byRoute = ofDrug && entry[ROUTE] == plan[ImageWords.ROUTE];
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
        return is.compareTo(Rational.of(entry[NG_FROM], entry[NL])) >= 0
                && is.compareTo(Rational.of(entry[NG_TO], entry[NL])) <= 0;
    }

    private static void hard(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        demand(
                faults,
                LibraryPlanDemand.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                plan[ImageWords.DOSE_RATE_MAX] <= entry[DOSE_RATE_HARD]);
        demand(
                faults,
                LibraryPlanDemand.DOSE_LIMIT_ABOVE_LIBRARY,
                plan[ImageWords.DOSE_MAX] <= entry[DOSE_HARD]);
        demand(
                faults,
                LibraryPlanDemand.DURATION_OUTSIDE_LIBRARY,
                lasts(plan, entry[DURATION_MIN_HARD], entry[DURATION_MAX_HARD]));
    }

    private static boolean lasts(long[] plan, long least, long most) {
        long ms = plan[ImageWords.DURATION_MS];
        return ms >= least && ms <= most;
    }

    private static void before(long[] entry, long[] plan, Set<LibraryPlanDemand> faults) {
        long ever = plan[ImageWords.DOSE_BEFORE];
        long inCycle = plan[ImageWords.BEFORE_IN_CYCLE];
        boolean stated = entry[LIFETIME_HARD] > 0;
        demand(faults, LibraryPlanDemand.DOSE_BEFORE, ever >= 0 && ever <= BEFORE_MAX);
        demand(
                faults,
                LibraryPlanDemand.LIFETIME_DOSE_TOO_HIGH,
                counted(plan, ever, entry[LIFETIME_HARD]));
        demand(
                faults,
                LibraryPlanDemand.DOSE_BEFORE_IN_CYCLE,
                inCycle >= 0 && inCycle <= BEFORE_MAX && (!stated || inCycle <= ever));
        demand(
                faults,
                LibraryPlanDemand.CYCLE_DOSE_TOO_HIGH,
                counted(plan, inCycle, entry[CYCLE_HARD]));
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
                within(plan, inAnHourNg(bolus), big(entry[BOLUS_HARD])));
        // In an hour it would be so much.
        BigInteger hourNg = big(bolus.ng()).multiply(MS_PER_H);
        BigInteger mostNg = big(entry[BOLUS_RATE_HARD]).multiply(big(bolus.ms()));
        demand(
                faults,
                LibraryPlanDemand.BOLUS_RATE_ABOVE_LIBRARY,
                !bolus.present() || within(plan, hourNg, mostNg));
        demand(
                faults,
                LibraryPlanDemand.KVO_RATE_ABOVE_LIBRARY,
                !kvo.present() || !kvo.fasterThan(big(entry[KVO_RATE_HARD])));
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
                ProgramOracle.doseRateWithin(plan, entry[DOSE_RATE_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_DOSE,
                within(plan, PlanImageOracle.wholeNg(plan), big(entry[DOSE_SOFT])));
        demand(
                passed,
                LibraryPlanDemand.SOFT_DURATION,
                lasts(plan, entry[DURATION_MIN_SOFT], entry[DURATION_MAX_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_LIFETIME_DOSE,
                counted(plan, plan[ImageWords.DOSE_BEFORE], entry[LIFETIME_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_CYCLE_DOSE,
                counted(plan, plan[ImageWords.BEFORE_IN_CYCLE], entry[CYCLE_SOFT]));
        demand(
                passed,
                LibraryPlanDemand.SOFT_BOLUS_DOSE,
                within(plan, inAnHourNg(bolus), big(entry[BOLUS_SOFT])));
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
