package org.clepsydra.bench.storm;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A campaign of bits that turn over in the core's memory. */
public final class Flips {
    private static final int CHUNK = 200;
    private static final int TELLINGS = 20;

    private final Map<Flip.Kind, Long> counts = new EnumMap<>(Flip.Kind.class);
    private final TreeMap<String, List<Flip.Result>> harmful = new TreeMap<>();

    private Flips() {}

    /** Runs them and tells of it; true if none was harmful and not announced. */
    public static boolean run(PrintWriter out, long seed, long first, long count) {
        Flips flips = new Flips();
        long told = 0;
        for (long from = first; from < first + count; from += CHUNK) {
            long to = Math.min(first + count, from + CHUNK);
            LongStream.range(from, to)
                    .parallel()
                    .mapToObj(number -> new Flip(seed, number).run())
                    .toList()
                    .forEach(flips::add);
            long telling = (to - first) * TELLINGS / count;
            if (telling > told) {
                told = telling;
                out.printf("%d of %d flips%n", to - first, count);
                out.flush();
            }
        }
        return flips.print(out, count);
    }

    private void add(Flip.Result one) {
        counts.merge(one.kind(), 1L, Long::sum);
        if (one.kind() == Flip.Kind.HARMFUL || one.kind() == Flip.Kind.HARMFUL_DETECTED) {
            harmful.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
        }
    }

    private boolean print(PrintWriter out, long count) {
        for (Map.Entry<String, List<Flip.Result>> entry : harmful.entrySet()) {
            List<Flip.Result> all = entry.getValue();
            Flip.Result one =
                    all.stream()
                            .filter(r -> r.kind() == Flip.Kind.HARMFUL)
                            .findFirst()
                            .orElse(all.get(0));
            long silent = all.stream().filter(r -> r.kind() == Flip.Kind.HARMFUL).count();
            out.printf(
                    "%s  %s: %d harmful, %d of them not announced; bit %d of %s on %s: %s%n",
                    silent > 0 ? "HARMFUL  " : "announced",
                    entry.getKey(),
                    all.size(),
                    silent,
                    one.bit(),
                    one.path(),
                    one.pump(),
                    one.harm());
            out.printf(
                    "  replay: clepsydra-bench storm --bit-flips 1 --seed %d --first %d%n",
                    one.seed(), one.number());
        }
        long silent = counts.getOrDefault(Flip.Kind.HARMFUL, 0L);
        out.printf(
                "%s  %d flips: %d harmless, %d detected, %d safe, %d harmful and announced, %d"
                        + " harmful and not%n",
                silent == 0 ? "met    " : "NOT MET",
                count,
                counts.getOrDefault(Flip.Kind.HARMLESS, 0L),
                counts.getOrDefault(Flip.Kind.DETECTED, 0L),
                counts.getOrDefault(Flip.Kind.SAFE, 0L),
                counts.getOrDefault(Flip.Kind.HARMFUL_DETECTED, 0L),
                silent);
        out.flush();
        return silent == 0;
    }
}
