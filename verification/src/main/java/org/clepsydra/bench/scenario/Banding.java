package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.plan.HardLimits;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A table of dose bands as it was written; an example, never a clinical one.
 *
 * @param percentMax by how many hundredths a band's dose may differ from the derived one
 * @param bands in the order of the file; none where the dose is not banded
 */
public record Banding(long percentMax, List<Band> bands) {
    /**
     * A row.
     *
     * @param fromNg the least derived dose that it holds
     * @param belowNg above the largest
     * @param doseNg what is given for them
     */
    public record Band(long fromNg, long belowNg, long doseNg) {}

    /** No bands. */
    public static final Banding NONE = new Banding(0, List.of());

    private static final Pattern ROW = Pattern.compile("from (.+) to below (.+) give (.+)");
    private static final Field DOSE =
            Field.of(Dimension.MASS, 1, HardLimits.DOSE_NG_MAX, "1 ng to 100 g");
    private static final Field WITHIN =
            Field.of(Dimension.PER_CENT, 1, HardLimits.DOSE_BAND_PERCENT_MAX, "1 % to 10 %");

    /** Copies the list. */
    public Banding {
        bands = List.copyOf(bands);
    }

    /** What is written of bands for a dose in {@code unit}; their order is the core's to judge. */
    static Banding read(String file, Entries prescription, MassUnit unit) throws BadScenario {
        boolean table = prescription.has("dose bands");
        if (!table && !prescription.has("dose bands within")) {
            return NONE;
        }
        long percentMax = prescription.text("dose bands within").whole(WITHIN);
        List<Band> bands = new ArrayList<>();
        for (Node item : prescription.list("dose bands")) {
            String words = item instanceof ScalarNode row ? row.getValue().trim() : "";
            bands.add(row(new Text(file, Entries.lineOf(item), "dose bands", words), unit));
        }
        if (bands.isEmpty() || bands.size() > HardLimits.DOSE_BANDS_MAX) {
            throw prescription.bad(
                    "dose bands",
                    "has "
                            + bands.size()
                            + " bands; 1 to "
                            + HardLimits.DOSE_BANDS_MAX
                            + " are accepted");
        }
        return new Banding(percentMax, bands);
    }

    private static Band row(Text text, MassUnit unit) throws BadScenario {
        Matcher words = ROW.matcher(text.value());
        if (!words.matches()) {
            throw text.bad(
                    "\""
                            + text.value()
                            + "\" is not like \"from 4200 mg to below 4400 mg give 4300 mg\"");
        }
        long[] ng = new long[3];
        for (int i = 0; i < ng.length; i++) {
            Text figure = text.part(words.group(i + 1));
            ng[i] = figure.whole(DOSE);
            unit.requireSame(figure);
        }
        return new Band(ng[0], ng[1], ng[2]);
    }

    /** Whether the dose is banded at all. */
    public boolean used() {
        return !bands.isEmpty();
    }

    /** The dose that is given for a derived one; none where no band holds it. */
    Optional<BigDecimal> doseFor(BigDecimal derivedNg) {
        return bands.stream()
                .filter(b -> derivedNg.compareTo(BigDecimal.valueOf(b.fromNg())) >= 0)
                .filter(b -> derivedNg.compareTo(BigDecimal.valueOf(b.belowNg())) < 0)
                .map(b -> BigDecimal.valueOf(b.doseNg()))
                .findFirst();
    }
}
