package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.clepsydra.plan.HardLimits;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What the second person enters.
 *
 * @param doseNg whole dose to be given
 * @param durationMs how long it takes
 * @param rateNlPerH the volume over the duration
 */
public record SecondEntry(long doseNg, long durationMs, long rateNlPerH) {
    private static final List<String> KEYS = List.of("dose", "duration", "rate");
    private static final Field DOSE =
            Field.of(Dimension.MASS, 1, HardLimits.DOSE_NG_MAX, "1 ng to 100 g");
    private static final Field DURATION =
            Field.of(Dimension.TIME, 1, HardLimits.DURATION_MS_MAX, "1 ms to 31 d");
    private static final Field RATE =
            Field.of(Dimension.RATE, 1, 1_000_000_000_000L, "0.000001 mL/h to 1000000 mL/h");

    /** The entry of one who reads the prescription right. */
    static SecondEntry right(Prescription ordered) {
        BigDecimal durationMs = BigDecimal.valueOf(ordered.realMs());
        BigDecimal nlPerH =
                ordered.volumeNl()
                        .multiply(BigDecimal.valueOf(3_600_000))
                        .divide(durationMs, 0, RoundingMode.HALF_UP);
        return new SecondEntry(
                ordered.massNg().longValueExact(), ordered.realMs(), nlPerH.longValueExact());
    }

    /** As written, and what is left out right. */
    static SecondEntry read(String file, Node node, Prescription ordered) throws BadScenario {
        Entries entries = Entries.read(file, node, "second entry", KEYS);
        SecondEntry right = right(ordered);
        if (entries.has("dose")) {
            ordered.dose().unit().requireSame(entries.text("dose"));
        }
        return new SecondEntry(
                entries.has("dose") ? entries.text("dose").whole(DOSE) : right.doseNg,
                entries.has("duration")
                        ? entries.text("duration").whole(DURATION)
                        : right.durationMs,
                entries.has("rate") ? entries.text("rate").whole(RATE) : right.rateNlPerH);
    }
}
