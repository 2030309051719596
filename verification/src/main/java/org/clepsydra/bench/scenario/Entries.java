package org.clepsydra.bench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys of one mapping in the file, each at its line. A key that is not known is refused. */
final class Entries {
    private final String file;
    private final int line;
    private final String of;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private Entries(String file, int line, String of) {
        this.file = file;
        this.line = line;
        this.of = of;
    }

    static Entries read(String file, Node node, String of, List<String> known) throws BadScenario {
        if (!(node instanceof MappingNode mapping)) {
            throw new BadScenario(
                    file,
                    lineOf(node),
                    of
                            + ": must be a list of \"key: value\"; keys are: "
                            + String.join(", ", known));
        }
        Entries entries = new Entries(file, lineOf(node), of);
        for (NodeTuple tuple : mapping.getValue()) {
            entries.add(tuple, known);
        }
        return entries;
    }

    private void add(NodeTuple tuple, List<String> known) throws BadScenario {
        int at = lineOf(tuple.getKeyNode());
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        if (!known.contains(key)) {
            throw new BadScenario(
                    file, at, of + ": \"" + key + "\" is not a key; " + Nearest.offer(key, known));
        }
        if (values.containsKey(key)) {
            throw new BadScenario(
                    file, at, of + ": \"" + key + "\" stands here and on line " + lines.get(key));
        }
        values.put(key, tuple.getValueNode());
        lines.put(key, at);
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    int line() {
        return line;
    }

    BadScenario bad(String problem) {
        return new BadScenario(file, line, of + ": " + problem);
    }

    /** What is wrong with the value of a key that is there. */
    BadScenario bad(String key, String problem) {
        return new BadScenario(file, lines.get(key), key + ": " + problem);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return new ArrayList<>(values.keySet());
    }

    Node node(String key) throws BadScenario {
        Node node = values.get(key);
        if (node == null) {
            throw bad("\"" + key + "\" is missing");
        }
        return node;
    }

    /** The text of a key that must be there. */
    Text text(String key) throws BadScenario {
        Node node = node(key);
        if (!(node instanceof ScalarNode scalar)) {
            throw new BadScenario(file, lines.get(key), key + ": must be a single value");
        }
        if (scalar.getValue().isBlank()) {
            throw new BadScenario(file, lines.get(key), key + ": has no value");
        }
        return new Text(file, lines.get(key), key, scalar.getValue().trim());
    }

    /** The items of a key that must be a list. */
    List<Node> list(String key) throws BadScenario {
        Node node = node(key);
        if (!(node instanceof SequenceNode sequence)) {
            throw new BadScenario(file, lines.get(key), key + ": must be a list, each item with -");
        }
        return sequence.getValue();
    }
}
