package org.clepsydra.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clepsydra.port.Orders;

/**
 * What is to be shown, lit and heard, in sets of conditions and nothing else, as requirements and
 * table have it. It is told what is there; that a clock cannot be trusted is not its matter.
 */
final class AlarmOracle {
    private static final long PAUSE_MS = 120_000;
    private static final long FIVE_MINUTES = 300_000;
    private static final long TEN_MINUTES = 600_000;

    /** When what nobody acknowledges is raised once, and again. */
    private static final Map<Integer, long[]> RAISED =
            Map.of(
                    AlarmCode.RESTORED, new long[] {FIVE_MINUTES, FIVE_MINUTES + TEN_MINUTES},
                    AlarmCode.RESERVOIR_DISCREPANCY, new long[] {TEN_MINUTES},
                    AlarmCode.BATTERY_LOW, new long[] {TEN_MINUTES},
                    AlarmCode.KEY_STUCK, new long[] {TEN_MINUTES},
                    AlarmCode.PAUSED_LONG, new long[] {TEN_MINUTES});

    private final Set<Integer> kept = new HashSet<>();
    private final Map<Integer, Long> unseenMs = new HashMap<>();
    private Set<Integer> present = Set.of();
    private Set<Integer> shown = Set.of();
    private Set<Integer> acknowledged = new HashSet<>();
    private long pausedMs;

    /** One step in which these are there. */
    void step(int order, long ms, Set<Integer> there) {
        Set<Integer> began = new HashSet<>(there);
        began.removeAll(present);
        if (order == Orders.ACKNOWLEDGE) {
            // Of what was there to be seen; what begins with the order nobody has seen.
            acknowledged.addAll(shown);
            kept.removeIf(code -> shown.contains(code) && !untilPowerOn(code));
        }
        boolean stuck = shown.contains(AlarmCode.KEY_STUCK);
        boolean pauses = order == Orders.AUDIO_PAUSE && !stuck;
        pausedMs = pauses ? PAUSE_MS : Math.max(0, pausedMs - ms);
        pausedMs = began.isEmpty() ? pausedMs : 0;
        there.stream()
                .filter(code -> AlarmTable.of(code).until() != AlarmTable.Until.PRESENT)
                .forEach(kept::add);
        present = Set.copyOf(there);
        shown = new HashSet<>(kept);
        shown.addAll(there);
        acknowledged.retainAll(shown);
        acknowledged.removeAll(began);
        unseenMs.keySet().retainAll(shown);
        for (int code : shown) {
            unseenMs.merge(code, acknowledged.contains(code) ? 0 : ms, Long::sum);
        }
    }

    private static boolean untilPowerOn(int code) {
        return AlarmTable.of(code).until() == AlarmTable.Until.POWER_ON;
    }

    /** Whether it is raised where nobody acknowledges it. */
    static boolean isRaised(int code) {
        return RAISED.containsKey(code);
    }

    private int priority(int code) {
        int priority = AlarmTable.of(code).priority();
        for (long afterMs : RAISED.getOrDefault(code, new long[0])) {
            priority += unseenMs.getOrDefault(code, 0L) >= afterMs ? 1 : 0;
        }
        return priority;
    }

    private int highest(Set<Integer> codes) {
        return codes.stream().mapToInt(this::priority).max().orElse(AlarmCode.NONE);
    }

    /** What is to be heard in bursts. */
    Set<Integer> heard() {
        Set<Integer> heard = new HashSet<>(shown);
        heard.removeIf(
                code ->
                        AlarmTable.of(code).quiet() != AlarmTable.Quiet.NEVER
                                && (pausedMs > 0 || acknowledged.contains(code)));
        return heard;
    }

    /** The pattern of the highest that is heard; else a reminder, where there is a need of one. */
    int pattern() {
        boolean reminds =
                shown.stream()
                        .anyMatch(
                                code ->
                                        !acknowledged.contains(code)
                                                || AlarmTable.of(code).quiet()
                                                        != AlarmTable.Quiet.LONG);
        int quiet = reminds ? AlarmPattern.REMINDER : AlarmPattern.SILENT;
        return switch (highest(heard())) {
            case AlarmCode.HIGH -> AlarmPattern.HIGH_BURST;
            case AlarmCode.MEDIUM -> AlarmPattern.MEDIUM_BURST;
            case AlarmCode.LOW -> AlarmPattern.LOW_BURST;
            default -> quiet;
        };
    }

    int light() {
        return switch (highest(shown)) {
            case AlarmCode.HIGH -> AlarmLight.RED;
            case AlarmCode.MEDIUM -> AlarmLight.YELLOW;
            case AlarmCode.LOW -> AlarmLight.CYAN;
            default -> AlarmLight.DARK;
        };
    }

    /** The one to name. */
    int first() {
        return shown.stream()
                .max(
                        Comparator.comparingInt(this::priority)
                                .thenComparingInt(code -> AlarmTable.of(code).action())
                                .thenComparing(Comparator.<Integer>reverseOrder()))
                .orElse(AnnunciatorFrame.NO_CODE);
    }

    Set<Integer> shown() {
        return shown;
    }

    static long bits(Set<Integer> codes) {
        return codes.stream().mapToLong(code -> 1L << code).sum();
    }

    /** Compares all that the frame says. */
    void compare(AnnunciatorFrame out, Object when) {
        assertEquals(bits(shown), out.conditions(), () -> when + ": shown");
        assertEquals(bits(present), out.present(), () -> when + ": present");
        assertEquals(bits(acknowledged), out.acknowledged(), () -> when + ": acknowledged");
        assertEquals(highest(shown), out.priority(), () -> when + ": priority");
        assertEquals(first(), out.code(), () -> when + ": named");
        assertEquals(pausedMs, out.pausedMs(), () -> when + ": paused");
        assertEquals(pattern(), out.pattern(), () -> when + ": pattern");
        assertEquals(light(), out.light(), () -> when + ": light");
    }
}
