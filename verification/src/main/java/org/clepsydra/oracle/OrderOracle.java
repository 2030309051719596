package org.clepsydra.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an order comes to, by exact arithmetic: {@code req~plan.dose-bases~2}, {@code
 * req~plan.dose-bands~1}. Drug is in mg; of a drug measured in units, a thousand units stand for
 * one.
 */
public final class OrderOracle {
    private static final Rational NG_PER_MG = Rational.of(1_000_000);
    private static final Rational HUNDRED = Rational.of(100);
    // mg = AUC x (GFR + 25)
    private static final Rational CALVERT = Rational.of(25);

    /**
     * A row of a band table.
     *
     * @param fromMg the least derived dose that it holds
     * @param belowMg above the largest
     * @param doseMg what is given for them
     */
    public record Band(BigDecimal fromMg, BigDecimal belowMg, BigDecimal doseMg) {
        private boolean holds(Rational mg) {
            return mg.compareTo(Rational.of(fromMg)) >= 0 && mg.compareTo(Rational.of(belowMg)) < 0;
        }
    }

    private OrderOracle() {}

    /** A dose for each m2 or each kg, for a body of so many; mg. */
    public static Rational forBody(BigDecimal mg, BigDecimal m2OrKg) {
        return toNanograms(Rational.of(mg).times(Rational.of(m2OrKg)));
    }

    /** A dose by Calvert's formula, GFR in mL/min; mg. */
    public static Rational calvert(BigDecimal auc, BigDecimal gfr) {
        return toNanograms(Rational.of(auc).times(Rational.of(gfr).plus(CALVERT)));
    }

    /** A dose that is for each so many hours, over a duration in h; mg. */
    public static Rational each(Rational mg, long everyH, Rational durationH) {
        return toNanograms(mg.times(durationH).dividedBy(Rational.of(everyH)));
    }

    private static Rational toNanograms(Rational mg) {
        return Rational.of(mg.times(NG_PER_MG).floor()).dividedBy(NG_PER_MG);
    }

    /** The dose that the table gives for a derived one in mg; none where no row holds it. */
    public static Optional<Rational> banded(List<Band> table, Rational derivedMg) {
        return table.stream()
                .filter(band -> band.holds(derivedMg))
                .map(band -> Rational.of(band.doseMg()))
                .findFirst();
    }

    /** Whether two doses differ by no more than so many hundredths of the derived one. */
    public static boolean near(Rational givenMg, Rational derivedMg, long percent) {
        Rational allowed = derivedMg.times(Rational.of(percent)).dividedBy(HUNDRED);
        return givenMg.minus(derivedMg).abs().compareTo(allowed) <= 0;
    }
}
