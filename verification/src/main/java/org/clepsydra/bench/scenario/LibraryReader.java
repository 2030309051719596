package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.bench.scenario.LibraryEntry.Limit;
import org.clepsydra.plan.HardLimits;
import org.clepsydra.port.LibraryLayout;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a drug library file. Whether its entries agree with each other is the core's to judge. */
public final class LibraryReader {
    private static final List<String> KEYS =
            List.of("drug", "id", "kind", "route", "concentration", "hard", "soft");
    private static final List<String> SOFT =
            List.of("dose rate", "dose", "duration", "lifetime dose", "cycle dose", "bolus");
    private static final List<String> HARD =
            List.of("dose rate", "dose", "duration", "lifetime dose", "cycle dose", "bolus", "kvo");
    private static final List<String> KINDS = List.of("vinca", "vesicant", "vinca and vesicant");
    private static final Field DOSE_RATE =
            Field.of(
                    Dimension.DOSE_RATE,
                    1,
                    HardLimits.DOSE_RATE_NG_PER_M2_PER_H_MAX,
                    "0.000001 mg/m2/h to 100 g/m2/h");
    private static final Field DOSE =
            Field.of(
                    Dimension.MASS_PER_AREA,
                    1,
                    HardLimits.DOSE_NG_PER_M2_MAX,
                    "0.000001 mg/m2 to 500 g/m2");
    private static final Field DURATION =
            Field.of(
                    Dimension.TIME,
                    HardLimits.SEGMENT_MS_MIN,
                    HardLimits.DURATION_MS_MAX,
                    "1 min to 31 d");
    private static final Field CUMULATIVE =
            Field.of(
                    Dimension.MASS_PER_AREA,
                    1,
                    HardLimits.LIFETIME_NG_PER_M2_MAX,
                    "0.000001 mg/m2 to 10000 g/m2, or \"none\",");
    private static final Field KVO =
            Field.of(
                    Dimension.RATE,
                    1,
                    HardLimits.KVO_NL_PER_H_MAX,
                    "0.000001 mL/h to 1 mL/h, or \"none\",");
    private static final String BOLUS_EXAMPLE = "\"400 mg/m2 at 12000 mg/m2/h\", or \"none\"";
    private static final Pattern BOLUS = Pattern.compile("(.+?) at (.+)");

    private LibraryReader() {}

    /**
     * Reads one file.
     *
     * @throws BadScenario when it cannot be read, with the line and what is accepted
     */
    public static DrugLibrary read(Path path) throws BadScenario {
        String file = path.toString();
        Entries top =
                Entries.read(file, YamlFile.root(path), "library", List.of("version", "entries"));
        long version = top.text("version").plainWhole(1, HardLimits.LIBRARY_VERSION_MAX);
        List<LibraryEntry> entries = new ArrayList<>();
        for (Node node : top.list("entries")) {
            entries.add(entry(file, node));
        }
        return DrugLibrary.of(version, entries);
    }

    private static LibraryEntry entry(String file, Node node) throws BadScenario {
        Entries entry = Entries.read(file, node, "entry", KEYS);
        Entries hard = Entries.read(file, entry.node("hard"), "hard", HARD);
        Entries soft =
                entry.has("soft") ? Entries.read(file, entry.node("soft"), "soft", SOFT) : hard;
        List<BigDecimal> concentration = LibraryConcentration.read(entry.text("concentration"));
        return new LibraryEntry(
                entry.text("id").plainWhole(1, HardLimits.DRUG_ID_MAX),
                name(entry.text("drug")),
                entry.has("kind") ? flags(entry.text("kind")) : 0,
                Words.route(entry.text("route")),
                concentration.get(0).longValueExact(),
                concentration.get(1).longValueExact(),
                concentration.get(2).longValueExact(),
                limit(soft, hard, "dose rate", DOSE_RATE),
                limit(soft, hard, "dose", DOSE),
                duration(soft, hard, 0),
                duration(soft, hard, 1),
                cumulative(soft, hard, "lifetime dose"),
                cumulative(soft, hard, "cycle dose"),
                bolus(soft, hard),
                bolusRate(hard.text("bolus")),
                isNone(hard.text("kvo")) ? 0 : hard.text("kvo").whole(KVO));
    }

    private static String name(Text text) throws BadScenario {
        if (!text.value().matches("[!-~]{1,32}")) {
            throw text.bad(
                    "\""
                            + text.value()
                            + "\" is no name; 1 to 32 letters of ASCII without a space are"
                            + " accepted, it has "
                            + text.value().length());
        }
        return text.value();
    }

    private static long flags(Text text) throws BadScenario {
        String kind = text.oneOf(KINDS);
        return (kind.contains("vinca") ? LibraryLayout.VINCA : 0)
                + (kind.contains("vesicant") ? LibraryLayout.VESICANT : 0);
    }

    /** A soft limit that is left out is the hard one. */
    private static Text text(Entries soft, Entries hard, String key) throws BadScenario {
        return soft.has(key) ? soft.text(key) : hard.text(key);
    }

    private static Limit limit(Entries soft, Entries hard, String key, Field field)
            throws BadScenario {
        return new Limit(text(soft, hard, key).whole(field), hard.text(key).whole(field));
    }

    private static Limit duration(Entries soft, Entries hard, int end) throws BadScenario {
        return new Limit(end(text(soft, hard, "duration"), end), end(hard.text("duration"), end));
    }

    private static long end(Text text, int end) throws BadScenario {
        String[] ends = text.value().split(" to ", -1);
        if (ends.length != 2) {
            throw text.bad(
                    "\"" + text.value() + "\" cannot be read; write it like \"44 h to 50 h\"");
        }
        return text.part(ends[end]).whole(DURATION);
    }

    private static Limit cumulative(Entries soft, Entries hard, String key) throws BadScenario {
        return new Limit(cumulative(text(soft, hard, key)), cumulative(hard.text(key)));
    }

    private static long cumulative(Text text) throws BadScenario {
        return isNone(text) ? 0 : text.whole(CUMULATIVE);
    }

    private static boolean isNone(Text text) {
        return text.value().equals("none");
    }

    /** A soft limit is a dose alone; where it is left out, it is the hard one's. */
    private static Limit bolus(Entries soft, Entries hard) throws BadScenario {
        Text text = hard.text("bolus");
        long most = isNone(text) ? 0 : bolusPart(text, 1).whole(DOSE);
        boolean own = soft != hard && soft.has("bolus");
        return new Limit(own ? soft.text("bolus").whole(DOSE) : most, most);
    }

    private static long bolusRate(Text text) throws BadScenario {
        return isNone(text) ? 0 : bolusPart(text, 2).whole(DOSE_RATE);
    }

    private static Text bolusPart(Text text, int part) throws BadScenario {
        Matcher parts = BOLUS.matcher(text.value());
        if (!parts.matches()) {
            throw text.bad(
                    "\"" + text.value() + "\" cannot be read; write it like " + BOLUS_EXAMPLE);
        }
        return text.part(parts.group(part));
    }
}
