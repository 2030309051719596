package org.clepsydra.safety.page;

import java.util.List;
import java.util.Locale;
import org.clepsydra.safety.evidence.Rows;

/**
 * The sums that the first view shows.
 *
 * @param mutants all mutants
 * @param own those that a requirement's own tests detect
 * @param justified those no own test detects, with a reason on record
 * @param coincidental those that only other tests detect
 * @param survived those that no test detects and nothing justifies
 */
record Figures(int mutants, int own, int justified, int coincidental, int survived) {
    private static final String FULL = "100.0";

    /** Counts mutants. Each is counted once, in the order of the parameters. */
    static Figures of(List<Rows.Mutant> mutants) {
        int own = 0;
        int justified = 0;
        int coincidental = 0;
        for (Rows.Mutant mutant : mutants) {
            if (mutant.own()) {
                own++;
            } else if (!mutant.justification().isEmpty()) {
                justified++;
            } else if (!mutant.status().equals("survived")) {
                coincidental++;
            }
        }
        int survived = mutants.size() - own - justified - coincidental;
        return new Figures(mutants.size(), own, justified, coincidental, survived);
    }

    /** The requirements with mutants whose own tests do not detect all that are not justified. */
    static List<Rows.Score> underFull(List<Rows.Score> scores) {
        return scores.stream()
                .filter(row -> row.mutants() > row.justified())
                .filter(row -> !row.percent().equals(FULL))
                .toList();
    }

    /** A share in percent, rounded down to a hundredth, so that 100 means all. */
    static String percent(int part, int of) {
        if (of == 0) {
            return "none";
        }
        long hundredths = part * 10_000L / of;
        return String.format(Locale.ROOT, "%d.%02d %%", hundredths / 100, hundredths % 100);
    }
}
