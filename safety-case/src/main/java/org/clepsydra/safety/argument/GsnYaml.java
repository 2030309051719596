package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes an evaluated case as YAML in the style of gsn2x: a mapping from id to element, whose kind
 * is told by the first letters of its id. A defeater is a counter goal there, {@code CG-}, and what
 * answers it challenges it.
 */
final class GsnYaml {

    private final Case made;
    private final StringBuilder out = new StringBuilder();

    private GsnYaml(Case made) {
        this.made = made;
    }

    static String of(Case made) {
        GsnYaml yaml = new GsnYaml(made);
        made.nodes().forEach(yaml::node);
        return yaml.out.toString();
    }

    private void node(Node node) {
        boolean doubt = node.kind() == Kind.DEFEATER;
        Verdict verdict = made.verdict(node.id());
        out.append(id(node.id())).append(":\n");
        field("text", node.text());
        if (!doubt) {
            list("supportedBy", node.supportedBy());
        }
        list("inContextOf", node.inContextOf());
        List<String> challenges = new ArrayList<>(node.challenges());
        for (Node other : made.nodes()) {
            if (other.kind() == Kind.DEFEATER && other.supportedBy().contains(node.id())) {
                challenges.add(other.id());
            }
        }
        list("challenges", challenges);
        if (doubt && verdict.value() == Value.TRUE) {
            out.append("  defeated: true\n");
        }
        if (node.kind() == Kind.SOLUTION && verdict.value() == Value.OPEN) {
            out.append("  undeveloped: true\n");
        }
        if (!node.predicate().isEmpty()) {
            field("predicate", node.call());
        }
        if (verdict != null) {
            field("value", verdict.value().word());
        }
        out.append('\n');
    }

    private String id(String id) {
        return made.node(id).kind() == Kind.DEFEATER ? "CG-" + id : id;
    }

    private void field(String key, String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ");
        out.append("  ").append(key).append(": \"").append(quoted).append("\"\n");
    }

    private void list(String key, List<String> ids) {
        if (!ids.isEmpty()) {
            out.append("  ").append(key).append(": [");
            out.append(String.join(", ", ids.stream().map(this::id).toList()));
            out.append("]\n");
        }
    }
}
