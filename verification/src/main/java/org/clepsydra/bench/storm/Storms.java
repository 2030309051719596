package org.clepsydra.bench.storm;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    /** Whether there is a fault of that name for such storms. */
    public static boolean isFault(CampaignKind kind, String name) {
        Fault fault = Faults.named(name);
        return fault != null && Faults.befalls(fault, kind == CampaignKind.ON_TWO);
    }

    /** Storms in which every cell of one fault has come so often. */
    public static long rounds(CampaignKind kind, long times) {
        return kind == CampaignKind.ON_TWO ? Draw.roundsOnTwo(times) : Draw.rounds(times);
    }

    /** Runs a shard and tells of it. */
    public Results run(CampaignKind kind, long seed, long first, long runs, String faults) {
        return Campaign.run(
                kind,
                new Shard(seed, first, runs),
                named(faults),
                new Campaign.Told() {
                    @Override
                    public void done(long storms, long of) {
                        tell(storms, of, kind.words());
                    }

                    @Override
                    public void failed(StormResult result) {
                        tellFailed(result);
                    }
                });
    }

    /** The same with bits that turn over. */
    public Results flips(long seed, long first, long runs) {
        return Flips.run(new Shard(seed, first, runs), done -> tell(done, runs, Flips.NAME));
    }

    private void tell(long done, long of, String what) {
        long telling = done * TELLINGS / of;
        if (telling > lastTelling) {
            lastTelling = telling;
            out.printf("%d of %d %s%n", done, of, what);
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
    public boolean again(CampaignKind kind, long seed, long run, String faults, boolean plain) {
        Draw draw = kind.draw(seed, run);
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
    public static Results merge(List<Path> files) throws IOException {
        List<Campaign> campaigns = new ArrayList<>();
        List<Flips> flips = new ArrayList<>();
        for (Path file : files) {
            Results one = read(file);
            if (one instanceof Flips some) {
                flips.add(some);
            } else {
                campaigns.add((Campaign) one);
            }
        }
        if (!flips.isEmpty() && !campaigns.isEmpty()) {
            throw new IllegalArgumentException("flips beside storms");
        }
        return flips.isEmpty() ? Campaign.merged(campaigns) : Flips.merged(flips);
    }

    /** Reads what {@link #write} wrote. */
    static Results read(Path file) throws IOException {
        String json = Files.readString(file);
        return json.contains("\"of\": \"" + Flips.NAME + "\"")
                ? Flips.read(json)
                : Campaign.read(json);
    }

    /** Writes the results as JSON, and as tables for programs and for people. */
    public static void write(Results results, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(results.name() + ".json"), results.json());
        Files.writeString(directory.resolve(results.name() + ".csv"), results.csv());
        Files.writeString(directory.resolve(results.name() + ".md"), results.markdown());
    }
}
