package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads an argument: one list {@code nodes} of mappings. Words it does not know are faults, as a
 * misspelt one would else leave out part of the argument.
 */
final class ArgumentReader {

    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "kind",
                    "text",
                    "forEach",
                    "supportedBy",
                    "answeredBy",
                    "inContextOf",
                    "challenges",
                    "evidence");

    private final String file;
    private final List<String> faults = new ArrayList<>();

    private ArgumentReader(String file) {
        this.file = file;
    }

    /**
     * The nodes of a text, patterns not written out.
     *
     * @param file what faults are named by
     * @throws BadArgument when it is no YAML or no list of nodes
     */
    static List<Node> read(String file, String text) throws BadArgument {
        ArgumentReader reader = new ArgumentReader(file);
        List<Node> nodes = new ArrayList<>();
        for (org.snakeyaml.engine.v2.nodes.Node each : reader.list(text)) {
            reader.node(each).ifPresent(nodes::add);
        }
        if (!reader.faults.isEmpty()) {
            throw new BadArgument(reader.faults);
        }
        return nodes;
    }

    private List<org.snakeyaml.engine.v2.nodes.Node> list(String text) throws BadArgument {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        Optional<org.snakeyaml.engine.v2.nodes.Node> top;
        try {
            top = new Compose(settings).composeString(text);
        } catch (YamlEngineException e) {
            throw new BadArgument(List.of(file + ": no YAML: " + e.getMessage()));
        }
        if (top.isPresent() && top.get() instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (scalar(entry.getKeyNode()).equals("nodes")
                        && entry.getValueNode() instanceof SequenceNode nodes) {
                    return nodes.getValue();
                }
            }
        }
        throw new BadArgument(List.of(file + ": it has no list 'nodes'"));
    }

    private Optional<Node> node(org.snakeyaml.engine.v2.nodes.Node yaml) {
        int line = line(yaml);
        if (!(yaml instanceof MappingNode mapping)) {
            fault(line, "a node is a mapping");
            return Optional.empty();
        }
        Map<String, org.snakeyaml.engine.v2.nodes.Node> fields = fields(mapping);
        String id = text(fields, "id", line);
        String letters = text(fields, "kind", line);
        String text = text(fields, "text", line).strip();
        Optional<Kind> kind = Kind.of(letters);
        if (kind.isEmpty()) {
            fault(line, id + ": '" + letters + "' is no kind of node");
            return Optional.empty();
        }
        boolean doubt = kind.get() == Kind.DEFEATER;
        for (String key : List.of(doubt ? "supportedBy" : "answeredBy", "challenges")) {
            if (fields.containsKey(key) && !(doubt && key.equals("challenges"))) {
                fault(line, id + ": a node of kind " + letters + " has no '" + key + "'");
            }
        }
        List<String> support = strings(fields, doubt ? "answeredBy" : "supportedBy");
        Map<String, String> args = new LinkedHashMap<>();
        String predicate = evidence(id, fields.get("evidence"), args);
        String forEach = fields.containsKey("forEach") ? scalar(fields.get("forEach")) : "";
        return Optional.of(
                new Node(
                        id,
                        kind.get(),
                        text,
                        support,
                        strings(fields, "inContextOf"),
                        strings(fields, "challenges"),
                        predicate,
                        args,
                        forEach,
                        line));
    }

    private Map<String, org.snakeyaml.engine.v2.nodes.Node> fields(MappingNode mapping) {
        Map<String, org.snakeyaml.engine.v2.nodes.Node> fields = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(entry.getKeyNode());
            if (!KEYS.contains(key)) {
                fault(line(entry.getKeyNode()), "unknown word '" + key + "'");
            }
            fields.put(key, entry.getValueNode());
        }
        return fields;
    }

    private String text(
            Map<String, org.snakeyaml.engine.v2.nodes.Node> fields, String key, int line) {
        String text = fields.containsKey(key) ? scalar(fields.get(key)) : "";
        if (text.isBlank()) {
            fault(line, "a node has no '" + key + "'");
        }
        return text;
    }

    private List<String> strings(
            Map<String, org.snakeyaml.engine.v2.nodes.Node> fields, String key) {
        org.snakeyaml.engine.v2.nodes.Node yaml = fields.get(key);
        if (yaml == null) {
            return List.of();
        }
        if (!(yaml instanceof SequenceNode list)) {
            fault(line(yaml), "'" + key + "' is a list");
            return List.of();
        }
        return list.getValue().stream().map(this::scalar).toList();
    }

    private String evidence(
            String id, org.snakeyaml.engine.v2.nodes.Node yaml, Map<String, String> args) {
        if (yaml == null) {
            return "";
        }
        if (!(yaml instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            fault(line(yaml), id + ": 'evidence' names one predicate");
            return "";
        }
        NodeTuple call = mapping.getValue().get(0);
        if (call.getValueNode() instanceof MappingNode given) {
            for (NodeTuple arg : given.getValue()) {
                args.put(scalar(arg.getKeyNode()), scalar(arg.getValueNode()));
            }
        } else {
            fault(line(yaml), id + ": a predicate's arguments are a mapping");
        }
        return scalar(call.getKeyNode());
    }

    private String scalar(org.snakeyaml.engine.v2.nodes.Node yaml) {
        if (yaml instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault(line(yaml), "a single word or text belongs here");
        return "";
    }

    private static int line(org.snakeyaml.engine.v2.nodes.Node yaml) {
        return yaml.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private void fault(int line, String text) {
        faults.add(file + ":" + line + ": " + text);
    }
}
