package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.plan.HardLimits;

/**
 * A dose as the physician wrote it.
 *
 * @param basis what it is for
 * @param figure ng, ng/m2 or ng/kg, or thousandths of a unit; hundredths of an AUC
 * @param second weight in g, or GFR in mL/min; else 0
 * @param span the time it is for
 * @param unit what it was written in
 */
public record OrderedDose(Basis basis, long figure, long second, Span span, MassUnit unit) {
    /** What a dose is for. */
    public enum Basis {
        WHOLE(""),
        PER_AREA("/m2"),
        PER_WEIGHT("/kg"),
        AUC("");

        private final String per;

        Basis(String per) {
            this.per = per;
        }
    }

    /** The time that a dose is for. */
    public enum Span {
        COURSE("", 0),
        HOUR(" each hour", 3_600_000),
        DAY(" each 24 h", 86_400_000);

        private final String words;
        private final long ms;

        Span(String words, long ms) {
            this.words = words;
            this.ms = ms;
        }
    }

    private record Way(Dimension dimension, Basis basis, Span span) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(Dimension.MASS_PER_AREA, Basis.PER_AREA, Span.COURSE),
                    new Way(Dimension.MASS, Basis.WHOLE, Span.COURSE),
                    new Way(Dimension.MASS_PER_WEIGHT, Basis.PER_WEIGHT, Span.COURSE),
                    new Way(Dimension.MASS_PER_HOUR, Basis.WHOLE, Span.HOUR),
                    new Way(Dimension.MASS_PER_AREA_PER_HOUR, Basis.PER_AREA, Span.HOUR),
                    new Way(Dimension.MASS_PER_WEIGHT_PER_HOUR, Basis.PER_WEIGHT, Span.HOUR),
                    new Way(Dimension.MASS_PER_DAY, Basis.WHOLE, Span.DAY),
                    new Way(Dimension.MASS_PER_AREA_PER_DAY, Basis.PER_AREA, Span.DAY),
                    new Way(Dimension.MASS_PER_WEIGHT_PER_DAY, Basis.PER_WEIGHT, Span.DAY));
    private static final String WORDS =
            "1 ng to 100 g or 0.001 units to 100000000 units (or the same for each m2 or kg, and"
                    + " each h or 24 h, or AUC 0.01 to 20)";
    private static final Pattern BY_AUC = Pattern.compile("AUC (.+)");
    private static final Pattern AUC_FIGURE = Pattern.compile("\\d{1,2}(\\.\\d{1,2})?");
    private static final BigDecimal CM2_PER_M2 = BigDecimal.valueOf(10_000);
    private static final BigDecimal G_PER_KG = BigDecimal.valueOf(1_000);
    private static final BigDecimal NG_PER_MG = BigDecimal.valueOf(1_000_000);

    static OrderedDose read(Entries prescription, Body body) throws BadScenario {
        Text dose = prescription.text("dose");
        Matcher auc = BY_AUC.matcher(dose.value());
        if (auc.matches()) {
            return byAuc(dose.part(auc.group(1)), body);
        }
        Way way =
                WAYS.stream().filter(w -> dose.isIn(w.dimension())).findFirst().orElse(WAYS.get(0));
        long figure = dose.whole(Field.of(way.dimension(), 1, HardLimits.DOSE_NG_MAX, WORDS));
        long weightG = way.basis() == Basis.PER_WEIGHT ? body.weightG() : 0;
        return new OrderedDose(way.basis(), figure, weightG, way.span(), dose.massUnit());
    }

    private static OrderedDose byAuc(Text auc, Body body) throws BadScenario {
        if (!AUC_FIGURE.matcher(auc.value()).matches()) {
            throw auc.bad(
                    "AUC " + auc.value() + " is not a plain number; AUC 0.01 to 20 is accepted");
        }
        long hundredths = new BigDecimal(auc.value()).movePointRight(2).longValueExact();
        if (hundredths < 1 || hundredths > HardLimits.AUC_HUNDREDTHS_MAX) {
            throw auc.bad("AUC " + auc.value() + " is out of range; AUC 0.01 to 20 is accepted");
        }
        return new OrderedDose(Basis.AUC, hundredths, body.gfrMlPerMin(), Span.COURSE, MassUnit.MG);
    }

    /** The whole dose for a body of {@code bsaCm2} over {@code durationMs}, ng, rounded down. */
    BigDecimal massNg(long bsaCm2, long durationMs) {
        BigDecimal written = BigDecimal.valueOf(figure);
        BigDecimal other = BigDecimal.valueOf(second);
        BigDecimal once =
                switch (basis) {
                    case WHOLE -> written;
                    case PER_AREA ->
                            written.multiply(BigDecimal.valueOf(bsaCm2)).divide(CM2_PER_M2);
                    case PER_WEIGHT -> written.multiply(other).divide(G_PER_KG);
                    // mg = AUC x (GFR + 25)
                    case AUC ->
                            written.movePointLeft(2)
                                    .multiply(other.add(BigDecimal.valueOf(25)))
                                    .multiply(NG_PER_MG);
                };
        BigDecimal whole = once.setScale(0, RoundingMode.FLOOR);
        return span == Span.COURSE
                ? whole
                : whole.multiply(BigDecimal.valueOf(durationMs))
                        .divide(BigDecimal.valueOf(span.ms), 0, RoundingMode.FLOOR);
    }

    /** As it was ordered. */
    public String words() {
        if (basis == Basis.AUC) {
            return String.format(
                    Locale.ROOT, "AUC %s at a GFR of %d mL/min", plain(figure, 2), second);
        }
        String of = basis == Basis.PER_WEIGHT ? " of " + plain(second, 3) + " kg" : "";
        BigDecimal amount = unit.of(BigDecimal.valueOf(figure)).stripTrailingZeros();
        return amount.toPlainString() + " " + unit.written() + basis.per + of + span.words;
    }

    private static String plain(long value, int places) {
        return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }
}
