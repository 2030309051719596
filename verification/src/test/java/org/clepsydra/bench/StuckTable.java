package org.clepsydra.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of what becomes of a reading that is stuck, and what is wrong with it or with cells.
 */
final class StuckTable {
    private static final int COLUMNS = 7;
    private static final String ALL = "bedside, wearable, syringe, roller, gas";
    private static final String ALL_UNSTATED = "bedside*, wearable*, syringe*, roller*, gas*";

    /** What is announced and stops nothing. */
    private static final Set<String> GO_ON =
            Set.of("LATE_STEP", "CONDITION_SENSOR_FAILED", "BATTERY_LOW", "KEY_STUCK");

    /**
     * A row.
     *
     * @param needed of these there is at least one; empty where none need be
     * @param allowed these there may be
     * @param assumption its number, and its words for it; empty where something is found
     */
    private record Row(
            String reading,
            long least,
            long most,
            String word,
            Set<String> pumps,
            Set<String> hazards,
            String found,
            Set<String> needed,
            Set<String> allowed,
            String assumption) {
        boolean covers(StuckCell cell) {
            boolean same = reading.equals(cell.sensor()) && pumps.contains(cell.plant());
            boolean value =
                    word.equals(cell.word())
                            && (!word.isEmpty() || (least <= cell.value() && cell.value() <= most));
            // A fault that is found is found whatever the hazard would be.
            boolean hazard = cell.hazard().isEmpty() || hazards.contains(cell.hazard());
            return same && value && hazard && phase(cell);
        }

        private boolean phase(StuckCell cell) {
            return switch (found) {
                case "fault" -> cell.hazard().isEmpty();
                case "hazard" -> !cell.hazard().isEmpty();
                default -> true;
            };
        }

        boolean agrees(StuckCell cell) {
            boolean one = needed.isEmpty() || cell.found().stream().anyMatch(needed::contains);
            boolean stops = !GO_ON.containsAll(cell.found());
            boolean atRest = reading.endsWith("at rest") || reading.endsWith("from power-on");
            return one && allowed.containsAll(cell.found()) && (atRest || stops == cell.stopped());
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** Reads every table line of a Markdown text whose first column is no heading. */
    StuckTable(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("| ")
                    && !line.startsWith("| reading ")
                    && !line.startsWith("| -")) {
                rows.add(row(line));
            }
        }
    }

    private static Row row(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException(line);
        }
        String at = cells.get(1);
        boolean word = at.equals(StuckSensor.SILENT) || at.equals(StuckSensor.ALWAYS_NEW);
        String[] ends = word ? new String[] {"0"} : at.split("\\.\\.");
        String pumps = cells.get(2).replace("all*", ALL_UNSTATED).replaceFirst("^all", ALL);
        String as = cells.get(5);
        Set<String> needed = names(as.replaceFirst("\\(.*\\)", ""), " or ");
        Set<String> allowed = names(as.replaceFirst("^[^(]*", "").replaceAll("[()]", ""), ",");
        allowed.addAll(needed);
        return new Row(
                cells.get(0),
                end(ends[0]),
                end(ends[ends.length - 1]),
                word ? at : "",
                names(pumps, ","),
                names(cells.get(3), ","),
                cells.get(4),
                needed,
                allowed,
                cells.get(6));
    }

    private static long end(String text) {
        return switch (text) {
            case "least" -> Long.MIN_VALUE;
            case "most" -> Long.MAX_VALUE;
            default -> Long.parseLong(text);
        };
    }

    private static Set<String> names(String text, String between) {
        return Stream.of(text.split(between))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What of these cells is not as the table says, and rows that no cell needed. */
    List<String> complaints(List<StuckCell> cells) {
        List<String> complaints = new ArrayList<>();
        Set<Row> used = new HashSet<>();
        for (StuckCell cell : cells) {
            List<Row> covering = rows.stream().filter(row -> row.covers(cell)).toList();
            used.addAll(covering);
            if (covering.isEmpty()) {
                complaints.add("no row for " + cell);
            }
            for (Row row : covering) {
                if (!row.agrees(cell)) {
                    complaints.add(row + " says otherwise than " + cell);
                }
            }
        }
        rows.stream()
                .filter(row -> !used.contains(row))
                .forEach(r -> complaints.add("unused " + r));
        for (Row row : rows) {
            boolean finds = !row.found.equals("neither");
            boolean sound =
                    Set.of("fault", "hazard", "either", "neither").contains(row.found)
                            && finds == row.assumption.isEmpty()
                            && finds == !row.needed.isEmpty();
            if (!sound) {
                complaints.add("not sound: " + row);
            }
        }
        return complaints;
    }

    /** Each assumption that is named, as {@code ASM-000: its words}. */
    Set<String> assumptions() {
        return rows.stream()
                .map(Row::assumption)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    /** How many of these cells were found how. */
    static Map<String, Long> counts(List<StuckCell> cells) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String how : Arrays.asList("fault", "hazard", "neither")) {
            counts.put(how, cells.stream().filter(cell -> how(cell).equals(how)).count());
        }
        return counts;
    }

    private static String how(StuckCell cell) {
        if (cell.found().isEmpty()) {
            return "neither";
        }
        return cell.hazard().isEmpty() ? "fault" : "hazard";
    }
}
