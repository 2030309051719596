package org.clepsydra.alarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.clepsydra.therapy.TherapyState;

/**
 * Every condition, and what it is and does in every state: {@code tables/alarm-conditions.csv}, the
 * only place it is written down for the tests. A cell says
 *
 * <ul>
 *   <li>{@code -}: in this state the condition cannot be; one from before may still be kept;
 *   <li>{@code shown}: it is shown; nothing runs, and nothing could be started without it either;
 *   <li>{@code refuses}: the same, and a new plan is not taken;
 *   <li>{@code starts}, {@code bars}: nothing runs; START, after the end a KVO, is taken or not;
 *   <li>{@code runs}: what runs goes on;
 *   <li>{@code stops}: what runs is stopped;
 *   <li>{@code primes}: a prime goes on, what else runs is stopped;
 *   <li>{@code cuts}: stopped, and the motor has no power until power-on.
 * </ul>
 */
public final class AlarmTable {
    /** How long it is kept: until power-on, until it was seen after it was gone, or not. */
    public enum Until {
        POWER_ON,
        SEEN,
        PRESENT
    }

    /** What an acknowledgement quiets: nothing, all but a reminder, or the reminder too. */
    public enum Quiet {
        NEVER,
        YES,
        LONG
    }

    /** One condition. */
    public record Row(
            String name,
            int code,
            int priority,
            int action,
            Until until,
            Quiet quiet,
            Map<Integer, String> cells) {
        /** What it does in a state. */
        public String in(int state) {
            return cells.get(state);
        }

        /** Whether it can be in a state. */
        public boolean canBe(int state) {
            return !in(state).equals("-");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Path FILE = Path.of("tables/alarm-conditions.csv");
    private static final List<String> STATES =
            List.of("IDLE", "READY", "INFUSING", "HELD", "DONE", "OVERLAY", "FAILED");
    private static final int FIRST_STATE = 5;
    private static final Map<Integer, Row> ROWS = read();

    private AlarmTable() {}

    /** Every row, by its code. */
    public static Map<Integer, Row> rows() {
        return ROWS;
    }

    /** The row of a condition. */
    public static Row of(int code) {
        return ROWS.get(code);
    }

    /** Every state. */
    public static IntStream states() {
        return STATES.stream().mapToInt(state -> constant(TherapyState.class, state));
    }

    /** What a state itself says, whatever else is. */
    static Set<Integer> saidBy(int state) {
        if (state == TherapyState.FAILED) {
            return Set.of(AlarmCode.CORE_FAILED);
        }
        return state == TherapyState.DONE ? Set.of(AlarmCode.END_OF_INFUSION) : Set.of();
    }

    private static Map<Integer, Row> read() {
        try {
            List<String> lines = Files.readAllLines(FILE);
            Map<Integer, Row> rows = new TreeMap<>();
            List<String> states = List.of(lines.get(0).split(",", -1)).subList(FIRST_STATE, 12);
            if (!states.equals(STATES)) {
                throw new IllegalStateException("states " + states);
            }
            for (String line : lines.subList(1, lines.size())) {
                Row row = row(List.of(line.split(",", -1)));
                if (rows.put(row.code(), row) != null) {
                    throw new IllegalStateException("twice " + row);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(List<String> cells) {
        Map<Integer, String> states = new TreeMap<>();
        for (int i = 0; i < STATES.size(); i++) {
            states.put(constant(TherapyState.class, STATES.get(i)), cells.get(FIRST_STATE + i));
        }
        return new Row(
                cells.get(0),
                constant(AlarmCode.class, cells.get(0)),
                constant(AlarmCode.class, cells.get(1)),
                constant(AlarmAction.class, cells.get(2)),
                switch (cells.get(3)) {
                    case "power-on" -> Until.POWER_ON;
                    case "seen" -> Until.SEEN;
                    case "present" -> Until.PRESENT;
                    default -> throw new IllegalStateException("until " + cells);
                },
                switch (cells.get(4)) {
                    case "never" -> Quiet.NEVER;
                    case "yes" -> Quiet.YES;
                    case "long" -> Quiet.LONG;
                    default -> throw new IllegalStateException("quiet " + cells);
                },
                states);
    }

    private static int constant(Class<?> of, String name) {
        try {
            return of.getField(name).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
