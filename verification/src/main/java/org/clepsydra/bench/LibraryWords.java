package org.clepsydra.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import org.clepsydra.bench.scenario.Words;
import org.clepsydra.plan.Rule;

/** Figure and limit of a verdict on a drug library, or on a plan held against one. */
final class LibraryWords {
    private static final BigDecimal NG_PER_MG = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal NL_PER_ML = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MS_PER_H = BigDecimal.valueOf(3_600_000);

    private LibraryWords() {}

    static String of(int rule, long figure, long limit) {
        return switch (rule) {
            case Rule.BOLUS_DOSE_ABOVE_LIBRARY ->
                    limit == 0
                            ? plain(figure, NG_PER_MG) + " mg/m2; the library allows no bolus"
                            : figures(figure, limit, NG_PER_MG, "mg/m2 in an hour");
            case Rule.SOFT_BOLUS_DOSE -> figures(figure, limit, NG_PER_MG, "mg/m2 in an hour");
            case Rule.KVO_RATE_ABOVE_LIBRARY ->
                    limit == 0
                            ? plain(figure, NL_PER_ML) + " mL/h; the library allows no KVO"
                            : figures(figure, limit, NL_PER_ML, "mL/h");
            case Rule.LIBRARY_KVO_RATE -> figures(figure, limit, NL_PER_ML, "mL/h");
            case Rule.DOSE_RATE_LIMIT_ABOVE_LIBRARY,
                    Rule.SOFT_DOSE_RATE,
                    Rule.LIBRARY_DOSE_RATE,
                    Rule.BOLUS_RATE_ABOVE_LIBRARY,
                    Rule.LIBRARY_BOLUS_RATE ->
                    figures(figure, limit, NG_PER_MG, "mg/m2/h");
            case Rule.DOSE_LIMIT_ABOVE_LIBRARY,
                    Rule.SOFT_DOSE,
                    Rule.LIBRARY_DOSE,
                    Rule.DOSE_BEFORE,
                    Rule.LIFETIME_DOSE_TOO_HIGH,
                    Rule.SOFT_LIFETIME_DOSE,
                    Rule.LIBRARY_LIFETIME_DOSE,
                    Rule.DOSE_BEFORE_IN_CYCLE,
                    Rule.CYCLE_DOSE_TOO_HIGH,
                    Rule.SOFT_CYCLE_DOSE,
                    Rule.LIBRARY_CYCLE_DOSE,
                    Rule.LIBRARY_BOLUS_DOSE ->
                    figures(figure, limit, NG_PER_MG, "mg/m2");
            case Rule.DURATION_OUTSIDE_LIBRARY, Rule.SOFT_DURATION, Rule.LIBRARY_DURATION ->
                    figures(figure, limit, MS_PER_H, "h");
            // Nanograms in a millilitre.
            case Rule.CONCENTRATION_NOT_IN_LIBRARY -> figures(figure, limit, NG_PER_MG, "mg/mL");
            case Rule.ROUTE_NOT_IN_LIBRARY ->
                    Words.ofRoute(figure) + " against " + Words.ofRoute(limit);
            case Rule.LIBRARY_VINCA_ROUTE, Rule.LIBRARY_VESICANT_ROUTE -> Words.ofRoute(figure);
            default -> figure + " against " + limit;
        };
    }

    private static String figures(long figure, long limit, BigDecimal unit, String name) {
        return plain(figure, unit) + " " + name + " against " + plain(limit, unit) + " " + name;
    }

    private static String plain(long figure, BigDecimal unit) {
        return BigDecimal.valueOf(figure)
                .divide(unit, MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toPlainString();
    }
}
