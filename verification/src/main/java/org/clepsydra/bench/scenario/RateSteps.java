package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.plan.HardLimits;

/**
 * The steps in which the pump's rate can be set, as written.
 *
 * @param stepNlPerH 0 where the rate is not rounded
 * @param fineNlPerH a finer one, 0 where there is none
 * @param belowNlPerH for rates below this
 */
public record RateSteps(long stepNlPerH, long fineNlPerH, long belowNlPerH) {
    /** The rate as it is derived. */
    public static final RateSteps NONE = new RateSteps(0, 0, 0);

    private static final BigDecimal MS_PER_H = BigDecimal.valueOf(3_600_000);
    private static final Pattern TWO = Pattern.compile("([^,]+), ([^,]+) below ([^,]+)");
    private static final Field RATE =
            Field.of(Dimension.RATE, 1, HardLimits.RATE_NL_PER_H_MAX, "0.000001 mL/h to 1200 mL/h");

    static RateSteps read(Entries prescription) throws BadScenario {
        if (!prescription.has("rate step")) {
            return NONE;
        }
        Text steps = prescription.text("rate step");
        if (prescription.has("program")) {
            throw steps.bad("only a dose without a program has one rate that could be rounded");
        }
        Matcher two = TWO.matcher(steps.value());
        return two.matches()
                ? new RateSteps(
                        steps.part(two.group(1)).whole(RATE),
                        steps.part(two.group(2)).whole(RATE),
                        steps.part(two.group(3)).whole(RATE))
                : new RateSteps(steps.whole(RATE), 0, 0);
    }

    /** Whether the rate is rounded. */
    public boolean used() {
        return stepNlPerH > 0;
    }

    /** The derived rate rounded down, nL/h; 0 where it is less than a step. */
    public BigDecimal nlPerH(BigDecimal volumeNl, long durationMs) {
        BigDecimal derived =
                volumeNl.multiply(MS_PER_H)
                        .divide(BigDecimal.valueOf(durationMs), 0, RoundingMode.FLOOR);
        boolean fine = derived.compareTo(BigDecimal.valueOf(belowNlPerH)) < 0;
        BigDecimal step = BigDecimal.valueOf(fine ? fineNlPerH : stepNlPerH);
        return derived.divideToIntegralValue(step).multiply(step);
    }

    /**
     * How long the volume takes at that rate, ms, rounded up; as prescribed where there is none.
     */
    long realMs(BigDecimal volumeNl, long durationMs) {
        if (!used()) {
            return durationMs;
        }
        BigDecimal rate = nlPerH(volumeNl, durationMs);
        return rate.signum() == 0
                ? durationMs
                : volumeNl.multiply(MS_PER_H)
                        .divide(rate, 0, RoundingMode.CEILING)
                        .longValueExact();
    }
}
