package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The closed list of predicates. A leaf that asks for anything else is a fault of the argument. */
final class Predicates {

    private static final Map<String, Predicate> ALL =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("tests", new TestsPass()),
                            Map.entry("ownMutation", new OwnMutation()),
                            Map.entry("coverage", new RoomCovered()),
                            Map.entry("proof", new Proved()),
                            Map.entry("static", CheckHolds.named("static", "check")),
                            Map.entry("campaign", CheckHolds.named("campaign", "name")),
                            Map.entry("review", new ForTheManufacturer("of", "a person's review")),
                            Map.entry(
                                    "reproducible",
                                    CheckHolds.fixed("build", "reproducible", Value.OPEN)),
                            Map.entry(
                                    "noRuntimeDependency",
                                    CheckHolds.fixed(
                                            "static",
                                            "no run-time dependency of core",
                                            Value.MISSING)),
                            Map.entry("openAnomalies", new OpenAnomalies()),
                            Map.entry("chain", new HazardChain()),
                            Map.entry("gate", new GateClean()),
                            Map.entry(
                                    "manufacturer",
                                    new ForTheManufacturer("item", "the manufacturer's part"))));

    private static final List<String> NUMBERS = List.of("min", "max");

    private Predicates() {}

    /** What is wrong with a leaf's predicate and arguments. */
    static List<String> faults(Node leaf) {
        Predicate predicate = ALL.get(leaf.predicate());
        if (leaf.predicate().isEmpty()) {
            return List.of("a solution has one predicate as its evidence");
        }
        if (predicate == null) {
            return List.of("'" + leaf.predicate() + "' is no predicate; there are " + ALL.keySet());
        }
        List<String> faults = new ArrayList<>();
        for (String name : predicate.required()) {
            if (leaf.args().getOrDefault(name, "").isBlank()) {
                faults.add(leaf.predicate() + " needs an argument '" + name + "'");
            }
        }
        for (Map.Entry<String, String> arg : leaf.args().entrySet()) {
            String name = arg.getKey();
            if (!predicate.required().contains(name) && !predicate.optional().contains(name)) {
                faults.add(leaf.predicate() + " has no argument '" + name + "'");
            } else if (NUMBERS.contains(name) && !arg.getValue().matches("\\d+(\\.\\d+)?")) {
                faults.add(name + " is a number, not '" + arg.getValue() + "'");
            }
        }
        return faults;
    }

    /** What the evidence says to a leaf without faults. */
    static Verdict judge(Node leaf, Findings evidence) {
        return ALL.get(leaf.predicate()).judge(new Args(leaf.args()), evidence);
    }

    /** Ways to tamper with the evidence of a leaf without faults. */
    static List<Corruption> corruptions(Node leaf, Findings evidence) {
        return ALL.get(leaf.predicate()).corruptions(new Args(leaf.args()), evidence);
    }
}
