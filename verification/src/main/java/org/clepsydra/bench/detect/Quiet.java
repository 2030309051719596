package org.clepsydra.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.LongStream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.scenario.Words;

/**
 * Infusions of one plant that nothing was wrong with.
 *
 * @param subject the plant
 * @param infusions how many
 * @param hours of all of them
 * @param stops how many stopped for nothing
 * @param conditions how often each alarm condition stood when one stopped, or why it never started
 * @param failures one for each stop
 */
public record Quiet(
        Subject subject,
        int infusions,
        double hours,
        int stops,
        Map<String, Integer> conditions,
        List<Failure> failures) {
    /** As many as are run together at most; how many there are changes nothing. */
    private static final int TOGETHER = 16;

    /** An infusion, or why it did not start; what never starts must not keep the bench for ever. */
    private record Tried(double hours, List<String> wrong) {
        static Tried of(Subject subject, long seed) {
            try {
                QuietTrial.Result result =
                        QuietTrial.run(subject.plant(), subject.slowest(), subject.fastest(), seed);
                return new Tried(result.hours(), words(result.conditions()));
            } catch (IllegalStateException refused) {
                return new Tried(1, List.of(refused.getMessage()));
            }
        }
    }

    /** Infuses again and again, each time with the next seed, until it was so many hours. */
    static Quiet of(Subject subject, double share, long seed, DoubleConsumer told) {
        double hours = 0;
        int infusions = 0;
        Map<String, Integer> conditions = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        while (hours < share) {
            long first = seed + infusions;
            int together = together(share - hours);
            List<Tried> tried =
                    LongStream.range(first, first + together)
                            .parallel()
                            .mapToObj(own -> Tried.of(subject, own))
                            .toList();
            for (int i = 0; i < together && hours < share; i++) {
                List<String> wrong = tried.get(i).wrong();
                infusions++;
                hours += tried.get(i).hours();
                wrong.forEach(word -> conditions.merge(word, 1, Integer::sum));
                if (!wrong.isEmpty()) {
                    failures.add(Failure.quiet(subject, first + i, String.join(", ", wrong)));
                }
                told.accept(hours);
            }
        }
        return new Quiet(subject, infusions, hours, failures.size(), conditions, failures);
    }

    /** No more than so many hours need at least. */
    private static int together(double hours) {
        return (int) Math.min(TOGETHER, Math.ceil(hours / QuietTrial.HOURS_MAX));
    }

    /** The conditions and how often each stood; "none" if there was none. */
    public String words() {
        List<String> words = new ArrayList<>();
        conditions.forEach((word, times) -> words.add(word + " " + times));
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static List<String> words(long conditions) {
        List<String> words = new ArrayList<>();
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            if ((conditions >> code & 1) != 0) {
                words.add(Words.ofAlarm(code));
            }
        }
        return words;
    }
}
