package org.clepsydra.bench.storm;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What the command line does with storms. */
public final class Storms {
    private static final double NL_PER_UL = 1e3;
    private static final int TELLINGS = 20;
    private static final int SHRUNK_MAX = 20;

    private final PrintWriter out;
    private int shrunk;
    private long lastTelling;

    public Storms(PrintWriter out) {
        this.out = out;
    }

    /** Whether there is a fault of that name. */
    public static boolean isFault(String name) {
        return Faults.named(name) != null;
    }

    /** Storms in which every cell of one fault has come once. */
    public static long round() {
        return Draw.round();
    }

    /** Runs a shard and tells of it. */
    public Campaign run(long seed, long first, long runs, String faults) {
        return Campaign.run(
                seed,
                first,
                runs,
                named(faults),
                new Campaign.Told() {
                    @Override
                    public void done(long storms, long of) {
                        tell(storms, of);
                    }

                    @Override
                    public void failed(StormResult result) {
                        tellFailed(result);
                    }
                });
    }

    private void tell(long storms, long of) {
        long telling = storms * TELLINGS / of;
        if (telling > lastTelling) {
            lastTelling = telling;
            out.printf("%d of %d storms%n", storms, of);
            out.flush();
        }
    }

    private void tellFailed(StormResult result) {
        out.println("failed   " + result.draw().words() + ": " + result.complaint());
        out.println("  replay: " + result.replay());
        if (shrunk < SHRUNK_MAX) {
            shrunk++;
            Draw small = Shrink.smallest(result.draw());
            String plain = small.equals(small.plain()) ? " --plain" : "";
            out.println("  shortest: " + result.line() + " --faults " + small.list() + plain);
        }
        out.flush();
    }

    /** Runs one storm again, with other faults if there are any; true if it goes as it must. */
    public boolean again(long seed, long run, String faults, boolean plain) {
        Draw draw = Draw.of(seed, run);
        if (!faults.isEmpty()) {
            draw = draw.with(named(faults));
        }
        StormResult result = Storm.run(plain ? draw.plain() : draw);
        out.println(result.draw());
        out.printf(
                Locale.ROOT,
                "%s  %s: %.1f uL beyond the curve, at most %.1f; alarm after %d ms%n",
                result.failed() ? "NOT MET" : "met    ",
                result.draw().words(),
                result.overNl() / NL_PER_UL,
                result.boundNl() / NL_PER_UL,
                result.foundMs());
        if (result.failed()) {
            out.println("  " + result.complaint());
        }
        out.flush();
        return !result.failed();
    }

    private static List<Fault> named(String faults) {
        return faults.isEmpty()
                ? List.of()
                : Arrays.stream(faults.split(",")).map(Faults::named).toList();
    }

    /** Reads shards and merges them. */
    public static Campaign merge(List<Path> files) throws IOException {
        List<Campaign> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(Campaign.read(Files.readString(file)));
        }
        return Campaign.merged(parts);
    }

    /** Writes the results as JSON and as a table. */
    public static void write(Campaign campaign, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("storms.json"), campaign.json());
        Files.writeString(directory.resolve("storms.csv"), campaign.csv());
    }

    /** Prints a row for each fault and pump; true if every storm went as it must. */
    public boolean print(Campaign campaign) {
        TreeMap<String, CellResult> rows = new TreeMap<>();
        campaign.cells()
                .forEach(
                        (key, cell) ->
                                rows.merge(
                                        key.substring(0, key.lastIndexOf(',')),
                                        cell,
                                        CellResult::plus));
        out.printf(
                "%n%-28s %-12s %7s %6s %10s %10s %8s%n",
                "fault", "pump", "storms", "found", "worst, uL", "bound, uL", "nearest");
        rows.forEach(
                (key, c) ->
                        out.printf(
                                Locale.ROOT,
                                "%-28s %-12s %7d %6d %10.2f %10.2f %6.1f %%%n",
                                key.substring(0, key.indexOf(',')),
                                key.substring(key.indexOf(',') + 1),
                                c.storms(),
                                c.found(),
                                c.overNl() / NL_PER_UL,
                                c.boundNl() / NL_PER_UL,
                                c.nearestPermille() / 10.0));
        boolean met = campaign.failures().isEmpty();
        out.printf(
                "%n%s  %d storms, %d cells of fault, pump and rate: %d failed%n",
                met ? "met    " : "NOT MET",
                campaign.storms(),
                campaign.cells().size(),
                campaign.failures().size());
        for (Campaign.Failure one : campaign.failures()) {
            out.println("failed   " + one.storm() + ": " + one.complaint());
            out.println("  replay: " + one.replay());
        }
        out.flush();
        return met;
    }
}
