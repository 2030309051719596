package org.clepsydra.safety.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/**
 * The requirement trace matrix: a row for each way from a hazard over a control to a requirement or
 * an assumption of use, with code, tests and own mutation score.
 *
 * <p>What is reached by no way has a row with empty cells, so that a gap shows as a gap.
 */
final class TraceMatrix {
    private static final List<String> COLUMNS =
            List.of(
                    "hazard",
                    "hazard title",
                    "control",
                    "control title",
                    "requirement",
                    "requirement title",
                    "code",
                    "tests",
                    "results",
                    "mutants",
                    "own mutation score");
    private static final Set<String> BELOW = Set.of("req", "asm");

    private final Evidence evidence;
    private final Items items;
    private final Map<String, Set<String>> code = new TreeMap<>();
    private final Map<String, Set<String>> tests = new TreeMap<>();
    private final Map<String, Map<String, Integer>> results = new TreeMap<>();
    private final Map<String, Rows.Score> scores = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final List<List<String>> rows = new ArrayList<>();

    private TraceMatrix(Evidence evidence) {
        this.evidence = evidence;
        items = evidence.items();
    }

    /** The matrix as CSV. */
    static byte[] write(Evidence evidence) throws IOException {
        TraceMatrix matrix = new TraceMatrix(evidence);
        matrix.join();
        matrix.fill();
        return Csv.write(COLUMNS, matrix.rows);
    }

    private void join() {
        for (Rows.Mark mark : evidence.marks()) {
            if (mark.kind().equals("impl")) {
                add(code, mark.id(), mark.file() + ":" + mark.line() + "-" + mark.endLine());
            }
        }
        for (Rows.Test test : evidence.tests()) {
            String outcome = test.outcome();
            for (String id : test.verifies()) {
                add(tests, id, test.key() + " " + outcome);
                results.computeIfAbsent(id, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            }
        }
        evidence.scores().forEach(score -> scores.put(score.id(), score));
    }

    private void fill() {
        for (String id : ids("haz")) {
            Set<String> controls = under(id, Set.of("rc"));
            controls.forEach(control -> ways(id, control));
            Set<String> direct = under(id, BELOW);
            direct.forEach(below -> row(id, "", below));
            if (controls.isEmpty() && direct.isEmpty()) {
                row(id, "", "");
            }
        }
        ids("rc").stream()
                .filter(control -> !reached.contains(control))
                .forEach(control -> ways("", control));
        for (String type : List.of("req", "asm")) {
            ids(type).stream().filter(id -> !reached.contains(id)).forEach(id -> row("", "", id));
        }
    }

    private void ways(String hazard, String control) {
        Set<String> below = under(control, BELOW);
        for (String to : items.linked(control)) {
            if (BELOW.contains(items.text(to, "type"))) {
                below.add(to);
            }
        }
        below.forEach(id -> row(hazard, control, id));
        if (below.isEmpty()) {
            row(hazard, control, "");
        }
    }

    /** The items of these types that link to the one above. */
    private Set<String> under(String above, Set<String> types) {
        Set<String> below = new LinkedHashSet<>();
        for (String type : new TreeSet<>(types)) {
            for (String id : ids(type)) {
                if (items.linked(id).contains(above)) {
                    below.add(id);
                }
            }
        }
        return below;
    }

    private List<String> ids(String type) {
        return items.of(type).stream().map(item -> Json.text(item, "id")).toList();
    }

    private void row(String hazard, String control, String below) {
        reached.addAll(List.of(hazard, control, below));
        Rows.Score score = scores.get(below);
        rows.add(
                List.of(
                        hazard,
                        items.text(hazard, "title"),
                        control,
                        items.text(control, "title"),
                        below,
                        items.text(below, "title"),
                        String.join("; ", code.getOrDefault(below, Set.of())),
                        String.join("; ", tests.getOrDefault(below, Set.of())),
                        outcomes(below),
                        score == null ? "" : Integer.toString(score.mutants()),
                        score == null ? "" : score.percent()));
    }

    private String outcomes(String id) {
        List<String> counts = new ArrayList<>();
        results.getOrDefault(id, Map.of())
                .forEach((outcome, count) -> counts.add(count + " " + outcome));
        return String.join("; ", counts);
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, none -> new TreeSet<>()).add(value);
    }
}
