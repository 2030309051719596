package org.clepsydra.safety.argument;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What came of a case, for a reader at the console. */
final class Summary {

    private Summary() {}

    /** How many leaves have each value. */
    static Map<Value, Integer> counts(Case made) {
        Map<Value, Integer> counts = new EnumMap<>(Value.class);
        for (Value value : Value.values()) {
            counts.put(value, 0);
        }
        made.leaves()
                .forEach(leaf -> counts.merge(made.verdict(leaf.id()).value(), 1, Integer::sum));
        return counts;
    }

    /** The leaves that are not true, worst first. */
    static List<Node> notTrue(Case made) {
        return made.leaves().stream()
                .filter(leaf -> made.verdict(leaf.id()).value() != Value.TRUE)
                .sorted((a, b) -> value(made, b).compareTo(value(made, a)))
                .toList();
    }

    private static Value value(Case made, Node node) {
        return made.verdict(node.id()).value();
    }

    /** Root, branches, counts, leaves that are not true, and what the red team found. */
    static String of(Case made, RedTeam team) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(
                made.root() + " is " + made.value().word() + ": " + made.node(made.root()).text());
        Layers.branches(made)
                .forEach(
                        id ->
                                lines.add(
                                        "  %-8s %s: %s"
                                                .formatted(
                                                        value(made, made.node(id)).word(),
                                                        id,
                                                        made.node(id).text())));
        Map<Value, Integer> counts = counts(made);
        lines.add(
                "%d leaves: %d true, %d open for the manufacturer, %d stale, %d missing, %d false"
                        .formatted(
                                made.leaves().size(),
                                counts.get(Value.TRUE),
                                counts.get(Value.OPEN),
                                counts.get(Value.STALE),
                                counts.get(Value.MISSING),
                                counts.get(Value.FALSE)));
        for (Node leaf : notTrue(made)) {
            Verdict verdict = made.verdict(leaf.id());
            lines.add("  %-8s %s: %s".formatted(verdict.value().word(), leaf.id(), verdict.why()));
        }
        lines.add("leaf sensitivity " + team.turned() + "/" + team.leaves());
        for (Node leaf : made.leaves()) {
            team.blind(leaf)
                    .forEach(
                            row ->
                                    lines.add(
                                            "  unnoticed at "
                                                    + leaf.id()
                                                    + ": "
                                                    + row.corruption()));
        }
        return lines.toString();
    }
}
