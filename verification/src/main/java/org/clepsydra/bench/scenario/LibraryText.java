package org.clepsydra.bench.scenario;

import java.math.BigDecimal;
import org.clepsydra.bench.scenario.LibraryEntry.Limit;
import org.clepsydra.port.LibraryLayout;

/** Writes a drug library as the text from which {@link LibraryReader} reads the very same. */
public final class LibraryText {
    private static final int MILLIONTH_DIGITS = 6;
    private static final long[] MS = {3_600_000, 60_000, 1_000, 1};
    private static final String[] MS_UNITS = {"h", "min", "s", "ms"};

    private LibraryText() {}

    /** The whole file. */
    public static String of(DrugLibrary library) {
        StringBuilder text = new StringBuilder();
        text.append("version: ").append(library.version()).append("\nentries:\n");
        library.entries().forEach(entry -> append(text, entry));
        return text.toString();
    }

    private static void append(StringBuilder text, LibraryEntry entry) {
        text.append("  - drug: ").append(name(entry.name())).append('\n');
        line(text, 4, "id", Long.toString(entry.drugId()));
        if (entry.flags() != 0) {
            line(text, 4, "kind", kind(entry.flags()));
        }
        line(text, 4, "route", Words.ofRoute(entry.route()));
        line(text, 4, "concentration", LibraryConcentration.words(entry));
        text.append("    hard:\n");
        line(text, 6, "dose rate", millionths(entry.doseRate().hard(), "mg/m2/h"));
        line(text, 6, "dose", millionths(entry.dose().hard(), "mg/m2"));
        line(text, 6, "duration", time(entry.shortest().hard(), entry.longest().hard()));
        line(text, 6, "lifetime dose", orNone(entry.lifetime().hard()));
        line(text, 6, "cycle dose", orNone(entry.cycle().hard()));
        long bolus = entry.bolus().hard();
        String rate = bolus == 0 ? "" : " at " + millionths(entry.bolusRate(), "mg/m2/h");
        line(text, 6, "bolus", orNone(bolus) + rate);
        line(text, 6, "kvo", entry.kvo() == 0 ? "none" : millionths(entry.kvo(), "mL/h"));
        String soft = soft(entry);
        text.append(soft.isEmpty() ? "" : "    soft:\n" + soft);
    }

    /** Those that are not the hard ones. */
    private static String soft(LibraryEntry entry) {
        StringBuilder text = new StringBuilder();
        if (differs(entry.doseRate())) {
            line(text, 6, "dose rate", millionths(entry.doseRate().soft(), "mg/m2/h"));
        }
        if (differs(entry.dose())) {
            line(text, 6, "dose", millionths(entry.dose().soft(), "mg/m2"));
        }
        if (differs(entry.shortest()) || differs(entry.longest())) {
            line(text, 6, "duration", time(entry.shortest().soft(), entry.longest().soft()));
        }
        if (differs(entry.lifetime())) {
            line(text, 6, "lifetime dose", millionths(entry.lifetime().soft(), "mg/m2"));
        }
        if (differs(entry.cycle())) {
            line(text, 6, "cycle dose", millionths(entry.cycle().soft(), "mg/m2"));
        }
        if (differs(entry.bolus())) {
            line(text, 6, "bolus", millionths(entry.bolus().soft(), "mg/m2"));
        }
        return text.toString();
    }

    private static boolean differs(Limit limit) {
        return limit.soft() != limit.hard();
    }

    private static void line(StringBuilder text, int indent, String key, String value) {
        text.append(" ".repeat(indent)).append(key).append(": ").append(value).append('\n');
    }

    /** In quotes where YAML would read something else. */
    private static String name(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9-]*")
                ? name
                : "'" + name.replace("'", "''") + "'";
    }

    private static String kind(long flags) {
        boolean vinca = (flags & LibraryLayout.VINCA) != 0;
        boolean vesicant = (flags & LibraryLayout.VESICANT) != 0;
        return vinca && vesicant ? "vinca and vesicant" : vinca ? "vinca" : "vesicant";
    }

    private static String orNone(long ngPerM2) {
        return ngPerM2 == 0 ? "none" : millionths(ngPerM2, "mg/m2");
    }

    private static String millionths(long figure, String unit) {
        BigDecimal of = BigDecimal.valueOf(figure, MILLIONTH_DIGITS).stripTrailingZeros();
        return of.toPlainString() + " " + unit;
    }

    private static String time(long from, long to) {
        return time(from) + " to " + time(to);
    }

    /** In the largest unit of which it is a whole number. */
    private static String time(long ms) {
        int unit = 0;
        while (ms % MS[unit] != 0) {
            unit++;
        }
        return ms / MS[unit] + " " + MS_UNITS[unit];
    }
}
