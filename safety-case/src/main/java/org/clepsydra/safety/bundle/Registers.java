package org.clepsydra.safety.bundle;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The registers as CSV: one table for each kind of item and of result. */
final class Registers {
    private Registers() {}

    /** Each table by its file name. */
    static Map<String, byte[]> write(Evidence evidence) throws IOException {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put(
                "hazards.csv",
                items(evidence, "haz", "severity", "situation", "causes", "harm", "residual"));
        tables.put("controls.csv", items(evidence, "rc", "option", "by", "text"));
        tables.put(
                "requirements.csv",
                items(
                        evidence,
                        "req",
                        "statement",
                        "rationale",
                        "limits",
                        "needs",
                        "verification"));
        tables.put("assumptions.csv", items(evidence, "asm", "check", "kit", "text"));
        tables.put(
                "anomalies.csv",
                items(
                        evidence,
                        "anom",
                        "affected",
                        "hazards",
                        "evaluation",
                        "workaround",
                        "status"));
        tables.put("manufacturer.csv", items(evidence, "open", "needed", "input", "text"));
        tables.put("threats.csv", items(evidence, "threat", "core", "device"));
        tables.put("soup.csv", items(evidence, "soup", "version", "use", "licence", "ships"));
        tables.put(
                "clauses.csv",
                items(evidence, "clause", "standard", "number", "state", "mechanism", "evidence"));
        tables.put("guidance.csv", items(evidence, "row", "table", "number", "decision", "reason"));
        tables.put(
                "mutants.csv",
                Csv.write(
                        evidence.rows("mutants", "mutants"),
                        "id",
                        "className",
                        "method",
                        "file",
                        "line",
                        "description",
                        "status",
                        "killer",
                        "own",
                        "requirements",
                        "justification"));
        tables.put(
                "tests.csv",
                Csv.write(
                        evidence.rows("tests", "tests"),
                        "className",
                        "method",
                        "kind",
                        "outcome",
                        "runs",
                        "verifies",
                        "file",
                        "line"));
        return tables;
    }

    private static byte[] items(Evidence evidence, String type, String... keys) throws IOException {
        List<String> own = List.of(keys);
        List<String> columns =
                Stream.of(List.of("id", "title"), own, List.of("links", "where"))
                        .flatMap(List::stream)
                        .toList();
        List<List<String>> rows =
                evidence.items(type).stream()
                        .map(item -> columns.stream().map(column -> cell(item, column)).toList())
                        .toList();
        return Csv.write(columns, rows);
    }

    private static String cell(Row item, String column) {
        return switch (column) {
            case "where" -> item.where();
            case "links" ->
                    String.join(
                            "; ",
                            item.rows("links").stream()
                                    .map(link -> link.text("role") + " " + link.text("to"))
                                    .toList());
            default -> item.text(column);
        };
    }
}
