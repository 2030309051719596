package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.plan.HardLimits;

/**
 * Concentrations of a drug library in words: {@code 50 mg/mL}, {@code 18 mg/mL to 25 mg/mL}, and
 * for what no six decimals can say {@code 7 ng in 3600 nL} or {@code 7 ng to 9 ng in 3600 nL}.
 */
final class LibraryConcentration {
    private static final Field CONCENTRATION =
            Field.of(Dimension.CONCENTRATION, "0.000001", "1000", "0.000001 mg/mL to 1000 mg/mL");
    private static final Field MASS =
            Field.of(Dimension.MASS, 1, HardLimits.CONCENTRATION_NG_MAX, "1 ng to 1 g");
    private static final Field VOLUME =
            Field.of(Dimension.VOLUME, 1, HardLimits.CONCENTRATION_NL_MAX, "1 nL to 1 mL");

    /** Digits behind the point: the image keeps it as ng over nL. */
    private static final int DIGITS = 6;

    private static final Pattern IN = Pattern.compile("(.+?) in (.+)");
    private static final Pattern RANGE = Pattern.compile("(.+?) to (.+)");

    private LibraryConcentration() {}

    /** From so many nanograms to so many, in so many nanolitres. */
    static List<BigDecimal> read(Text text) throws BadScenario {
        Matcher in = IN.matcher(text.value());
        if (in.matches()) {
            return ratio(text.part(in.group(1)), text.part(in.group(2)));
        }
        Matcher range = RANGE.matcher(text.value());
        BigDecimal from = decimal(range.matches() ? text.part(range.group(1)) : text);
        BigDecimal to = range.matches() ? decimal(text.part(range.group(2))) : from;
        int digits = Math.max(0, Math.max(from.scale(), to.scale()));
        return List.of(
                from.movePointRight(digits),
                to.movePointRight(digits),
                BigDecimal.ONE.movePointRight(digits));
    }

    private static List<BigDecimal> ratio(Text mass, Text volume) throws BadScenario {
        Matcher range = RANGE.matcher(mass.value());
        long from = (range.matches() ? mass.part(range.group(1)) : mass).whole(MASS);
        long to = range.matches() ? mass.part(range.group(2)).whole(MASS) : from;
        return List.of(
                BigDecimal.valueOf(from),
                BigDecimal.valueOf(to),
                BigDecimal.valueOf(volume.whole(VOLUME)));
    }

    private static BigDecimal decimal(Text text) throws BadScenario {
        BigDecimal value = text.figure(CONCENTRATION).stripTrailingZeros();
        if (value.scale() > DIGITS) {
            throw text.bad(text.value() + " is finer than 0.000001 mg/mL");
        }
        return value;
    }

    /** The words from which the very same three numbers are read. */
    static String words(LibraryEntry entry) {
        int digits = Long.toString(entry.nl()).length() - 1;
        boolean shortest = entry.fromNg() % 10 != 0 || entry.toNg() % 10 != 0 || digits == 0;
        boolean decimal =
                BigDecimal.ONE.movePointRight(digits).longValueExact() == entry.nl() && shortest;
        String from = words(entry.fromNg(), digits, decimal);
        String to = words(entry.toNg(), digits, decimal);
        String range = entry.fromNg() == entry.toNg() ? from : from + " to " + to;
        return decimal ? range : range + " in " + entry.nl() + " nL";
    }

    private static String words(long ng, int digits, boolean decimal) {
        return decimal
                ? BigDecimal.valueOf(ng, digits).stripTrailingZeros().toPlainString() + " mg/mL"
                : ng + " ng";
    }
}
