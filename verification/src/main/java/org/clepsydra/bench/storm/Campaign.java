package org.clepsydra.bench.storm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Storms or whole therapies: what came of each cell of fault, pump and rate. */
public final class Campaign implements Results {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final CampaignKind kind;
    private final Provenance provenance;
    private final TreeMap<String, CellResult> cells = new TreeMap<>();
    private final TreeSet<Failure> failures = new TreeSet<>();

    private Campaign(CampaignKind kind, Provenance provenance) {
        this.kind = kind;
        this.provenance = provenance;
    }

    /**
     * A storm that did not go as it must.
     *
     * @param seed of the campaign
     * @param run its number
     * @param storm what it was
     * @param replay a line that runs it again
     * @param complaint what was wrong
     */
    record Failure(long seed, long run, String storm, String replay, String complaint)
            implements Comparable<Failure> {
        @Override
        public int compareTo(Failure other) {
            int bySeed = Long.compare(seed, other.seed);
            return bySeed != 0 ? bySeed : Long.compare(run, other.run);
        }
    }

    /** What is written and read. */
    private record Written(
            Provenance.Written bound, TreeMap<String, CellResult> cells, List<Failure> failures) {}

    /**
     * Runs a shard.
     *
     * @param faults in place of those drawn, where they can befall the pump that is; none for those
     *     drawn
     * @param told how many are done, and each that failed
     */
    static Campaign run(CampaignKind kind, Shard shard, List<Fault> faults, Told told) {
        Campaign campaign = of(kind, shard);
        long[] done = new long[1];
        InOrder.run(
                shard.first(),
                shard.first() + shard.count(),
                run -> one(kind.draw(shard.seed(), run), faults),
                result -> {
                    result.ifPresent(campaign::add);
                    result.filter(StormResult::failed).ifPresent(told::failed);
                    done[0]++;
                    told.done(done[0], shard.count());
                });
        return campaign;
    }

    private static Optional<StormResult> one(Draw draw, List<Fault> faults) {
        if (faults.isEmpty()) {
            return Optional.of(Storm.run(draw));
        }
        return faults.stream().allMatch(f -> f.fits().test(draw.pump()))
                ? Optional.of(Storm.run(draw.with(faults)))
                : Optional.empty();
    }

    /** Of runs that are still to be added. */
    static Campaign of(CampaignKind kind, Shard shard) {
        Provenance provenance = Provenance.here(kind.words(), kind.blockRuns());
        provenance.runs(shard);
        return new Campaign(kind, provenance);
    }

    /** Who is told how a campaign goes. */
    interface Told {
        /** So many of all. */
        void done(long storms, long of);

        /** One that failed. */
        void failed(StormResult result);

        /** Nobody. */
        static Told nobody(Consumer<StormResult> failed) {
            return new Told() {
                @Override
                public void done(long storms, long of) {
                    // Nobody listens.
                }

                @Override
                public void failed(StormResult result) {
                    failed.accept(result);
                }
            };
        }
    }

    void add(StormResult result) {
        Draw draw = result.draw();
        provenance.add(draw.seed(), draw.run(), result.figures());
        String key = key(draw.faultWords(), draw.pump(), draw.nlPerH());
        cells.merge(key, CellResult.of(result), CellResult::plus);
        if (result.failed()) {
            failures.add(
                    new Failure(
                            draw.seed(),
                            draw.run(),
                            draw.words(),
                            result.replay(),
                            result.complaint()));
        }
    }

    /** What a cell is called. */
    static String key(String fault, StormPump pump, long nlPerH) {
        return String.format("%s,%s,%010d", fault, pump.name(), nlPerH);
    }

    /**
     * All of these shards together.
     *
     * @throws IllegalArgumentException if they do not belong together, or a storm is in two
     */
    static Campaign merged(Collection<Campaign> parts) {
        Campaign all =
                new Campaign(
                        parts.iterator().next().kind,
                        Provenance.merged(parts.stream().map(p -> p.provenance).toList()));
        for (Campaign part : parts) {
            part.cells.forEach((key, cell) -> all.cells.merge(key, cell, CellResult::plus));
            all.failures.addAll(part.failures);
        }
        return all;
    }

    @Override
    public String json() {
        return GSON.toJson(new Written(provenance.written(), cells, List.copyOf(failures))) + "\n";
    }

    /** Reads what {@link #json} wrote. */
    static Campaign read(String json) {
        Written written = GSON.fromJson(json, Written.class);
        if (written == null || written.cells() == null || written.failures() == null) {
            throw new IllegalArgumentException("not the results of a campaign");
        }
        Provenance provenance = Provenance.read(written.bound());
        Campaign campaign = new Campaign(CampaignKind.named(provenance.of()), provenance);
        campaign.cells.putAll(written.cells());
        campaign.failures.addAll(written.failures());
        return campaign;
    }

    @Override
    public String name() {
        return kind.words();
    }

    /** What the column of how many is called. */
    String heading() {
        return kind == CampaignKind.ON_TWO ? CampaignKind.STORMS.words() : name();
    }

    @Override
    public String csv() {
        return CampaignTables.csv(this);
    }

    @Override
    public String markdown() {
        return CampaignTables.markdown(this);
    }

    @Override
    public boolean print(PrintWriter out) {
        return CampaignTables.print(this, out);
    }

    @Override
    public List<String> wanting() {
        List<String> wanting = new ArrayList<>();
        if (storms() != provenance.runs()) {
            wanting.add(storms() + " " + name() + " in cells, of " + provenance.runs() + " run");
        }
        if (storms() < kind.runsLeast()) {
            wanting.add(storms() + " " + name() + ", fewer than " + kind.runsLeast());
        }
        failures.forEach(f -> wanting.add(f.storm() + ": " + f.complaint()));
        cells.forEach((key, cell) -> cell.wrong().ifPresent(w -> wanting.add(key + ": " + w)));
        if (kind.cellLeast() > 0) {
            Draw.singles().forEach(key -> few(key).ifPresent(wanting::add));
        }
        return wanting;
    }

    private Optional<String> few(String key) {
        CellResult cell = cells.get(key);
        long storms = cell == null ? 0 : cell.storms();
        return storms >= kind.cellLeast()
                ? Optional.empty()
                : Optional.of(key + ": " + storms + " storms, fewer than " + kind.cellLeast());
    }

    @Override
    public Again again(long number) {
        return provenance.again(
                number, block -> run(kind, block, List.of(), Told.nobody(failed -> {})).provenance);
    }

    @Override
    public String core() {
        return provenance.core();
    }

    SortedMap<String, CellResult> cells() {
        return new TreeMap<>(cells);
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    long storms() {
        return cells.values().stream().mapToLong(CellResult::storms).sum();
    }
}
