package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What an amount of drug is written in. All are masses but units, of which no mass is known: a
 * thousandth of a unit stands where a nanogram would, and one prescription has only one of the two.
 */
public enum MassUnit {
    /** Milligrams. */
    MG("mg", 1_000_000),
    /** Grams. */
    G("g", 1_000_000_000),
    /** Micrograms. */
    UG("ug", 1_000),
    /** Nanograms. */
    NG("ng", 1),
    /** Units of activity, as of bleomycin. */
    UNITS("units", 1_000);

    private final String written;
    private final long counts;

    MassUnit(String written, long counts) {
        this.written = written;
        this.counts = counts;
    }

    /** As it stands in a file. */
    public String written() {
        return written;
    }

    /** How many nanograms, or thousandths of a unit, it is. */
    long counts() {
        return counts;
    }

    /** So many nanograms, or thousandths of a unit, in this unit; exact. */
    public BigDecimal of(BigDecimal count) {
        return count.divide(BigDecimal.valueOf(counts));
    }

    /** The same for plots and reports. */
    public double of(double count) {
        return count / counts;
    }

    /** The one that a unit such as mg/m2 begins with; milligrams where there is none. */
    static MassUnit in(String unit) {
        String first = unit.split("/", 2)[0];
        return Arrays.stream(values()).filter(u -> u.written.equals(first)).findFirst().orElse(MG);
    }

    /** Refuses an amount in units beside a dose by mass, and the other way round. */
    void requireSame(Text amount) throws BadScenario {
        MassUnit other = amount.massUnit();
        if ((this == UNITS) != (other == UNITS)) {
            throw amount.bad(
                    amount.value()
                            + " is "
                            + other.kind()
                            + ", the dose is "
                            + kind()
                            + "; one prescription has only one of the two");
        }
    }

    private String kind() {
        return this == UNITS ? "in units" : "by mass";
    }
}
