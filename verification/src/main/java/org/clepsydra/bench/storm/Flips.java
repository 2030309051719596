package org.clepsydra.bench.storm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** A campaign of bits that turn over in the core's memory: what came of those of each class. */
public final class Flips implements Results {
    static final String NAME = "flips";
    private static final long LEAST = 100_000;
    private static final long BLOCK_RUNS = 500;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Provenance provenance;
    private final TreeMap<String, FlipCounts> classes = new TreeMap<>();
    private final TreeSet<Harm> harms = new TreeSet<>();

    private Flips(Provenance provenance) {
        this.provenance = provenance;
    }

    /**
     * A flip that broke a bound.
     *
     * @param seed of the campaign
     * @param number in it
     * @param name of the field or array
     * @param what bit of what, on which pump
     * @param announced whether an alarm or the monitor's cut followed
     * @param harm in words
     */
    record Harm(long seed, long number, String name, String what, boolean announced, String harm)
            implements Comparable<Harm> {
        @Override
        public int compareTo(Harm other) {
            int bySeed = Long.compare(seed, other.seed);
            return bySeed != 0 ? bySeed : Long.compare(number, other.number);
        }

        /** One line that runs it again. */
        String replay() {
            return "clepsydra-bench storm --bit-flips 1 --seed " + seed + " --first " + number;
        }
    }

    /** What is written and read. */
    private record Written(
            Provenance.Written bound, TreeMap<String, FlipCounts> classes, List<Harm> harms) {}

    /**
     * Runs a shard.
     *
     * @param told how many are done
     */
    static Flips run(Shard shard, LongConsumer told) {
        Flips flips = of(shard);
        long[] done = new long[1];
        InOrder.run(
                shard.first(),
                shard.first() + shard.count(),
                number -> new Flip(shard.seed(), number).run(),
                result -> {
                    flips.add(result);
                    done[0]++;
                    told.accept(done[0]);
                });
        return flips;
    }

    /** Of flips that are still to be added. */
    static Flips of(Shard shard) {
        Provenance provenance = Provenance.here(NAME, BLOCK_RUNS);
        provenance.runs(shard);
        return new Flips(provenance);
    }

    void add(Flip.Result one) {
        provenance.add(one.seed(), one.number(), one.figures());
        classes.merge(one.home(), FlipCounts.of(one.kind()), FlipCounts::plus);
        if (one.harmful()) {
            harms.add(
                    new Harm(
                            one.seed(),
                            one.number(),
                            one.name(),
                            "bit " + one.bit() + " of " + one.path() + " on " + one.pump(),
                            one.kind() == Flip.Kind.HARMFUL_DETECTED,
                            one.harm()));
        }
    }

    /**
     * All of these shards together.
     *
     * @throws IllegalArgumentException if they do not belong together, or a flip is in two
     */
    static Flips merged(Collection<Flips> parts) {
        Flips all = new Flips(Provenance.merged(parts.stream().map(p -> p.provenance).toList()));
        for (Flips part : parts) {
            part.classes.forEach((key, one) -> all.classes.merge(key, one, FlipCounts::plus));
            all.harms.addAll(part.harms);
        }
        return all;
    }

    @Override
    public String json() {
        return GSON.toJson(new Written(provenance.written(), classes, List.copyOf(harms))) + "\n";
    }

    /** Reads what {@link #json} wrote. */
    static Flips read(String json) {
        Written written = GSON.fromJson(json, Written.class);
        if (written == null || written.classes() == null || written.harms() == null) {
            throw new IllegalArgumentException("not the results of flips");
        }
        Flips flips = new Flips(Provenance.read(written.bound()));
        flips.classes.putAll(written.classes());
        flips.harms.addAll(written.harms());
        return flips;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String csv() {
        return FlipTables.csv(this);
    }

    @Override
    public String markdown() {
        return FlipTables.markdown(this);
    }

    @Override
    public boolean print(PrintWriter out) {
        return FlipTables.print(this, out);
    }

    @Override
    public List<String> wanting() {
        List<String> wanting = new ArrayList<>();
        FlipCounts all = counts();
        long counted = all.figures().sum();
        if (counted != provenance.runs()) {
            wanting.add(counted + " flips in classes, of " + provenance.runs() + " run");
        }
        if (counted < LEAST) {
            wanting.add(counted + " flips, fewer than " + LEAST);
        }
        if (harms.size() != all.harmful() + all.announced()) {
            wanting.add(harms.size() + " harms told of");
        }
        classes.forEach(
                (name, one) -> {
                    if (one.harmful() > 0) {
                        wanting.add(name + ": " + one.harmful() + " harmful and not announced");
                    }
                });
        return wanting;
    }

    @Override
    public Again again(long number) {
        return provenance.again(number, block -> run(block, done -> {}).provenance);
    }

    @Override
    public String core() {
        return provenance.core();
    }

    /** By room and class. */
    SortedMap<String, FlipCounts> classes() {
        return new TreeMap<>(classes);
    }

    List<Harm> harms() {
        return List.copyOf(harms);
    }

    /** Of all classes. */
    FlipCounts counts() {
        return classes.values().stream().reduce(FlipCounts.NONE, FlipCounts::plus);
    }
}
