package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.quantity.Units;
import org.clepsydra.quantity.WideQuotient;
import org.clepsydra.trace.Realizes;

/**
 * Judges what a plan says of its drug against the library held: the entry first, then its hard
 * limits, then its soft ones.
 *
 * <p>The plan's own limits are held to the hard ones, and the plan to its own limits, so that what
 * runs is bounded by the plan alone, whatever becomes of the library.
 */
final class DrugCheck {
    /** A concentration is told in nanograms to the millilitre, rounded down. */
    private static final long NL_PER_ML = 1_000_000L;

    private static final int BOLUS =
            PlanLayout.OVERLAYS + PlanLayout.BOLUS * PlanLayout.OVERLAY_WORDS;
    private static final int KVO = PlanLayout.OVERLAYS + PlanLayout.KVO * PlanLayout.OVERLAY_WORDS;

    private final LoadedLibrary library;
    private final Ruling ruling;
    private final Ruling soft = new Ruling();
    private final WideQuotient wide = new WideQuotient();
    private int entry;

    DrugCheck(LoadedLibrary library, Ruling ruling) {
        this.library = library;
        this.ruling = ruling;
    }

    /**
     * Judges the plan.
     *
     * @param doseRateNgPerM2PerH its highest dose rate, rounded up
     * @param doseNgPerM2 its whole dose, rounded up
     */
    void judge(long[] image, long doseRateNgPerM2PerH, long doseNgPerM2) {
        if (library.version() == 0) {
            without(image);
            return;
        }
        find(image);
        hard(image);
        given(image, doseNgPerM2);
        overlays(image);
        soft(image, doseRateNgPerM2PerH, doseNgPerM2);
    }

