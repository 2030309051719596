package org.clepsydra.safety.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final Map<String, Set<String>> code = new TreeMap<>();
    private final Map<String, Set<String>> tests = new TreeMap<>();
    private final Map<String, Map<String, Integer>> results = new TreeMap<>();
    private final Map<String, Row> scores = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final List<List<String>> rows = new ArrayList<>();

    private TraceMatrix(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The matrix as CSV. */
    static byte[] write(Evidence evidence) throws IOException {
        TraceMatrix matrix = new TraceMatrix(evidence);
        matrix.join();
        matrix.fill();
        return Csv.write(COLUMNS, matrix.rows);
    }

    private void join() {
        for (Row mark : evidence.rows("marks", "marks")) {
            if (mark.text("kind").equals("impl")) {
                add(code, mark.text("id"), mark.where() + "-" + mark.text("endLine"));
            }
        }
        for (Row test : evidence.rows("tests", "tests")) {
            String name = test.text("className") + "#" + test.text("method");
            String outcome = test.text("outcome");
            for (String id : test.list("verifies")) {
                add(tests, id, name + " " + outcome);
                results.computeIfAbsent(id, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            }
        }
        for (Row score : evidence.rows("mutants", "requirements")) {
            scores.put(score.text("id"), score);
        }
    }

    private void fill() {
        for (Row hazard : evidence.items("haz")) {
            String id = hazard.text("id");
            Set<String> controls = under(id, Set.of("rc"));
            controls.forEach(control -> ways(id, control));
            Set<String> direct = under(id, BELOW);
            direct.forEach(below -> row(id, "", below));
            if (controls.isEmpty() && direct.isEmpty()) {
                row(id, "", "");
            }
        }
        evidence.items("rc").stream()
                .map(control -> control.text("id"))
                .filter(control -> !reached.contains(control))
                .forEach(control -> ways("", control));
        for (String type : List.of("req", "asm")) {
            evidence.items(type).stream()
                    .map(item -> item.text("id"))
                    .filter(id -> !reached.contains(id))
                    .forEach(id -> row("", "", id));
        }
    }

    private void ways(String hazard, String control) {
        Set<String> below = under(control, BELOW);
        for (Row link : evidence.item(control).rows("links")) {
            if (BELOW.contains(evidence.type(link.text("to")))) {
                below.add(link.text("to"));
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
            for (Row item : evidence.items(type)) {
                if (item.rows("links").stream().anyMatch(link -> link.text("to").equals(above))) {
                    below.add(item.text("id"));
                }
            }
        }
        return below;
    }

    private void row(String hazard, String control, String below) {
        reached.addAll(List.of(hazard, control, below));
        Row score = scores.get(below);
        rows.add(
                List.of(
                        hazard,
                        evidence.title(hazard),
                        control,
                        evidence.title(control),
                        below,
                        evidence.title(below),
                        String.join("; ", code.getOrDefault(below, Set.of())),
                        String.join("; ", tests.getOrDefault(below, Set.of())),
                        outcomes(below),
                        score == null ? "" : score.text("mutants"),
                        score == null ? "" : score.text("percent")));
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
