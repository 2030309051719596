package org.clepsydra.bench.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.scenario.Words;

/**
 * Infusions of one plant that nothing was wrong with.
 *
 * @param subject the plant
 * @param infusions how many
 * @param hours of all of them
 * @param stops how many stopped for nothing
 * @param conditions how often each alarm condition stood when one stopped
 * @param failures one for each stop
 */
public record Quiet(
        Subject subject,
        int infusions,
        double hours,
        int stops,
        Map<String, Integer> conditions,
        List<Failure> failures) {
    /** Infuses again and again, each time with the next seed, until it was so many hours. */
    static Quiet of(Subject subject, double share, long seed, DoubleConsumer told) {
        double hours = 0;
        int infusions = 0;
        Map<String, Integer> conditions = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        while (hours < share) {
            long own = seed + infusions++;
            long present;
            try {
                QuietTrial.Result result =
                        QuietTrial.run(subject.plant(), subject.slowest(), subject.fastest(), own);
                hours += result.hours();
                present = result.conditions();
            } catch (IllegalStateException refused) {
                failures.add(Failure.quiet(subject, own, refused.getMessage()));
                // What never starts must not keep the bench for ever.
                hours += 1;
                continue;
            }
            if (present != 0) {
                List<String> words = words(present);
                words.forEach(word -> conditions.merge(word, 1, Integer::sum));
                failures.add(Failure.quiet(subject, own, String.join(", ", words)));
            }
            told.accept(hours);
        }
        return new Quiet(subject, infusions, hours, failures.size(), conditions, failures);
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
