package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.port.LibraryLayout;

/**
 * One entry of a drug library, figures in the units of its words.
 *
 * @param drugId the drug's number
 * @param name the drug's name
 * @param flags whether it is a vinca alkaloid, a vesicant, or both
 * @param route how it enters the body
 * @param fromNg lowest concentration, in {@code nl}
 * @param toNg highest concentration, in {@code nl}
 * @param nl what holds it
 * @param doseRate highest dose rate
 * @param dose largest whole dose
 * @param shortest duration
 * @param longest duration
 * @param lifetime most that may ever be given; 0 for no limit
 * @param cycle most that may be given in a cycle of therapy; 0 for no limit
 * @param bolus most that those of an hour come to; 0 for none
 * @param bolusRate its highest dose rate
 * @param kvo highest rate of one; 0 for none
 */
record LibraryEntry(
        long drugId,
        String name,
        long flags,
        long route,
        long fromNg,
        long toNg,
        long nl,
        Limit doseRate,
        Limit dose,
        Limit shortest,
        Limit longest,
        Limit lifetime,
        Limit cycle,
        Limit bolus,
        long bolusRate,
        long kvo) {
    /**
     * A limit.
     *
     * @param soft without a reason
     * @param hard with any
     */
    record Limit(long soft, long hard) {}

    /** The entry at {@code at} of an image. */
    static LibraryEntry of(long[] image, int at) {
        return new LibraryEntry(
                image[at],
                name(image, at + LibraryLayout.NAME),
                image[at + LibraryLayout.FLAGS],
                image[at + LibraryLayout.ROUTE],
                image[at + LibraryLayout.CONCENTRATION_NG_FROM],
                image[at + LibraryLayout.CONCENTRATION_NG_TO],
                image[at + LibraryLayout.CONCENTRATION_NL],
                new Limit(
                        image[at + LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT],
                        image[at + LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD]),
                new Limit(
                        image[at + LibraryLayout.DOSE_NG_PER_M2_SOFT],
                        image[at + LibraryLayout.DOSE_NG_PER_M2_HARD]),
                new Limit(
                        image[at + LibraryLayout.DURATION_MS_MIN_SOFT],
                        image[at + LibraryLayout.DURATION_MS_MIN_HARD]),
                new Limit(
                        image[at + LibraryLayout.DURATION_MS_MAX_SOFT],
                        image[at + LibraryLayout.DURATION_MS_MAX_HARD]),
                new Limit(
                        image[at + LibraryLayout.LIFETIME_NG_PER_M2_SOFT],
                        image[at + LibraryLayout.LIFETIME_NG_PER_M2_HARD]),
                new Limit(
                        image[at + LibraryLayout.CYCLE_NG_PER_M2_SOFT],
                        image[at + LibraryLayout.CYCLE_NG_PER_M2_HARD]),
                new Limit(
                        image[at + LibraryLayout.BOLUS_NG_PER_M2_SOFT],
                        image[at + LibraryLayout.BOLUS_NG_PER_M2_HARD]),
                image[at + LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD],
                image[at + LibraryLayout.KVO_NL_PER_H_HARD]);
    }

    private static String name(long[] image, int at) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LibraryLayout.NAME_WORDS; i++) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                char letter = (char) (image[at + i] >>> shift & 0xFF);
                if (letter != 0) {
                    name.append(letter);
                }
            }
        }
        return name.toString();
    }

    void addTo(LibraryDraft draft) {
        draft.entry(drugId, name, route)
                .flags(flags)
                .concentration(fromNg, toNg, nl)
                .doseRateNgPerM2PerH(doseRate.soft, doseRate.hard)
                .doseNgPerM2(dose.soft, dose.hard)
                .shortestMs(shortest.soft, shortest.hard)
                .longestMs(longest.soft, longest.hard)
                .lifetimeNgPerM2(lifetime.soft, lifetime.hard)
                .cycleNgPerM2(cycle.soft, cycle.hard)
                .bolus(bolus.soft, bolus.hard, bolusRate)
                .kvoNlPerH(kvo);
    }

    /** What it is for. */
    String words() {
        return name + ", " + Words.ofRoute(route) + ", " + LibraryConcentration.words(this);
    }

    /** For the order of entries: words up to a million that differ do so within 34 digits. */
    BigDecimal lowestNgPerNl() {
        return BigDecimal.valueOf(fromNg).divide(BigDecimal.valueOf(nl), MathContext.DECIMAL128);
    }
}
