package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code ownMutation(of)}: every mutant of the requirements is detected by a test that claims to
 * verify one of the mutant's requirements, or has a reason. A time-out is a detection. What the
 * join counted is not believed but counted again from the mutants and the tests' claims.
 */
final class OwnMutation implements Predicate {

    @Override
    public List<String> required() {
        return List.of("of");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        if (!evidence.has(Part.MUTANTS) || !evidence.has(Part.SCORES)) {
            return Verdict.missing("no mutants were judged");
        }
        List<Item> requirements = Chains.requirements(evidence, args.text("of"));
        if (requirements.isEmpty()) {
            return Verdict.missing("no requirement " + args.text("of"));
        }
        Map<String, Rows.Score> scores = new HashMap<>();
        evidence.rows(Part.SCORES).forEach(score -> scores.put(score.id(), score));
        Worst worst = new Worst();
        int mutants = 0;
        int justified = 0;
        for (Item requirement : requirements) {
            List<Rows.Mutant> own =
                    evidence.mutantsById().getOrDefault(requirement.id(), List.of());
            own.forEach(mutant -> worst.add(detected(mutant, evidence)));
            worst.add(counted(requirement, own, scores.get(requirement.id())));
            mutants += own.size();
            justified += justified(own);
        }
        if (mutants == 0) {
            return Verdict.missing("no mutants of " + args.text("of"));
        }
        return worst.orElse(
                Verdict.holds(
                        mutants
                                + " mutants detected by own tests but "
                                + justified
                                + " justified"));
    }

    private static int justified(List<Rows.Mutant> mutants) {
        return (int) mutants.stream().filter(m -> !m.own() && !m.justification().isEmpty()).count();
    }

    private static Verdict detected(Rows.Mutant mutant, Findings evidence) {
        if ((!mutant.own() && !mutant.justification().isEmpty())
                || mutant.status().equals("timed-out")) {
            return Verdict.holds("");
        }
        if (mutant.status().equals("survived")) {
            return Verdict.fails(mutant.id() + " survived");
        }
        List<Rows.Test> killers = evidence.testsByKey().getOrDefault(mutant.killer(), List.of());
        if (killers.isEmpty()) {
            return Verdict.missing(mutant.id() + ": its killer is no test of this build");
        }
        boolean own =
                killers.stream()
                        .anyMatch(
                                t ->
                                        mutant.requirements().stream()
                                                .anyMatch(t.verifies()::contains));
        if (!own) {
            return Verdict.fails(mutant.id() + " is killed by tests of other requirements only");
        }
        return mutant.own()
                ? Verdict.holds("")
                : Verdict.fails(mutant.id() + ": what the join says of its killer is not so");
    }

    private static Verdict counted(Item requirement, List<Rows.Mutant> mutants, Rows.Score score) {
        if (score == null) {
            return mutants.isEmpty()
                    ? Verdict.holds("")
                    : Verdict.missing("no score of " + requirement.id());
        }
        boolean agree =
                score.mutants() == mutants.size()
                        && score.justified() == justified(mutants)
                        && score.own() == mutants.size() - justified(mutants);
        return agree
                ? Verdict.holds("")
                : Verdict.fails(
                        requirement.key()
                                + ": "
                                + score.own()
                                + " of "
                                + (score.mutants() - score.justified())
                                + " mutants by own tests");
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(Tamper.swap(evidence, Part.TESTS, Part.MUTANTS));
        for (Item requirement : Chains.requirements(evidence, args.text("of"))) {
            for (Rows.Mutant mutant :
                    evidence.mutantsById().getOrDefault(requirement.id(), List.of())) {
                if (mutant.status().equals("killed") && mutant.justification().isEmpty()) {
                    corruptions.addAll(onMutant(evidence, mutant));
                    return corruptions;
                }
            }
        }
        return corruptions;
    }

    private static List<Corruption> onMutant(Findings evidence, Rows.Mutant mutant) {
        List<Corruption> corruptions = new ArrayList<>();
        corruptions.add(
                new Corruption(
                        "let " + mutant.id() + " survive",
                        Tamper.replace(
                                evidence,
                                Part.MUTANTS,
                                mutant,
                                forged(mutant, "survived", "", false))));
        corruptions.add(
                new Corruption("drop " + mutant.id(), Tamper.drop(evidence, Part.MUTANTS, mutant)));
        evidence.rows(Part.TESTS).stream()
                .filter(test -> mutant.requirements().stream().noneMatch(test.verifies()::contains))
                .findFirst()
                .ifPresent(
                        other ->
                                corruptions.add(
                                        new Corruption(
                                                "let another requirement's test kill "
                                                        + mutant.id(),
                                                Tamper.replace(
                                                        evidence,
                                                        Part.MUTANTS,
                                                        mutant,
                                                        forged(
                                                                mutant,
                                                                "killed",
                                                                other.key(),
                                                                true)))));
        List<Rows.Test> killers = evidence.testsByKey().getOrDefault(mutant.killer(), List.of());
        if (!killers.isEmpty()) {
            corruptions.add(
                    new Corruption(
                            "drop the test that kills " + mutant.id(),
                            Tamper.drop(evidence, Part.TESTS, killers.get(0))));
        }
        return corruptions;
    }

    private static Rows.Mutant forged(
            Rows.Mutant mutant, String status, String killer, boolean own) {
        return Tamper.forged(mutant, Map.of("status", status, "killer", killer, "own", own));
    }
}
