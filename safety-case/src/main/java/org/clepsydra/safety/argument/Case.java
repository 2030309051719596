package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An argument with the value of each node. A leaf has what its predicate says; a goal or strategy
 * the worst of what supports it; a defeater the worst of its answers; and whatever is challenged is
 * no better than the defeater.
 */
final class Case {

    private final String root;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> doubts = new HashMap<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private Case(String root, List<Node> all) {
        this.root = root;
        for (Node node : all) {
            nodes.put(node.id(), node);
            for (String challenged : node.challenges()) {
                doubts.computeIfAbsent(challenged, id -> new ArrayList<>()).add(node.id());
            }
        }
    }

    /**
     * Evaluates nodes whose structure was judged.
     *
     * @param root id of the root
     * @param leaves what each solution is worth
     */
    static Case of(String root, List<Node> nodes, Function<Node, Verdict> leaves) {
        Case made = new Case(root, nodes);
        made.nodes.values().stream()
                .filter(node -> node.kind() == Kind.SOLUTION)
                .forEach(leaf -> made.verdicts.put("leaf " + leaf.id(), leaves.apply(leaf)));
        made.nodes.values().stream()
                .filter(node -> node.kind().valued())
                .forEach(node -> made.evaluate(node.id()));
        return made;
    }

    private Verdict evaluate(String id) {
        Verdict known = verdicts.get(id);
        if (known != null) {
            return known;
        }
        Node node = nodes.get(id);
        Verdict worst = verdicts.getOrDefault("leaf " + id, Verdict.holds("all below holds"));
        for (String below : node.supportedBy()) {
            worst = worst.worse(passedOn(below));
        }
        for (String doubt : doubts(id)) {
            worst = worst.worse(passedOn(doubt));
        }
        verdicts.put(id, worst);
        return worst;
    }

    private Verdict passedOn(String below) {
        Verdict verdict = evaluate(below);
        boolean leaf = nodes.get(below).kind() == Kind.SOLUTION;
        return leaf ? new Verdict(verdict.value(), below + ": " + verdict.why()) : verdict;
    }

    /** Id of the root. */
    String root() {
        return root;
    }

    /** The value of the root. */
    Value value() {
        return verdict(root).value();
    }

    /** All nodes, in the order of the file. */
    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The leaves, in the order of the file. */
    List<Node> leaves() {
        return nodes.values().stream().filter(node -> node.kind() == Kind.SOLUTION).toList();
    }

    /** The node with the id. */
    Node node(String id) {
        return nodes.get(id);
    }

    /** Ids of defeaters that challenge the node. */
    List<String> doubts(String id) {
        return doubts.getOrDefault(id, List.of());
    }

    /** What a node is worth; null where its kind has no value. */
    Verdict verdict(String id) {
        return verdicts.get(id);
    }
}
