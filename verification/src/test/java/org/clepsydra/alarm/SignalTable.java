package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sound and the light of each priority may be, as the project understands IEC 60601-1-8:
 * {@code tables/alarm-signals.csv}. It is held against what was heard and seen.
 */
final class SignalTable {
    private static final List<String> PRIORITIES = List.of("NONE", "LOW", "MEDIUM", "HIGH");
    private static final int HALF = 5;
    private static final int GROUP = 3;

    private record Bounds(long least, long most) {}

    private static final Map<String, Bounds> BOUNDS = read();

    private SignalTable() {}

    private static Map<String, Bounds> read() {
        try {
            Map<String, Bounds> bounds = new HashMap<>();
            List<String> lines = Files.readAllLines(Path.of("tables/alarm-signals.csv"));
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = List.of(line.split(",", -1));
                bounds.put(
                        cells.get(0) + " " + cells.get(1),
                        new Bounds(Long.parseLong(cells.get(2)), Long.parseLong(cells.get(3))));
            }
            return bounds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void within(int priority, String figure, long value, Object when) {
        String name = PRIORITIES.get(priority) + " " + figure;
        Bounds bounds = BOUNDS.get(name);
        assertTrue(
                value >= bounds.least() && value <= bounds.most(),
                () -> when + ": " + value + " is not within " + bounds + " of " + name);
    }

    /** A whole burst. */
    static void burst(int priority, List<Ear.On> pulses, Object when) {
        within(priority, "pulses in a burst", pulses.size(), when);
        for (int i = 0; i < pulses.size(); i++) {
            within(priority, "pulse ms", pulses.get(i).ms(), when);
            within(priority, "pitch mHz", AlarmPattern.pitchMilliHz(priority, i), when);
        }
        for (int i = 0; i + 1 < pulses.size(); i++) {
            gap(priority, pulses, i, when);
        }
    }

    private static void gap(int priority, List<Ear.On> pulses, int after, Object when) {
        long gap = pulses.get(after + 1).fromMs() - pulses.get(after).toMs();
        boolean high = priority == AlarmCode.HIGH;
        if (high && after == HALF - 1) {
            within(priority, "gap between halves ms", gap, when);
        } else if (high && after % HALF == GROUP - 1) {
            // Twice a gap of the group, and a pulse.
            long first = pulses.get(1).fromMs() - pulses.get(0).toMs();
            assertEquals(2 * first + pulses.get(0).ms(), gap, () -> when + ": between groups");
        } else {
            within(priority, "gap in a group ms", gap, when);
        }
    }

    /** From the end of one burst to the beginning of the next. */
    static void interval(int priority, List<Ear.On> before, List<Ear.On> after, Object when) {
        long endMs = before.get(before.size() - 1).toMs();
        within(priority, "burst interval ms", after.get(0).fromMs() - endMs, when);
    }

    /** Whole flashes, in so long; of low priority lit without a break, none of which is whole. */
    static void flashes(int priority, List<Ear.On> flashes, long forMs, Object when) {
        if (priority == AlarmCode.LOW) {
            within(priority, "lit percent", flashes.isEmpty() ? 100 : 0, when);
            return;
        }
        // The first may have begun before.
        assertTrue(flashes.size() >= forMs / 2_500 - 1, () -> when + ": " + flashes.size());
        for (int i = 1; i + 1 < flashes.size(); i++) {
            long periodMs = flashes.get(i + 1).fromMs() - flashes.get(i).fromMs();
            within(priority, "flashes mHz", 1_000_000 / periodMs, when);
            within(priority, "lit percent", 100 * flashes.get(i).ms() / periodMs, when);
        }
    }
}
