package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.clepsydra.gate.CoreDigest;
import org.clepsydra.gate.Digest;

/**
 * What results are of, and what they are bound to: the code of the core, the runs, and a digest of
 * each block of them, so that a block can be run again and compared bit for bit. A block's digest
 * is the sum of those of its runs, so that shards may part it.
 */
final class Provenance {
    private static final int HEX = 16;

    private final String of;
    private final String core;
    private final long blockRuns;
    private final TreeSet<Shard> shards = new TreeSet<>();
    private final TreeMap<String, Long> sums = new TreeMap<>();

    /**
     * What is written and read.
     *
     * @param of what was run
     * @param core digest of its code
     * @param blockRuns how many runs a block has
     * @param shards which runs
     * @param blocks a digest for each
     */
    record Written(
            String of,
            String core,
            long blockRuns,
            List<Shard> shards,
            TreeMap<String, String> blocks) {
        private boolean complete() {
            return of != null
                    && core != null
                    && blockRuns > 0
                    && shards != null
                    && shards.stream().allMatch(Objects::nonNull)
                    && blocks != null;
        }
    }

    private Provenance(String of, String core, long blockRuns) {
        this.of = of;
        this.core = core;
        this.blockRuns = blockRuns;
    }

    /** Of no runs yet, of the core that runs here. */
    static Provenance here(String of, long blockRuns) {
        return new Provenance(of, Here.CORE, blockRuns);
    }

    /** Read once: the code does not change while it runs. */
    private static final class Here {
        static final String CORE = CoreDigest.here();
    }

    /** These are run. */
    void runs(Shard shard) {
        if (shard.count() == 0) {
            return;
        }
        if (shards.stream().anyMatch(shard::overlaps)) {
            throw new IllegalArgumentException("seed " + shard.seed() + ": runs in two shards");
        }
        shards.add(shard);
        List<Shard> joined = Shard.joined(shards);
        shards.clear();
        shards.addAll(joined);
    }

    /** One of them came out so, every bit of it in words. */
    void add(long seed, long run, String figures) {
        long digest = Long.parseUnsignedLong(Digest.of(seed + "," + run + "," + figures), HEX);
        sums.merge(key(seed, run / blockRuns * blockRuns), digest, Long::sum);
    }

    private static String key(long seed, long first) {
        return String.format("%d,%010d", seed, first);
    }

    /**
     * Of all of these.
     *
     * @throws IllegalArgumentException if they do not belong together, or a run is in two of them
     */
    static Provenance merged(Collection<Provenance> parts) {
        Provenance first = parts.iterator().next();
        Provenance all = new Provenance(first.of, first.core, first.blockRuns);
        for (Provenance part : parts) {
            if (!part.of.equals(all.of) || part.blockRuns != all.blockRuns) {
                throw new IllegalArgumentException(all.of + " beside " + part.of);
            }
            if (!part.core.equals(all.core)) {
                throw new IllegalArgumentException("of core " + all.core + " and " + part.core);
            }
            part.shards.forEach(all::runs);
            part.sums.forEach((key, sum) -> all.sums.merge(key, sum, Long::sum));
        }
        return all;
    }

    Written written() {
        TreeMap<String, String> blocks = new TreeMap<>();
        sums.forEach((key, sum) -> blocks.put(key, hex(sum)));
        return new Written(of, core, blockRuns, List.copyOf(shards), blocks);
    }

    /** What {@link #written} gave. */
    static Provenance read(Written written) {
        if (written == null || !written.complete()) {
            throw new IllegalArgumentException("not the results of a campaign");
        }
        Provenance read = new Provenance(written.of, written.core, written.blockRuns);
        written.shards.forEach(read::runs);
        for (Map.Entry<String, String> block : written.blocks.entrySet()) {
            read.sums.put(block.getKey(), Long.parseUnsignedLong(block.getValue(), HEX));
        }
        return read;
    }

    String of() {
        return of;
    }

    String core() {
        return core;
    }

    /** How many runs. */
    long runs() {
        return shards.stream().mapToLong(Shard::count).sum();
    }

    /** Every block of which all runs were run. */
    List<Shard> blocks() {
        List<Shard> blocks = new ArrayList<>();
        for (Shard shard : shards) {
            long from = (shard.first() + blockRuns - 1) / blockRuns * blockRuns;
            for (Shard block = new Shard(shard.seed(), from, blockRuns); shard.holds(block); ) {
                blocks.add(block);
                block = new Shard(shard.seed(), block.first() + blockRuns, blockRuns);
            }
        }
        return blocks;
    }

    /**
     * Runs a block again.
     *
     * @param number of the block, modulo how many there are
     * @param run what runs it
     */
    Results.Again again(long number, Function<Shard, Provenance> run) {
        List<Shard> blocks = blocks();
        if (blocks.isEmpty()) {
            return new Results.Again(of + ": no block of " + blockRuns, "kept", "none");
        }
        Shard block = blocks.get((int) Long.remainderUnsigned(number, blocks.size()));
        String key = key(block.seed(), block.first());
        return new Results.Again(
                of + " of seed " + block.seed() + ", " + blockRuns + " from " + block.first(),
                hex(sums.getOrDefault(key, 0L)),
                hex(run.apply(block).sums.values().stream().mapToLong(Long::longValue).sum()));
    }

    private static String hex(long sum) {
        return String.format("%016x", sum);
    }
}
