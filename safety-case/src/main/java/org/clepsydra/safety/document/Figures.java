package org.clepsydra.safety.document;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Rows;
import org.clepsydra.safety.json.Json;

/** The figures that a template may name, each reckoned from the evidence. */
final class Figures {
    private static final int TENTHS_OF_WHOLE = 1000;

    private final Map<String, String> all = new TreeMap<>();

    Figures(Evidence evidence, JsonObject argument, String version, int files) {
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
            put(type.getKey(), evidence.items().of(type.getValue()).size());
        }
        for (String state : List.of("library", "both", "manufacturer", "not applicable")) {
            put(
                    "clauses-" + state.replace(' ', '-'),
                    Rows.count(
                            evidence.items().of("clause"),
                            clause -> Json.text(clause, "state"),
                            state));
        }
        tests(evidence.tests());
        mutants(evidence);
        coverage(evidence.classes());
        put("gates", evidence.gates().size());
        put("gate-faults", evidence.gates().stream().mapToInt(g -> g.count()).sum());
        put("checks", evidence.checks().size());
        put("checks-hold", Rows.count(evidence.checks(), Rows.Check::result, "holds"));
        List<JsonObject> nodes = Json.rows(argument, "nodes");
        put("nodes", nodes.size());
        put("nodes-open", Rows.count(nodes, node -> Json.text(node, "value"), "open"));
        all.put("case", value(nodes, Json.text(argument, "root")));
    }

    /** The figure of a name, or null where there is none of that name. */
    String of(String name) {
        return all.get(name);
    }

    private void tests(List<Rows.Test> tests) {
        put("tests", tests.size());
        for (String outcome : List.of("passed", "failed", "skipped", "missing")) {
            put("tests-" + outcome, Rows.count(tests, Rows.Test::outcome, outcome));
        }
        put("proofs", Rows.count(tests, Rows.Test::kind, "proof"));
    }

    private void mutants(Evidence evidence) {
        List<Rows.Mutant> mutants = evidence.mutants();
        long own = mutants.stream().filter(Rows.Mutant::own).count();
        long survived = Rows.count(mutants, Rows.Mutant::status, "survived");
        long justified = mutants.stream().filter(m -> !m.justification().isEmpty()).count();
        put("mutants", mutants.size());
        put("mutants-detected", mutants.size() - survived);
        put("mutants-own", own);
        put("mutants-survived", survived);
        put("mutants-justified", justified);
        all.put("mutants-justified-percent", percent(justified, mutants.size()));
        put("requirements-judged", evidence.scores().stream().filter(s -> s.mutants() > 0).count());
        put("requirements-whole", Rows.count(evidence.scores(), Rows.Score::percent, "100.0"));
    }

    private void coverage(List<Rows.Coverage> classes) {
        Rows.Coverage sum = Rows.Coverage.sum(classes);
        all.put("lines-covered", percent(sum.linesCovered(), sum.lines()));
        all.put("branches-covered", percent(sum.branchesCovered(), sum.branches()));
        put("classes", classes.size());
    }

    private static String value(List<JsonObject> nodes, String root) {
        return nodes.stream()
                .filter(node -> root.equals(Json.text(node, "id")))
                .map(node -> Json.text(node, "value"))
                .findFirst()
                .orElse("missing");
    }

    private void put(String name, long figure) {
        all.put(name, Long.toString(figure));
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
