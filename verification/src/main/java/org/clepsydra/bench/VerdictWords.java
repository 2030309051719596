package org.clepsydra.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.plan.Rule;

/** A verdict of the core, in the prescription's own terms, with both figures. */
final class VerdictWords {
    private static final BigDecimal NG_PER_MG = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MS_PER_H = BigDecimal.valueOf(3_600_000);

    private VerdictWords() {}

    static String of(Prescription prescription, int rule, long figure, long limit) {
        if (rule == Rule.ACCEPTED) {
            return "accepted";
        }
        String why =
                switch (rule) {
                    case Rule.TYPED_RATE_DISAGREES -> typedRate(prescription);
                    case Rule.DOSE_RATE_TOO_HIGH -> doseRate(prescription);
                    case Rule.DOSE_TOO_HIGH -> wholeDose(prescription);
                    case Rule.REENTRY_DOSE -> entered(figure, limit, NG_PER_MG, "mg");
                    case Rule.REENTRY_DURATION -> entered(figure, limit, MS_PER_H, "h");
                    case Rule.REENTRY_RATE -> entered(figure, limit, NG_PER_MG, "mL/h");
                    default -> LibraryWords.of(rule, figure, limit);
                };
        return "refused, " + Words.ofRule(rule) + ": " + why;
    }

    /** Nanograms to the milligram are as many as nanolitres to the millilitre. */
    private static String entered(long figure, long limit, BigDecimal unit, String name) {
        MathContext digits = new MathContext(6);
        return String.format(
                "%s %s entered again, the plan allows %s %s",
                plain(BigDecimal.valueOf(figure).divide(unit, digits), 6),
                name,
                plain(BigDecimal.valueOf(limit).divide(unit, digits), 6),
                name);
    }

    private static String typedRate(Prescription p) {
        BigDecimal typed = BigDecimal.valueOf(p.typedRateNlPerH());
        BigDecimal givenNl = BigDecimal.valueOf(p.curve().givenNl());
        BigDecimal hours = givenNl.divide(typed, MathContext.DECIMAL64);
        return String.format(
                "%s mL/h would end in %s h against %s h; %s mg/h",
                plain(typed.divide(NG_PER_MG), 6),
                fixed(hours, 1),
                fixed(hours(p), 1),
                fixed(mgPerH(p, typed.divide(NG_PER_MG)), 0));
    }

    /** By the mean where there is one rate, by the highest rate where a program has many. */
    private static String doseRate(Prescription p) {
        boolean flat = p.program().isFlat();
        BigDecimal peakMlPerH = BigDecimal.valueOf(p.curve().peakMlPerH());
        BigDecimal mgPerH =
                flat
                        ? p.massNg().divide(NG_PER_MG).divide(hours(p), MathContext.DECIMAL64)
                        : mgPerH(p, peakMlPerH);
        BigDecimal m2 = BigDecimal.valueOf(p.bsaCm2()).movePointLeft(4);
        String source =
                flat
                        ? plain(p.massNg().divide(NG_PER_MG), 3)
                                + " mg in "
                                + fixed(hours(p), 1)
                                + " h"
                        : "at its highest rate, " + plain(peakMlPerH, 3) + " mL/h, it";
        return String.format(
                "%s mg/m2/h against %s mg/m2/h; %s is %s mg/h",
                fixed(mgPerH.divide(m2, MathContext.DECIMAL64), 0),
                plain(BigDecimal.valueOf(p.doseRateNgPerM2PerHMax()).divide(NG_PER_MG), 3),
                source,
                fixed(mgPerH, 0));
    }

    private static BigDecimal mgPerH(Prescription p, BigDecimal mlPerH) {
        return mlPerH.multiply(BigDecimal.valueOf(p.concentrationNg()))
                .divide(BigDecimal.valueOf(p.concentrationNl()), MathContext.DECIMAL64);
    }

    private static String wholeDose(Prescription p) {
        BigDecimal mg = p.massNg().divide(NG_PER_MG);
        BigDecimal m2 = BigDecimal.valueOf(p.bsaCm2()).movePointLeft(4);
        return String.format(
                "%s mg/m2 against %s mg/m2; %s mg for %s m2",
                fixed(mg.divide(m2, MathContext.DECIMAL64), 0),
                plain(BigDecimal.valueOf(p.doseNgPerM2Max()).divide(NG_PER_MG), 3),
                plain(mg, 3),
                plain(m2, 4));
    }

    private static BigDecimal hours(Prescription p) {
        return BigDecimal.valueOf(p.durationMs()).divide(MS_PER_H, MathContext.DECIMAL64);
    }

    private static String fixed(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
