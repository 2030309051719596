package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes out patterns. A node with {@code forEach: haz} stands once for each hazard; its id and
 * texts hold {@code {name}}, {@code {id}}, {@code {title}} or {@code {severity}}. {@code forEach:
 * subject} stands once for each first word of requirements' names, {@code forEach: standard} for
 * each file of clauses. A node outside a pattern that names a pattern's id is given all that was
 * written out of it.
 */
final class Patterns {

    private static final Set<String> TYPES = Set.of("haz", "asm", "open", "subject", "standard");

    private final Map<String, List<Map<String, String>>> bindings = new LinkedHashMap<>();
    private final Map<String, Node> patterns = new LinkedHashMap<>();

    private Patterns() {}

    /**
     * The nodes with patterns written out, in the order of the file.
     *
     * @throws BadArgument when a pattern is for something unknown, or its id has no place for a
     *     name, or there is none of what it is for
     */
    static List<Node> expand(String file, List<Node> nodes, Findings evidence) throws BadArgument {
        Patterns all = new Patterns();
        List<String> faults = new ArrayList<>();
        for (Node node : nodes) {
            if (node.pattern()) {
                all.add(file, node, evidence, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new BadArgument(faults);
        }
        List<Node> expanded = new ArrayList<>();
        for (Node node : nodes) {
            if (node.pattern()) {
                for (Map<String, String> binding : all.bindings.get(node.forEach())) {
                    expanded.add(all.bind(node, binding));
                }
            } else {
                expanded.add(all.bind(node, Map.of()));
            }
        }
        return expanded;
    }

    private void add(String file, Node node, Findings evidence, List<String> faults) {
        String at = file + ":" + node.line() + ": " + node.id() + ": ";
        if (patterns.put(node.id(), node) != null) {
            faults.add(at + "the id is used twice");
        }
        if (!TYPES.contains(node.forEach())) {
            faults.add(at + "no pattern is for each '" + node.forEach() + "'");
        } else if (!node.id().contains("{name}") && !node.id().contains("{id}")) {
            faults.add(at + "the id of a pattern holds {name} or {id}");
        } else {
            bindings.computeIfAbsent(node.forEach(), type -> bindings(type, evidence));
            if (bindings.get(node.forEach()).isEmpty()) {
                faults.add(at + "the evidence has no " + node.forEach());
            }
        }
    }

    private static List<Map<String, String>> bindings(String type, Findings evidence) {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (Item item : evidence.items()) {
            if (type.equals("subject") && item.type().equals("req")) {
                String name = item.name().split("\\.", 2)[0];
                byName.put(name, Map.of("name", name));
            } else if (type.equals("standard") && item.type().equals("clause")) {
                String name = item.name().split("\\.", 2)[0];
                byName.put(name, Map.of("name", name, "title", item.standard()));
            } else if (item.type().equals(type)) {
                byName.put(
                        item.name(),
                        Map.of(
                                "name", item.name(),
                                "id", item.call(),
                                "title", item.title(),
                                "severity", item.severity()));
            }
        }
        return List.copyOf(byName.values());
    }

    private Node bind(Node node, Map<String, String> binding) {
        Map<String, String> args = new LinkedHashMap<>();
        node.args().forEach((name, arg) -> args.put(name, fill(arg, binding)));
        return new Node(
                fill(node.id(), binding),
                node.kind(),
                fill(node.text(), binding),
                references(node, node.supportedBy(), binding),
                references(node, node.inContextOf(), binding),
                references(node, node.challenges(), binding),
                node.predicate(),
                args,
                "",
                node.line());
    }

    private List<String> references(Node node, List<String> ids, Map<String, String> binding) {
        List<String> references = new ArrayList<>();
        for (String id : ids) {
            Node target = patterns.get(id);
            if (target == null || target.forEach().equals(node.forEach())) {
                references.add(fill(id, binding));
            } else {
                bindings.get(target.forEach()).forEach(each -> references.add(fill(id, each)));
            }
        }
        return references;
    }

    private static String fill(String text, Map<String, String> binding) {
        String filled = text;
        for (Map.Entry<String, String> entry : binding.entrySet()) {
            filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }
}
