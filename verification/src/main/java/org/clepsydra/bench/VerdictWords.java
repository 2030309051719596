package org.clepsydra.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.clepsydra.bench.scenario.MassUnit;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.plan.Rule;

/** A verdict of the core, in the prescription's own terms, with both figures. */
final class VerdictWords {
    private static final BigDecimal NL_PER_ML = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MS_PER_H = BigDecimal.valueOf(3_600_000);

    private final Prescription p;
    private final MassUnit unit;
    private final long figure;
    private final long limit;

    private VerdictWords(Prescription prescription, long figure, long limit) {
        p = prescription;
        unit = prescription.dose().unit();
        this.figure = figure;
        this.limit = limit;
    }

    static String of(Prescription prescription, int rule, long figure, long limit) {
        return rule == Rule.ACCEPTED
                ? "accepted"
                : "refused, "
                        + Words.ofRule(rule)
                        + ": "
                        + new VerdictWords(prescription, figure, limit).why(rule);
    }

    private String why(int rule) {
        return switch (rule) {
            case Rule.TYPED_RATE_DISAGREES -> typedRate();
            case Rule.DOSE_RATE_TOO_HIGH -> doseRate();
            case Rule.DOSE_TOO_HIGH -> wholeDose();
            case Rule.REENTRY_DOSE -> entered(drug(figure), drug(limit), unit.written());
            case Rule.REENTRY_DURATION -> entered(hours(figure), hours(limit), "h");
            case Rule.REENTRY_RATE -> entered(ml(figure), ml(limit), "mL/h");
            case Rule.NO_DOSE_BAND -> noBand();
            case Rule.DOSE_BAND_TOO_FAR -> bandTooFar();
            case Rule.RATE_ROUNDED_TOO_FAR -> rateTooFar();
            case Rule.CHANNEL_HOUR_SHARES -> shares("an hour");
            case Rule.CHANNEL_DAY_SHARES -> shares("a day");
            case Rule.PLAN_NOT_AUTHENTIC -> "nobody vouches for the image";
            case Rule.PLAN_NOT_PROPOSED -> proposed();
            default -> LibraryWords.of(rule, figure, limit);
        };
    }

    private String proposed() {
        String stands = limit == 0 ? "nothing" : String.format("%016x", limit);
        return String.format("checksums %016x, %s is proposed", figure, stands);
    }

    private static String entered(BigDecimal figure, BigDecimal limit, String name) {
        MathContext digits = new MathContext(6);
        return String.format(
                "%s %s entered again, the plan allows %s %s",
                plain(figure.round(digits), 6), name, plain(limit.round(digits), 6), name);
    }

    private String noBand() {
        return String.format(
                "%s is in no band; %s at %s",
                amount(drug(figure)),
                figure < limit ? "the first begins" : "one ends",
                amount(drug(limit)));
    }

    private String bandTooFar() {
        return String.format(
                "%s in the band of %s; %d %% allow %s",
                amount(drug(figure)),
                amount(unit.of(p.derivedNg())),
                p.banding().percentMax(),
                amount(drug(limit)));
    }

    private String rateTooFar() {
        BigDecimal rate = p.rateSteps().nlPerH(p.volumeNl(), p.durationMs());
        return String.format(
                "%s mL/h would take %s h, %s h at most",
                plain(rate.divide(NL_PER_ML), 6), plain(hours(figure), 3), plain(hours(limit), 3));
    }

    private String shares(String span) {
        return String.format(
                "%s mL in %s from all channels, %s mL at most",
                plain(ml(figure), 6), span, plain(ml(limit), 6));
    }

    /** The limit is the duration it was held against, as prescribed or the real one. */
    private String typedRate() {
        BigDecimal typed = BigDecimal.valueOf(p.typedRateNlPerH());
        BigDecimal givenNl = BigDecimal.valueOf(p.curve().givenNl());
        return String.format(
                "%s mL/h would end in %s h against %s h; %s/h",
                plain(typed.divide(NL_PER_ML), 6),
                fixed(givenNl.divide(typed, MathContext.DECIMAL64), 1),
                fixed(hours(limit), 1),
                rough(drugIn(typed)));
    }

    /** By the mean where there is one rate, by the highest rate where a program has many. */
    private String doseRate() {
        boolean flat = p.program().isFlat();
        BigDecimal peakMlPerH = BigDecimal.valueOf(p.curve().peakMlPerH());
        BigDecimal mass = unit.of(p.massNg());
        BigDecimal perH =
                flat
                        ? mass.divide(hours(p.realMs()), MathContext.DECIMAL64)
                        : drugIn(peakMlPerH.multiply(NL_PER_ML));
        String source =
                flat
                        ? amount(mass) + " in " + fixed(hours(p.realMs()), 1) + " h"
                        : "at its highest rate, " + plain(peakMlPerH, 3) + " mL/h, it";
        return String.format(
                "%s/m2/h against %s/m2/h; %s is %s/h",
                rough(perH.divide(areaM2(), MathContext.DECIMAL64)),
                amount(drug(p.doseRateNgPerM2PerHMax())),
                source,
                rough(perH));
    }

    private String wholeDose() {
        BigDecimal mass = unit.of(p.massNg());
        return String.format(
                "%s/m2 against %s/m2; %s for %s m2",
                rough(mass.divide(areaM2(), MathContext.DECIMAL64)),
                amount(drug(p.doseNgPerM2Max())),
                amount(mass),
                plain(areaM2(), 4));
    }

    /** The drug in so many nanolitres. */
    private BigDecimal drugIn(BigDecimal nl) {
        BigDecimal ng =
                nl.multiply(BigDecimal.valueOf(p.concentrationNg()))
                        .divide(BigDecimal.valueOf(p.concentrationNl()), MathContext.DECIMAL64);
        return unit.of(ng);
    }

    private BigDecimal drug(long ng) {
        return unit.of(BigDecimal.valueOf(ng));
    }

    private BigDecimal areaM2() {
        return BigDecimal.valueOf(p.bsaCm2()).movePointLeft(4);
    }

    private static BigDecimal ml(long nl) {
        return BigDecimal.valueOf(nl).divide(NL_PER_ML);
    }

    private static BigDecimal hours(long ms) {
        return BigDecimal.valueOf(ms).divide(MS_PER_H, MathContext.DECIMAL64);
    }

    private String amount(BigDecimal drug) {
        return plain(drug, 3) + " " + unit.written();
    }

    /** Whole, or three digits where that would be too little. */
    private String rough(BigDecimal drug) {
        BigDecimal whole = drug.setScale(0, RoundingMode.HALF_EVEN);
        boolean large = whole.precision() >= 3;
        return (large ? whole : drug.round(new MathContext(3))).toPlainString()
                + " "
                + unit.written();
    }

    private static String fixed(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String plain(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
