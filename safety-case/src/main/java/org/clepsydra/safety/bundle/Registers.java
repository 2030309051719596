package org.clepsydra.safety.bundle;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clepsydra.safety.evidence.Evidence;
import org.clepsydra.safety.evidence.Items;
import org.clepsydra.safety.json.Json;

/** The registers as CSV: one table for each kind of item and of result. */
final class Registers {
    private Registers() {}

    /** Each table by its file name. */
    static Map<String, byte[]> write(Evidence evidence) throws IOException {
        Items items = evidence.items();
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put(
                "hazards.csv",
                items(items, "haz", "severity", "situation", "causes", "harm", "residual"));
        tables.put("controls.csv", items(items, "rc", "option", "by", "text"));
        tables.put(
                "requirements.csv",
                items(items, "req", "statement", "rationale", "limits", "needs", "verification"));
        tables.put("assumptions.csv", items(items, "asm", "check", "kit", "text"));
        tables.put(
                "anomalies.csv",
                items(items, "anom", "affected", "hazards", "evaluation", "workaround", "status"));
        tables.put("manufacturer.csv", items(items, "open", "needed", "input", "text"));
        tables.put("threats.csv", items(items, "threat", "core", "device"));
        tables.put("soup.csv", items(items, "soup", "version", "use", "licence", "ships"));
        tables.put(
                "clauses.csv",
                items(items, "clause", "standard", "number", "state", "mechanism", "evidence"));
        tables.put("guidance.csv", items(items, "row", "table", "number", "decision", "reason"));
        tables.put(
                "mutants.csv",
                Csv.write(
                        evidence.mutants(),
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
                        evidence.tests(),
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

    private static byte[] items(Items items, String type, String... keys) throws IOException {
        List<String> own = List.of(keys);
        List<String> columns =
                Stream.of(List.of("id", "title"), own, List.of("links", "where"))
                        .flatMap(List::stream)
                        .toList();
        List<List<String>> rows =
                items.of(type).stream()
                        .map(item -> columns.stream().map(column -> cell(item, column)).toList())
                        .toList();
        return Csv.write(columns, rows);
    }

    private static String cell(JsonObject item, String column) {
        return switch (column) {
            case "where" -> Csv.cell(item, "file") + ":" + Csv.cell(item, "line");
            case "links" ->
                    String.join(
                            "; ",
                            Json.rows(item, "links").stream()
                                    .map(
                                            link ->
                                                    Json.text(link, "role")
                                                            + " "
                                                            + Json.text(link, "to"))
                                    .toList());
            default -> Csv.cell(item, column);
        };
    }
}
