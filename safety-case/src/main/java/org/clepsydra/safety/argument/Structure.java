package org.clepsydra.safety.argument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges the shape of an argument whose patterns are written out: one root, no cycle, every
 * reference leads to a node of a fitting kind, every goal, strategy and doubt has support, every
 * leaf has a known predicate with its arguments, and every node can be reached from the root.
 */
final class Structure {

    private final String file;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> doubts = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Structure(String file, List<Node> all) {
        this.file = file;
        for (Node node : all) {
            if (nodes.putIfAbsent(node.id(), node) != null) {
                fault(node, "the id is used twice");
            }
            for (String challenged : node.challenges()) {
                doubts.computeIfAbsent(challenged, id -> new ArrayList<>()).add(node.id());
            }
        }
    }

    /**
     * The id of the root.
     *
     * @throws BadArgument with every fault found
     */
    static String root(String file, List<Node> all) throws BadArgument {
        Structure structure = new Structure(file, all);
        structure.nodes.values().forEach(structure::judge);
        List<String> roots = structure.roots();
        if (structure.faults.isEmpty() && roots.size() != 1) {
            structure.faults.add(file + ": one goal nothing is above, not " + roots);
        }
        if (structure.faults.isEmpty()) {
            structure.cycles();
        }
        if (structure.faults.isEmpty()) {
            structure.unreachable(roots.get(0));
        }
        if (!structure.faults.isEmpty()) {
            throw new BadArgument(structure.faults);
        }
        return roots.get(0);
    }

    private void judge(Node node) {
        references(node, "supportedBy", node.supportedBy());
        references(node, "inContextOf", node.inContextOf());
        references(node, "challenges", node.challenges());
        boolean leaf = node.kind() == Kind.SOLUTION;
        boolean parent = node.kind().valued() && !leaf;
        if (parent && node.supportedBy().isEmpty()) {
            fault(
                    node,
                    node.kind() == Kind.DEFEATER ? "nothing answers it" : "nothing supports it");
        }
        if (!parent && !node.supportedBy().isEmpty()) {
            fault(node, "a node of kind " + node.kind().letters() + " is not supported");
        }
        if (node.kind() == Kind.DEFEATER && node.challenges().isEmpty()) {
            fault(node, "it challenges nothing");
        }
        if (leaf) {
            Predicates.faults(node).forEach(fault -> fault(node, fault));
        } else if (!node.predicate().isEmpty()) {
            fault(node, "only a solution has evidence");
        }
    }

    private void references(Node node, String role, List<String> ids) {
        for (String id : ids) {
            Node target = nodes.get(id);
            if (target == null) {
                fault(node, role + " names '" + id + "', which is not there");
                continue;
            }
            boolean fits = role.equals("inContextOf") ? !target.kind().valued() : argues(target);
            if (!fits) {
                fault(node, role + " cannot name " + id + ", of kind " + target.kind().letters());
            }
        }
    }

    private static boolean argues(Node node) {
        return node.kind().argues();
    }

    private List<String> roots() {
        Set<String> below = new HashSet<>();
        nodes.values().forEach(node -> below.addAll(node.supportedBy()));
        return nodes.values().stream()
                .filter(Structure::argues)
                .map(Node::id)
                .filter(id -> !below.contains(id))
                .toList();
    }

    /** What the value of a node depends on. */
    private List<String> under(String id) {
        List<String> under = new ArrayList<>(nodes.get(id).supportedBy());
        under.addAll(doubts.getOrDefault(id, List.of()));
        return under;
    }

    private void cycles() {
        Set<String> done = new HashSet<>();
        for (String id : nodes.keySet()) {
            cycle(id, new ArrayDeque<>(), done);
        }
    }

    private void cycle(String id, Deque<String> path, Set<String> done) {
        if (path.contains(id)) {
            fault(nodes.get(id), "it rests on itself, by " + path.peekLast());
            done.add(id);
            return;
        }
        if (done.contains(id)) {
            return;
        }
        path.addLast(id);
        under(id).forEach(next -> cycle(next, path, done));
        path.removeLast();
        done.add(id);
    }

    private void unreachable(String root) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (reached.add(id)) {
                open.addAll(under(id));
                open.addAll(nodes.get(id).inContextOf());
            }
        }
        nodes.values().stream()
                .filter(node -> !reached.contains(node.id()))
                .forEach(node -> fault(node, "nothing leads to it from " + root));
    }

    private void fault(Node node, String text) {
        faults.add(file + ":" + node.line() + ": " + node.id() + ": " + text);
    }
}
