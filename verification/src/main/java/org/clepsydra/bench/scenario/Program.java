package org.clepsydra.bench.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * The segments of a prescription, one after another: some given once, then a cycle that runs so
 * many times. Without a cycle all are in {@code cycle}, which runs once.
 *
 * @param before the segments given once; none without a cycle
 * @param cycle the segments that run {@code times} times; never empty
 * @param times 1 or more
 */
public record Program(List<Part> before, List<Part> cycle, long times) {
    /** How the rate changes in a segment. */
    public enum Shape {
        /** One rate. */
        FLAT,
        /** A rate that changes in a straight line. */
        RAMP,
        /** A rate that rises from nothing to twice its mean and falls back, as a cosine. */
        RAISED_COSINE,
        /** Nothing is given. */
        PAUSE
    }

    /**
     * A segment.
     *
     * @param shape how its rate changes
     * @param parts its share of the dose, of each run in a cycle; 0 for a pause
     * @param ms how long it lasts
     * @param firstPercent of a ramp, its first rate in hundredths of its mean; else 0
     */
    public record Part(Shape shape, long parts, long ms, long firstPercent) {
        /** A segment of one rate. */
        public static Part flat(long parts, long ms) {
            return new Part(Shape.FLAT, parts, ms, 0);
        }

        /** A segment that gives nothing. */
        public static Part pause(long ms) {
            return new Part(Shape.PAUSE, 0, ms, 0);
        }
    }

    /** Copies the lists. */
    public Program {
        before = List.copyOf(before);
        cycle = List.copyOf(cycle);
    }

    /** Segments that are all given once. */
    public static Program once(List<Part> parts) {
        return new Program(List.of(), parts, 1);
    }

    /** Every segment as it is written, those of the cycle once. */
    public List<Part> written() {
        return Stream.concat(before.stream(), cycle.stream()).toList();
    }

    /** Whether it has one rate from its beginning to its end. */
    public boolean isFlat() {
        List<Part> written = written();
        return written.size() == 1 && written.get(0).shape() == Shape.FLAT;
    }

    /** How long all of it takes, with every run of the cycle, ms. */
    public long durationMs() {
        return sumMs(before) + times * sumMs(cycle);
    }

    private static long sumMs(List<Part> parts) {
        return parts.stream().mapToLong(Part::ms).sum();
    }
}
