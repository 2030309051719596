package org.clepsydra.bench.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Runs of a seed, from one number to before another.
 *
 * @param seed of the campaign
 * @param first number of the first
 * @param count how many
 */
record Shard(long seed, long first, long count) implements Comparable<Shard> {
    @Override
    public int compareTo(Shard other) {
        int bySeed = Long.compare(seed, other.seed);
        return bySeed != 0 ? bySeed : Long.compare(first, other.first);
    }

    boolean overlaps(Shard other) {
        return seed == other.seed && first < other.end() && other.first < end();
    }

    boolean holds(Shard other) {
        return seed == other.seed && first <= other.first && other.end() <= end();
    }

    private long end() {
        return first + count;
    }

    /** The same runs; shards that follow one another are one. */
    static List<Shard> joined(SortedSet<Shard> shards) {
        List<Shard> joined = new ArrayList<>();
        for (Shard shard : shards) {
            Shard last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.seed == shard.seed && last.end() == shard.first) {
                joined.set(
                        joined.size() - 1,
                        new Shard(shard.seed, last.first, last.count + shard.count));
            } else {
                joined.add(shard);
            }
        }
        return joined;
    }
}
