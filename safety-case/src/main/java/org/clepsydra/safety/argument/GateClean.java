package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/** {@code gate(name)}: a gate of the join ran and found no fault. */
final class GateClean implements Predicate {

    @Override
    public List<String> required() {
        return List.of("name");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        List<Rows.Gate> gates = gates(args, evidence);
        if (gates.size() != 1) {
            return Verdict.missing(gates.size() + " gates " + args.text("name"));
        }
        Rows.Gate gate = gates.get(0);
        if (gate.count() == 0 && gate.faults().isEmpty()) {
            return Verdict.holds("gate " + gate.name() + " found nothing");
        }
        String first = gate.faults().isEmpty() ? "" : ": " + gate.faults().get(0);
        return Verdict.fails("gate " + gate.name() + " found " + gate.count() + first);
    }

    private static List<Rows.Gate> gates(Args args, Findings evidence) {
        return evidence.rows(Part.GATES).stream()
                .filter(gate -> gate.name().equals(args.text("name")))
                .toList();
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Part.CHECKS, Part.GATES));
        for (Rows.Gate gate : gates(args, evidence)) {
            Rows.Gate tripped = Tamper.forged(gate, Map.of("count", 1, "faults", List.of("a gap")));
            Rows.Gate hidden = Tamper.forged(gate, Map.of("count", 0, "faults", List.of("a gap")));
            corruptions.add(
                    new Corruption(
                            "let " + gate.name() + " find a gap",
                            Tamper.replace(evidence, Part.GATES, gate, tripped)));
            corruptions.add(
                    new Corruption(
                            "count the gap of " + gate.name() + " as none",
                            Tamper.replace(evidence, Part.GATES, gate, hidden)));
            corruptions.add(
                    new Corruption("drop " + gate.name(), Tamper.drop(evidence, Part.GATES, gate)));
        }
        return corruptions;
    }
}
