package org.clepsydra.safety.document;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.safety.json.Json;

/** The figures that a template may name, each reckoned from the evidence. */
final class Figures {
    private static final int TENTHS_OF_WHOLE = 1000;

    private final Map<String, String> all = new TreeMap<>();

    Figures(Evidence evidence, String version, int files) {
        all.put("version", version);
        all.put("files", Integer.toString(files));
        for (Map.Entry<String, String> type :
                Map.of(
                                "hazards", "haz",
                                "controls", "rc",
                                "requirements", "req",
                                "assumptions", "asm",
                                "anomalies", "anom",
                                "clauses", "clause",
                                "open-items", "open",
                                "decisions", "dec")
                        .entrySet()) {
            put(type.getKey(), evidence.ofType(type.getValue()).size());
        }
        for (String state : List.of("library", "both", "manufacturer", "not applicable")) {
            put(
                    "clauses-" + state.replace(' ', '-'),
                    Evidence.count(evidence.ofType("clause"), "state", state));
        }
        tests(evidence.tests());
        mutants(evidence);
        coverage(evidence.classes());
        put("gates", evidence.gates().size());
        put("gate-faults", evidence.gates().stream().mapToLong(g -> Json.number(g, "count")).sum());
        put("checks", evidence.checks().size());
        put("checks-hold", Evidence.count(evidence.checks(), "result", "holds"));
        put("nodes", evidence.nodes().size());
        put("nodes-open", Evidence.count(evidence.nodes(), "value", "open"));
        all.put("case", value(evidence));
    }

    /** The figure of a name, or null where there is none of that name. */
    String of(String name) {
        return all.get(name);
    }

    private void tests(List<JsonObject> tests) {
        put("tests", tests.size());
        for (String outcome : List.of("passed", "failed", "skipped", "missing")) {
            put("tests-" + outcome, Evidence.count(tests, "outcome", outcome));
        }
        put("proofs", Evidence.count(tests, "kind", "proof"));
    }

    private void mutants(Evidence evidence) {
        List<JsonObject> mutants = evidence.mutants();
        long own = mutants.stream().filter(m -> Json.truth(m, "own")).count();
        long survived = Evidence.count(mutants, "status", "survived");
        long justified =
                mutants.stream().filter(m -> !Json.text(m, "justification").isEmpty()).count();
        put("mutants", mutants.size());
        put("mutants-detected", mutants.size() - survived);
        put("mutants-own", own);
        put("mutants-survived", survived);
        put("mutants-justified", justified);
        all.put("mutants-justified-percent", percent(justified, mutants.size()));
        put(
                "requirements-judged",
                evidence.scores().stream().filter(s -> Json.number(s, "mutants") > 0).count());
        put("requirements-whole", Evidence.count(evidence.scores(), "percent", "100.0"));
    }

    private void coverage(List<JsonObject> classes) {
        all.put("lines-covered", percent(sum(classes, "linesCovered"), sum(classes, "lines")));
        all.put(
                "branches-covered",
                percent(sum(classes, "branchesCovered"), sum(classes, "branches")));
        put("classes", classes.size());
    }

    private static String value(Evidence evidence) {
        return evidence.nodes().stream()
                .filter(node -> evidence.root().equals(Json.text(node, "id")))
                .map(node -> Json.text(node, "value"))
                .findFirst()
                .orElse("missing");
    }

    private void put(String name, long figure) {
        all.put(name, Long.toString(figure));
    }

    static long sum(List<JsonObject> rows, String key) {
        return rows.stream().mapToLong(row -> Json.number(row, key)).sum();
    }

    /** A share in per cent, rounded down to a tenth so that it is never better than it is. */
    static String percent(long part, long whole) {
        if (whole == 0) {
            return "-";
        }
        long tenths = part * TENTHS_OF_WHOLE / whole;
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
