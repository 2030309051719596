package org.clepsydra.bench.storm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The results of a campaign or of a shard of one. The same whatever the order of its storms or of
 * its shards; it holds no times and no paths.
 */
public final class Campaign {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int CHUNK = 128;
    private static final int PARALLEL_FROM = 32;

    private final TreeMap<String, CellResult> cells = new TreeMap<>();
    private final TreeSet<Failure> failures = new TreeSet<>();
    private final TreeSet<Shard> shards = new TreeSet<>();

    /**
     * Storms of a seed, from one number to before another.
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
            return seed == other.seed
                    && first < other.first + other.count
                    && other.first < first + count;
        }
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
            List<Shard> shards, TreeMap<String, CellResult> cells, List<Failure> failures) {}

    /**
     * Runs a shard.
     *
     * @param faults in place of those drawn, where they can befall the pump that is; none for those
     *     drawn
     * @param told how many are done, and each that failed
     */
    static Campaign run(long seed, long first, long count, List<Fault> faults, Told told) {
        Campaign campaign = new Campaign();
        campaign.shards.add(new Shard(seed, first, count));
        for (long from = first; from < first + count; from += CHUNK) {
            long to = Math.min(first + count, from + CHUNK);
            List<StormResult> results =
                    numbers(from, to)
                            .mapToObj(run -> Draw.of(seed, run))
                            .filter(
                                    draw ->
                                            faults.stream()
                                                    .allMatch(f -> f.fits().test(draw.pump())))
                            .map(draw -> Storm.run(faults.isEmpty() ? draw : draw.with(faults)))
                            .toList();
            results.forEach(campaign::add);
            results.stream().filter(StormResult::failed).forEach(told::failed);
            told.done(to - first, count);
        }
        return campaign;
    }

    /** A few are run one after another: threads that share what measures coverage are slower. */
    private static LongStream numbers(long from, long to) {
        LongStream numbers = LongStream.range(from, to);
        return to - from < PARALLEL_FROM ? numbers : numbers.parallel();
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

    private void add(StormResult result) {
        Draw draw = result.draw();
        String key =
                String.join(
                        ",",
                        draw.faultWords(),
                        draw.pump().name(),
                        String.format("%010d", draw.nlPerH()));
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

    /**
     * All of these shards together.
     *
     * @throws IllegalArgumentException if a storm is in two of them
     */
    static Campaign merged(Collection<Campaign> parts) {
        Campaign all = new Campaign();
        for (Campaign part : parts) {
            for (Shard shard : part.shards) {
                all.shards.stream()
                        .filter(shard::overlaps)
                        .findFirst()
                        .ifPresent(
                                other -> {
                                    throw new IllegalArgumentException(
                                            "seed " + shard.seed() + ": storms in two shards");
                                });
                all.shards.add(shard);
            }
            part.cells.forEach((key, cell) -> all.cells.merge(key, cell, CellResult::plus));
            all.failures.addAll(part.failures);
        }
        all.join();
        return all;
    }

    /** Shards that follow one another are one. */
    private void join() {
        List<Shard> joined = new ArrayList<>();
        for (Shard shard : shards) {
            Shard last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean follows =
                    last != null
                            && last.seed() == shard.seed()
                            && last.first() + last.count() == shard.first();
            if (follows) {
                joined.remove(joined.size() - 1);
                joined.add(new Shard(shard.seed(), last.first(), last.count() + shard.count()));
            } else {
                joined.add(shard);
            }
        }
        shards.clear();
        shards.addAll(joined);
    }

    String json() {
        return GSON.toJson(new Written(List.copyOf(shards), cells, List.copyOf(failures))) + "\n";
    }

    /** Reads what {@link #json} wrote. */
    static Campaign read(String json) {
        Written written = GSON.fromJson(json, Written.class);
        if (written == null
                || written.shards() == null
                || written.cells() == null
                || written.failures() == null) {
            throw new IllegalArgumentException("not the results of a campaign");
        }
        Campaign campaign = new Campaign();
        campaign.shards.addAll(written.shards());
        campaign.cells.putAll(written.cells());
        campaign.failures.addAll(written.failures());
        return campaign;
    }

    /** A row for each cell, sorted; volumes in nanolitres. */
    String csv() {
        StringBuilder csv =
                new StringBuilder(
                        "fault,pump,rate_nl_per_h,storms,found,worst_over_nl,bound_nl,"
                                + "nearest_permille,latest_alarm_ms,bound_of_course_permille\n");
        cells.forEach(
                (key, c) ->
                        csv.append(key)
                                .append(',')
                                .append(
                                        String.join(
                                                ",",
                                                LongStream.of(
                                                                c.storms(),
                                                                c.found(),
                                                                c.overNl(),
                                                                c.boundNl(),
                                                                c.nearestPermille(),
                                                                c.latestMs(),
                                                                c.boundOfCoursePermille())
                                                        .mapToObj(Long::toString)
                                                        .toList()))
                                .append('\n'));
        return csv.toString();
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
