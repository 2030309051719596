package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.safety.evidence.Part;
import org.clepsydra.safety.evidence.Rows;

/**
 * {@code proof(of)}: the proofs in the test classes that fit the glob, by their names without
 * package, passed in this build.
 */
final class Proved implements Predicate {

    @Override
    public List<String> required() {
        return List.of("of");
    }

    @Override
    public Verdict judge(Args args, Findings evidence) {
        List<Rows.Test> proofs = proofs(args, evidence);
        if (proofs.isEmpty()) {
            return Verdict.missing("no proof " + args.text("of"));
        }
        Worst worst = new Worst();
        proofs.forEach(proof -> worst.add(TestsPass.outcome(proof)));
        return worst.orElse(Verdict.holds(proofs.size() + " proofs, all passed"));
    }

    private static List<Rows.Test> proofs(Args args, Findings evidence) {
        Glob of = args.glob("of");
        return evidence.rows(Part.TESTS).stream()
                .filter(test -> test.kind().equals("proof"))
                .filter(t -> of.fits(t.className().substring(t.className().lastIndexOf('.') + 1)))
                .toList();
    }

    @Override
    public List<Corruption> corruptions(Args args, Findings evidence) {
        List<Corruption> corruptions =
                new ArrayList<>(TestsPass.onTests(evidence, proofs(args, evidence)));
        corruptions.add(Tamper.swap(evidence, Part.TESTS, Part.MUTANTS));
        return corruptions;
    }
}