    @Realizes("req~library.without~2")
    private void without(long[] image) {
        for (int i = PlanLayout.ROUTE; i < PlanLayout.CONTROL_CRC; i++) {
            ruling.equal(Rule.NO_LIBRARY, image[i], 0);
        }
        ruling.equal(Rule.NO_LIBRARY, image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2], 0);
    }

    /** The limit told is that of the first entry which agrees as far as the rule before. */
    @Realizes("req~library.entry~1")
    private void find(long[] image) {
        boolean hasDrug = false;
        boolean hasRoute = false;
        boolean has = false;
        long route = 0;
        long ngPerMl = 0;
        for (int i = 0; i < LibraryLayout.ENTRIES_MAX; i++) {
            int at = LibraryLayout.ENTRIES + i * LibraryLayout.ENTRY_WORDS;
            long routeThere = library.word(at + LibraryLayout.ROUTE);
            long fromNg = library.word(at + LibraryLayout.CONCENTRATION_NG_FROM);
            long fromNl = library.word(at + LibraryLayout.CONCENTRATION_NL);
            boolean drugThere =
                    i < library.entryCount() && library.word(at) == image[PlanLayout.DRUG_ID];
            boolean routeAgrees = drugThere && routeThere == image[PlanLayout.ROUTE];
            // Not read where none agrees.
            route = hasDrug ? route : routeThere;
            ngPerMl = hasRoute ? ngPerMl : ngPerMl(fromNg, fromNl);
            hasDrug = hasDrug || drugThere;
            hasRoute = hasRoute || routeAgrees;
            if (routeAgrees && holdsConcentration(image, at)) {
                entry = at;
                has = true;
            }
        }
        long version = library.version();
        long planNgPerMl =
                ngPerMl(image[PlanLayout.CONCENTRATION_NG], image[PlanLayout.CONCENTRATION_NL]);
        ruling.equal(Rule.LIBRARY_VERSION_DIFFERS, image[PlanLayout.LIBRARY_VERSION], version);
        need(hasDrug, Rule.DRUG_NOT_IN_LIBRARY, image[PlanLayout.DRUG_ID], 0);
        need(hasRoute, Rule.ROUTE_NOT_IN_LIBRARY, image[PlanLayout.ROUTE], route);
        need(has, Rule.CONCENTRATION_NOT_IN_LIBRARY, planNgPerMl, ngPerMl);
    }

    private void need(boolean met, int rule, long figure, long limit) {
        if (ruling.accepted() && !met) {
            ruling.refuse(rule, figure, limit);
        }
    }

    /** Products of at most 1e9 * 1e6. */
    private boolean holdsConcentration(long[] image, int at) {
        long nl = library.word(at + LibraryLayout.CONCENTRATION_NL);
        long planNl = image[PlanLayout.CONCENTRATION_NL];
        long figure = image[PlanLayout.CONCENTRATION_NG] * nl;
        return figure >= library.word(at + LibraryLayout.CONCENTRATION_NG_FROM) * planNl
                && figure <= library.word(at + LibraryLayout.CONCENTRATION_NG_TO) * planNl;
    }

    private static long ngPerMl(long ng, long nl) {
        return ng * NL_PER_ML / Math.max(1, nl);
    }

    private long limit(int word) {
        return library.word(entry + word);
    }

    @Realizes("req~library.hard-limits~1")
    private void hard(long[] image) {
        ruling.atMost(
                Rule.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                image[PlanLayout.DOSE_RATE_NG_PER_M2_PER_H_MAX],
                limit(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD));
        ruling.atMost(
                Rule.DOSE_LIMIT_ABOVE_LIBRARY,
                image[PlanLayout.DOSE_NG_PER_M2_MAX],
                limit(LibraryLayout.DOSE_NG_PER_M2_HARD));
        ruling.between(
                Rule.DURATION_OUTSIDE_LIBRARY,
                image[PlanLayout.DURATION_MS],
                limit(LibraryLayout.DURATION_MS_MIN_HARD),
                limit(LibraryLayout.DURATION_MS_MAX_HARD));
    }

    /** What was given in a cycle was given in a lifetime too, where that must be stated. */
    @Realizes({"req~library.lifetime~2", "req~library.cycle~1"})
    private void given(long[] image, long doseNgPerM2) {
        long beforeNgPerM2 = image[PlanLayout.DOSE_BEFORE_NG_PER_M2];
        ruling.between(Rule.DOSE_BEFORE, beforeNgPerM2, 0, HardLimits.LIFETIME_NG_PER_M2_MAX);
        ruling.atMost(
                Rule.LIFETIME_DOSE_TOO_HIGH,
                inLifetime(image, doseNgPerM2),
                limit(LibraryLayout.LIFETIME_NG_PER_M2_HARD));
        boolean stated = limit(LibraryLayout.LIFETIME_NG_PER_M2_HARD) > 0;
        ruling.between(
                Rule.DOSE_BEFORE_IN_CYCLE,
                image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2],
                0,
                stated ? beforeNgPerM2 : HardLimits.LIFETIME_NG_PER_M2_MAX);
        ruling.atMost(
                Rule.CYCLE_DOSE_TOO_HIGH,
                inCycle(image, doseNgPerM2),
                limit(LibraryLayout.CYCLE_NG_PER_M2_HARD));
    }

    /** What will have been given with this plan, at most 1.05e13; 0 where nothing limits it. */
    private long inLifetime(long[] image, long doseNgPerM2) {
        boolean limited = limit(LibraryLayout.LIFETIME_NG_PER_M2_HARD) > 0;
        return limited ? image[PlanLayout.DOSE_BEFORE_NG_PER_M2] + doseNgPerM2 : 0;
    }

    /** As {@link #inLifetime}, in this cycle of therapy. */
    private long inCycle(long[] image, long doseNgPerM2) {
        boolean limited = limit(LibraryLayout.CYCLE_NG_PER_M2_HARD) > 0;
        return limited ? image[PlanLayout.DOSE_BEFORE_IN_CYCLE_NG_PER_M2] + doseNgPerM2 : 0;
    }

    /** A limit of 0 allows none: one that the plan does not have is 0 too. */
    @Realizes({"req~library.bolus~1", "req~library.kvo~1"})
    private void overlays(long[] image) {
        ruling.atMost(
                Rule.BOLUS_DOSE_ABOVE_LIBRARY,
                bolusNgPerM2(image),
                limit(LibraryLayout.BOLUS_NG_PER_M2_HARD));
        ruling.atMost(
                Rule.BOLUS_RATE_ABOVE_LIBRARY,
                roundedUp(
                        image[BOLUS + PlanLayout.OVERLAY_NG],
                        Units.MS_PER_H * Units.CM2_PER_M2,
                        image[BOLUS + PlanLayout.OVERLAY_MS] * image[PlanLayout.BSA_CM2]),
                limit(LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD));
        ruling.atMost(
                Rule.KVO_RATE_ABOVE_LIBRARY,
                roundedUp(image[KVO], Units.MS_PER_H, image[KVO + PlanLayout.OVERLAY_MS]),
                limit(LibraryLayout.KVO_NL_PER_H_HARD));
    }

    /** All that may be begun in an hour: several at once are one that is larger. */
    private long bolusNgPerM2(long[] image) {
        // At most 1e11 * 1e2.
        return roundedUp(
                image[BOLUS + PlanLayout.OVERLAY_NG] * OverlayCheck.begunInAnHour(image),
                Units.CM2_PER_M2,
                image[PlanLayout.BSA_CM2]);
    }

    /** 0 where there is nothing to divide by. */
    private long roundedUp(long a, long b, long divisor) {
        wide.divide(a, b, divisor);
        return wide.quotient() + (wide.remainder() > 0 ? 1 : 0);
    }

    /** A reason opens the soft limits, and is refused where none is passed: it would hide one. */
    @Realizes("req~library.soft-limits~2")
    private void soft(long[] image, long doseRateNgPerM2PerH, long doseNgPerM2) {
        soft.refuse(Rule.ACCEPTED, 0, 0);
        soft.atMost(
                Rule.SOFT_DOSE_RATE,
                doseRateNgPerM2PerH,
                limit(LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT));
        soft.atMost(Rule.SOFT_DOSE, doseNgPerM2, limit(LibraryLayout.DOSE_NG_PER_M2_SOFT));
        soft.between(
                Rule.SOFT_DURATION,
                image[PlanLayout.DURATION_MS],
                limit(LibraryLayout.DURATION_MS_MIN_SOFT),
                limit(LibraryLayout.DURATION_MS_MAX_SOFT));
        soft.atMost(
                Rule.SOFT_LIFETIME_DOSE,
                inLifetime(image, doseNgPerM2),
                limit(LibraryLayout.LIFETIME_NG_PER_M2_SOFT));
        soft.atMost(
                Rule.SOFT_CYCLE_DOSE,
                inCycle(image, doseNgPerM2),
                limit(LibraryLayout.CYCLE_NG_PER_M2_SOFT));
        soft.atMost(
                Rule.SOFT_BOLUS_DOSE,
                bolusNgPerM2(image),
                limit(LibraryLayout.BOLUS_NG_PER_M2_SOFT));
        reason(image[PlanLayout.SOFT_REASON]);
    }

    private void reason(long reason) {
        ruling.between(Rule.SOFT_REASON, reason, 0, HardLimits.SOFT_REASON_MAX);
        if (ruling.accepted() && reason == 0) {
            ruling.refuse(soft.rule(), soft.figure(), soft.limit());
        } else if (ruling.accepted() && soft.accepted()) {
            ruling.refuse(Rule.SOFT_REASON_NEEDLESS, reason, 0);
        }
    }
}
