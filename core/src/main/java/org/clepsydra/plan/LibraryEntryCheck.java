package org.clepsydra.plan;

import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Routes;
import org.clepsydra.trace.Realizes;

/** Judges one entry of a drug library by itself. */
@Realizes("req~library.image~2")
final class LibraryEntryCheck {
    private static final int LETTERS = 8;
    private static final int LETTER_BITS = 8;
    private static final int TO_FIRST_LETTER = 56;
    private static final int LETTER_LEAST = '!';
    private static final int LETTER_MOST = '~';

    private final Ruling ruling;

    LibraryEntryCheck(Ruling ruling) {
        this.ruling = ruling;
    }

    /** Judges the entry whose first word stands at {@code at}. */
    void judge(long[] image, int at) {
        drug(image, at);
        name(image, at);
        concentration(image, at);
        limits(
                Rule.LIBRARY_DOSE_RATE,
                image[at + LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_HARD],
                image[at + LibraryLayout.DOSE_RATE_NG_PER_M2_PER_H_SOFT],
                1,
                HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX);
        limits(
                Rule.LIBRARY_DOSE,
                image[at + LibraryLayout.DOSE_NG_PER_M2_HARD],
                image[at + LibraryLayout.DOSE_NG_PER_M2_SOFT],
                1,
                HardLimits.DOSE_NG_PER_M2_MAX);
        duration(image, at);
        limits(
                Rule.LIBRARY_LIFETIME_DOSE,
                image[at + LibraryLayout.LIFETIME_NG_PER_M2_HARD],
                image[at + LibraryLayout.LIFETIME_NG_PER_M2_SOFT],
                0,
                HardLimits.LIFETIME_NG_PER_M2_MAX);
        besides(image, at);
        for (int i = LibraryLayout.ENTRY_RESERVED; i < LibraryLayout.ENTRY_WORDS; i++) {
            ruling.equal(Rule.LIBRARY_RESERVED_WORD, image[at + i], 0);
        }
    }

    /** Limits of a cycle, and of what may be given besides the program; 0 is no bolus or KVO. */
    private void besides(long[] image, int at) {
        limits(
                Rule.LIBRARY_CYCLE_DOSE,
                image[at + LibraryLayout.CYCLE_NG_PER_M2_HARD],
                image[at + LibraryLayout.CYCLE_NG_PER_M2_SOFT],
                0,
                HardLimits.LIFETIME_NG_PER_M2_MAX);
        long bolus = image[at + LibraryLayout.BOLUS_NG_PER_M2_HARD];
        limits(
                Rule.LIBRARY_BOLUS_DOSE,
                bolus,
                image[at + LibraryLayout.BOLUS_NG_PER_M2_SOFT],
                0,
                HardLimits.DOSE_NG_PER_M2_MAX);
        ruling.between(
                Rule.LIBRARY_BOLUS_RATE,
                image[at + LibraryLayout.BOLUS_NG_PER_M2_PER_H_HARD],
                Math.min(1, bolus),
                bolus > 0 ? HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX : 0);
        ruling.between(
                Rule.LIBRARY_KVO_RATE,
                image[at + LibraryLayout.KVO_NL_PER_H_HARD],
                0,
                HardLimits.KVO_NL_PER_H_MAX);
    }

    private void drug(long[] image, int at) {
        long route = image[at + LibraryLayout.ROUTE];
        long flags = image[at + LibraryLayout.FLAGS];
        ruling.between(Rule.LIBRARY_DRUG_ID, image[at], 1, HardLimits.DRUG_ID_MAX);
        ruling.between(
                Rule.LIBRARY_ROUTE, route, Routes.INTRAVENOUS_CENTRAL, Routes.INTRAPERITONEAL);
        ruling.between(Rule.LIBRARY_FLAGS, flags, 0, LibraryLayout.VINCA + LibraryLayout.VESICANT);
        routeOf(flags, route);
    }

    /** The figure is the route, the limit the flags that forbid it. */
    @Realizes({"req~library.vinca-route~1", "req~library.image~2"})
    private void routeOf(long flags, long route) {
        boolean vinca = (flags & LibraryLayout.VINCA) != 0;
        boolean vesicant = (flags & LibraryLayout.VESICANT) != 0;
        if (ruling.accepted() && vinca && route == Routes.INTRATHECAL) {
            ruling.refuse(Rule.LIBRARY_VINCA_ROUTE, route, flags);
        }
        boolean leaks = route == Routes.INTRAVENOUS_PERIPHERAL || route == Routes.SUBCUTANEOUS;
        if (ruling.accepted() && vesicant && leaks) {
            ruling.refuse(Rule.LIBRARY_VESICANT_ROUTE, route, flags);
        }
    }

    /**
     * One letter or more, then nothing but zeros. The figure is the letter, as far as it is one;
     * the limit the end of the range that it is beyond, 0 where the name has ended.
     */
    private void name(long[] image, int at) {
        boolean ended = false;
        boolean begun = false;
        for (int i = 0; i < LibraryLayout.NAME_WORDS; i++) {
            long rest = image[at + LibraryLayout.NAME + i];
            for (int j = 0; j < LETTERS; j++) {
                long letter = rest >>> TO_FIRST_LETTER;
                rest = rest << LETTER_BITS;
                ended = ended || (begun && letter == 0);
                begun = true;
                ruling.between(
                        Rule.LIBRARY_NAME,
                        letter,
                        ended ? 0 : LETTER_LEAST,
                        ended ? 0 : LETTER_MOST);
            }
        }
    }

    private void concentration(long[] image, int at) {
        long from = image[at + LibraryLayout.CONCENTRATION_NG_FROM];
        long to = image[at + LibraryLayout.CONCENTRATION_NG_TO];
        long nl = image[at + LibraryLayout.CONCENTRATION_NL];
        ruling.between(Rule.LIBRARY_CONCENTRATION, nl, 1, HardLimits.CONCENTRATION_NL_MAX);
        ruling.between(Rule.LIBRARY_CONCENTRATION, to, 1, HardLimits.CONCENTRATION_NG_MAX);
        ruling.between(
                Rule.LIBRARY_CONCENTRATION, to, 1, HardLimits.CONCENTRATION_NG_PER_NL_MAX * nl);
        ruling.between(Rule.LIBRARY_CONCENTRATION, from, 1, to);
    }

    /** Where {@code least} is 0, a hard limit of 0 is none, and the soft one is 0 with it. */
    private void limits(int rule, long hard, long soft, long least, long most) {
        ruling.between(rule, hard, least, most);
        ruling.between(rule, soft, Math.min(1, hard), hard);
    }

    private void duration(long[] image, int at) {
        long minHard = image[at + LibraryLayout.DURATION_MS_MIN_HARD];
        long minSoft = image[at + LibraryLayout.DURATION_MS_MIN_SOFT];
        long maxSoft = image[at + LibraryLayout.DURATION_MS_MAX_SOFT];
        long maxHard = image[at + LibraryLayout.DURATION_MS_MAX_HARD];
        long most = HardLimits.DURATION_MS_MAX;
        ruling.between(Rule.LIBRARY_DURATION, minHard, HardLimits.SEGMENT_MS_MIN, most);
        ruling.between(Rule.LIBRARY_DURATION, minSoft, minHard, most);
        ruling.between(Rule.LIBRARY_DURATION, maxSoft, minSoft, most);
        ruling.between(Rule.LIBRARY_DURATION, maxHard, maxSoft, most);
    }
}
