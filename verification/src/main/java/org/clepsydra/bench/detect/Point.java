package org.clepsydra.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Many trials of one plant at one rate with its line narrowed by as much.
 *
 * @param subject the plant
 * @param nlPerH the rate
 * @param times how many times the line's resistance rises; infinity for a blocked line
 * @param trials how many were run
 * @param trappedUl trapped in each trial that was found, the least first
 * @param afterS time to the alarm in each of them, the least first
 * @param relief what was left of that when the line opened, where the pump goes back
 * @param early trials that stopped, or did not start, before their line was touched
 * @param failures trials that did not go as every one must
 */
public record Point(
        Subject subject,
        long nlPerH,
        double times,
        int trials,
        List<Double> trappedUl,
        List<Double> afterS,
        List<Relief> relief,
        int early,
        List<Failure> failures) {
    private static final double P95 = 0.95;

    /** A blocked line, and lines of which a thousandth, a hundredth, a tenth is open. */
    public static final List<Double> SEVERITIES =
            List.of(Double.POSITIVE_INFINITY, 1_000.0, 100.0, 10.0);

    /** Copies the lists. */
    public Point {
        trappedUl = trappedUl.stream().sorted().toList();
        afterS = afterS.stream().sorted().toList();
        relief = List.copyOf(relief);
        failures = List.copyOf(failures);
    }

    /** A trial that was run, or why it stopped before its line was touched; then no result. */
    private record Tried(Optional<OcclusionTrial.Result> result, String stopped) {
        static Tried of(Subject subject, long nlPerH, double times, long seed) {
            try {
                return new Tried(
                        Optional.of(OcclusionTrial.run(subject.plant(), nlPerH, times, seed)), "");
            } catch (IllegalStateException early) {
                return new Tried(Optional.empty(), early.getMessage());
            }
        }
    }

    /** On all processors: what comes out is in the order of the seeds all the same. */
    static Point of(Subject subject, long nlPerH, double times, long seed, int seeds) {
        List<Tried> tried =
                IntStream.range(0, seeds)
                        .parallel()
                        .mapToObj(i -> Tried.of(subject, nlPerH, times, seed + i))
                        .toList();
        List<Double> trapped = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        List<Relief> relief = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        int early = 0;
        for (int i = 0; i < seeds; i++) {
            Optional<OcclusionTrial.Result> result = tried.get(i).result();
            String wrong = tried.get(i).stopped();
            if (result.isEmpty()) {
                early++;
            } else {
                wrong = Double.isInfinite(times) ? wrong(result.get()) : "";
                if (result.get().found()) {
                    trapped.add(result.get().trappedUl());
                    after.add(result.get().afterS());
                    result.get().relief().ifPresent(relief::add);
                }
            }
            if (!wrong.isEmpty()) {
                failures.add(Failure.occlusion(subject, nlPerH, seed + i, wrong));
            }
        }
        return new Point(subject, nlPerH, times, seeds, trapped, after, relief, early, failures);
    }

    /** What must not be after a line was blocked; empty if it is not. */
    private static String wrong(OcclusionTrial.Result result) {
        if (!result.found()) {
            return "a blocked line was not found";
        }
        if (result.trappedUl() >= result.plainUl()) {
            return String.format(
                    Locale.ROOT,
                    "%.1f uL were trapped; a plain threshold traps %.1f",
                    result.trappedUl(),
                    result.plainUl());
        }
        return "";
    }

    /** Whether the line was blocked, not narrowed. */
    public boolean blocked() {
        return Double.isInfinite(times);
    }

    /** The rate in mL/h. */
    public double mlPerH() {
        return nlPerH / 1e6;
    }

    /** Trials in which delivery stopped, in percent of all. */
    public double foundPercent() {
        return 100.0 * trappedUl.size() / trials;
    }

    /** Whether any figure can be given. */
    public boolean anyFound() {
        return !trappedUl.isEmpty();
    }

    /** The least volume that half of those found did not exceed, uL. */
    public double medianUl() {
        return ranked(trappedUl, 0.5);
    }

    /** The same for 95 of a hundred. */
    public double p95Ul() {
        return ranked(trappedUl, P95);
    }

    /** The most, uL. */
    public double worstUl() {
        return ranked(trappedUl, 1);
    }

    /** The median time to the alarm, s. */
    public double medianS() {
        return ranked(afterS, 0.5);
    }

    /** The longest, s. */
    public double worstS() {
        return ranked(afterS, 1);
    }

    /** Released when the line opened, the least first, uL; none where the pump never goes back. */
    public List<Double> releasedUl() {
        return relief.stream().map(Relief::releasedUl).sorted().toList();
    }

    /** The median of that. */
    public double medianReleasedUl() {
        return ranked(releasedUl(), 0.5);
    }

    /** The most. */
    public double worstReleasedUl() {
        return ranked(releasedUl(), 1);
    }

    /** By how many counts a ledger was off at most. */
    public double worstLedgerCounts() {
        return relief.stream().mapToDouble(Relief::ledgerCounts).max().orElse(0);
    }

    private static double ranked(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
