package org.clepsydra.bench.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of incidents, and what is wrong with it: a row without a name, a name that is nobody's,
 * an incident that is not there.
 */
final class IncidentsTable {
    private static final int COLUMNS = 5;
    private static final Pattern REQUIREMENT = Pattern.compile("`(req~[^`]*)`");
    private static final Pattern REPLAY = Pattern.compile("`([^`]*)`");
    private static final Pattern ASSUMPTION = Pattern.compile("ASM-\\d{3}");
    private static final int FIRST = 1;
    private static final int LAST = 25;
    private static final String PCA = "PCA";

    /**
     * Who knows the names.
     *
     * @param requirement whether there is one with this id
     * @param replay whether there is a test, as class#method, or a scenario of this name
     * @param assumption whether there is one with this number
     */
    record Names(
            Predicate<String> requirement,
            Predicate<String> replay,
            Predicate<String> assumption) {}

    private record Row(String id, String happened, String stopped, String replayed, String not) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** Reads every line of a table that is not its head. */
    IncidentsTable(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("| ") && !line.startsWith("| id ") && !line.startsWith("| -")) {
                read(line);
            }
        }
    }

    private void read(String line) {
        List<String> cells =
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList();
        if (cells.size() == COLUMNS) {
            rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
        } else {
            broken.add("not five columns: " + line);
        }
    }

    /** What is wrong, a line each. */
    List<String> complaints(Names names) {
        List<String> complaints = new ArrayList<>(broken);
        List<String> ids = rows.stream().map(Row::id).toList();
        for (String id : wanted()) {
            long times = ids.stream().filter(id::equals).count();
            if (times != 1) {
                complaints.add(id + " is there " + times + " times");
            }
        }
        ids.stream()
                .filter(id -> !wanted().contains(id))
                .forEach(id -> complaints.add(id + " is no incident"));
        rows.forEach(row -> judge(row, names, complaints));
        return complaints;
    }

    private static Set<String> wanted() {
        Set<String> ids =
                IntStream.rangeClosed(FIRST, LAST)
                        .mapToObj(i -> String.format("I-%02d", i))
                        .collect(Collectors.toCollection(TreeSet::new));
        ids.add(PCA);
        return ids;
    }

    private static void judge(Row row, Names names, List<String> complaints) {
        List<String> requirements = named(REQUIREMENT, row.stopped, 1);
        List<String> replays = named(REPLAY, row.replayed, 1);
        List<String> assumptions = named(ASSUMPTION, row.not, 0);
        unknown(row, requirements, names.requirement, complaints);
        unknown(row, replays, names.replay, complaints);
        unknown(row, assumptions, names.assumption, complaints);
        if (row.happened.isEmpty()) {
            complaints.add(row.id + " says nothing of what happened");
        }
        if (requirements.isEmpty() && assumptions.isEmpty()) {
            complaints.add(row.id + " names neither a requirement nor an assumption");
        }
        if (requirements.isEmpty() != replays.isEmpty()) {
            complaints.add(row.id + " names what stops it without a replay, or the other way");
        }
        if (assumptions.isEmpty() && !row.not.isEmpty()) {
            complaints.add(row.id + " leaves something to nobody");
        }
    }

    private static List<String> named(Pattern pattern, String cell, int group) {
        return pattern.matcher(cell).results().map((MatchResult m) -> m.group(group)).toList();
    }

    private static void unknown(
            Row row, List<String> names, Predicate<String> known, List<String> complaints) {
        names.stream()
                .filter(known.negate())
                .map(name -> row.id + " names " + name + ", which is not there")
                .forEach(complaints::add);
    }
}
